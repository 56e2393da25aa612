/** Making a study in a real browser, on the real server: as a researcher would who never saw it. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '../support/chromium.ts'
import { axe, openPage, type SignedIn, sidewaysScroll, signedInAs } from '../support/page.ts'
import { openSite, type Site } from '../support/site.ts'
import { smallStudy } from '../support/small-study.ts'
import { openPart } from '../support/workshop.ts'

let browser: Browser
let site: Site
let researcher: SignedIn

beforeAll(async () => {
  browser = await launchBrowser()
  site = await openSite(smallStudy())
  researcher = await signedInAs(browser, site.address, await site.addStaff('researcher'))
})
afterAll(async () => {
  await browser.close()
  await site.close()
})

async function signedIn(width: number, at = '/researcher/design') {
  const opened = await openPage(browser, width, researcher)
  const { page } = opened
  await page.goto(`${site.address}${at}`)
  await page.getByRole('heading', { level: 1, name: /./ }).nth(0).waitFor()
  return opened
}

async function begin(page: Page, title: string) {
  await page.getByLabel('Waarmee').selectOption('small')
  await page.getByLabel('Titel, Nederlands').fill(title)
  await page.getByLabel('Titel, Engels').fill(title)
  await page.getByRole('button', { name: 'Begin', exact: true }).click()
  await page.getByRole('heading', { level: 1, name: title }).waitFor()
}

describe('a researcher who makes a questionnaire', () => {
  it('adds a question with a condition, undoes, reads it back after reloading, and loses nothing', async () => {
    const { page, faults } = await signedIn(1280)
    await begin(page, 'Proef een')
    await openPart(page, 'decision')
    const outline = page.getByRole('navigation', { name: 'Opbouw' })
    await outline.getByRole('button', { name: /Zocht u werk/ }).click()
    await page.getByRole('button', { name: 'Voeg toe', exact: true }).click()
    const properties = page.getByRole('region', { name: 'Eigenschappen' })
    await properties.getByLabel('Nederlands').first().fill('Waarom zocht u werk?')
    await properties.getByLabel('Naam van de variabele').fill('why')
    await page.keyboard.press('Enter')
    await outline.getByRole('button', { name: /Waarom zocht u werk.*why/ }).waitFor()
    await properties.getByText('Wanneer te zien').click()
    const condition = properties.getByRole('group', { name: 'Alleen laten zien als', exact: true })
    await condition.getByRole('button', { name: 'Voeg een regel toe' }).click()
    await condition.getByLabel('Antwoord').selectOption('no')
    expect(await condition.getByLabel('Als formule').inputValue()).toBe("{searching} = 'no'")
    await page.getByText(/^Bewaard om/).waitFor()
    await outline.getByRole('button', { name: /Waarom zocht/ }).focus()
    await page.keyboard.press('Alt+ArrowUp')
    await page.keyboard.press('Control+z')
    await page.getByText(/^Bewaard om/).waitFor()
    expect(await axe(page)).toEqual([])
    await page.reload()
    await outline.getByRole('button', { name: /Waarom zocht/ }).click()
    await properties.getByText('Wanneer te zien').click()
    expect(await condition.getByLabel('Als formule').inputValue()).toBe("{searching} = 'no'")
    await page.getByRole('button', { name: 'Code' }).click()
    await page.locator('.cm-content', { hasText: '"locale": "nl"' }).waitFor()
    expect(faults).toEqual([])
    await page.context().close()
  })

  it('sees what another does in the same questionnaire, and is asked where both did the same', async () => {
    const anna = await signedIn(1280)
    await begin(anna.page, 'Proef twee')
    const bram = await signedIn(1280, '/researcher/design/proef-twee/questionnaire/decision')
    await openPart(anna.page, 'decision')
    const titleOf = async (page: Page, question: RegExp, text: string) => {
      await page.getByRole('navigation', { name: 'Opbouw' }).getByRole('button', { name: question }).click()
      await page.getByRole('region', { name: 'Eigenschappen' }).getByLabel('Nederlands').first().fill(text)
    }
    // Anna does not hear of Bram in time.
    await anna.page.route('**/revisions', (route) => route.abort())
    await titleOf(anna.page, /remarks/, 'Van Anna')
    await anna.page.getByText(/^Bewaard om/).waitFor()
    await titleOf(bram.page, /searchHours/, 'Van Bram')
    await bram.page.getByText(/^Bewaard om/).waitFor()
    await bram.page.getByRole('button', { name: /Van Anna/ }).waitFor()
    await titleOf(anna.page, /searchHours/, 'Ook van Anna')
    await anna.page.getByText('Iemand anders veranderde intussen ook iets').waitFor()
    expect(await axe(anna.page)).toEqual([])
    await anna.page.getByRole('radio', { name: /^van u/ }).check()
    await anna.page.getByRole('button', { name: 'Bewaar zo' }).click()
    await anna.page.getByText(/^Bewaard om/).waitFor()
    await bram.page.reload()
    await bram.page.getByRole('button', { name: /Ook van Anna/ }).waitFor()
    expect([...anna.faults, ...bram.faults]).toEqual([])
    await anna.page.context().close()
    await bram.page.context().close()
  })

  it('reads every page at 360 and 1280 pixels without faults of accessibility', async () => {
    const { page } = await signedIn(1280)
    await begin(page, 'Proef drie')
    for (const width of [360, 1280]) {
      await page.setViewportSize({ width, height: 800 })
      for (const place of [
        '',
        '/proef-drie',
        '/proef-drie/questionnaire/decision',
        '/proef-drie/part/waves',
      ]) {
        await page.goto(`${site.address}/researcher/design${place}`)
        await page.getByRole('heading', { level: 1 }).waitFor()
        await page.waitForLoadState('networkidle')
        expect([place, width, await axe(page)]).toEqual([place, width, []])
        expect([place, width, await sidewaysScroll(page)]).toEqual([place, width, 0])
        if (process.env.PEILMOMENT_TEST_SCREENSHOTS)
          await page.screenshot({
            path: `${process.env.PEILMOMENT_TEST_SCREENSHOTS}/design${place.replaceAll('/', '-')}-${width}.png`,
            fullPage: true,
          })
      }
    }
    await page.context().close()
  })
})
