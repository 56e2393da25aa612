import { tQuantile } from '../../distributions.ts'
import type { Inference } from '../inference/inference.ts'
import { degreesOfFreedom, type SurveyDesign } from './design.ts'
import { takingPart } from './linearised.ts'
import { surveyMean } from './mean.ts'
import { type ShareInterval, surveyProportion } from './proportion.ts'
import { type QuantileRule, quantileOf, sortedByValue } from './quantile-rules.ts'
import { totalVariance } from './total-variance.ts'

/** How quantiles and their intervals are made. */
export interface QuantileOptions {
  readonly rule?: QuantileRule
  /** Interval of the share of the population up to the quantile. */
  readonly interval?: ShareInterval
  readonly level?: number
  readonly domain?: Uint8Array | null
}

/**
 * Quantiles of a population with Woodruff's intervals: the interval of the share that lies up to the quantile, read back as
 * values. The standard error is the width over twice t; null where the share's interval leaves 0–1.
 *
 * Source: Woodruff (1952), Journal of the American Statistical Association 47; Francisco & Fuller (1991), Annals of
 * Statistics 19.
 *
 * @param values as many numbers as the design has rows, in their own unit; NaN: missing
 * @param shares numbers between 0 and 1
 * @throws RangeError when lengths differ or a share is not between 0 and 1
 * @example
 * const design = surveyDesign({ rows: 5 })
 * surveyQuantile(design, Float64Array.of(5, 3, 1, 2, 4), [0.5])[0]?.estimate // => 3
 */
export function surveyQuantile(
  design: SurveyDesign,
  values: Float64Array,
  shares: readonly number[],
  options: QuantileOptions = {},
): Inference[] {
  const { rule = 'math', interval = 'mean', level = 0.95, domain = null } = options
  const { rows, n } = takingPart('surveyQuantile', design, [values], domain)
  // Missing values leave the design here, as in R; elsewhere only the domain does.
  const df = degreesOfFreedom(design, rows)
  const sorted = sortedByValue(values, design.weights, rows)
  return shares.map((share) => {
    if (!(share > 0 && share < 1))
      throw new RangeError(`surveyQuantile requires shares between 0 and 1, got ${share}`)
    const estimate = quantileOf(sorted, share, rule)
    const method = `quantile ${share}, rule ${rule}, Woodruff`
    const nothing = {
      standardError: null,
      statistic: null,
      df,
      p: null,
      low: null,
      high: null,
      level,
      n,
      method,
    }
    if (estimate === null) return { estimate, ...nothing }
    const upTo = surveyMean(
      design,
      [values.map((value) => (Number.isNaN(value) ? NaN : value <= estimate ? 1 : 0))],
      domain,
    )
    const variance = totalVariance(design, upTo.influence)?.[0] ?? null
    if (variance === null || df < 1) return { estimate, ...nothing }
    const input = { share: upTo.estimates[0]!, variance, df, n, method, level }
    const around = surveyProportion(input, interval)
    const low = around.low === null ? null : quantileOf(sorted, around.low, rule)
    const high = around.high === null ? null : quantileOf(sorted, around.high, rule)
    const width = low === null || high === null ? null : high - low
    const standardError = width === null ? null : width / (2 * tQuantile(0.5 + level / 2, df))
    return { estimate, ...nothing, standardError, low, high }
  })
}
