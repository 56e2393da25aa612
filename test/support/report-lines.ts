/** Where a number of a report stands in what its command of `estimate` prints. */
import type { EstimateResult } from '../../analysis/index.ts'
import type { ReportCommand } from '../../analysis/reports/commands/command.ts'

export interface Line {
  readonly estimate: number | null
  readonly low: number | null
  readonly high: number | null
  /** Null: not printed beside it. */
  readonly n: number | null
}

type Place = Pick<ReportCommand, 'row' | 'column' | 'reads'>

export function lineOf(result: EstimateResult, place: Place): Line {
  const { model, n, contrasts, coefficients, fit, tables } = result
  const nl = place.reads?.nl ?? ''
  const time = /^dag (\d+)/.exec(nl)?.[1] ?? ''
  const alone = (estimate: number | null): Line => ({ estimate, low: null, high: null, n })
  if (model === 'km') {
    const found = rowOf(tables, 'Survival at times', { time })
    if (nl.endsWith('‘at risk’')) return { ...alone(found['at risk'] as number), n: null }
    const rest = (name: string) => (found[name] === null ? null : 1 - (found[name] as number))
    return { estimate: rest('survival'), low: rest('high'), high: rest('low'), n }
  }
  if (model === 'cumulative-incidence') {
    const event = /‘([^’]+)’$/.exec(nl)![1]
    return {
      ...numbersIn(rowOf(tables, 'Cumulative incidence at times', { event: event!, time }), 'share'),
      n,
    }
  }
  if (model === 'logrank') return alone(fit.chiSquare ?? null)
  if (model === 'representativeness' && place.row !== 'R') {
    const [variable, level] = place.row.split('.')
    const found =
      level === undefined
        ? rowOf(tables, 'Partial R-indicators by variable', { variable: variable! })
        : rowOf(tables, 'Partial R-indicators by class', { variable: variable!, class: level })
    return { ...numbersIn(found, 'unconditional'), n: null }
  }
  if (model === 'representativeness') return coefficients[0]!
  const standardised = tables.find(({ title }) => title.startsWith('Standardised'))
  if (standardised !== undefined) {
    const term =
      place.row === 'ageSquared'
        ? /^I\(\(\(age/
        : new RegExp(`^(factor\\()?${place.row.replace(/(\d)$/, '\\)?$1')}$`)
    const row = standardised.rows.find(([own]) => term.test(String(own)))
    return { ...numbersIn(record(standardised.columns, row!), 'estimate'), n }
  }
  const measure = /^‘(\w+)’$/.exec(nl)?.[1]
  if (measure !== undefined) return { ...alone(measure === 'n' ? n : (fit[measure] ?? null)), n: null }
  return contrasts[0] ?? coefficients.at(-1)!
}

type Row = Readonly<Record<string, string | number | null>>

const record = (columns: readonly string[], row: readonly (string | number | null)[]): Row =>
  // The first of columns with one name.
  Object.fromEntries(columns.map((name, place) => [name, row[place]!] as const).reverse())

function rowOf(tables: EstimateResult['tables'], title: string, where: Record<string, string> = {}): Row {
  const { columns, rows } = tables.find((table) => table.title === title)!
  return rows
    .map((row) => record(columns, row))
    .find((row) =>
      Object.entries(where).every(([name, value]) => [value, `factor(${value})`].includes(String(row[name]))),
    )!
}

const numbersIn = (row: Row, name: string): Omit<Line, 'n'> => ({
  estimate: row[name] as number,
  low: row.low as number | null,
  high: row.high as number | null,
})
