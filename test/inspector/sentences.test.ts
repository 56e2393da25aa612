import { describe, expect, it } from 'vitest'
import {
  contrastSentence,
  differenceSentence,
  effectSentence,
  formsSentence,
  hoursSentence,
  selectionSentence,
  supportSentences,
} from '../../client/inspector/sentences.ts'
import { texts } from '../../client/inspector/texts.ts'
import { cellOf, effectColumns, plain, rowOf, speak, tableOf, unknownCell } from './cells.ts'

const alpha = 0.05
const advice = rowOf('advice', {})
const training = rowOf('training', {})

describe('sentences about one form of support', () => {
  it('tell what goes together, with interval and n', async () => {
    const t = await speak('nl')
    expect(plain(effectSentence(t, 'WW', advice, cellOf(), alpha))).toBe(
      'WW’ers die advies kregen over vacatures, zochten gemiddeld 1,4 uur per week meer (95%-interval 0,6 tot 2,2; n = 1.912).',
    )
    const less = cellOf({ estimate: -0.217, low: -0.355, high: -0.08, unit: 'points' })
    expect(plain(effectSentence(t, 'WWB', advice, less, alpha))).toBe(
      'WWB’ers die advies kregen over vacatures, zochten minder vaak naar werk: 21,7 procentpunt minder (95%-interval 8,0 tot 35,5; n = 1.912).',
    )
  })

  it('hold back where the interval includes zero, or just touches it', async () => {
    const t = await speak('nl')
    for (const low of [-0.2, 0])
      expect(effectSentence(t, 'WW', training, cellOf({ low }), alpha)).toContain('niet te zeggen')
    const noInterval = cellOf({ low: null, high: null })
    expect(effectSentence(t, 'WW', training, noInterval, alpha)).toContain('niet te zeggen')
  })

  it('say that it may be chance when it does not stand among all tests', async () => {
    const t = await speak('nl')
    expect(effectSentence(t, 'WW', advice, cellOf({ pHolm: 0.2 }), alpha)).toContain('kan ook toeval zijn')
    expect(effectSentence(t, 'WW', advice, cellOf({ pHolm: 0.01 }), alpha)).not.toContain('toeval')
  })

  it('give the reason where there is no number', async () => {
    const t = await speak('nl')
    expect(effectSentence(t, 'WW', advice, unknownCell('too few persons'), alpha)).toBe(
      'Over advies over vacatures en de uren zoeken is niets te zeggen: te weinig personen.',
    )
  })

  it('are there in English too, and for a form of support without words of its own', async () => {
    const t = await speak('en')
    expect(plain(effectSentence(t, 'WW', advice, cellOf(), alpha))).toBe(
      'People on WW who got advice on finding vacancies searched on average 1.4 hours a week more (95% interval 0.6 to 2.2; n = 1,912).',
    )
    const other = rowOf('coach', {}, 'a job coach')
    expect(effectSentence(t, 'IOW', other, cellOf(), alpha)).toMatch(
      /^People in the group IOW with ‘a job coach’/,
    )
  })
})

describe('the summary', () => {
  const open = { low: -1, high: 3 }
  const table = tableOf(effectColumns, [
    rowOf('advice', {
      'WW.searching': cellOf({ unit: 'points', estimate: 0.1, low: 0.05, high: 0.15 }),
      'WW.hours': cellOf(),
      // It does not stand among all tests: it is no addition to what is told.
      'WW.applications': cellOf({ unit: 'applications per month', pHolm: 0.3 }),
    }),
    rowOf('contacts', {
      'WW.searching': cellOf({ unit: 'points', estimate: 0.1, low: 0.05, high: 0.15 }),
      'WW.hours': cellOf(open),
    }),
    rowOf('training', { 'WW.hours': cellOf(open) }),
    rowOf('applying', { 'WW.hours': cellOf(open), 'WW.searching': unknownCell('not estimable') }),
    rowOf('business', { 'WW.hours': unknownCell('too few persons') }),
  ])

  it('tells of each form the outcome that says most, and what stays open together', async () => {
    const t = await speak('nl')
    const sentences = supportSentences(t, table, 'WW', alpha).map(plain)
    expect(sentences).toHaveLength(4)
    expect(sentences[0]).toMatch(
      /advies kregen over vacatures, zochten gemiddeld 1,4 uur .*\. Ook zochten zij vaker\.$/,
    )
    expect(sentences[1]).toContain('contacten over werk hadden, zochten vaker naar werk: 10,0 procentpunt')
    expect(sentences[2]).toBe(
      'Of een training in werkvaardigheden of hulp bij solliciteren het zoeken verandert, is met deze gegevens niet te zeggen.',
    )
    expect(sentences[3]).toBe('Voor hulp bij een eigen bedrijf zijn er te weinig gegevens om iets te zeggen.')
  })

  it('says nothing about a group that is not in the table', async () => {
    expect(supportSentences(await speak('nl'), tableOf(effectColumns, []), 'WWB', alpha)).toEqual([])
  })
})

describe('sentences about other tables', () => {
  it('set the hours of the periods side by side, without those that are not shown', async () => {
    const t = await speak('nl')
    const columns = [{ key: 'WW', label: { nl: 'WW', en: 'WW' }, unit: 'hours' as const }]
    const first = rowOf('first-half', { WW: cellOf({ persons: 40 }) }, 'Het eerste halfjaar')
    const second = rowOf('second-half', { WW: unknownCell('too few persons') }, 'Het tweede halfjaar')
    expect(plain(hoursSentence(t, tableOf(columns, [first, second]), 'WW'))).toBe(
      'WW’ers zochten gemiddeld 1,4 uur per week in het eerste halfjaar (95%-interval 0,6 tot 2,2; n = 40).',
    )
    expect(hoursSentence(t, tableOf(columns, [second]), 'WW')).toContain('niet te zeggen')
  })

  it('hold back on contrasts and differences', async () => {
    const t = await speak('nl')
    expect(plain(contrastSentence(t, rowOf('x', { difference: cellOf() }, 'WW, alles min één')))).toBe(
      'WW, alles min één: 1,4 uur per week meer (95%-interval 0,6 tot 2,2; n = 1.912).',
    )
    expect(contrastSentence(t, rowOf('x', { difference: cellOf({ low: -1 }) }))).toContain('niet te zeggen')
    const difference = cellOf({ unit: 'points', estimate: 0.25, low: -0.1, high: 0.4 })
    expect(differenceSentence(t, difference, 'duty.searching')).toContain('niet te zeggen')
    expect(differenceSentence(t, undefined, 'transfer.support')).toContain('niet te zeggen')
  })

  it('name the characteristics whose interval leaves out zero, and no others', async () => {
    const t = await speak('nl')
    const column = {
      key: 'first-half.standardised',
      label: { nl: 'Het eerste halfjaar', en: 'The first half-year' },
      unit: 'relative' as const,
    }
    const up = rowOf('asked', { [column.key]: cellOf({ unit: 'relative' }) }, 'vroeg om hulp')
    const down = rowOf('age', { [column.key]: cellOf({ estimate: -1, low: -2, high: -0.1 }) }, 'leeftijd')
    const open = rowOf('male', { [column.key]: cellOf({ low: -1 }) }, 'man')
    expect(selectionSentence(t, tableOf([column], [up, down, open]), column.key)).toBe(
      'In het eerste halfjaar kregen minder vaak ondersteuning: ouderen; vaker ondersteuning: mensen die zelf om hulp vroegen.',
    )
    const other = rowOf('coach', up.cells, 'heeft een coach')
    expect(selectionSentence(t, tableOf([column], [other]), column.key)).toBe(
      'In het eerste halfjaar kregen vaker ondersteuning: mensen met ‘heeft een coach’.',
    )
    expect(selectionSentence(t, tableOf([column], [open]), column.key)).toContain('niet te zeggen')
  })

  it('name the two most common forms, and the least common of many', async () => {
    const t = await speak('nl')
    const share = (estimate: number) => ({
      share: cellOf({ unit: 'share', estimate, low: 0.4, high: 0.9, persons: 85 }),
    })
    const table = tableOf(
      [],
      [rowOf('contacts', share(0.8)), rowOf('advice', share(0.6)), rowOf('training', share(0.1))],
    )
    expect(plain(formsSentence(t, table, 'WW'))).toBe(
      'Bij WW’ers kwamen het meest voor: contacten over werk (80 %; 95%-interval 40 % tot 90 %; n = 85) en advies over vacatures (60 %; 95%-interval 40 % tot 90 %; n = 85). Het minst: een training in werkvaardigheden (10 %; 95%-interval 40 % tot 90 %; n = 85).',
    )
    const withheld = rowOf('business', { share: unknownCell('too few persons', { unit: 'share' }) })
    for (const rows of [table.rows.slice(0, 2), [...table.rows, withheld]])
      expect(formsSentence(t, tableOf([], rows), 'WW')).not.toContain('Het minst')
  })
})

it('has every text in both languages, with the same blanks', () => {
  const blanks = (text: string) => [...new Set(text.match(/\{\{\w+\}\}/g))].sort()
  expect(Object.keys(texts.en)).toEqual(Object.keys(texts.nl))
  for (const [key, text] of Object.entries(texts.nl))
    expect(blanks((texts.en as Record<string, string>)[key]!), key).toEqual(blanks(text))
})

it('claims no cause in any text', () => {
  for (const language of [texts.nl, texts.en])
    for (const [key, text] of Object.entries(language))
      expect(text, key).not.toMatch(/\beffect|door de steun|zorgt voor|leidt tot|because of|leads to|causes/i)
})
