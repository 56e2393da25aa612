/** Two waves designed on the pages, from an empty study: questionnaires, register, waves, concept, variables, plan and texts. */
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { addQuestionnaire, addTo, designer, look, openPart, saved, texts } from './workshop.ts'

/** `home` opens the page of the study. */
export async function designStudy(page: Page, home: () => Promise<unknown>): Promise<void> {
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
  await first.add('Kort antwoord, getal of datum', 'hours', 'Hoeveel uur per week?', 'How many hours a week?')
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
  await openPart(page, 'Over het onderzoek')
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
  await openPart(page, 'Rondes')
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
  await openPart(page, 'Begrippen')
  const concept = await addTo(page, 'Begrippen')
  await concept.getByLabel('Korte naam').fill('seeking')
  await texts(concept, 'Omschrijving', 'Werk zoeken', 'Looking for work')
  const items = concept.getByRole('group', { name: 'Vragen per ronde', exact: true })
  await items.getByLabel('Nieuwe naam').fill('ronde1')
  await items.getByRole('button', { name: 'Voeg toe', exact: true }).click()
  await items.getByLabel(/^ronde1/).fill('searching')
  await saved(page)
  await home()
  await openPart(page, 'later')
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
  await openPart(page, 'Variabelen')
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
  await openPart(page, 'Analyseplan')
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
  await openPart(page, /^Teksten van brieven/)
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
}
