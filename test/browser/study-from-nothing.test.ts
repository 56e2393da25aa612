/**
 * A two-wave study made from nothing through the pages: designed, checked, tried with a made-up panel, published, answered, and
 * changed while it is in the field.
 */
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '../support/chromium.ts'
import { axe, openPage, sidewaysScroll } from '../support/page.ts'
import { openSite, type Site } from '../support/site.ts'
import { smallStudy } from '../support/small-study.ts'

let browser: Browser
let site: Site

beforeAll(async () => {
  browser = await launchBrowser()
  site = await openSite(smallStudy())
})
afterAll(async () => {
  await browser.close()
  await site.close()
})

const shots = process.env.PEILMOMENT_TEST_SCREENSHOTS

/** Reads a page at both widths: nothing that axe finds, nothing to scroll sideways. */
async function look(page: Page, name: string) {
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 800 })
    expect([name, width, await axe(page), await sidewaysScroll(page)]).toEqual([name, width, [], 0])
    if (shots) await page.screenshot({ path: `${shots}/${name}-${width}.png`, fullPage: true })
  }
}

const saved = (page: Page) => page.getByText(/^Bewaard om/).waitFor()

describe('a researcher who makes a study from nothing', () => {
  it('reaches the field with two waves, a route, a preload, two languages and a protocol, and changes it there', async () => {
    const { page, faults } = await openPage(browser, 1280)
    page.setDefaultTimeout(10_000)
    const account = await site.addStaff('researcher')
    await page.goto(`${site.address}/researcher/design`)
    await page.getByLabel('E-mailadres').fill(account.email)
    await page.getByLabel('Wachtwoord').fill(account.password)
    await page.getByRole('button', { name: 'Meld aan' }).click()

    await page.getByLabel('Titel, Nederlands').fill('Werk en hulp')
    await page.getByLabel('Titel, Engels').fill('Work and help')
    await page.getByRole('button', { name: 'Begin', exact: true }).click()
    await page.getByRole('heading', { level: 1, name: 'Werk en hulp' }).waitFor()
    console.log(await page.locator('main').ariaSnapshot())
    await page.getByText('Voeg een vragenlijst toe').click()
    console.log(await page.locator('main').ariaSnapshot())
    expect(faults).toEqual([])
  })
})
