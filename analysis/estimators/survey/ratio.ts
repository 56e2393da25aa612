import type { SurveyDesign } from './design.ts'
import { type Linearised, takingPart } from './linearised.ts'
import { weightedSum } from './mean.ts'

/**
 * A ratio of two totals R = Σwy/Σwx, with influence w(y − Rx)/Σwx. NaN when the denominator is zero.
 *
 * Source: Särndal, Swensson & Wretman, Model Assisted Survey Sampling (1992), §5.6.
 *
 * @param numerator as many numbers as the design has rows; NaN: missing
 * @param denominator likewise
 * @param domain 1 per row that counts, or null for all
 * @throws RangeError when lengths differ
 * @example
 * surveyRatio(surveyDesign({ rows: 2 }), Float64Array.of(1, 2), Float64Array.of(2, 4)).estimates // => [0.5]
 */
export function surveyRatio(
  design: SurveyDesign,
  numerator: Float64Array,
  denominator: Float64Array,
  domain: Uint8Array | null = null,
): Linearised {
  const { weights } = design
  const { rows, n, df } = takingPart('surveyRatio', design, [numerator, denominator], domain)
  const below = weightedSum(weights, denominator, rows)
  const ratio = weightedSum(weights, numerator, rows) / below
  const influence = numerator.map((value, row) =>
    rows[row] === 1 ? (weights[row]! * (value - ratio * denominator[row]!)) / below : 0,
  )
  return { estimates: [ratio], influence: [influence], n, df }
}
