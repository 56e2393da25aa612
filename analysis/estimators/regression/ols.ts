import type { Columns } from '../../linear-algebra/gram.ts'
import { leastSquares } from '../../linear-algebra/least-squares.ts'
import type { Fit } from './fit.ts'

export interface OlsFit extends Fit {
  readonly model: 'ols'
  readonly residuals: Float64Array
  /** Weighted sum of squared residuals, and of y around its mean (around 0 without intercept). */
  readonly rss: number
  readonly total: number
  readonly intercept: boolean
  readonly weights: Float64Array | null
  /** The sum of squares is rounding only: standard errors mean nothing. */
  readonly perfect: boolean
}

/**
 * Ordinary or weighted least squares: b = (X'WX)⁻¹X'Wy.
 *
 * Weights are inverse variances up to a factor (as in R's lm), so n counts rows. Columns that are sums of columns before
 * them are dropped and named by index. The classical covariance is σ²(X'WX)⁻¹ with σ² = Σw(y−ŷ)²/(n−k); it is null
 * when n = k.
 *
 * Source: Greene, Econometric Analysis (2018), §3.2 and §9.6.1.
 *
 * @param columns k columns of n numbers, the intercept among them
 * @param y n numbers, the outcome in its own unit
 * @param weights n positive numbers, or null
 * @throws RangeError when lengths differ, there are no rows, or a weight is not positive
 * @example
 * const x = [Float64Array.of(1, 1, 1, 1), Float64Array.of(0, 1, 2, 3)]
 * ols(x, Float64Array.of(1, 3, 5, 8)).coefficients // => [0.8, 2.3]
 */
export function ols(columns: Columns, y: Float64Array, weights: Float64Array | null = null): OlsFit {
  const n = y.length
  if (n === 0) throw new RangeError('ols requires at least one row, got none')
  if (columns.length === 0) throw new RangeError('ols requires at least one column, got none')
  requirePositive('ols', weights, n)
  const solution = leastSquares(columns, y, weights)
  const { kept, dropped, coefficients, residuals, inverse } = solution
  const df = n - kept.length
  let rss = 0
  let size = 0
  for (let i = 0; i < n; i++) {
    const weight = weights === null ? 1 : weights[i]!
    rss += weight * residuals[i]! ** 2
    size += weight * y[i]! ** 2
  }
  const intercept = columns.some((column) => column.every((value) => value === column[0] && value !== 0))
  return {
    model: 'ols',
    n,
    kept,
    dropped,
    columns: kept.map((j) => columns[j]!),
    coefficients,
    inverse,
    working: weights,
    scores: weights === null ? residuals : residuals.map((value, i) => value * weights[i]!),
    dispersion: df > 0 ? rss / df : null,
    df: Math.max(0, df),
    separated: [],
    residuals,
    rss,
    total: totalSquares(y, weights, intercept),
    intercept,
    weights,
    perfect: size > 0 && rss <= 1e-28 * size * n,
  }
}

function totalSquares(y: Float64Array, weights: Float64Array | null, centred: boolean): number {
  let sum = 0
  let weight = 0
  for (let i = 0; i < y.length; i++) {
    const w = weights === null ? 1 : weights[i]!
    sum += w * y[i]!
    weight += w
  }
  const middle = centred ? sum / weight : 0
  let total = 0
  for (let i = 0; i < y.length; i++) total += (weights === null ? 1 : weights[i]!) * (y[i]! - middle) ** 2
  return total
}

/** Weights, when given, are one positive number per row. */
export function requirePositive(caller: string, weights: Float64Array | null, n: number): void {
  if (weights === null) return
  if (weights.length !== n) throw new RangeError(`${caller} requires ${n} weights, got ${weights.length}`)
  for (const weight of weights)
    if (!(weight > 0 && weight < Infinity))
      throw new RangeError(`${caller} requires positive weights, got ${weight}`)
}
