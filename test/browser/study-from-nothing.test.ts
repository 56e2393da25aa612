/**
 * A two-wave study made from nothing through the pages: designed, checked, tried with a made-up panel, published, answered, and
 * changed while it is in the field.
 */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { lockPlan } from '../../server/commands/lock-plan.ts'
import { launchBrowser } from '../support/chromium.ts'
import { designStudy } from '../support/design-study.ts'
import { openPage } from '../support/page.ts'
import { openSite, type Site } from '../support/site.ts'
import { smallStudy } from '../support/small-study.ts'
import { designer, look, openPart, saved } from '../support/workshop.ts'

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

/** On the respondent's page. */
const begin = (page: Page, button: string) =>
  page.getByRole('button', { name: button, exact: true }).first().click()
const choose = (page: Page, question: string, answer: string) =>
  page.getByRole('radiogroup', { name: question }).getByText(answer, { exact: true }).click()

describe('a researcher who makes a study from nothing', () => {
  /** `why`: it deviates from the locked plan, and is refused until that is said. */
  async function publish(page: Page, note: string, read?: () => Promise<void>, why?: string) {
    await page.goto(`${site.address}/researcher/design/werk-en-hulp/publish`)
    await page.getByText('Ik heb dit nagekeken').click()
    await page.getByLabel('Wat u ervan vindt').fill(note)
    await read?.()
    await page.getByRole('button', { name: 'Leg vast dat het goed is' }).click()
    await page.getByRole('button', { name: 'Publiceer' }).click()
    if (why !== undefined) {
      const reason = page.getByLabel('Waarom wijkt dit af van het vastgelegde analyseplan?')
      await reason.fill(why)
      await look(page, 'publish-deviation')
      await page.getByRole('button', { name: 'Publiceer' }).click()
    }
    await page.getByText('In het veld.', { exact: false }).waitFor()
  }

  const joinPanel = async () => {
    const ids: string[] = []
    for (const name of ['Anna de Wit', 'Ben Okoye'])
      ids.push(
        await site.addMember({
          studyId: 'werk-en-hulp',
          name,
          events: { application: '2006-03-14' },
          facts: { benefit: 'WW' },
        }),
      )
    return ids
  }

  async function respondent(member: string) {
    const opened = await openPage(browser, 360)
    opened.page.setDefaultTimeout(10_000)
    await opened.page.goto(site.linkOf(member))
    await opened.page.getByRole('heading', { level: 1 }).waitFor()
    return opened
  }

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

    const home = () => page.goto(`${site.address}/researcher/design/werk-en-hulp`)

    await designStudy(page, home)

    // Checked and tried: routes, and the whole panel with a difference put in.
    await home()
    await page.getByText('Er is niets gevonden dat fout is.').waitFor()
    await page
      .getByText(/^Invullen kost ongeveer 1 minuut/)
      .first()
      .waitFor()
    await page.getByText('Waar het analyseplan zijn gegevens vandaan haalt').click()
    await page.getByRole('row', { name: /^searches .*searching/ }).waitFor()
    await look(page, 'design')
    await openPart(page, 'later')
    await page.getByRole('link', { name: 'Probeer', exact: true }).click()
    await page.getByRole('button', { name: /^Loop/ }).click()
    await page.getByText('Elke vraag kwam ten minste één keer voor.').waitFor()
    await home()
    await page.getByRole('link', { name: 'Probeer het hele onderzoek met een verzonnen panel' }).click()
    await page.getByLabel('Mensen in de steekproef').fill('600')
    await page.getByLabel('hulp bij het zoeken: verschil in searches').fill('20')
    await page.getByRole('button', { name: 'Maak een proefpanel' }).click()
    const found = page.getByRole('region', { name: 'searches, procentpunt' })
    await found.waitFor({ timeout: 60_000 })
    const row = found.getByRole('row', { name: /^WW: hulp bij het zoeken/ })
    const [putIn, estimate] = await row.getByRole('cell').allInnerTexts()
    expect(Number(putIn!.replace(',', '.'))).toBeCloseTo(20, 0)
    expect(Number(estimate!.split(' ')[0]!.replace(',', '.'))).toBeGreaterThan(0)
    await look(page, 'rehearsal')
    await page
      .getByRole('region', { name: 'Hulp en uitkomsten' })
      .getByRole('row', { name: /hulp bij het zoeken/ })
      .waitFor()

    // To the field.
    await publish(page, 'Alles gelezen.')
    await lockPlan(site.context, 'cli', 'werk-en-hulp')

    // Two people on their own phones, one of them in English.
    const members = await joinPanel()
    site.day('2006-09-14')
    await site.tick()
    const [anna, ben] = await Promise.all(members.map((member) => respondent(member)))
    expect(site.messages.map(({ subject }) => subject)).toEqual(Array(2).fill('Hoe gaat het met uw werk?'))
    await begin(anna!.page, 'Begin')
    await choose(anna!.page, 'Kreeg u hulp bij het zoeken?', 'Ja')
    await choose(anna!.page, 'Zocht u werk?', 'Ja')
    await anna!.page.getByLabel(/Hoeveel uur per week/).fill('12')
    await anna!.page.getByRole('button', { name: 'Verstuur mijn antwoorden' }).click()
    await anna!.page.getByRole('heading', { level: 1, name: 'Bedankt voor uw antwoorden' }).waitFor()
    await ben!.page.getByRole('button', { name: 'English' }).click()
    await begin(ben!.page, 'Begin')
    await choose(ben!.page, 'Did you get help with looking for work?', 'No')
    await choose(ben!.page, 'Were you looking for work?', 'No')
    expect(await ben!.page.getByText('How many hours a week?').count()).toBe(0)

    // Changed in the field while Ben has begun: one answer more, and one question in other words.
    await home()
    await openPart(page, 'begin')
    const changed = designer(page)
    await changed.choose(/help ·/)
    await changed.properties.getByRole('button', { name: 'Voeg een antwoord toe' }).click()
    await changed.properties.getByLabel('Code van antwoord 3').fill('later')
    await changed.properties.getByLabel('Antwoord 3, Nederlands').fill('Nog niet')
    await changed.properties.getByLabel('Antwoord 3, Engels').fill('Not yet')
    await saved(page)
    const read = async () => {
      await page.getByRole('row', { name: /^help antwoord erbij ja/ }).waitFor()
      await page.getByText('Wie terugkomt, gaat verder in de nieuwe versie.').waitFor()
      await look(page, 'publish')
    }
    await publish(page, 'Er kwam een antwoord bij.', read, 'Mensen misten dit antwoord.')
    await ben!.page.reload()
    await begin(ben!.page, 'Go on')
    await choose(ben!.page, 'Did you get help with looking for work?', 'Not yet')
    await ben!.page.getByRole('button', { name: 'Send my answers' }).click()
    await ben!.page.getByRole('heading', { level: 1, name: 'Thank you' }).waitFor()

    // Half a year later Anna is asked about what she said.
    site.day('2007-03-14')
    await site.tick()
    const later = await respondent(members[0]!)
    await begin(later.page, 'Begin')
    await choose(later.page, 'Zocht u werk?', 'Nee')
    await later.page.getByText('De vorige keer zocht u werk, nu niet. Waarom?').waitFor()
    expect(faults).toEqual([])
  }, 300_000)
})
