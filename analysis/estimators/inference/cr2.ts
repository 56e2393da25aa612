import { cholesky } from '../../linear-algebra/cholesky.ts'
import { multiply, transpose, weightedCross } from '../../linear-algebra/small-matrix.ts'
import type { Scored } from '../regression/fit.ts'
import type { Clusters } from './clusters.ts'
import { type Adjusted, adjustAlike, adjustDifferent, type Cluster } from './cr2-cluster.ts'

/** A covariance that allows for few clusters, with the degrees of freedom of each sum of coefficients. */
export interface Cr2 {
  /** k×k, row by row. */
  readonly variance: Float64Array
  /** Satterthwaite's degrees of freedom of the sum with these factors; null when its variance has no spread. */
  readonly df: (factors: ArrayLike<number>) => number | null
}

/** Clusters times coefficients squared beyond which memory runs out, and the sum of cubed sizes beyond which time does. */
const MOST = 5_000_000
const MOST_CUBES = 1e9

/**
 * The bias-reduced cluster covariance CR2 with Satterthwaite's degrees of freedom.
 *
 * M Σ_g X_g'W_g A_g e_g e_g'A_g W_g X_g M with M = (X'WX)⁻¹ and A_g = Φ_g^½ (Φ_g^½ C_g Φ_g^½)^{+½} Φ_g^½, C_g the covariance
 * of the residuals of cluster g when that of the outcome is Φ; ^{+½} is the root of the Moore–Penrose inverse, so that
 * clusters may be single rows or have dummies of their own. If Φ is right, the expectation is the true variance. Φ is
 * the identity for least squares, weighted or not, and the model's own variance for logit and counts, as in R's
 * clubSandwich.
 *
 * Source: Bell & McCaffrey (2002), Survey Methodology 28; Pustejovsky & Tipton (2018), Journal of Business & Economic
 * Statistics 36.
 *
 * @throws RangeError with fewer than two clusters, or too many or too large ones
 * @example
 * const fit = ols([Float64Array.of(1, 1, 1, 1)], Float64Array.of(1, 2, 3, 6))
 * const { variance, df } = cr2(fit, { of: Int32Array.of(0, 0, 1, 1), count: 2 })
 * variance // => [2.25]
 * df([1]) // => 1
 */
export function cr2(fit: Scored, clusters: Clusters): Cr2 {
  const k = fit.columns.length
  const { count } = clusters
  if (count < 2) throw new RangeError(`cr2 requires at least two clusters, got ${count}`)
  if (count * k * k > MOST)
    throw new RangeError(
      `CR2 with ${count} clusters and ${k} coefficients is too large; with so many clusters CR1 is as good.`,
    )
  const factor = cholesky(fit.inverse, k)
  if (factor === null) throw new RangeError('cr2 requires coefficients with a covariance, got none')
  // M is RR' with R = diag(scale)·lower; with Z = XR, Z'WZ is the identity.
  const root = factor.lower.map((value, place) => value * factor.scale[Math.floor(place / k)]!)
  const plain = fit.working === null
  const pieces = clustersOf(fit, root, clusters)
  const middle = new Float64Array(k * k)
  for (const { z, weights, spread } of pieces) {
    const diagonal = weights.map((weight, i) => weight * weight * spread[i]!)
    weightedCross(z, diagonal, weights.length, k).forEach((value, place) => {
      middle[place]! += value
    })
  }
  const cubes = pieces.reduce((sum, { residuals }) => sum + residuals.length ** 3, 0)
  if (!plain && cubes > MOST_CUBES)
    throw new RangeError(
      'CR2 of rows that weigh differently is too large for clusters of this size; take CR1.',
    )
  const parts = pieces.map((piece) => (plain ? adjustAlike(piece, k) : adjustDifferent(piece, middle, k)))
  const meat = new Float64Array(k * k)
  for (const { score } of parts)
    for (let i = 0; i < k; i++) for (let j = 0; j < k; j++) meat[i * k + j]! += score[i]! * score[j]!
  return {
    variance: multiply(multiply(root, meat, k, k, k), transpose(root, k, k), k, k, k),
    df: (factors) => satterthwaite(parts, middle, multiply(factors, root, 1, k, k)),
  }
}

/** The rows of each cluster on the scale of the outcome, where residuals are y − mean. */
function clustersOf(fit: Scored, root: Float64Array, { of, count }: Clusters): Cluster[] {
  const k = fit.columns.length
  const sizes = new Int32Array(count)
  for (const group of of) sizes[group]!++
  const pieces: Cluster[] = Array.from(sizes, (size) => ({
    z: new Float64Array(size * k),
    residuals: new Float64Array(size),
    weights: new Float64Array(size),
    spread: new Float64Array(size).fill(1),
  }))
  const next = new Int32Array(count)
  for (let i = 0; i < of.length; i++) {
    const { z, residuals, weights, spread } = pieces[of[i]!]!
    const row = next[of[i]!]!++
    const slope = fit.slope === undefined ? 1 : fit.slope[i]!
    // A row whose mean has run off to its bound says nothing any more.
    if (slope === 0) continue
    const weight = (fit.working === null ? 1 : fit.working[i]!) / (slope * slope)
    weights[row] = weight
    if (fit.slope !== undefined) spread[row] = 1 / weight
    residuals[row] = fit.scores[i]! / (slope * weight)
    for (let j = 0; j < k; j++) {
      let sum = 0
      for (let m = j; m < k; m++) sum += fit.columns[m]![i]! * root[m * k + j]!
      z[row * k + j] = slope * sum
    }
  }
  return pieces
}

/**
 * 2E²/V of the variance estimate of a sum of coefficients: (Σ_g P_gg)² / Σ_gh P_gh², where P_gh = δ_gh a_g − y_g'Q y_h has a
 * diagonal and 2k directions, so that no matrix of clusters by clusters is made.
 *
 * @param turned the factors in the coordinates of Z
 */
function satterthwaite(
  parts: readonly Adjusted[],
  middle: Float64Array,
  turned: Float64Array,
): number | null {
  const k = turned.length
  const form = new Float64Array(4 * k * k)
  for (let i = 0; i < k; i++) {
    for (let j = 0; j < k; j++) form[i * 2 * k + j] = -middle[i * k + j]!
    form[i * 2 * k + k + i] = 1
    form[(k + i) * 2 * k + i] = 1
  }
  const y = new Float64Array(parts.length * 2 * k)
  let trace = 0
  let squares = 0
  parts.forEach(({ own, cross, square }, g) => {
    const row = y.subarray(g * 2 * k, (g + 1) * 2 * k)
    row.set(multiply(own, turned, k, k, 1))
    row.set(multiply(cross, turned, k, k, 1), k)
    const a = multiply(multiply(turned, square, 1, k, k), turned, 1, k, 1)[0]!
    const shared = multiply(multiply(row, form, 1, 2 * k, 2 * k), row, 1, 2 * k, 1)[0]!
    trace += a - shared
    squares += a * a - 2 * a * shared
  })
  const folded = multiply(form, weightedCross(y, null, parts.length, 2 * k), 2 * k, 2 * k, 2 * k)
  squares += trace2(folded, 2 * k)
  return squares > 0 && trace > 0 ? (trace * trace) / squares : null
}

/** Trace of A². */
function trace2(a: Float64Array, size: number): number {
  let sum = 0
  for (let i = 0; i < size; i++) for (let j = 0; j < size; j++) sum += a[i * size + j]! * a[j * size + i]!
  return sum
}
