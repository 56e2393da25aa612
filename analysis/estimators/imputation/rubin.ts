import { fUpper } from '../../distributions.ts'
import { cholesky, choleskySolve } from '../../linear-algebra/cholesky.ts'
import { type Inference, infer } from '../inference/inference.ts'

/** An estimate pooled over completed data sets, with what the missing values cost. */
export interface Pooled extends Inference {
  /** Mean of the variances, and variance of the estimates. */
  readonly within: number
  readonly between: number
  /** Within + (1 + 1/m) between. */
  readonly total: number
  /** (1 + 1/m) between as a part of within (increase) and of total (lambda). */
  readonly increase: number
  readonly lambda: number
  /** Fraction of information that is missing. */
  readonly missingInformation: number
  /** Rubin's degrees of freedom for a large sample; null: infinite. */
  readonly dfLarge: number | null
}

/** What goes into pooling besides the estimates. */
export interface PoolOptions {
  /** Degrees of freedom that complete data would have; null: the normal distribution. */
  readonly df: number | null
  readonly n: number
  readonly method: string
  readonly level?: number
  readonly against?: number
}

/**
 * One estimate from m completed data sets by Rubin's rules, with the degrees of freedom of Barnard and Rubin.
 *
 * Mean of the estimates; variance W + (1 + 1/m)B; df 1/(1/a + 1/b) with a = (m − 1)/λ² and b = (d + 1)/(d + 3)·d·(1 − λ),
 * d those of complete data.
 *
 * Source: Rubin, Multiple Imputation for Nonresponse in Surveys (1987), §3.1; Barnard & Rubin (1999), Biometrika 86.
 *
 * @param estimates m numbers
 * @param variances their m variances
 * @throws RangeError when there are fewer than two, or the lengths differ
 * @example
 * const pooled = poolEstimates([1, 2, 3], [1, 1, 1], { df: null, n: 50, method: 'mean' })
 * pooled.estimate // => 2
 * pooled.total // => 2.3333333333333335
 */
export function poolEstimates(
  estimates: ArrayLike<number>,
  variances: ArrayLike<number>,
  options: PoolOptions,
): Pooled {
  const m = requireSeveral('poolEstimates', estimates.length, variances.length)
  const estimate = mean(estimates)
  const within = mean(variances)
  let between = 0
  for (let i = 0; i < m; i++) between += (estimates[i]! - estimate) ** 2 / (m - 1)
  const extra = (1 + 1 / m) * between
  const total = within + extra
  const lambda = total > 0 ? extra / total : 0
  const increase = within > 0 ? extra / within : 0
  const dfLarge = lambda > 0 ? (m - 1) / lambda ** 2 : null
  const { df: complete } = options
  const observed = complete === null ? null : ((complete + 1) / (complete + 3)) * complete * (1 - lambda)
  const df = dfLarge === null ? observed : observed === null ? dfLarge : 1 / (1 / dfLarge + 1 / observed)
  return {
    ...infer(estimate, total, { ...options, df }),
    within,
    between,
    total,
    increase,
    lambda,
    missingInformation: (increase + (df === null ? 0 : 2 / (df + 3))) / (increase + 1),
    dfLarge,
  }
}

/**
 * The covariance of k estimates from m completed data sets: mean of the covariances + (1 + 1/m) that of the estimates.
 *
 * @param estimates m times k numbers
 * @param covariances m times k×k numbers
 * @throws RangeError when there are fewer than two, or the lengths differ
 * @example
 * poolCovariance([[1], [3]], [[1], [1]]) // => [4]
 */
export function poolCovariance(
  estimates: readonly ArrayLike<number>[],
  covariances: readonly ArrayLike<number>[],
): Float64Array {
  const { within, between } = parts('poolCovariance', estimates, covariances)
  const m = estimates.length
  return within.map((value, place) => value + (1 + 1 / m) * between[place]!)
}

/** A test over completed data sets that several coefficients are zero. */
export interface PooledWald {
  readonly f: number
  readonly df1: number
  /** Null: infinite. */
  readonly df2: number | null
  readonly p: number
  /** Mean relative increase of variance because of missing values. */
  readonly increase: number
}

/**
 * Wald test that k quantities are all zero, over m completed data sets (D₁): Q'W⁻¹Q/(k(1 + r)) with r = (1 + 1/m)
 * tr(BW⁻¹)/k, as F with k and ν degrees of freedom.
 *
 * Null when W has no inverse. Source: Li, Raghunathan & Rubin (1991), JASA 86, eqs. 1.17–1.19.
 *
 * @param estimates m times k numbers
 * @param covariances m times k×k numbers
 * @throws RangeError when there are fewer than two, or the lengths differ
 * @example
 * poolWald([[2], [2]], [[1], [1]])?.f // => 4
 */
export function poolWald(
  estimates: readonly ArrayLike<number>[],
  covariances: readonly ArrayLike<number>[],
): PooledWald | null {
  const { middle, within, between } = parts('poolWald', estimates, covariances)
  const m = estimates.length
  const k = middle.length
  const factor = cholesky(within, k)
  if (factor === null) return null
  let trace = 0
  for (let j = 0; j < k; j++) {
    const column = Float64Array.from({ length: k }, (_, i) => between[i * k + j]!)
    trace += choleskySolve(factor, column)[j]!
  }
  const increase = ((1 + 1 / m) * trace) / k
  const square = choleskySolve(factor, middle).reduce((sum, value, j) => sum + value * middle[j]!, 0)
  const f = square / (k * (1 + increase))
  const t = k * (m - 1)
  const df2 =
    increase <= 0
      ? null
      : t > 4
        ? 4 + (t - 4) * (1 + (1 - 2 / t) / increase) ** 2
        : (t * (1 + 1 / k) * (1 + 1 / increase) ** 2) / 2
  return { f, df1: k, df2, p: fUpper(Math.max(0, f), k, df2), increase }
}

function parts(
  caller: string,
  estimates: readonly ArrayLike<number>[],
  covariances: readonly ArrayLike<number>[],
): { middle: Float64Array; within: Float64Array; between: Float64Array } {
  const m = requireSeveral(caller, estimates.length, covariances.length)
  const k = estimates[0]!.length
  const middle = new Float64Array(k)
  const within = new Float64Array(k * k)
  const between = new Float64Array(k * k)
  for (let l = 0; l < m; l++) {
    if (estimates[l]!.length !== k || covariances[l]!.length !== k * k)
      throw new RangeError(`${caller} requires ${k} estimates and a covariance of ${k * k} numbers each time`)
    for (let j = 0; j < k; j++) middle[j]! += estimates[l]![j]! / m
    for (let place = 0; place < k * k; place++) within[place]! += covariances[l]![place]! / m
  }
  for (let l = 0; l < m; l++)
    for (let i = 0; i < k; i++)
      for (let j = 0; j < k; j++)
        between[i * k + j]! += ((estimates[l]![i]! - middle[i]!) * (estimates[l]![j]! - middle[j]!)) / (m - 1)
  return { middle, within, between }
}

function mean(values: ArrayLike<number>): number {
  let sum = 0
  for (let i = 0; i < values.length; i++) sum += values[i]!
  return sum / values.length
}

function requireSeveral(caller: string, m: number, other: number): number {
  if (m < 2) throw new RangeError(`${caller} requires at least two completed data sets, got ${m}`)
  if (m !== other)
    throw new RangeError(`${caller} requires as many variances as estimates, got ${other} and ${m}`)
  return m
}
