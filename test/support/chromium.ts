/** A Chromium for the tests: found on this machine, or installed where that is possible. */
import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'
import { aptInstall } from './apt.ts'

const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

const missing =
  'The tests need Chromium or Chrome: install it (Debian: apt-get install chromium) or set PEILMOMENT_TEST_CHROMIUM to its program.'

export function findChromium(): string {
  const find = () =>
    [process.env.PEILMOMENT_TEST_CHROMIUM, ...places].find((place) => place && existsSync(place))
  const found = find() ?? (aptInstall('chromium') ? find() : undefined)
  if (!found) throw new Error(missing)
  return found
}

export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: findChromium(),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
}
