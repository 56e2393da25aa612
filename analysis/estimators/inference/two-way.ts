import { functionOfSymmetric, symmetricEigen } from '../../linear-algebra/symmetric-eigen.ts'
import type { Scored } from '../regression/fit.ts'
import { type Clusters, clustersOf } from './clusters.ts'
import { covariance } from './covariance.ts'

export interface TwoWay {
  readonly variance: Float64Array
  /** Some sum of coefficients has a negative variance. */
  readonly indefinite: boolean
  /** A coefficient itself had one, so that negative eigenvalues were set to zero. */
  readonly repaired: boolean
}

/**
 * Covariance of the coefficients when rows go together in two ways, e.g. by firm and by year: V₁ + V₂ − V₁₂, each part
 * with its own factor for the number of clusters. V₁₂ is of rows that share both.
 *
 * The difference need not be a covariance. Where a coefficient itself would have a negative variance, negative
 * eigenvalues are set to zero; else the matrix is left as it is, as R's sandwich does.
 *
 * Source: Cameron, Gelbach & Miller (2011), Journal of Business & Economic Statistics 29.
 *
 * @throws RangeError when either way has fewer than two clusters
 * @example
 * const fit = ols([Float64Array.of(1, 1, 1, 1)], Float64Array.of(1, 2, 3, 6))
 * const pairs = clustersOf(Float64Array.of(0, 0, 1, 1))
 * twoWayCovariance(fit, 'CR0', pairs, clustersOf(Float64Array.of(0, 1, 2, 3)))?.variance // => [1.125]
 */
export function twoWayCovariance(
  fit: Scored,
  kind: 'CR0' | 'CR_G' | 'CR1',
  first: Clusters,
  second: Clusters,
): TwoWay | null {
  const k = fit.columns.length
  const both = clustersOf(Float64Array.from(first.of, (own, i) => own * second.count + second.of[i]!))
  const parts = [first, second, both].map((clusters) => covariance(fit, kind, clusters))
  const [one, two, shared] = parts
  if (!one || !two || !shared) return null
  const variance = one.map((value, place) => value + two[place]! - shared[place]!)
  const repaired = Array.from({ length: k }, (_, j) => variance[j * k + j]!).some((own) => own < 0)
  // Scaled to the sizes of the parts, so that a column in other units is not taken for rounding.
  const scale = Float64Array.from({ length: k }, (_, j) => Math.sqrt(one[j * k + j]! + two[j * k + j]!) || 1)
  const at = (value: number, place: number, power: 1 | -1) =>
    value * (scale[Math.floor(place / k)]! * scale[place % k]!) ** power
  const eigen = symmetricEigen(
    variance.map((value, place) => at(value, place, -1)),
    k,
  )
  const indefinite = eigen.values[0]! < -1e-12
  if (!repaired) return { variance, indefinite, repaired }
  const positive = functionOfSymmetric(eigen, (value) => Math.max(0, value))
  return { variance: positive.map((value, place) => at(value, place, 1)), indefinite, repaired }
}
