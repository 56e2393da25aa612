/** Pages of a browser test: what went wrong on them is remembered, and axe looks at them. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Browser, BrowserContext, Page } from 'playwright-core'

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

export type SignedIn = Awaited<ReturnType<BrowserContext['storageState']>>

export interface WatchedPage {
  readonly page: Page
  /** Errors on the page, and what its own security policy refused, other than the one named below. */
  readonly faults: string[]
}

/** survey-core writes one style attribute in its markup; the policy drops it and nothing is missed. */
const known = /Applying inline style violates/

/** `signedIn`: the cookies of someone who is signed in already. */
export async function openPage(browser: Browser, width: number, signedIn?: SignedIn): Promise<WatchedPage> {
  const page = await browser.newPage({
    viewport: { width, height: 800 },
    locale: 'nl-NL',
    ...(signedIn && { storageState: signedIn }),
  })
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('console', (message) => {
    const text = message.text()
    // A refusal by the server (401 before signing in) is an answer, not a fault of the page.
    const answer = text.startsWith('Failed to load resource')
    if (message.type() === 'error' && !answer && !known.test(text)) faults.push(text)
  })
  return { page, faults }
}

/** Signs in beside the pages: for tests that are about what comes after. */
export async function signedInAs(
  browser: Browser,
  address: string,
  account: { readonly email: string; readonly password: string },
): Promise<SignedIn> {
  const context = await browser.newContext()
  const reply = await context.request.post(`${address}/api/auth/sign-in/email`, {
    data: account,
    headers: { origin: address },
  })
  if (!reply.ok()) throw new Error(`sign-in failed: ${await reply.text()}`)
  const signedIn = await context.storageState()
  await context.close()
  return signedIn
}

/** What axe finds against WCAG 2.2 A and AA, in a line each. */
export async function axe(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axeSource)
  return page.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: { run(options: unknown): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> }
    }
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
    const { violations } = await axe.run({ runOnly: tags })
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`))
  })
}

export async function sidewaysScroll(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
}
