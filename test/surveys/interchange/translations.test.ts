/** Translations go out to a translator and come back; nothing is overwritten by what was not translated. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { studies } from '../../../surveys/index.ts'
import { UnreadableFile } from '../../../surveys/interchange/notes.ts'
import { fromCsv, toCsv } from '../../../surveys/interchange/translations/csv.ts'
import { noteSources, translate, translationTable } from '../../../surveys/interchange/translations/rows.ts'
import { takeIn } from '../../../surveys/interchange/translations/take-in.ts'
import { fromXliff, toXliff } from '../../../surveys/interchange/translations/xliff.ts'

const questionnaire = {
  title: 'Werk',
  pages: [
    {
      name: 'p',
      elements: [
        {
          type: 'radiogroup',
          name: 'work',
          title: { default: 'Had u werk?', en: 'Did you work?' },
          choices: [
            { value: 'yes', text: { default: 'Ja', en: 'Yes' } },
            { value: 'no', text: 'Nee' },
          ],
        },
      ],
    },
  ],
}
const of = { study: 's', questionnaire: 'q' }

describe('a file of translations', () => {
  it.each([
    [() => fromXliff('<xliff>', of), 'not good XML'],
    [() => fromXliff('<other/>', of), 'no XLIFF'],
    [
      () => fromXliff(toXliff([], { study: 's', questionnaire: 'other' }), of),
      "belongs to 's/other', not to 's/q'. Nothing was changed",
    ],
    [() => fromCsv('a;b\n1;2'), "needs 'key' and 'en'"],
    [() => fromCsv('"a'), "needs 'key' and 'en'"],
  ])('is refused when it is another', (read, sentence) => {
    expect(read).toThrow(UnreadableFile)
    expect(read).toThrow(sentence)
  })

  it('tells of units that nobody knows, and keeps what it does not translate', () => {
    const rows = translationTable(questionnaire)
    const units = [
      { key: 'gone.title', dutch: 'Weg', english: 'Gone' },
      { key: 'work.title', dutch: null, english: ' ' },
      { key: 'work.choices.no.text', dutch: 'Nee', english: 'No' },
    ]
    const { questionnaire: changed, unknown, translated } = takeIn(questionnaire, rows, units)
    expect(unknown).toEqual(['gone.title'])
    expect([...translated]).toEqual(['work.choices.no.text'])
    expect(translationTable(changed).map(({ key, english, state }) => [key, english, state])).toEqual([
      ['title', '', 'missing'],
      ['work.title', 'Did you work?', 'present'],
      ['work.choices.yes.text', 'Yes', 'present'],
      ['work.choices.no.text', 'No', 'present'],
    ])
  })

  it('that was made from older Dutch is put in, and stays outdated', () => {
    const rows = translationTable(questionnaire)
    const units = [{ key: 'title', dutch: 'Arbeid', english: 'Labour' }]
    const { questionnaire: changed, older, translated } = takeIn(questionnaire, rows, units)
    expect([[...older], [...translated]]).toEqual([['title'], []])
    expect(changed.title).toEqual({ default: 'Werk', en: 'Labour' })
  })

  it('comes back as it went, through XLIFF and CSV, whatever is written in it', () => {
    const text = fc.string({
      unit: fc.constantFrom('a', 'é', '<', '&', '"', ';', '=', "'", '\n', ' ', '-', ']]>', '😀'),
      minLength: 1,
      maxLength: 12,
    })
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text), { maxLength: 5 }), (texts) => {
        const rows = texts.map(([dutch, english], at) => ({
          key: `q${at}.title`,
          path: [],
          dutch,
          english,
          state: 'present' as const,
        }))
        const units = rows.map(({ key, dutch, english }) => ({ key, dutch, english }))
        expect(fromXliff(toXliff(rows, of), of)).toEqual(units)
        expect(fromCsv(toCsv(rows))).toEqual(units)
      }),
      { numRuns: 100 },
    )
  })
})

describe('the table of translations', () => {
  it.each(Object.values(studies))(
    'of $design.id has every text once, and nothing is missing',
    ({ instruments }) => {
      for (const json of Object.values(instruments)) {
        const rows = translationTable(json)
        expect(rows.length).toBeGreaterThan(20)
        expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length)
        expect(rows.filter(({ state }) => state !== 'present')).toEqual([])
      }
    },
  )

  it('calls a translation outdated once its Dutch changed, also when the question moved, until it is translated again', () => {
    const noted = noteSources(translationTable(questionnaire), {}, new Set())
    const [page] = questionnaire.pages
    const [work] = page!.elements
    const moved = {
      ...questionnaire,
      pages: [
        {
          ...page!,
          elements: [
            { type: 'text', name: 'new' },
            { ...work!, title: { default: 'Werkte u?', en: 'Did you work?' } },
          ],
        },
      ],
    }
    const rows = translationTable(moved, noted)
    expect(rows.filter(({ state }) => state === 'outdated').map(({ key }) => key)).toEqual(['work.title'])
    const again = translate(moved, rows.find(({ key }) => key === 'work.title')!, 'Were you working?')
    const after = noteSources(translationTable(again, noted), noted, new Set(['work.title']))
    expect(translationTable(again, after).filter(({ state }) => state === 'outdated')).toEqual([])
  })

  it('is as it was after a translation is taken away again', () => {
    const row = translationTable(questionnaire).find(({ key }) => key === 'title')!
    const translated = translate(questionnaire, row, 'Work')
    expect(translated.title).toEqual({ default: 'Werk', en: 'Work' })
    expect(translate(translated, row, '')).toEqual(questionnaire)
  })
})
