/** The inspector's report in a real browser, on the real server. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { studies } from '../../surveys/index.ts'
import { launchBrowser } from '../support/chromium.ts'
import { fillPanel } from '../support/fill-panel.ts'
import { axe, openPage, type SignedIn, sidewaysScroll, signedInAs } from '../support/page.ts'
import { pagesOf } from '../support/pdf-text.ts'
import { openSite, type Site } from '../support/site.ts'

const study = studies['het-eerste-jaar']!
let browser: Browser

beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

async function signIn(page: Page, account: { email: string; password: string }): Promise<void> {
  await page.getByLabel('E-mailadres').fill(account.email)
  await page.getByLabel('Wachtwoord').fill(account.password)
  await page.getByRole('button', { name: 'Meld aan' }).click()
}

/** Opens what these headings belong to. */
const openAll = (summaries: Element[]) => {
  for (const summary of summaries) (summary.parentElement as HTMLDetailsElement).open = true
}

describe('before anyone has answered', () => {
  let site: Site
  beforeAll(async () => {
    site = await openSite(study)
  })
  afterAll(() => site.close())

  it('asks to sign in, keeps what was typed when that fails, and says what will be here', async () => {
    const { page, faults } = await openPage(browser, 1280)
    const inspector = await site.addStaff('inspector')
    await page.goto(`${site.address}/inspector`)
    await page.getByLabel('E-mailadres').waitFor()
    expect(await axe(page)).toEqual([])

    await signIn(page, { ...inspector, password: 'een verkeerd wachtwoord' })
    await page.getByRole('alert').waitFor()
    expect(await page.getByRole('alert').textContent()).toContain('horen niet bij elkaar')
    expect(await page.getByLabel('E-mailadres').inputValue()).toBe(inspector.email)

    await signIn(page, inspector)
    await page.getByRole('heading', { name: 'Hier komt het rapport' }).waitFor()
    expect(await page.getByText('gesimuleerd').isVisible()).toBe(true)
    expect(await axe(page)).toEqual([])

    await page.getByRole('button', { name: 'Meld af' }).click()
    await page.getByLabel('E-mailadres').waitFor()
    expect(await page.getByText('Hier komt het rapport').count()).toBe(0)
    expect(faults).toEqual([])
    await page.context().close()
  })

  it('is not for administrators', async () => {
    const { page } = await openPage(browser, 1280)
    await page.goto(`${site.address}/inspector`)
    await signIn(page, await site.addStaff('admin'))
    await page.getByRole('alert').waitFor()
    expect(await page.getByRole('alert').textContent()).toBe(
      'Uw account (beheerder) mag deze pagina niet bekijken.',
    )
    await page.context().close()
  })
})

describe('the report of a panel', () => {
  let site: Site
  let signedIn: SignedIn
  beforeAll(async () => {
    site = await openSite(study)
    await fillPanel(site.context, study.design, { seed: 31, count: 1000 })
    signedIn = await signedInAs(browser, site.address, await site.addStaff('inspector'))
  })
  afterAll(() => site.close())

  async function openReport(width: number) {
    const reader = await openPage(browser, width, signedIn)
    await reader.page.goto(`${site.address}/inspector`)
    await reader.page.getByRole('heading', { name: 'Tabel 1. Ondersteuning en zoekgedrag' }).waitFor()
    return reader
  }

  it('has every table and figure, each with its n, its table and its source', async () => {
    const { page, faults } = await openReport(1280)
    const headings = await page.getByRole('heading', { level: 2 }).allInnerTexts()
    expect(headings).toHaveLength(16)
    for (const number of [1, 2, 3, 4, 5, 6])
      expect(headings.some((heading) => heading.startsWith(`Figuur ${number}.`))).toBe(true)
    const sections = page.locator('.report__body > section:not(#summary)')
    for (const section of await sections.all()) {
      expect(await section.locator('.source').textContent()).toMatch(
        /n\s=\s\d.*(gewogen met|niet gewogen).*Stand/s,
      )
      expect(await section.locator('details.table-of tbody tr').count()).toBeGreaterThan(2)
    }
    expect(await page.locator('#figure1 svg[role=img]').first().getAttribute('aria-label')).toMatch(
      /eerste halfjaar.*95%-interval.*n\s=\s\d+.*2008: 95/s,
    )
    expect(await page.locator('#durations .curve').getAttribute('aria-label')).toMatch(
      /Nog in de uitkering. WW: na 3 maanden \d+.*WWB: na 3 maanden \d+/,
    )
    expect(await page.locator('#durations .curve__line').count()).toBe(2)
    expect(faults).toEqual([])
    await page.context().close()
  })

  it('opens a mark by keyboard to the three outcomes that it rests on', async () => {
    const { page, faults } = await openReport(1280)
    const mark = page.getByRole('button', { name: /^contacten over werk, WWB:/ })
    expect(await mark.getAttribute('aria-expanded')).toBe('false')
    const effects = page.getByRole('region', {
      name: 'Drie uitkomsten bij contacten over werk, WWB',
      exact: true,
    })
    expect(await effects.isVisible()).toBe(false)
    await mark.focus()
    await page.keyboard.press('Enter')
    expect(await mark.getAttribute('aria-expanded')).toBe('true')
    expect(await effects.locator('svg[role=img]').count()).toBe(3)
    expect(await effects.locator('table').first().locator('tbody tr').count()).toBe(3)
    expect(await effects.textContent()).toMatch(/95%-interval.*p\s[=<]\s0,\d+, aangepast/s)
    await page.keyboard.press('Space')
    expect(await effects.isVisible()).toBe(false)
    expect(faults).toEqual([])
    await page.context().close()
  })

  it('shows under a mark whether it stays when the same is estimated in other ways', async () => {
    const { page, faults } = await openReport(1280)
    await page.getByRole('button', { name: /^contacten over werk, WWB:/ }).click()
    const other = page.getByRole('region', {
      name: 'Anders geschat: Drie uitkomsten bij contacten over werk, WWB',
      exact: true,
    })
    // The other ways are worked out when somebody looks: on a busy machine that takes longer than a page may.
    await other.waitFor({ timeout: 100_000 })
    expect(await other.locator('tbody th').allInnerTexts()).toEqual([
      'Zoals in de tabel',
      'Zonder weging',
      'Binnen dezelfde persoon',
      'Dubbel robuust',
      'Steun een halfjaar eerder',
      'Gaten aangevuld',
    ])
    expect(await other.textContent()).toMatch(/Van de \d andere manieren geven er \d hetzelfde teken/)
    for (const row of await other.locator('tbody tr').all())
      expect(await row.textContent()).toMatch(/blijft|verandert|zegt niets|Zoals in de tabel/)
    await other.locator('summary').click()
    expect(await other.getByText('Dubbel robuust: mensen met en zonder').isVisible()).toBe(true)
    expect(faults).toEqual([])
    await page.context().close()
  })

  it('says who took part, what weights did about it, and who is missed', async () => {
    const { page } = await openReport(1280)
    expect(await page.locator('#weights .finding').count()).toBe(2)
    expect(await page.locator('#weights .finding').first().textContent()).toMatch(
      /^WW: .* van de \d+ mensen deden mee/,
    )
    expect(await page.locator('#margins tbody tr').count()).toBeGreaterThan(10)
    expect(await page.locator('#representativeness .finding').first().textContent()).toMatch(
      /R-indicator \d,\d+ \(95%-interval/,
    )
    await page.context().close()
  })

  it('says in short which support people got, who got it more often, and how that goes with their search', async () => {
    const { page } = await openReport(360)
    const summary = page.locator('#summary')
    expect(await summary.locator('h4').allInnerTexts()).toEqual(
      ['WW', 'WWB'].flatMap(() => [
        'Welke ondersteuning kregen zij?',
        'Wie kreeg minder vaak ondersteuning, en wie vaker?',
        'Hoeveel zoeken zij naar werk, met en zonder ondersteuning?',
      ]),
    )
    expect(await summary.textContent()).toMatch(/Van de WWB’ers kreeg \d+\s%.*; \d+\s% kreeg er geen enkele/)
    expect(await page.locator('.trust').textContent()).toMatch(/vulden beide vragenlijsten in.*95%-interval/s)
    await page.context().close()
  })

  it('is printed with all its parts and tables, each heading with its picture, and what it is of above each page', async () => {
    const { page, faults } = await openReport(1280)
    const headings = await page.getByRole('heading', { level: 2 }).allInnerTexts()
    const firstLabel = (number: number) =>
      page
        .locator(`#figure${number} .plot__label`)
        .first()
        .evaluate((label) => label.firstChild?.textContent ?? '')
    const pages = pagesOf(await page.pdf({ preferCSSPageSize: true })).map((text) =>
      text.replaceAll(/\s+/g, ' '),
    )
    expect(headings).toHaveLength(16)
    for (const heading of headings)
      expect(
        pages.some((text) => text.includes(heading)),
        heading,
      ).toBe(true)
    for (const number of [1, 2, 3, 4, 5, 6]) {
      const own = pages.find((text) => text.includes(`Figuur ${number}. `))
      expect(own).toContain((await firstLabel(number)).slice(0, 20))
    }
    expect(pages.filter((text) => text.includes('Tabel bij dit onderdeel')).length).toBeGreaterThan(6)
    for (const [place, text] of pages.entries()) {
      expect(text).toMatch(/Het eerste jaar .*gesimuleerd.* Stand \d+ \w+ 2006/)
      expect(text).toContain(`${place + 1} / ${pages.length}`)
    }
    expect(pages.join()).not.toMatch(/Meenemen|Meld af|Hoe lees ik dit/)
    expect(faults).toEqual([])
    await page.context().close()
  })

  it('looks at one group and compares it with another, by keyboard, and the address keeps it', async () => {
    const { page, faults } = await openReport(360)
    await page.getByLabel('Over wie').selectOption({ label: 'man' })
    await page.getByText('Dit rapport gaat over één groep: man (geslacht)').waitFor()
    expect(await page.locator('#weights').count()).toBe(0)
    await page.getByLabel('Vergelijk met').selectOption({ label: 'vrouw' })
    const comparison = page.locator('#comparison')
    await comparison.waitFor()
    expect(await comparison.locator('tbody tr').first().textContent()).toMatch(/\d,\d.*…/)
    expect(page.url()).toContain('group=sex%3Dmale')
    expect(await sidewaysScroll(page)).toBe(0)
    expect(await axe(page)).toEqual([])
    await page.reload()
    await comparison.waitFor()
    expect(faults).toEqual([])
    await page.context().close()
  })

  it('sets our numbers beside those of 2008, of everyone only, and says what simulated people prove', async () => {
    const { page, faults } = await openReport(360)
    await page.getByLabel('Vergelijk met').selectOption({ label: 'Het rapport van 2008' })
    const beside = page.getByRole('region', { name: 'Ons onderzoek naast het rapport van 2008', exact: true })
    await beside.waitFor()
    expect(await beside.textContent()).toMatch(
      /zegt dus niets over echte mensen.*gepubliceerde getallen vallen er \d+ binnen.*Van de 14 tekens in Tabel 1 zijn er \d+ gelijk/s,
    )
    expect(await beside.locator('.plot').count()).toBeGreaterThan(5)
    await beside.locator('summary').evaluateAll(openAll)
    expect(await beside.locator('td').last().textContent()).toMatch(
      /hetzelfde|anders|niet te zeggen|interval|dan in 2008/,
    )
    expect(await sidewaysScroll(page)).toBe(0)
    expect(await axe(page)).toEqual([])
    await page.getByLabel('Over wie').selectOption({ label: 'man' })
    await page.getByText('Dit rapport gaat over één groep: man (geslacht)').waitFor()
    expect(await beside.count()).toBe(0)
    expect(await page.getByRole('option', { name: 'Het rapport van 2008' }).count()).toBe(0)
    expect(faults).toEqual([])
    await page.context().close()
  })

  it('fits a phone with everything open, in two languages, without a fault that axe can find', async () => {
    const { page, faults } = await openReport(360)
    await page.locator('.mark').evaluateAll((marks) => {
      for (const mark of marks) (mark as HTMLButtonElement).click()
    })
    expect(await page.locator('.mark[aria-expanded=false]').count()).toBe(0)
    // What stands behind each mark is alike: one of them is opened whole.
    await page.locator('summary:not(.behind summary)').evaluateAll(openAll)
    const behind = page.locator('.behind').first()
    // It is worked out when somebody looks, after the other ways of estimating.
    await behind.waitFor({ timeout: 100_000 })
    await behind.locator('summary').evaluateAll(openAll)
    await behind.locator('.specification').first().waitFor()
    await behind.locator('summary').evaluateAll(openAll)
    expect(await sidewaysScroll(page)).toBe(0)
    expect(await axe(page)).toEqual([])
    await page.getByRole('button', { name: 'English' }).click()
    await page.getByRole('heading', { name: 'Table 1. Support and search behaviour' }).waitFor()
    expect(await sidewaysScroll(page)).toBe(0)
    expect(await page.locator('html').getAttribute('lang')).toBe('en')
    expect(faults).toEqual([])
    await page.context().close()
  })
})
