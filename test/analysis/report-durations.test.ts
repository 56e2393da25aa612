import { describe, expect, test } from 'vitest'
import { makeTable, numberColumn } from '../../analysis/columns.ts'
import { estimate } from '../../analysis/estimate.ts'
import { buildPanel } from '../../analysis/panel-file/build-panel.ts'
import type { MemberRecord } from '../../analysis/panel-file/record.ts'
import { buildReport } from '../../analysis/reports/edition.ts'
import { plainText } from '../../analysis/reports/render-text.ts'
import type { Cell } from '../../analysis/reports/table.ts'
import { chance, compile, design, members, published } from './mini-study.ts'

const applied = '2006-03-10'
const dateOf = (day: number) => new Date(Date.parse(applied) + day * 86_400_000).toISOString().slice(0, 10)

interface Life {
  readonly benefit: 'WW' | 'WWB'
  readonly end?: number
  readonly back?: number
  readonly reason?: 'work' | 'other'
  readonly answers?: boolean
}

/** Members with these lives, who applied on one day; days count from then. */
function* living(lives: readonly Life[], seenUntil = 365): Generator<MemberRecord> {
  const drawn = members(lives.length)
  for (const { benefit, end, back, reason, answers = true } of lives) {
    const record = drawn.next().value as MemberRecord
    const first = record.waves['first-half']!
    const told = reason === undefined ? {} : { endReason: reason }
    yield {
      ...record,
      facts: { ...record.facts, benefit },
      events: {
        application: applied,
        decision: dateOf(20),
        ...(end === undefined ? {} : { benefitEnd: dateOf(end) }),
        ...(back === undefined ? {} : { benefitReturn: dateOf(back) }),
      },
      waves: answers
        ? { 'first-half': { ...first, answers: { ...first.answers, ...told }, periodTo: dateOf(seenUntil) } }
        : {},
    }
  }
}

const panelOf = (lives: readonly Life[], seenUntil?: number) =>
  buildPanel(design, living(lives, seenUntil), compile)
/** Few people, to be checked by hand: nothing is withheld unless a test says so. */
const durationsOf = (lives: readonly Life[], seenUntil?: number, minimumN = 0) =>
  buildReport({ ...design, plan: { ...design.plan, minimumN } }, published, panelOf(lives, seenUntil))
    .durations
const times = (count: number, life: Life): Life[] => Array.from({ length: count }, () => life)

/** Twenty of WW: 5 leave for work on day 60, of whom 2 come back on day 90; 5 for another reason on day 150; 2 untold. */
const ww: Life[] = [
  ...times(3, { benefit: 'WW', end: 60, reason: 'work' }),
  ...times(2, { benefit: 'WW', end: 60, back: 90, reason: 'work' }),
  ...times(5, { benefit: 'WW', end: 150, reason: 'other' }),
  ...times(2, { benefit: 'WW', end: 365, answers: false }),
  ...times(8, { benefit: 'WW' }),
]
const wwb: Life[] = [
  ...times(4, { benefit: 'WWB', end: 100, reason: 'other' }),
  ...times(16, { benefit: 'WWB' }),
]
const table = durationsOf([...ww, ...wwb])
const at = (row: string, column = 'WW', from = table): Cell =>
  from.rows.find(({ key }) => key === row)!.cells[column]!

describe('how long people stayed', () => {
  test('is the share that left by each month, of all in the target group, also who did not answer', () => {
    expect(at('out.3')).toMatchObject({ n: 20, persons: 20, weight: null })
    expect([3, 6, 12].map((months) => at(`out.${months}`).estimate)).toEqual([
      expect.closeTo(5 / 20, 12),
      expect.closeTo(10 / 20, 12),
      expect.closeTo(12 / 20, 12),
    ])
    expect(at('out.12', 'WWB').estimate).toBeCloseTo(4 / 20, 12)
    expect(at('inside.3')).toMatchObject({ estimate: 15, unit: 'count' })
    // On the last day ten are followed: two leave on it.
    expect(at('inside.12').estimate).toBe(10)
  })
  test('has the log-log interval of Kaplan and Meier, turned round', () => {
    // Of 20, 5 leave: S = 0.75 with Greenwood 5/(20 · 15).
    const half = 1.959963984540054 * Math.sqrt(5 / 300)
    const factor = Math.exp(half / -Math.log(0.75))
    expect(at('out.3').low).toBeCloseTo(1 - 0.75 ** (1 / factor), 12)
    expect(at('out.3').high).toBeCloseTo(1 - 0.75 ** factor, 12)
  })
  test('tells reasons that add up to all who left, with those who told none on their own', () => {
    const shares = ['work', 'other', 'unknown'].map((reason) => at(`out.12.${reason}`).estimate!)
    expect(shares[0]).toBeCloseTo(5 / 20, 12)
    expect(shares[1]).toBeCloseTo(5 / 20, 12)
    expect(shares[2]).toBeCloseTo(2 / 20, 12)
    expect(at('out.3.other').estimate).toBe(0)
  })
  test('tells who came back within two months of leaving, among those who left', () => {
    // On day 60 after leaving: 2 of 12 came back after 30 days, when the 2 who left on the last day were not followed.
    expect(at('back.2')).toMatchObject({ estimate: expect.closeTo(2 / 10, 12), persons: 12 })
  })
  test('tells who was out after three months and stayed so for six, and nothing where nobody was followed so long', () => {
    expect(at('lasting.3.6')).toMatchObject({ estimate: expect.closeTo(3 / 20, 12), persons: 20 })
    expect(at('lasting.3.13')).toMatchObject({ estimate: null, reason: 'not estimable', persons: 0 })
    expect(table.note.map(({ en }) => en).join(' ')).toContain('followed for 16 months')
  })
  test('compares the groups by the log-rank test that the command line does', () => {
    const stop = [...ww, ...wwb].map(({ end = 365 }) => end)
    const own = estimate({
      data: makeTable([
        numberColumn('stop', Float64Array.from(stop)),
        numberColumn(
          'left',
          Float64Array.from([...ww, ...wwb], ({ end }) => Number(end !== undefined)),
        ),
        numberColumn(
          'wwb',
          Float64Array.from([...ww, ...wwb], ({ benefit }) => Number(benefit === 'WWB')),
        ),
      ]),
      formula: 'Surv(stop, left) ~ wwb',
      model: 'logrank',
    })
    expect(at('logRank', 'between').estimate).toBeCloseTo(own.fit.chiSquare as number, 12)
    expect(at('logRank', 'between').p).toBeCloseTo(own.fit.p as number, 12)
  })
  test('has a curve of at most sixty points that says the same as the table', () => {
    const [curve] = table.curves!
    expect(curve!.points.length).toBeLessThanOrEqual(60)
    expect(curve!.points[0]).toMatchObject({ months: 0, share: 1, atRisk: 20 })
    expect(curve!.points.at(-1)!.share).toBeCloseTo(1 - at('out.12').estimate!, 12)
    for (const [i, { share }] of curve!.points.entries())
      expect(share).toBeLessThanOrEqual(curve!.points[i - 1]?.share ?? 1)
  })
  test('stands in the text for a terminal, with the p of the test', () => {
    const lines = plainText(table, 'en').split('\n')
    expect(lines.find((line) => line.startsWith('off within 3 months '))).toMatch(/25\.0% \[11\.3%, 50\.0%\]/)
    expect(lines.find((line) => line.startsWith('equally fast?'))).toMatch(/\(p = 0\.0\d\d\)$/)
  })
})

describe('what is not known', () => {
  test('is not counted as staying: nobody is followed beyond the last day that anyone answered about', () => {
    const early = durationsOf([...ww, ...wwb], 140)
    expect(at('out.3', 'WW', early).estimate).toBeCloseTo(5 / 20, 12)
    for (const key of ['out.6', 'out.12', 'out.12.work'])
      expect(at(key, 'WW', early)).toMatchObject({ estimate: null, reason: 'not estimable', persons: 0 })
    expect(early.curves![0]!.points.at(-1)!.months).toBeLessThanOrEqual(140 / 30)
  })
  test('is an end dated after the last day: it counts for nothing', () => {
    const announced = [...ww.slice(0, 19), { benefit: 'WW', end: 500 } as const, ...wwb]
    expect(durationsOf(announced)).toEqual(table)
  })
  test('shows no number and no curve of a group below the minimum', () => {
    const few = durationsOf([...ww, ...wwb.slice(0, 9)], undefined, 10)
    for (const row of few.rows)
      if (row.cells.WWB !== undefined && row.key !== 'lasting.3.13')
        expect(row.cells.WWB, row.key).toMatchObject({ estimate: null, suppressed: true, persons: 0 })
    expect(few.curves![1]!.points).toEqual([])
    expect(at('logRank', 'between', few).suppressed).toBe(true)
  })
  test('gives an empty table for a plan without durations', () => {
    const { durations: _, ...plan } = design.plan
    const without = buildReport({ ...design, plan }, published, panelOf(ww)).durations
    expect(without).toMatchObject({ columns: [], rows: [] })
  })
})

test('the curve of the report is that of the model km on the same rows', () => {
  const lives = Array.from({ length: 300 }, (_, i): Life => {
    const benefit = i % 2 === 0 ? 'WW' : 'WWB'
    return chance(i, 1, 1) < 0.6 ? { benefit, end: Math.floor(400 * chance(i, 1, 2)) } : { benefit }
  })
  const stop = lives.map(({ end = 365 }) => Math.min(end, 365))
  const left = lives.map(({ end = 999 }) => Number(end <= 365))
  const result = estimate({
    data: makeTable([
      numberColumn('stop', Float64Array.from(stop)),
      numberColumn('left', Float64Array.from(left)),
      numberColumn(
        'wwb',
        Float64Array.from(lives, ({ benefit }) => Number(benefit === 'WWB')),
      ),
    ]),
    formula: 'Surv(stop, left) ~ wwb',
    model: 'km',
    times: '91,182,365',
  })
  const rows = result.tables.find(({ title }) => title === 'Survival at times')!.rows
  const own = durationsOf(lives)
  expect(rows).toHaveLength(6)
  rows.forEach(([, , atRisk, survival, se, low, high], place) => {
    const group = place < 3 ? 'WW' : 'WWB'
    const months = [3, 6, 12][place % 3]
    const shown = at(`out.${months}`, group, own)
    expect(shown.estimate).toBeCloseTo(1 - (survival as number), 12)
    expect(shown.standardError).toBeCloseTo(se as number, 12)
    expect(shown.low).toBeCloseTo(1 - (high as number), 12)
    expect(shown.high).toBeCloseTo(1 - (low as number), 12)
    expect(at(`inside.${months}`, group, own).estimate).toBe(atRisk)
  })
})
