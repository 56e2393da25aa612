import { type Columns, gram } from '../../linear-algebra/gram.ts'
import type { Clusters } from '../inference/clusters.ts'
import { type Inference, infer } from '../inference/inference.ts'

/** The mean outcome if all were treated and if none were, with what each row adds to them. */
export interface PotentialMeans {
  readonly treated: number
  readonly control: number
  /** Influence values: the estimate moves by their sum, so that its variance is the sum of their squares. */
  readonly ofTreated: Float64Array
  readonly ofControl: Float64Array
}

/** How sure an effect is. */
export interface EffectOptions {
  readonly clusters: Clusters | null
  readonly method: string
  readonly level?: number
}

/**
 * Covariance of estimates from their influence values, k×k row by row: Σ ψψ' over rows, or over the sums of clusters.
 *
 * There is no factor for few rows or clusters. Source: Tsiatis, Semiparametric Theory and Missing Data (2006), ch. 3.
 *
 * @throws RangeError when lengths differ
 * @example
 * influenceCovariance([Float64Array.of(1, -2, 1)], null) // => [6]
 * influenceCovariance([Float64Array.of(1, -2, 1)], { of: Int32Array.of(0, 0, 1), count: 2 }) // => [2]
 */
export function influenceCovariance(influence: Columns, clusters: Clusters | null): Float64Array {
  if (clusters === null) return gram(influence, null)
  return gram(
    influence.map((column) => {
      if (column.length !== clusters.of.length)
        throw new RangeError(
          `influenceCovariance requires a cluster for each of ${column.length} rows, got ${clusters.of.length}`,
        )
      const sums = new Float64Array(clusters.count)
      for (let row = 0; row < column.length; row++) sums[clusters.of[row]!]! += column[row]!
      return sums
    }),
    null,
  )
}

/** Influence of the difference of two potential means. */
export function ofDifference({ ofTreated, ofControl }: PotentialMeans): Float64Array {
  return ofTreated.map((value, row) => value - ofControl[row]!)
}

/**
 * The difference of two potential means, with its standard error from influence values and the normal distribution.
 *
 * Source: Tsiatis, Semiparametric Theory and Missing Data (2006), ch. 3.
 *
 * @throws RangeError when lengths differ
 * @example
 * const means = { treated: 3, control: 1, ofTreated: Float64Array.of(1, -1), ofControl: Float64Array.of(0, 0) }
 * meanDifference(means, { clusters: null, method: 'AIPW' }).standardError // => 1.4142135623730951
 */
export function meanDifference(means: PotentialMeans, { clusters, method, level }: EffectOptions): Inference {
  const variance = influenceCovariance([ofDifference(means)], clusters)[0]!
  return infer(means.treated - means.control, variance, {
    df: null,
    n: means.ofTreated.length,
    method,
    ...(level === undefined ? {} : { level }),
  })
}

/** A ratio with an interval on the scale of logarithms. */
export interface RatioInference {
  readonly ratio: number
  /** Of the logarithm. */
  readonly standardError: number
  readonly low: number
  readonly high: number
}

/**
 * The ratio of two potential means (`odds`: of their odds), with an interval by the delta method on the logarithm. Null when
 * a mean is not positive (or, for odds, not below one).
 *
 * Source: Greenland & Robins (1985), Biometrics 41, for the scale; delta method.
 *
 * @throws RangeError when lengths differ
 * @example
 * const means = { treated: 0.4, control: 0.2, ofTreated: Float64Array.of(0, 0), ofControl: Float64Array.of(0, 0) }
 * meanRatio(means, { clusters: null, method: 'AIPW' })?.ratio // => 2
 */
export function meanRatio(
  { treated, control, ofTreated, ofControl }: PotentialMeans,
  { clusters, level = 0.95 }: EffectOptions,
  odds = false,
): RatioInference | null {
  if (!(treated > 0 && control > 0) || (odds && !(treated < 1 && control < 1))) return null
  const slope = (mean: number) => 1 / (odds ? mean * (1 - mean) : mean)
  const size = (mean: number) => (odds ? mean / (1 - mean) : mean)
  const influence = ofTreated.map((value, row) => value * slope(treated) - ofControl[row]! * slope(control))
  const ratio = size(treated) / size(control)
  const log = infer(Math.log(ratio), influenceCovariance([influence], clusters)[0]!, {
    df: null,
    n: influence.length,
    method: '',
    level,
  })
  if (log.standardError === null) return null
  return { ratio, standardError: log.standardError, low: Math.exp(log.low!), high: Math.exp(log.high!) }
}
