import type { Columns } from '../../linear-algebra/gram.ts'
import type { SurveyDesign } from './design.ts'
import { type Linearised, takingPart } from './linearised.ts'

/**
 * Weighted means m = Σwx/Σw over the rows without a missing value in any column, with influence w(x − m)/Σw. Of columns of
 * 0 and 1 they are shares.
 *
 * Rows outside the domain stay in the design with influence zero, since how many fall inside is chance. NaN for a domain
 * without rows.
 *
 * Source: Särndal, Swensson & Wretman, Model Assisted Survey Sampling (1992), §5.7 and §5.8.
 *
 * @param columns k columns as long as the design, in their own units; NaN: missing
 * @param domain 1 per row that counts, or null for all
 * @throws RangeError when lengths differ
 * @example
 * const design = surveyDesign({ rows: 3, weights: Float64Array.of(1, 1, 2) })
 * surveyMean(design, [Float64Array.of(1, 2, 3)]).estimates // => [2.25]
 */
export function surveyMean(
  design: SurveyDesign,
  columns: Columns,
  domain: Uint8Array | null = null,
): Linearised {
  const { rows, n, weight, df } = takingPart('surveyMean', design, columns, domain)
  const means = columns.map((column) => weightedSum(design.weights, column, rows) / weight)
  const influence = columns.map((column, j) =>
    column.map((value, row) => (rows[row] === 1 ? (design.weights[row]! * (value - means[j]!)) / weight : 0)),
  )
  return { estimates: means, influence, n, df }
}

/**
 * Totals of the population Σwx over the rows without a missing value in any column, with influence wx. Of columns of 0 and
 * 1 they are counts.
 *
 * Source: Särndal, Swensson & Wretman, Model Assisted Survey Sampling (1992), §2.8.
 *
 * @param columns k columns as long as the design; NaN: missing
 * @param domain 1 per row that counts, or null for all
 * @throws RangeError when lengths differ
 * @example
 * const design = surveyDesign({ rows: 2, weights: Float64Array.of(10, 20) })
 * surveyTotal(design, [Float64Array.of(1, 3)]).estimates // => [70]
 */
export function surveyTotal(
  design: SurveyDesign,
  columns: Columns,
  domain: Uint8Array | null = null,
): Linearised {
  const { rows, n, df } = takingPart('surveyTotal', design, columns, domain)
  return {
    estimates: columns.map((column) => weightedSum(design.weights, column, rows)),
    influence: columns.map((column) =>
      column.map((value, row) => (rows[row] === 1 ? design.weights[row]! * value : 0)),
    ),
    n,
    df,
  }
}

/** Σwx over the rows marked, in twice the digits, since weights in the thousands of rows add up. */
export function weightedSum(weights: Float64Array, values: Float64Array, rows: Uint8Array): number {
  let sum = 0
  let lost = 0
  for (let row = 0; row < values.length; row++) {
    if (rows[row] !== 1) continue
    const term = weights[row]! * values[row]! - lost
    const next = sum + term
    lost = next - sum - term
    sum = next
  }
  return sum
}
