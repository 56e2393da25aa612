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

/** Reads a page at both widths, and in the dark: nothing that axe finds, nothing to scroll sideways. */
async function look(page: Page, name: string) {
  for (const [width, colorScheme] of [
    [360, 'light'],
    [1280, 'dark'],
    [1280, 'light'],
  ] as const) {
    const place = `${name}-${width}-${colorScheme}`
    await page.emulateMedia({ colorScheme })
    await page.setViewportSize({ width, height: 800 })
    expect([place, await axe(page), await sidewaysScroll(page)]).toEqual([place, [], 0])
    if (shots) await page.screenshot({ path: `${shots}/${place}.png`, fullPage: true })
  }
}

const saved = (page: Page) => page.getByText(/^Bewaard om/).waitFor()

type Within = Page | Locator

/** Dutch and English of one text. */
async function texts(within: Within, name: string, nl: string, en: string) {
  const group = within.getByRole('group', { name, exact: true })
  await group.getByLabel('Nederlands').fill(nl)
  await group.getByLabel('Engels').fill(en)
}

/** A new entry of a list, opened. */
async function addTo(within: Within, list: string): Promise<Locator> {
  const group = within.getByRole('group', { name: list, exact: true })
  await group.getByRole('button', { name: `Voeg toe aan: ${list}`, exact: true }).click()
  const entry = group.locator(':scope > details').last()
  await entry.locator(':scope > summary').click()
  return entry
}

async function addQuestionnaire(page: Page, name: string) {
  await page.getByText('Voeg een vragenlijst toe').click()
  await page.getByLabel('Naam', { exact: true }).fill(name)
  await page.getByRole('button', { name: 'Voeg toe', exact: true }).click()
  await page.getByRole('heading', { level: 1, name }).waitFor()
}

/** What a researcher does in the designer, in their words. */
function designer(page: Page) {
  const outline = page.getByRole('navigation', { name: 'Opbouw' })
  const properties = page.getByRole('region', { name: 'Eigenschappen' })
  return {
    outline,
    properties,
    texts: (name: string, nl: string, en: string) => texts(properties, name, nl, en),
    choose: (question: RegExp) => outline.getByRole('button', { name: question }).click(),
    open: (group: string) => properties.getByText(group, { exact: true }).click(),
    tick: (label: string) => properties.getByLabel(label).check(),
    add: async (type: string, name: string, nl: string, en: string) => {
      await page.getByLabel('Soort vraag').selectOption(type)
      await page.getByRole('button', { name: 'Voeg toe', exact: true }).click()
      await texts(properties, 'Vraag', nl, en)
      await properties.getByLabel('Naam van de variabele').fill(name)
      await page.keyboard.press('Enter')
      await outline.getByRole('button', { name: new RegExp(`${name} ·`) }).waitFor()
    },
  }
}

/** On the respondent's page. */
const begin = (page: Page, button: string) =>
  page.getByRole('button', { name: button, exact: true }).first().click()
const choose = (page: Page, question: string, answer: string) =>
  page.getByRole('radiogroup', { name: question }).getByText(answer, { exact: true }).click()

describe('a researcher who makes a study from nothing', () => {
  async function publish(page: Page, note: string, read?: () => Promise<void>) {
    await page.goto(`${site.address}/researcher/design/werk-en-hulp/publish`)
    await page.getByText('Ik heb dit nagekeken').click()
    await page.getByLabel('Wat u ervan vindt').fill(note)
    await read?.()
    await page.getByRole('button', { name: 'Leg vast dat het goed is' }).click()
    await page.getByRole('button', { name: 'Publiceer' }).click()
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

    // The first questionnaire: help, searching, and hours only for who searched.
    await addQuestionnaire(page, 'begin')
    const first = designer(page)
    await first.texts('Vraag', 'Uw zoektocht', 'Your search')
    await first.add(
      'Eén antwoord kiezen',
      'help',
      'Kreeg u hulp bij het zoeken?',
      'Did you get help with looking for work?',
    )
    await first.tick('moet ingevuld worden')
    await first.add('Eén antwoord kiezen', 'searching', 'Zocht u werk?', 'Were you looking for work?')
    await first.tick('moet ingevuld worden')
    await first.add(
      'Kort antwoord, getal of datum',
      'hours',
      'Hoeveel uur per week?',
      'How many hours a week?',
    )
    await first.properties.getByLabel('Soort antwoord').selectOption('number')
    await first.open('Controles')
    await first.properties.getByLabel('Ten minste', { exact: true }).fill('0')
    await first.properties.getByLabel('Ten hoogste', { exact: true }).fill('60')
    await first.open('Wanneer te zien')
    const shown = first.properties.getByRole('group', { name: 'Alleen laten zien als', exact: true })
    await shown.getByRole('button', { name: 'Voeg een regel toe' }).click()
    await shown.getByLabel('Vraag', { exact: true }).selectOption('searching')
    expect(await shown.getByLabel('Als formule').inputValue()).toBe("{searching} = 'yes'")
    await saved(page)

    // The register, the waves and what carries over from one to the next.
    await home()
    await page.getByRole('link', { name: 'Over het onderzoek' }).click()
    await texts(page, 'Organisatie', 'Proefinspectie', 'Test inspectorate')
    await texts(page, 'Waarover', 'Een proef over werk en hulp.', 'A test about work and help.')
    const fact = await addTo(page, 'Uit het register')
    await fact.getByLabel('Naam', { exact: true }).fill('benefit')
    await texts(fact, 'Omschrijving', 'Uitkering', 'Benefit')
    await fact.getByLabel('Voeg toe wat kan').selectOption('values')
    for (const benefit of ['WW', 'WWB']) {
      const code = await addTo(fact, 'Codes')
      await code.getByLabel('Code', { exact: true }).fill(benefit)
      await texts(code, 'Omschrijving', benefit, benefit)
    }
    await saved(page)
    await page.getByText('Bij de doelgroep hoort van wie deze datums bekend zijn: aanvraag.').waitFor()
    await look(page, 'part-study')

    await home()
    await page.getByRole('link', { name: 'Rondes' }).click()
    for (const [place, name] of ['begin', 'later'].entries()) {
      const wave = await addTo(page, 'Rondes')
      await wave.getByLabel('Vragenlijst').fill(name)
      if (place === 0) continue
      const preload = await addTo(wave, 'Eerdere antwoorden')
      await preload.getByLabel('Naam', { exact: true }).fill('searched')
      const source = await addTo(preload, 'Vanaf')
      await source.getByLabel('Ronde', { exact: true }).fill('ronde1')
      await source.getByLabel('Vraag', { exact: true }).fill('searching')
    }
    await saved(page)
    await look(page, 'part-waves')

    // The second questionnaire takes its questions over and asks on by what was said before.
    await home()
    await addQuestionnaire(page, 'later')
    const second = designer(page)
    await second.texts('Vraag', 'Uw zoektocht', 'Your search')
    for (const name of ['help', 'searching', 'hours']) {
      if (name === 'help') await page.getByText('Neem een vraag over').click()
      await page.getByRole('button', { name: new RegExp(`begin: ${name}`) }).click()
      await second.outline.getByRole('button', { name: new RegExp(`${name} ·`) }).waitFor()
    }
    await second.add(
      'Lang antwoord',
      'stopped',
      'De vorige keer zocht u werk, nu niet. Waarom?',
      'Last time you were looking for work, now you are not. Why?',
    )
    await second.open('Wanneer te zien')
    const before = second.properties.getByRole('group', { name: 'Alleen laten zien als', exact: true })
    await before.getByRole('button', { name: 'Voeg een regel toe' }).click()
    await before.getByLabel('Vraag', { exact: true }).selectOption('preload.searched')
    await before.getByRole('button', { name: 'Voeg een regel toe' }).click()
    await before.getByLabel('Vraag', { exact: true }).last().selectOption('searching')
    await before.getByLabel('Antwoord', { exact: true }).last().selectOption('no')
    expect(await before.getByLabel('Als formule').inputValue()).toBe(
      "{preload.searched} = 'yes' and {searching} = 'no'",
    )
    await saved(page)
    await look(page, 'questionnaire')

    // Whether the waves can be compared is decided at the question.
    await home()
    await page.getByRole('link', { name: 'Begrippen' }).click()
    const concept = await addTo(page, 'Begrippen')
    await concept.getByLabel('Korte naam').fill('seeking')
    await texts(concept, 'Omschrijving', 'Werk zoeken', 'Looking for work')
    const items = concept.getByRole('group', { name: 'Vragen per ronde', exact: true })
    await items.getByLabel('Nieuwe naam').fill('ronde1')
    await items.getByRole('button', { name: 'Voeg toe', exact: true }).click()
    await items.getByLabel(/^ronde1/).fill('searching')
    await saved(page)
    await home()
    await page.getByRole('link', { name: 'later', exact: true }).click()
    await second.choose(/searching ·/)
    await second.open('Wat het meet')
    await second.properties.getByLabel('Begrip dat het meet').selectOption('seeking')
    const across = second.properties.getByRole('group', { name: 'Hetzelfde in andere rondes' })
    await across.getByRole('button', { name: 'Zet haar erbij' }).click()
    await across.getByRole('button', { name: 'Zet haar erbij' }).waitFor({ state: 'detached' })
    await across.getByText('dezelfde woorden').waitFor()
    await across.getByLabel('Te vergelijken tussen rondes?').selectOption('comparable')
    await across.getByLabel('Voetnoot, Nederlands').fill('De eerste keer over een langere tijd.')
    await across.getByLabel('Voetnoot, Engels').fill('The first time about a longer time.')
    await page.keyboard.press('Tab')
    await saved(page)
    await page.getByRole('region', { name: 'Controles' }).waitFor()
    await look(page, 'concept')

    // What will be computed.
    await home()
    await page.getByRole('link', { name: 'Variabelen' }).click()
    for (const [name, level, type, formula] of [
      ['benefit', 'member', 'category', '{facts.benefit}'],
      ['helped', 'period', 'binary', "iif({help} = 'yes', 1, 0)"],
      ['searches', 'period', 'binary', "iif({searching} = 'yes', 1, 0)"],
      ['weekHours', 'period', 'number', "iif({searching} = 'no', 0, {hours})"],
    ] as const) {
      const variable = await addTo(page, 'Variabelen')
      await variable.getByLabel('Naam', { exact: true }).fill(name)
      await texts(variable, 'Omschrijving', name, name)
      await variable.getByLabel('Per', { exact: true }).selectOption(level)
      await variable.getByLabel('Soort', { exact: true }).selectOption(type)
      const formulas = variable.getByRole('group', { name: /^Formule per ronde/ })
      await formulas.getByLabel('Nieuwe naam').fill('*')
      await formulas.getByRole('button', { name: 'Voeg toe', exact: true }).click()
      await formulas.getByLabel('*', { exact: true }).fill(formula)
      if (type !== 'category') continue
      await variable.getByLabel('Voeg toe wat kan').first().selectOption('values')
      for (const benefit of ['WW', 'WWB']) {
        const code = await addTo(variable, 'Codes')
        await code.getByLabel('Code', { exact: true }).fill(benefit)
        await texts(code, 'Omschrijving', benefit, benefit)
      }
    }
    await saved(page)
    await look(page, 'part-variables')
    await home()
    await page.getByRole('link', { name: 'Analyseplan' }).click()
    await page.getByLabel('Groepen', { exact: true }).fill('benefit')
    await page.getByLabel(/^Rondes van het plan/).fill('ronde1, ronde2')
    for (const [variable, model] of [
      ['searches', 'logit'],
      ['weekHours', 'ols'],
    ] as const) {
      const outcome = await addTo(page, 'Uitkomsten')
      await outcome.getByLabel('Variabele').fill(variable)
      await outcome.getByLabel('Model').selectOption(model)
    }
    const support = await addTo(page, 'Vormen van hulp')
    await support.getByLabel('Variabele').fill('helped')
    await texts(support, 'Omschrijving', 'hulp bij het zoeken', 'help with looking for work')
    await saved(page)
    await look(page, 'part-plan')

    // The words of the contacts, as somebody would read them.
    await home()
    await page.getByRole('link', { name: 'Teksten van brieven' }).click()
    const read = page.getByRole('region', { name: 'Zoals een panellid het leest' })
    await read
      .getByText('Wij horen graag hoe het met u ging van 15 januari 2026 tot en met 14 juli 2026.')
      .waitFor()
    await page
      .getByRole('group', { name: 'Onderwerp' })
      .first()
      .getByLabel('Nederlands')
      .fill('Hoe gaat het met uw werk?')
    await read.getByText('Hoe gaat het met uw werk?').first().waitFor()
    await look(page, 'part-texts')

    // Checked and tried: routes, and the whole panel with a difference put in.
    await home()
    await page.getByText('Er is niets gevonden dat fout is.').waitFor()
    await look(page, 'design')
    await page.getByRole('link', { name: 'later', exact: true }).click()
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
    await page.getByRole('link', { name: 'begin', exact: true }).click()
    const changed = designer(page)
    await changed.choose(/help ·/)
    await changed.properties.getByRole('button', { name: 'Voeg een antwoord toe' }).click()
    await changed.properties.getByLabel('Code van antwoord 3').fill('later')
    await changed.properties.getByLabel('Antwoord 3, Nederlands').fill('Nog niet')
    await changed.properties.getByLabel('Antwoord 3, Engels').fill('Not yet')
    await saved(page)
    await publish(page, 'Er kwam een antwoord bij.', async () => {
      await page.getByRole('row', { name: /^help antwoord erbij ja/ }).waitFor()
      await page.getByText('Wie terugkomt, gaat verder in de nieuwe versie.').waitFor()
      await look(page, 'publish')
    })
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
