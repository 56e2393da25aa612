/** Other people's questionnaires, translations and paper in a real browser, on the real server. */
import { readFile } from 'node:fs/promises'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readXml } from '../../surveys/interchange/xml.ts'
import { launchBrowser } from '../support/chromium.ts'
import { axe, openPage, sidewaysScroll } from '../support/page.ts'
import { openSite, type Site } from '../support/site.ts'
import { smallStudy } from '../support/small-study.ts'
import { limeSurvey } from '../surveys/interchange/files.ts'

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

const file = (name: string, content: Uint8Array | string) => ({
  name,
  mimeType: 'application/octet-stream',
  buffer: Buffer.from(content as string),
})

async function downloaded(page: Page, button: string): Promise<string> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button }).click(),
  ])
  return readFile(await download.path(), 'utf8')
}

async function looksRight(page: Page, name: string) {
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 800 })
    expect([name, width, await axe(page)]).toEqual([name, width, []])
    expect([name, width, await sidewaysScroll(page)]).toEqual([name, width, 0])
    const folder = process.env.PEILMOMENT_TEST_SCREENSHOTS
    if (folder) await page.screenshot({ path: `${folder}/${name}-${width}.png`, fullPage: true })
  }
}

describe('a researcher with a questionnaire of another program', () => {
  it('reads what does not come along, adds it, has it translated, and takes it along', async () => {
    const account = await site.addStaff('researcher')
    const { page, faults } = await openPage(browser, 1280)
    await page.goto(`${site.address}/researcher/design`)
    await page.getByLabel('E-mailadres').fill(account.email)
    await page.getByLabel('Wachtwoord').fill(account.password)
    await page.getByRole('button', { name: 'Meld aan' }).click()
    await page.getByLabel('Waarmee').selectOption('small')
    await page.getByLabel('Titel, Nederlands').fill('Proef')
    await page.getByLabel('Titel, Engels').fill('Proef')
    await page.getByRole('button', { name: 'Begin', exact: true }).click()

    // A file that is no questionnaire is refused; one of LimeSurvey is read, with a list.
    await page.getByText('Voeg een vragenlijst toe').click()
    await page.getByLabel('Naam').fill('lime')
    const chooser = page.getByLabel('Uit een bestand')
    await chooser.setInputFiles(file('x.lss', '<document>'))
    await page.getByText('Dit bestand is geen goede XML').waitFor()
    expect(await page.getByRole('button', { name: 'Voeg toe' }).isDisabled()).toBe(true)
    const questions = [
      { id: 1, code: 'work', type: 'Y', nl: 'Had u werk?' },
      { id: 2, code: 'cv', type: '|', nl: 'Uw cv' },
      { id: 3, code: 'hours', type: 'N', nl: 'Hoeveel uur?', rest: { relevance: 'work == "Y"' } },
    ]
    await chooser.setInputFiles(file('x.lss', limeSurvey(questions)))
    await page.getByText('1 ding komt niet of anders mee').waitFor()
    await page.getByText('cv: vraagtype |').waitFor()
    await looksRight(page, 'import')
    await page.getByRole('button', { name: 'Voeg toe' }).click()

    await page.getByRole('heading', { level: 1, name: 'lime' }).waitFor()
    await page.getByText('Meenemen', { exact: true }).click()
    expect(JSON.parse(await downloaded(page, 'Vragenlijst (SurveyJS JSON)')).pages[0].elements).toHaveLength(
      2,
    )
    expect(readXml(await downloaded(page, 'Codeboek (DDI, XML)')).name).toBe('codeBook')
    const paper = await downloaded(page, 'Papier, Nederlands (HTML)')
    expect(paper).toContain('Alleen als u bij vraag 1 “Ja” koos.')
    await looksRight(page, 'along')

    // Two texts have no English yet: one is typed, the other comes from a file.
    await page.getByRole('link', { name: 'Vertalingen' }).click()
    await page.getByText(/zijn er \d+ nog te doen/).waitFor()
    await page.getByLabel('Engels van work.title').fill('Did you work?')
    const csv = 'key;nl;en\nhours.title;Hoeveel uur?;How many hours?\ngone.title;Weg;Gone\n'
    await page.getByLabel('Neem vertalingen over').setInputFiles(file('t.csv', csv))
    await page.getByText('overgeslagen: gone.title').waitFor()
    await page.getByText(/^Bewaard om/).waitFor()
    expect(await downloaded(page, 'Haal op voor een vertaler')).toContain(
      '<target state="translated">How many hours?</target>',
    )
    await page.getByLabel('Laat alleen zien').check()
    expect(await page.getByLabel('Engels van work.title').count()).toBe(0)
    await page.getByLabel('Laat alleen zien').uncheck()
    await page.getByText('Bekijk de vragenlijst').click()
    await page.getByLabel('van rechts naar links').check()
    await page.locator('[dir=rtl]').getByText('Had u werk?').waitFor()
    await looksRight(page, 'translations')

    // The Dutch changes: the translation is outdated until somebody says that it still fits.
    await page.getByRole('link', { name: 'Terug naar de vragenlijst' }).click()
    await page
      .getByRole('navigation', { name: 'Opbouw' })
      .getByRole('button', { name: /Hoeveel uur/ })
      .click()
    await page
      .getByRole('region', { name: 'Eigenschappen' })
      .getByLabel('Nederlands')
      .first()
      .fill('Hoeveel uur per week?')
    await page.getByText(/^Bewaard om/).waitFor()
    await page.goto(`${site.address}/researcher/design/proef/questionnaire/lime/translations`)
    await page.getByText('Verouderd').waitFor()
    await page.getByRole('button', { name: 'De vertaling van hours.title klopt nog' }).click()
    await page.getByText('Verouderd').waitFor({ state: 'detached' })
    expect(faults).toEqual([])

    const sheet = await browser.newPage({ viewport: { width: 800, height: 1000 } })
    await sheet.setContent(paper)
    expect(await axe(sheet)).toEqual([])
    const folder = process.env.PEILMOMENT_TEST_SCREENSHOTS
    if (folder) await sheet.screenshot({ path: `${folder}/paper.png`, fullPage: true })
  })
})
