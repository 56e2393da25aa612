import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Cell, MarkDetails, Report, ReportRow } from '../../analysis/index.ts'
import { methodInWords } from '../../client/inspector/method-words.ts'
import { REPORT_KEYS, type StudyReport } from '../../client/inspector/report-data.ts'
import { COLUMNS, type Line, linesOf } from '../../client/inspector/take/lines.ts'
import { type Beside, sheetsOf } from '../../client/inspector/take/sheets.ts'
import { workbook } from '../../client/inspector/take/workbook.ts'
import { readSheets } from '../../surveys/interchange/xlsform/read-xlsx.ts'
import { cellOf, effectColumns, rowOf, speak, tableOf, unknownCell } from './cells.ts'

const columns = [{ key: 'WW', label: { nl: 'WW', en: 'WW' }, unit: 'hours' as const }]
const nothing: Beside = { marks: [], other: null, published: false, unchecked: 'whole' }
let t: Awaited<ReturnType<typeof speak>>
beforeAll(async () => {
  t = await speak('nl')
})

const reportOf = (tables: Partial<Record<keyof Report, unknown>>) =>
  ({
    study: { id: 'proef' },
    report: { ...Object.fromEntries(REPORT_KEYS.map((key) => [key, tableOf([], [])])), ...tables },
  }) as unknown as StudyReport

const sheet = (data: StudyReport, beside: Partial<Beside>, part: string) =>
  sheetsOf(t, data, { ...nothing, ...beside }).find((own) => own.part === part)

/** Only what stands there. */
const values = (line: Line | undefined) =>
  COLUMNS.flatMap((column) => {
    const value = line?.[column]?.value ?? ''
    return value === '' ? [] : [value]
  })

/** An effect table of one form, with one other way of estimating under its mark. */
const robust = (effect: Cell): Record<string, Cell> => ({
  'WW.mark': cellOf({
    unit: 'mark',
    estimate: null,
    mark: { mark: '+', positive: 1, negative: 0, of: 3 },
    robustness: [
      {
        check: 'doubly robust',
        mark: { mark: '', positive: 0, negative: 0, of: 3 },
        survives: false,
        effects: { hours: effect },
      },
    ],
  }),
})
const hiddenMark: Record<string, Cell> = {
  'WW.mark': unknownCell('too few persons', { unit: 'mark', mark: null, suppressed: true }),
}
const effectTable = (...rows: ReportRow[]) => reportOf({ table1: tableOf(effectColumns, rows) })

const choice = { covariates: 'plan', periods: 'second', model: 'ols', p: 0.04, n: 900, high: 0.5 } as const
const planned = { ...choice, weights: 'final', estimate: 0.2, low: 0.1 } as const
const detailsOf = (support: string): MarkDetails => ({
  support,
  group: 'WW',
  models: { group: 'WW', equations: [], checks: [], choices: [] },
  getting: [],
  gettingCommand: null,
  chances: null,
  curves: [
    {
      group: 'WW',
      support,
      outcome: 'hours',
      effects: [{ ...choice, weights: 'none', estimate: -0.1, low: null }, planned],
      planned,
      estimated: 2,
      sameSign: 1,
      sameAndSignificant: 1,
      contrary: 0,
      median: 0.05,
    },
  ],
})

describe('what is taken along', () => {
  it('has no number where none is shown: in a table, beside another group, under a mark, or under other choices', () => {
    const hidden = unknownCell('protects others', { pHolm: null })
    const told = '· niet getoond: zou een ander getal verraden'
    const [line] = linesOf(t, tableOf(columns, [rowOf('a', { WW: hidden })]))
    expect(values(line)).toEqual(['Titel', 'a', 'WW', told, 'uur per week', 'lineair model (OLS)'])

    const [own, other] = [cellOf(), hidden].map((cell) =>
      reportOf({ hours: tableOf(columns, [rowOf('a', { WW: cell })]) }),
    )
    const compared = sheet(own!, { other: { data: other!, names: ['man', 'vrouw'] } }, 'comparison')
    expect(compared!.lines[0]!['take.other']!.value).toBe(told)
    expect(compared!.lines[0]!['comparison.difference']).toBeUndefined()

    const checks = sheet(effectTable(rowOf('a', robust(hidden))), { unchecked: null }, 'checks')
    expect(values(checks!.lines[1])).toEqual([
      ...['Titel', 'a', 'WW: uren', 'Dubbel robuust', told, 'uur per week', 'lineair model (OLS)'],
    ])
    const table = effectTable(rowOf('a', hiddenMark))
    for (const part of ['checks', 'choices'])
      expect(values(sheet(table, { unchecked: null, marks: [detailsOf('a')] }, part)!.lines[0])).toEqual([
        'Titel',
        'a',
        'WW: teken',
        '· te weinig personen',
      ])
  })

  it('has nothing of other ways of estimating that are not there yet, or of everyone only', () => {
    const table = effectTable(rowOf('a', robust(cellOf())))
    expect(sheetsOf(t, table, nothing).map(({ part }) => part)).toEqual(['table1'])
  })

  it('has the command that gives a number again, of numbers that are shown', () => {
    const commands = ['a', 'b'].map((row) => ({ row, column: 'WW', command: `estimate ${row}` }))
    const rows = [rowOf('a', { WW: unknownCell('protects others', {}) }), rowOf('b', { WW: cellOf() })]
    const data = reportOf({ hours: { ...tableOf(columns, rows), commands } })
    expect(sheet(data, {}, 'again')!.lines.map(values)).toEqual([['Titel', 'b', 'WW', 'estimate b']])
  })

  it('has each number with its interval, n and method', () => {
    const [shown] = linesOf(t, tableOf(columns, [rowOf('a', { WW: cellOf({ weight: 'weight' }) })]))
    expect(values(shown)).toEqual([
      ...['Titel', 'a', 'WW', 1.4, 'uur per week', 0.6, 2.2, 0.001, 0.02, 1912, 3000],
      ...['lineair model (OLS)', 'het eindgewicht'],
    ])
  })

  it('has of two groups both numbers, and the first minus the second with its interval', () => {
    const [own, other] = [2, 0.5].map((estimate) =>
      reportOf({ hours: tableOf(columns, [rowOf('a', { WW: cellOf({ estimate, standardError: 0.3 }) })]) }),
    )
    const { lines, heads, kind } = sheet(
      own!,
      { other: { data: other!, names: ['man', 'vrouw'] } },
      'comparison',
    )!
    expect(kind).toBe('man naast vrouw')
    expect(heads).toEqual({ 'table.value': 'man', 'take.other': 'vrouw' })
    expect(lines[0]).toMatchObject({
      'table.value': { value: 2 },
      'take.other': { value: 0.5 },
      'take.other.n': { value: 1912 },
      'comparison.difference': { value: 1.5 },
      'take.verdict': { value: 'aantoonbaar verschil' },
    })
    expect(lines[0]!['take.difference.low']!.value).toBeCloseTo(
      1.5 - 1.959963984540054 * Math.hypot(0.3, 0.3),
      12,
    )
  })

  it('has our number beside the published one, with the difference and what that says', () => {
    const cell = cellOf({ unit: 'share', estimate: 0.8, low: 0.7, high: 0.9, published: { value: 0.95 } })
    const share = [{ key: 'share', label: { nl: 'aandeel', en: 'share' }, unit: 'share' as const }]
    const data = reportOf({ figure1: tableOf(share, [rowOf('a', { share: cell })]) })
    const [line] = sheet(data, { published: true }, 'comparison')!.lines
    expect(line!['table.published']!.value).toBe(0.95)
    expect(line!['comparison.difference']!.value).toBeCloseTo(-15, 10)
    expect(line!['take.verdict']!.value).toMatch(/^bij ons minder dan in 2008 \(15,0\sprocentpunt\)$/)
  })

  it('has under each mark every other way of estimating, with its effects and whether the mark stays', () => {
    const { lines, notes } = sheet(effectTable(rowOf('a', robust(cellOf()))), { unchecked: null }, 'checks')!
    expect(lines.map(values)).toEqual([
      ['Titel', 'a', 'WW: teken', 'Dubbel robuust', 'leeg', 'teken', 'verandert'],
      [
        ...['Titel', 'a', 'WW: uren', 'Dubbel robuust', 1.4, 'uur per week', 0.6, 2.2, 0.001, 0.02],
        ...[1912, 3000, 'lineair model (OLS)'],
      ],
    ])
    expect(notes).toHaveLength(1)
  })

  it('has each effect under all choices in words, and says which is that of the plan', () => {
    const hours = tableOf(columns, [rowOf('second', {}, 'Het tweede halfjaar')])
    const data = reportOf({ table1: tableOf(effectColumns, [rowOf('a', robust(cellOf()))]), hours })
    const { lines } = sheet(data, { unchecked: null, marks: [detailsOf('a')] }, 'choices')!
    expect(lines.map(values)).toEqual([
      [
        ...['Titel', 'a', 'WW: uren', 'andere keuze', 'als in het plan', 'Het tweede halfjaar'],
        ...['lineair model (OLS)', -0.1, 'uur per week', 0.5, 0.04, 900, 'geen'],
      ],
      [
        ...['Titel', 'a', 'WW: uren', 'plan', 'als in het plan', 'Het tweede halfjaar'],
        ...['lineair model (OLS)', 0.2, 'uur per week', 0.1, 0.5, 0.04, 900, 'eindgewicht'],
      ],
    ])
  })

  it('names methods in Dutch, and leaves a term that has no words as it is', () => {
    expect(
      [
        'logit, AME, CR_G, weighted, imputed 5 times',
        'share, Wilson, weighted, clustered',
        'AIPW, clustered, weighted',
        'mark at 0.05',
        'poisson',
        'a new method, weighted',
      ].map(methodInWords),
    ).toEqual([
      'logit-model, gemiddeld verschil in kans, marge per persoon geteld (CR_G), gewogen, gaten 5 keer aangevuld',
      'aandeel, interval van Wilson, gewogen, marge per persoon geteld',
      'dubbel robuust (AIPW), marge per persoon geteld, gewogen',
      'teken bij p onder 0,05',
      'Poisson-model',
      'a new method, gewogen',
    ])
  })

  it('has points of a hundred, as the page has them, in full, and shown with as many digits', () => {
    const points = cellOf({ unit: 'points', estimate: 0.0847, low: 0.05, high: 0.12 })
    const [line] = linesOf(t, tableOf(columns, [rowOf('a', { WW: points })]))
    expect(line!['table.value']!.value).toBeCloseTo(8.47, 12)
    expect(line!['table.value']!.format).toBe('0.0')
    expect(line!['take.unit']!.value).toBe('procentpunt')
  })

  it('is an Excel file with every text and number in its place, whatever stands in a text', () => {
    const text = fc
      .string({ unit: 'grapheme', minLength: 1 })
      .map((own) => own.replaceAll(/[\p{Cc}\uFFFE\uFFFF]/gu, '_').trim())
      .filter((own) => own !== '')
    const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((own) => own + 0)
    fc.assert(
      fc.property(text, text, number, fc.integer({ min: 1, max: 60 }), (head, own, value, width) => {
        const empty = Array<null>(width).fill(null)
        const sheets = readSheets(
          workbook([
            {
              name: 'Tabel',
              widths: Array(width + 2).fill(10),
              heads: [head],
              rows: [[own, ...empty, { number: value, format: '0.0' }]],
              below: [own],
            },
          ]),
        )
        const [heads, row, , note] = sheets.get('tabel')!
        expect(heads).toEqual([head])
        expect([row![0], Number(row!.at(-1)), row!.length]).toEqual([own, value, width + 2])
        expect(note).toEqual([own])
      }),
    )
  })

  it('has sheets of other names each, also where tables are called the same or by signs that Excel refuses', () => {
    const sheet = { widths: [10], heads: [], rows: [], below: [] }
    const long = 'Wie krijgt vaker ondersteuning: WW'
    const names = [long, long.toLowerCase(), 'A/B [c]'].map((name) => ({ ...sheet, name }))
    expect([...readSheets(workbook(names)).keys()]).toEqual([
      'wie krijgt vaker ondersteuning',
      'wie krijgt vaker ondersteunin 2',
      'a b  c',
    ])
  })
})
