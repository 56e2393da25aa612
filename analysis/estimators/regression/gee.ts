import { type Cholesky, cholesky, choleskyInverse, choleskySolve } from '../../linear-algebra/cholesky.ts'
import { addProduct, type Columns } from '../../linear-algebra/gram.ts'
import { take } from '../../linear-algebra/take.ts'
import type { Clusters } from '../inference/clusters.ts'
import { sandwich } from '../inference/covariance.ts'
import type { Fit } from './fit.ts'
import { logit } from './logit.ts'
import { ols } from './ols.ts'
import { poisson } from './poisson.ts'

/** What is assumed of rows of one unit: nothing in common, one correlation, or one that fades with distance in time. */
export const CORRELATIONS = ['independence', 'exchangeable', 'ar1'] as const
export type Correlation = (typeof CORRELATIONS)[number]

export interface GeeInput {
  readonly family: Fit['model'] & ('ols' | 'logit' | 'poisson')
  readonly columns: Columns
  readonly y: Float64Array
  readonly clusters: Clusters
  /** Place of each row in time; null: the order of the rows of a unit. */
  readonly times: Float64Array | null
  readonly offset: Float64Array | null
  readonly correlation: Correlation
}

export interface GeeFit {
  /** The fit as if rows were independent, with the coefficients of this one. */
  readonly fit: Fit
  /** Robust and model-based covariance of the coefficients, k×k; robust without a factor for few units. */
  readonly robust: Float64Array
  readonly naive: Float64Array
  /** The working correlation of neighbours; null for independence. */
  readonly alpha: number | null
  /** Σ of squared Pearson residuals / n. */
  readonly scale: number
  readonly iterations: number
  readonly converged: boolean
}

const STEP = 1e-11
const ITERATIONS = 100
/** Rows of one unit: their correlations form a square matrix. */
const MOST_ROWS = 1000

/**
 * Generalised estimating equations: regression coefficients of all rows together, with a working correlation of the
 * rows of one unit, and standard errors that hold whatever their true correlation.
 *
 * The correlation solves Σ (r_j r_k/φ − ρ_jk) ∂ρ_jk/∂α = 0 over the pairs of rows of a unit, r Pearson residuals and φ
 * their mean square (as R's geepack).
 *
 * Source: Liang & Zeger (1986), Biometrika 73; Højsgaard, Halekoh & Yan (2006), Journal of Statistical Software 15.
 *
 * @throws RangeError when the outcome does not suit the family, a term predicts it without error, a unit has too many
 * rows, or the working correlation has no inverse
 * @example
 * const clusters = { of: Int32Array.of(0, 0, 1, 1), count: 2 }
 * const shared = { clusters, times: null, offset: null, correlation: 'exchangeable' as const }
 * const x = { columns: [Float64Array.of(1, 1, 1, 1)], y: Float64Array.of(1, 2, 5, 6) }
 * gee({ family: 'ols', ...x, ...shared }).fit.coefficients // => [3.5]
 */
export function gee(input: GeeInput): GeeFit {
  const { y, clusters, times, offset, correlation } = input
  const start = startOf(input)
  if (start.separated.length > 0)
    throw new RangeError('gee requires terms that do not predict the outcome without error, got some')
  const { columns, n } = start
  const units = unitsOf(clusters, times)
  const k = columns.length
  const b = start.coefficients.slice()
  const pearson = new Float64Array(n)
  const roots = new Float64Array(n)
  let alpha = 0
  let scale = 1
  let iterations = 0
  let converged = false
  let robust: Float64Array = new Float64Array(k * k)
  let naive: Float64Array = new Float64Array(k * k)
  for (; iterations < ITERATIONS; iterations++) {
    const eta = addProduct(columns, b, offset?.slice() ?? new Float64Array(n))
    for (let i = 0; i < n; i++) {
      const [mean, root] = momentsOf(input.family, eta[i]!)
      pearson[i] = (y[i]! - mean) / root
      // For canonical links dμ/dη is the variance, so that (dμ/dη)/√V is √V.
      roots[i] = root
    }
    scale = pearson.reduce((sum, value) => sum + value * value, 0) / n
    if (!(scale > 1e-28)) throw new RangeError('gee requires residuals with spread, got a perfect fit')
    const before = alpha
    if (correlation !== 'independence') alpha = alphaOf(units, pearson, scale, correlation, alpha)
    const { information, score, meat } = sums(units, columns, roots, pearson, correlation, alpha)
    const factor = cholesky(information, k)
    if (factor === null) throw new RangeError('gee requires a positive definite information, got another')
    const inverse = choleskyInverse(factor)
    robust = sandwich(inverse, meat, k, 1)
    naive = inverse.map((value) => value * scale)
    const step = choleskySolve(factor, score)
    converged =
      Math.abs(alpha - before) < STEP &&
      step.every((value, j) => value * value <= STEP * STEP * naive[j * k + j]!)
    if (converged) break
    for (let j = 0; j < k; j++) b[j]! += step[j]!
  }
  return {
    fit: { ...start, coefficients: b, df: null },
    robust,
    naive,
    alpha: correlation === 'independence' ? null : alpha,
    scale,
    iterations,
    converged,
  }
}

function startOf({ family, columns, y, offset }: GeeInput): Fit {
  if (family === 'logit') return logit(columns, y, null, offset)
  if (family === 'poisson') return poisson(columns, y, null, offset)
  return ols(columns, offset === null ? y : y.map((value, i) => value - offset[i]!))
}

/** Mean and root of the variance function. */
function momentsOf(family: GeeInput['family'], eta: number): readonly [mean: number, root: number] {
  if (family === 'ols') return [eta, 1]
  if (family === 'poisson') return [Math.exp(eta), Math.exp(eta / 2)]
  const mean = 1 / (1 + Math.exp(-eta))
  return [mean, Math.sqrt(mean / (1 + Math.exp(eta)))]
}

interface Unit {
  readonly rows: Int32Array
  readonly times: Float64Array
}

function unitsOf({ of, count }: Clusters, times: Float64Array | null): Unit[] {
  const rows: number[][] = Array.from({ length: count }, () => [])
  for (let i = 0; i < of.length; i++) rows[of[i]!]!.push(i)
  return rows.map((own) => {
    if (own.length > MOST_ROWS)
      throw new RangeError(`gee allows at most ${MOST_ROWS} rows per unit, got ${own.length}`)
    if (times !== null) own.sort((a, b) => times[a]! - times[b]!)
    return { rows: Int32Array.from(own), times: Float64Array.from(own, (row, i) => times?.[row] ?? i) }
  })
}

/** The correlation that suits the products of residuals best, by Gauss and Newton's steps. */
function alphaOf(
  units: readonly Unit[],
  pearson: Float64Array,
  scale: number,
  correlation: Correlation,
  start: number,
): number {
  // Products and numbers of pairs at each distance; all pairs together when they are exchangeable.
  const pairs = new Map<number, { product: number; count: number }>()
  for (const { rows, times } of units)
    for (let i = 0; i < rows.length; i++)
      for (let j = 0; j < i; j++) {
        const distance = correlation === 'ar1' ? times[i]! - times[j]! : 1
        const own = pairs.get(distance) ?? { product: 0, count: 0 }
        own.product += (pearson[rows[i]!]! * pearson[rows[j]!]!) / scale
        own.count++
        pairs.set(distance, own)
      }
  if (correlation === 'exchangeable') {
    const all = pairs.get(1)
    return all === undefined ? 0 : all.product / all.count
  }
  // A negative number has powers only at whole distances.
  const least = [...pairs.keys()].every(Number.isInteger) ? -0.999 : 0.001
  let alpha = start === 0 ? 0.3 : start
  for (let round = 0; round < 200; round++) {
    let slope = 0
    let gap = 0
    for (const [distance, { product, count }] of pairs) {
      const change = distance * alpha ** (distance - 1)
      slope += count * change * change
      gap += change * (product - count * alpha ** distance)
    }
    if (slope === 0) return 0
    const next = Math.max(least, Math.min(0.999, alpha + gap / slope))
    if (Math.abs(next - alpha) < 1e-14) return next
    alpha = next
  }
  return alpha
}

/** Σ D'V⁻¹D, Σ D'V⁻¹(y − μ) and the sum of the squares of the latter per unit, without the scale. */
function sums(
  units: readonly Unit[],
  columns: Columns,
  roots: Float64Array,
  pearson: Float64Array,
  correlation: Correlation,
  alpha: number,
) {
  const k = columns.length
  const information = new Float64Array(k * k)
  const score = new Float64Array(k)
  const meat = new Float64Array(k * k)
  const known = new Map<string, Cholesky | null>()
  for (const { rows, times } of units) {
    const m = rows.length
    const key = correlation === 'ar1' ? times.map((time) => time - times[0]!).join() : String(m)
    if (!known.has(key)) known.set(key, workingFactor(times, correlation, alpha))
    const factor = known.get(key)!
    if (factor === null)
      throw new RangeError(`gee requires a working correlation with an inverse, got ${alpha} for ${m} rows`)
    const own = columns.map((column) => Float64Array.from(rows, (row) => column[row]! * roots[row]!))
    const residual = take(pearson, rows)
    const solved = own.map((column) => choleskySolve(factor, column))
    const part = solved.map((column) => column.reduce((sum, value, i) => sum + value * residual[i]!, 0))
    for (let i = 0; i < k; i++) {
      score[i]! += part[i]!
      for (let j = 0; j < k; j++) {
        meat[i * k + j]! += part[i]! * part[j]!
        let sum = 0
        for (let r = 0; r < m; r++) sum += solved[i]![r]! * own[j]![r]!
        information[i * k + j]! += sum
      }
    }
  }
  return { information, score, meat }
}

function workingFactor(times: Float64Array, correlation: Correlation, alpha: number): Cholesky | null {
  const m = times.length
  const matrix = new Float64Array(m * m)
  for (let i = 0; i < m; i++)
    for (let j = 0; j < m; j++) {
      const apart = correlation === 'ar1' ? alpha ** Math.abs(times[i]! - times[j]!) : alpha
      matrix[i * m + j] = i === j ? 1 : correlation === 'independence' ? 0 : apart
    }
  return cholesky(matrix, m)
}
