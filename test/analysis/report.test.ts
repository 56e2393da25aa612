import { describe, expect, test } from 'vitest'
import { columnOf, filterRows } from '../../analysis/columns.ts'
import { estimate } from '../../analysis/estimate.ts'
import { buildPanel } from '../../analysis/panel-file/build-panel.ts'
import { buildReport } from '../../analysis/reports/edition.ts'
import { plainText, renderText } from '../../analysis/reports/render-text.ts'
import { REPORT_KEYS } from '../../analysis/reports/report-keys.ts'
import type { Cell, ReportTable } from '../../analysis/reports/table.ts'
import { methodInWords } from '../../client/inspector/method-words.ts'
import { speak } from '../inspector/cells.ts'
import { compile, design, members, published } from './mini-study.ts'

const reportOf = (count: number) => {
  const panel = buildPanel(design, members(count), compile)
  return { panel, report: buildReport(design, published, panel, { simulated: true }) }
}
const { panel, report } = reportOf(800)
const at = (table: ReportTable, row: string, column: string): Cell =>
  table.rows.find(({ key }) => key === row)!.cells[column]!
const cellsOf = (table: ReportTable): Cell[] => table.rows.flatMap((row) => Object.values(row.cells))

describe('the report', () => {
  test('has exactly the tables and figures of the study, and says what it rests on', () => {
    expect(Object.keys(report)).toEqual([...REPORT_KEYS, 'meta'])
    expect(report.meta).toEqual({
      study: 'mini',
      persons: 800,
      rows: panel.long.rows,
      weight: null,
      alpha: 0.05,
      minimumN: 10,
      simulated: true,
    })
  })
  test('is plain data: the same after a trip through JSON', () => {
    expect(JSON.parse(JSON.stringify(report))).toEqual(report)
  })
  test('names its methods by terms that the page has Dutch words for', async () => {
    await speak('nl')
    const cells = REPORT_KEYS.flatMap((key) => cellsOf(report[key])).flatMap((cell) => [
      cell,
      ...(cell.robustness ?? []).flatMap(({ effects }) => Object.values(effects)),
    ])
    const methods = [...new Set(cells.map(({ method }) => methodInWords(method)))]
    expect(methods).toContain('dubbel robuust (AIPW), marge per persoon geteld')
    for (const method of methods)
      expect(method).not.toMatch(
        /\b(weighted|clustered|share|count|mean|standardised|within|month|times|mark|answering|bias|partial|over)\b/,
      )
  })
  test('marks the form that was given an effect on all three outcomes, beside the published mark', () => {
    expect(at(report.table1, 'advice', 'WW.mark')).toMatchObject({
      mark: { mark: '++', positive: 3, negative: 0, of: 3 },
      published: { mark: '++' },
    })
    expect(at(report.table1, 'advice', 'WW.searching').estimate).toBeGreaterThan(0.2)
    expect(at(report.table1, 'advice', 'WWB.hours').estimate).toBeGreaterThan(3)
  })
  test('shows each effect as the regression of the same plan does, with p values over the whole table', () => {
    const group = columnOf(panel.long, 'benefit').values
    const result = estimate({
      data: filterRows(panel.long, (row) => group[row] === 0),
      formula: 'hours ~ advice + contacts + nonWork + age + distance + education + duty + problems + period',
      model: 'ols',
      cluster: 'member',
    })
    const own = result.coefficients.find(({ term }) => term === 'advice')!
    const shown = at(report.table1, 'advice', 'WW.hours')
    expect(shown.estimate).toBeCloseTo(own.estimate!, 10)
    expect(shown.low).toBeCloseTo(own.low!, 10)
    expect(shown.n).toBe(own.n)
    const ps = cellsOf(report.table1).filter((cell) => cell.pHolm !== undefined)
    expect(ps).toHaveLength(2 * 3 * 3)
    for (const cell of ps) expect(cell.pHolm).toBeGreaterThanOrEqual(cell.pBenjaminiHochberg!)
  })
  test('has a contrast that is the sum of the effects of the other forms in that half-year', () => {
    const group = columnOf(panel.long, 'benefit').values
    const terms = 'advice + contacts + nonWork + age + distance + education + duty + problems + period'
    const result = estimate({
      data: filterRows(panel.long, (row) => group[row] === 0),
      formula: `hours ~ ${terms} + period:advice + period:contacts + period:nonWork`,
      model: 'ols',
      cluster: 'member',
      contrast: ['advice + nonWork'],
    })
    const shown = at(report.contrasts, 'WW.first-half.contacts', 'difference')
    expect(shown.estimate).toBeCloseTo(result.contrasts[0]!.estimate!, 10)
    expect(shown.high).toBeCloseTo(result.contrasts[0]!.high!, 10)
    expect(shown.published).toEqual({ value: 1.2 })
  })
  test('has the mean of the hours, those who do not search as zero', () => {
    const rows = filterRows(
      panel.long,
      (row) =>
        columnOf(panel.long, 'benefit').values[row] === 0 && columnOf(panel.long, 'period').values[row] === 0,
    )
    const hours = columnOf(rows, 'hours').values
    expect(at(report.hours, 'first-half', 'WW').estimate).toBeCloseTo(
      hours.reduce((a, b) => a + b) / hours.length,
      12,
    )
  })
  test('lets the four combinations of transfer add up to one', () => {
    const shares = ['00', '10', '01', '11'].map(
      (key) => at(report.transfer, `known.${key}`, 'share').estimate!,
    )
    expect(shares.reduce((a, b) => a + b)).toBeCloseTo(1, 12)
  })
  test('measures bars against the longest, which is one', () => {
    const bars = report.figure2.rows.flatMap((row) => row.cells['first-half.relative']?.estimate ?? [])
    expect(Math.max(...bars.map(Math.abs))).toBe(1)
    expect(at(report.figure2, 'distance', 'first-half.standardised').published).toEqual({ sign: '-' })
    expect(at(report.figure2, 'supportFirstHalf', 'first-half.standardised').reason).toBe('not measured')
  })
})

describe('a period without length', () => {
  test('is left out of the count model and nothing else', () => {
    const records = [...members(200)].map((record, i) => {
      const first = record.waves['first-half']!
      const waves = {
        ...record.waves,
        'first-half': { ...first, periodFrom: '2006-10-02', periodTo: '2006-10-01' },
      }
      return i === 0 ? { ...record, waves } : record
    })
    const own = buildReport(design, published, buildPanel(design, records, compile))
    const whole = at(own.table1, 'advice', 'WW.hours')
    const count = at(own.table1, 'advice', 'WW.applications')
    expect(count.estimate).not.toBeNull()
    expect(whole.n - count.n).toBe(1)
  })
})

describe('small numbers', () => {
  test('are withheld: no estimate, no interval, no count', () => {
    const few = reportOf(12).report
    for (const table of REPORT_KEYS.map((key) => few[key]))
      for (const cell of cellsOf(table).filter(({ suppressed }) => suppressed))
        expect(cell).toMatchObject({ estimate: null, low: null, high: null, n: 0, persons: 0 })
    expect(at(few.hours, 'first-half', 'WW').suppressed).toBe(true)
    expect(at(few.table1, 'advice', 'WW.mark')).toMatchObject({ suppressed: true, mark: null })
  })
  test('no cell that is shown rests on fewer persons than the minimum', () => {
    for (const key of REPORT_KEYS)
      for (const cell of cellsOf(reportOf(40).report[key]))
        if (cell.estimate !== null) expect(cell.persons).toBeGreaterThanOrEqual(design.plan.minimumN)
  })
  test('an empty panel gives the shape of every table and no number', () => {
    const empty = reportOf(0).report
    for (const key of REPORT_KEYS) {
      // A plan without weighting has no weights to show.
      expect(empty[key].rows.length > 0).toBe(!['weights', 'margins', 'representativeness'].includes(key))
      for (const cell of cellsOf(empty[key])) expect(cell.estimate).toBeNull()
    }
  })
})

describe('the report as text', () => {
  test('has the published mark beside the own mark, and says that answers are simulated', () => {
    const lines = renderText(report, 'en').split('\n')
    expect(lines[0]).toBe('800 persons. Simulated answers, no real people.')
    expect(lines.find((line) => line.startsWith('advice'))).toMatch(/^advice +\+\+ +\+\+ +\(3\+ \/ 3\)/)
  })
  test('writes numbers in Dutch with a comma', () => {
    expect(plainText(report.hours, 'nl')).toMatch(/first-half +\d,\d\d \[\d,\d\d; \d,\d\d\] +7,70/)
  })
})
