import type { Columns } from '../../linear-algebra/gram.ts'
import { householder } from '../../linear-algebra/householder.ts'
import { minimise } from '../../linear-algebra/minimise.ts'
import type { Clusters } from '../inference/clusters.ts'
import { predicted, randomCovariance, reduce, trial } from './profile.ts'

export interface MixedFit {
  readonly n: number
  readonly kept: readonly number[]
  readonly dropped: readonly number[]
  /** Fixed coefficients of the kept columns and their covariance, row by row. */
  readonly coefficients: Float64Array
  readonly variance: Float64Array
  /** Covariance of the random coefficients, q×q, and the variance of what is left. */
  readonly randomCovariance: Float64Array
  readonly residualVariance: number
  /** Random coefficients of each group. */
  readonly random: readonly Float64Array[]
  readonly logLikelihood: number
  readonly iterations: number
  readonly converged: boolean
  /** A variance is zero, or random coefficients go together without error. */
  readonly singular: boolean
}

/** Random coefficients: their covariance has as many numbers to search as half the square of this. */
const MOST_RANDOM = 4

/**
 * A linear mixed model with one grouping: y = Xb + Z_g u_g + e with u_g normal with any covariance, by (restricted) maximum
 * likelihood, profiled to the Cholesky factor of that covariance relative to the residual variance.
 *
 * Source: Bates, Mächler, Bolker & Walker (2015), Journal of Statistical Software 67.
 *
 * @param fixed p columns of n numbers
 * @param random q columns of n numbers; the first usually ones
 * @param restricted REML, which allows for the fixed coefficients being estimated
 * @throws RangeError with fewer than two groups, as many groups as rows, or too many random columns
 * @example
 * const one = [new Float64Array(6).fill(1)]
 * const groups = { of: Int32Array.of(0, 0, 1, 1, 2, 2), count: 3 }
 * const fit = mixedModel(one, one, Float64Array.of(1, 3, 5, 7, 9, 11), groups)
 * fit.coefficients // => [6]
 * Math.round(fit.residualVariance * 1e6) / 1e6 // => 2
 * Math.round(fit.randomCovariance[0]! * 1e6) / 1e6 // => 15
 */
export function mixedModel(
  fixed: Columns,
  random: Columns,
  y: Float64Array,
  groups: Clusters,
  restricted = true,
): MixedFit {
  const n = y.length
  const q = random.length
  if (groups.count < 2) throw new RangeError(`mixedModel requires at least two groups, got ${groups.count}`)
  if (groups.count >= n)
    throw new RangeError(`mixedModel requires fewer groups than the ${n} rows, got ${groups.count}`)
  if (q < 1 || q > MOST_RANDOM)
    throw new RangeError(`mixedModel requires from 1 to ${MOST_RANDOM} random columns, got ${q}`)
  const { kept, dropped } = householder(fixed, null)
  const model = reduce(
    kept.map((j) => fixed[j]!),
    random,
    y,
    groups,
  )
  if (n <= kept.length)
    throw new RangeError(`mixedModel requires more rows than ${kept.length} coefficients, got ${n}`)
  const start: number[] = []
  for (let j = 0; j < q; j++) for (let i = j; i < q; i++) start.push(Number(i === j))
  const found = minimise((theta) => trial(model, theta, restricted)?.deviance ?? Infinity, start)
  const best = trial(model, found.at, restricted)
  if (best === null) throw new RangeError('mixedModel requires residuals with spread, got a perfect fit')
  const covariance = randomCovariance(model, found.at, best.residualVariance)
  return {
    n,
    kept,
    dropped,
    coefficients: best.coefficients,
    variance: best.inverse.map((value) => value * best.residualVariance),
    randomCovariance: covariance,
    residualVariance: best.residualVariance,
    random: predicted(model, found.at, best.coefficients),
    logLikelihood: -best.deviance / 2,
    iterations: found.iterations,
    converged: found.converged,
    singular: diagonalOf(found.at, q).some((value) => Math.abs(value) < 1e-4),
  }
}

function diagonalOf(theta: ArrayLike<number>, q: number): number[] {
  const result: number[] = []
  let place = 0
  for (let j = 0; j < q; j++) {
    result.push(theta[place]!)
    place += q - j
  }
  return result
}
