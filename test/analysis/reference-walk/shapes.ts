import type { EstimateResult, ResultTable } from '../../../analysis/index.ts'
import type { Own } from './ledger.ts'

type Row = EstimateResult['coefficients'][number]
type Named = Record<string, number | null>

/** A number of every coefficient, by term. */
export function byTerm(result: EstimateResult, of: (row: Row) => number | null): Named {
  return Object.fromEntries(result.coefficients.map((row) => [row.term, of(row)]))
}

export const coefficientsOf = (result: EstimateResult): Named => byTerm(result, (row) => row.estimate)
export const errorsOf = (result: EstimateResult): Named => byTerm(result, (row) => row.standardError)

/** A block of inference under every name that references have for its parts. */
export function inferenceOf(result: EstimateResult): Own {
  const statistic = byTerm(result, (row) => row.statistic)
  return {
    se: errorsOf(result),
    stat: statistic,
    z: statistic,
    t: statistic,
    p: byTerm(result, (row) => row.p),
    df: result.coefficients[0]?.df,
    df_satterthwaite: byTerm(result, (row) => row.df),
    ci_low: byTerm(result, (row) => row.low),
    ci_high: byTerm(result, (row) => row.high),
  }
}

/** The coefficients whose term begins with `prefix`, without it. */
export function partOf(result: EstimateResult, prefix: string): EstimateResult {
  return {
    ...result,
    coefficients: result.coefficients
      .filter(({ term }) => term.startsWith(prefix))
      .map((row) => ({ ...row, term: row.term.slice(prefix.length) })),
  }
}

export function tableOf({ tables }: EstimateResult, title: string): ResultTable {
  const found = tables.find((table) => table.title.startsWith(title))
  if (found === undefined)
    throw new RangeError(
      `The result has no table '${title}'. Tables: ${tables.map((t) => t.title).join(', ')}.`,
    )
  return found
}

/** A column of a table. */
export function columnIn({ columns, rows }: ResultTable, name: string): (number | null)[] {
  return rows.map((row) => row[columns.indexOf(name)] as number | null)
}

/** A column of a table by what stands in its first. */
export function namedIn(table: ResultTable, name: string): Named {
  const values = columnIn(table, name)
  return Object.fromEntries(table.rows.map(([key], i) => [String(key), values[i]!]))
}

/** Standard deviation with n − 1. */
export function deviation(values: Float64Array): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1))
}

/** exp of every number. */
export function exponents(named: Named): Named {
  return Object.fromEntries(
    Object.entries(named).map(([term, value]) => [term, value === null ? null : Math.exp(value)]),
  )
}
