import type { Columns } from '../../linear-algebra/gram.ts'
import { type Inference, infer } from '../inference/inference.ts'
import { degreesOfFreedom, type SurveyDesign } from './design.ts'
import { totalVariance } from './total-variance.ts'

/**
 * Estimates from a sample with what each row adds to them: the sum of the influence values over the sample moves as the
 * estimate does, so that its variance under the design is that of the estimate.
 */
export interface Linearised {
  readonly estimates: readonly number[]
  /** One column per estimate, as long as the design, zero on rows that do not take part. */
  readonly influence: Columns
  /** Rows that take part. */
  readonly n: number
  readonly df: number
}

/**
 * The inference of each estimate under the design: linearised standard errors, t with PSUs − strata degrees of freedom.
 *
 * Source: Binder (1983), International Statistical Review 51; Korn & Graubard, Analysis of Health Surveys (1999), §5.2.
 *
 * @throws RangeError when a stratum has one unit and the design says `fail`
 * @example
 * const design = surveyDesign({ rows: 3 })
 * surveyInference(design, surveyMean(design, [Float64Array.of(1, 2, 3)]), 'mean')[0]?.standardError // => 0.5773502691896258
 */
export function surveyInference(
  design: SurveyDesign,
  { estimates, influence, n, df }: Linearised,
  method: string,
  level = 0.95,
): Inference[] {
  const variance = totalVariance(design, influence)
  const k = estimates.length
  return estimates.map((estimate, j) =>
    infer(estimate, variance === null ? null : variance[j * k + j]!, { df, n, method, level }),
  )
}

/** The rows that take part: within the domain and with every column known. */
export interface Taking {
  readonly rows: Uint8Array
  readonly n: number
  /** Sum of their weights. */
  readonly weight: number
  readonly df: number
}

/**
 * Rows of positive weight on which no column is missing, and within the domain when there is one.
 *
 * @param domain 1 per row that is in it; its degrees of freedom are those of its own units and strata
 * @throws RangeError when lengths differ
 */
export function takingPart(
  caller: string,
  design: SurveyDesign,
  columns: Columns,
  domain: Uint8Array | null,
): Taking {
  for (const column of [...columns, ...(domain === null ? [] : [domain])])
    if (column.length !== design.rows)
      throw new RangeError(`${caller} requires columns of ${design.rows} rows, got ${column.length}`)
  const rows = new Uint8Array(design.rows)
  let n = 0
  let weight = 0
  for (let row = 0; row < design.rows; row++) {
    if (design.weights[row] === 0 || (domain !== null && domain[row] !== 1)) continue
    if (columns.some((column) => Number.isNaN(column[row]!))) continue
    rows[row] = 1
    n++
    weight += design.weights[row]!
  }
  return { rows, n, weight, df: degreesOfFreedom(design, domain) }
}

/** Several sets of estimates as one, so that they have one covariance. The degrees of freedom are the fewest. */
export function together(parts: readonly Linearised[]): Linearised {
  return {
    estimates: parts.flatMap(({ estimates }) => estimates),
    influence: parts.flatMap(({ influence }) => influence),
    n: parts.reduce((sum, { n }) => sum + n, 0),
    df: Math.min(...parts.map(({ df }) => df)),
  }
}
