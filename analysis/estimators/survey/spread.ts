import type { SurveyDesign } from './design.ts'
import { type Linearised, takingPart } from './linearised.ts'
import { surveyMean } from './mean.ts'

/**
 * The variance of a variable in the population, n/(n − 1) · Σw(x − m)²/Σw; its influence is that of the mean of these
 * squares.
 *
 * As in R's survey package, n counts the rows of the design (or domain) with positive weight, those with a missing value
 * among them.
 *
 * Source: Korn & Graubard, Analysis of Health Surveys (1999), §2.2.
 *
 * @param values as many numbers as the design has rows, in their own unit; NaN: missing
 * @param domain 1 per row that counts, or null for all
 * @throws RangeError when lengths differ
 * @example
 * surveyVariance(surveyDesign({ rows: 3 }), Float64Array.of(1, 2, 3)).estimates // => [1]
 */
export function surveyVariance(
  design: SurveyDesign,
  values: Float64Array,
  domain: Uint8Array | null = null,
): Linearised {
  const mean = surveyMean(design, [values], domain).estimates[0]!
  const { n } = takingPart('surveyVariance', design, [], domain)
  const factor = n / (n - 1)
  return surveyMean(design, [values.map((value) => factor * (value - mean) ** 2)], domain)
}

/**
 * How many times larger the variance of a mean is than that of simple random sampling of as many rows from a population
 * of Σw: V / ((1 − n/Σw) s²/n). With `replace` the sample counts as small beside its population. Null when it cannot be said.
 *
 * Source: Kish, Survey Sampling (1965), §8.2.
 *
 * @param variance of the mean under the design
 * @throws RangeError when lengths differ
 * @example
 * const design = surveyDesign({ rows: 3, weights: Float64Array.of(1, 1, 1) })
 * designEffect(design, Float64Array.of(1, 2, 3), 1 / 3, true) // => 1
 */
export function designEffect(
  design: SurveyDesign,
  values: Float64Array,
  variance: number,
  replace: boolean,
  domain: Uint8Array | null = null,
): number | null {
  const taking = takingPart('designEffect', design, [values], domain)
  const { n, weight } = taking
  const spread = surveyVariance(design, values, taking.rows).estimates[0]!
  const simple = (spread / n) * (replace ? 1 : (weight - n) / weight)
  return simple > 0 && Number.isFinite(simple) ? variance / simple : null
}
