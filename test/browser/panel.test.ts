/** The panel's upkeep in a real browser, on the real server: as a researcher who does this for the first time, and a respondent. */
import { writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { countMembers } from '../../server/queries/member.ts'
import { studies } from '../../surveys/index.ts'
import { launchBrowser } from '../support/chromium.ts'
import { axe, openPage, sidewaysScroll, signedInAs } from '../support/page.ts'
import { sampleLines, sampleRow } from '../support/sample-file.ts'
import { openSite, type Site } from '../support/site.ts'

const base = studies['het-eerste-jaar']!
const waves = base.design.waves.map((wave) => ({ ...wave, incentiveCents: 1_000 }))
const study = { ...base, design: { ...base.design, waves } }
let browser: Browser
let site: Site
/** A folder for pictures of what the tests see, for who wants to look. */
const pictures = process.env.PANEL_PICTURES

beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())
beforeEach(async () => {
  site = await openSite(study)
})
afterEach(() => site.close())

async function look(page: Page, name: string): Promise<void> {
  expect([name, await axe(page)]).toEqual([name, []])
  expect([name, await sidewaysScroll(page)]).toEqual([name, 0])
  const width = page.viewportSize()!.width
  if (pictures) await page.screenshot({ path: join(pictures, `${name}-${width}.png`), fullPage: true })
}

async function openResearcher(width: number, place: string) {
  const researcher = await signedInAs(browser, site.address, await site.addStaff('researcher'))
  const reader = await openPage(browser, width, researcher)
  await reader.page.goto(`${site.address}/researcher${place}`)
  return reader
}

describe.each([1280, 360])('at %i pixels', (width) => {
  it('a sample with errors is sent, mended, checked, and taken in; its members are there', async () => {
    const { page, faults } = await openResearcher(width, '/sample')
    await page.getByRole('heading', { name: 'Stuur een bestand' }).waitFor()
    await look(page, 'sample-empty')
    const lines = [...sampleLines(40)]
    const file = (content: string) => {
      const name = join(tmpdir(), `steekproef-${width}-${Math.random().toString(36).slice(2)}.csv`)
      writeFileSync(name, content)
      return name
    }
    // The heading 'extra' says nothing of what it holds.
    const wide = lines.map((line, at) => line.replace('\n', at === 0 ? ';extra\n' : ';x\n')).join('')
    const spoiled = wide
      .replace('2006-03-14', '03/04/2006')
      .replace('persoon2@', 'persoon2')
      .replace(';WWB;', ';AOW;')
    await page.getByLabel('Kies een bestand of sleep het hierheen').setInputFiles(file(spoiled))
    await page.getByRole('button', { name: 'Stuur' }).click()
    await page.getByText('Van één kolom is nog niet gezegd').waitFor()
    expect(await page.getByRole('button', { name: 'Kijk na' }).isDisabled()).toBe(true)
    await look(page, 'sample-columns')
    await page.getByRole('button', { name: 'Gebruik de andere kolom niet' }).click()
    await page.getByRole('button', { name: 'Kijk na' }).click()
    await page.getByText('3 fouten').waitFor()
    await page.getByText('Dit kunnen twee datums zijn').waitFor()
    await page.getByText('Kies een van: WW, WWB.').waitFor()
    expect(await page.getByRole('button', { name: /Neem .* op/ }).count()).toBe(0)
    await look(page, 'sample-errors')
    await page.getByRole('button', { name: 'Gooi dit bestand weg' }).click()

    // Mended, and dropped on the page this time; the last two have the e-mail address of the first two.
    const known = [0, 1].map((at) => `${sampleRow(90 + at).replace(`persoon${90 + at}@`, `persoon${at}@`)}\n`)
    await page.getByRole('heading', { name: 'Stuur een bestand' }).waitFor()
    const transfer = await page.evaluateHandle(
      (text) => {
        const data = new DataTransfer()
        data.items.add(new File([text], 'steekproef.csv'))
        return data
      },
      [...lines, ...known].join(''),
    )
    await page.dispatchEvent('.receive__drop', 'drop', { dataTransfer: transfer })
    await page.getByText('Gekozen: steekproef.csv').waitFor()
    await page.getByRole('button', { name: 'Stuur' }).click()
    await page.getByLabel('Naam van deze steekproef').fill('voorjaar')
    await page.getByRole('button', { name: 'Kijk na' }).click()
    await page.getByText('0 fouten').waitFor()
    const possible = (row: number) => page.getByRole('group', { name: `Regel ${row} lijkt op` })
    await possible(42).getByRole('button', { name: 'Vergelijk' }).click()
    await page.getByText('persoon0@example.org').first().waitFor()
    await possible(42).getByLabel('Is dezelfde mens').check()
    await page.getByText('1 weggelaten, 0 opgenomen, 1 nog open').waitFor()
    await look(page, 'sample-ready')
    await possible(43).getByLabel('Is iemand anders').check()
    await page.getByText('1 weggelaten, 1 opgenomen, 0 nog open').waitFor()
    expect(await countMembers(site.context.store.now, study.design.id)).toBe(0)
    await page.getByRole('button', { name: 'Neem 41 op in het panel' }).click()
    await page.getByText('41 panelleden gevonden').waitFor()
    await page.getByRole('link', { name: 'Steekproef' }).click()
    await page.getByText('voorjaar').waitFor()
    await look(page, 'sample-after')
    expect(faults).toEqual([])
    await page.context().close()
  })

  it('two records of one person are compared, merged and parted; contact details are read and changed', async () => {
    const first = await site.addMember({ name: 'F. el Amrani', email: null })
    await site.addMember()
    const { page, faults } = await openResearcher(width, '/duplicates')
    await page.getByText('1 tweetal lijkt op elkaar').waitFor()
    expect(await page.getByText('Langestraat').count()).toBe(0)
    await page.getByRole('button', { name: 'Vergelijk' }).click()
    await page.getByText('fatima@example.org').waitFor()
    await look(page, 'duplicates')
    await page.getByRole('button', { name: `Eén mens: houd ${first}` }).click()
    await page.getByRole('button', { name: 'Maak ongedaan' }).click()
    await page.getByText(/ongedaan gemaakt op/).waitFor()
    await page.getByText('1 tweetal lijkt op elkaar').waitFor()
    await page.getByRole('button', { name: 'Twee mensen' }).click()
    await page.getByText('Er zijn geen panelleden die op elkaar lijken').waitFor()
    await look(page, 'duplicates-after')

    await page.goto(`${site.address}/researcher/members/${first}`)
    await page.getByLabel('Waarvoor?').selectOption('correct')
    await page.getByRole('button', { name: 'Laat zien' }).click()
    await page.getByText('Langestraat 12, 1234 AB Utrecht').waitFor()
    await page.getByRole('button', { name: 'Wijzig' }).click()
    await page.getByLabel('Straat en huisnummer').fill('Nieuwstraat 7')
    await page.getByLabel('Postcode').fill('12')
    await page.getByLabel('Plaats').fill('Assen')
    await page.getByRole('button', { name: 'Bewaar' }).click()
    await page.getByText('Dit is geen postcode').waitFor()
    await look(page, 'details-refused')
    await page.getByLabel('Postcode').fill('4321 BA')
    await page.getByRole('button', { name: 'Bewaar' }).click()
    await page.getByText('Nieuwstraat 7, 4321 BA Assen').waitFor()
    await page.getByText('vervangen').waitFor()
    await look(page, 'details')
    await page.goto(`${site.address}/researcher/downloads`)
    await page.getByText('€').first().waitFor()
    await look(page, 'downloads')
    await page.getByLabel('Met open antwoorden').check()
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Naast elkaar: SPSS' }).click(),
    ])
    expect([file.suggestedFilename(), new URL(file.url()).search]).toEqual([
      'het-eerste-jaar-answers-wide.sav',
      '?shape=wide&language=nl&text=with',
    ])
    await page.getByRole('link', { name: 'Codeboek', exact: true }).click()
    await page.getByLabel('Zoek in namen en vragen').fill('hoeveel uur per week zocht')
    await page.getByText('1 variabele').waitFor()
    await page.getByText('searchHours', { exact: true }).click()
    await page.getByText('Deze vragenlijst heeft nog niemand ingevuld.').first().waitFor()
    await look(page, 'codebook')
    expect(faults).toEqual([])
    await page.context().close()
  })

  it('a respondent sees and corrects their own details', async () => {
    const member = await site.addMember()
    site.day('2006-04-04')
    await site.tick()
    const { page, faults } = await openPage(browser, width)
    await page.goto(site.linkOf(member))
    await page.getByRole('button', { name: 'Mijn gegevens' }).click()
    await page.getByLabel('E-mailadres').fill('nieuw@example.org')
    await page.getByLabel('Telefoonnummer').fill('12')
    await page.getByRole('button', { name: 'Bewaar' }).click()
    await page.getByText('Dit is geen telefoonnummer').waitFor()
    await page.getByLabel('Telefoonnummer').fill('06 12345678')
    await page.getByRole('button', { name: 'Bewaar' }).click()
    await page.getByText('Bewaard. Dank u wel.').waitFor()
    await look(page, 'own-details')
    await page.reload()
    await page.getByRole('button', { name: 'Mijn gegevens' }).click()
    await page.getByLabel('Telefoonnummer').waitFor()
    expect(await page.getByLabel('Telefoonnummer').inputValue()).toBe('+31612345678')
    expect(faults).toEqual([])
    await page.context().close()
  })
})
