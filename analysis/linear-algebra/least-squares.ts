import { type Cholesky, cholesky, choleskyCondition, choleskyInverse, choleskySolve } from './cholesky.ts'
import { addProduct, type Columns, crossProduct } from './gram.ts'
import { gramOf } from './gram-of.ts'
import { householder, inverseOfGram, solveUpper } from './householder.ts'
import { independent } from './independent.ts'
import { onePerPattern, type Patterns, patternsOf, sumByPattern } from './patterns.ts'
import { refine } from './refine.ts'

/** The coefficients that make the weighted sum of squares of y − Xb smallest, and what inference needs. */
export interface LeastSquares {
  /** Indexes of the columns with a coefficient, and of those that are sums of columns before them. */
  readonly kept: readonly number[]
  readonly dropped: readonly number[]
  /** One per kept column. */
  readonly coefficients: Float64Array
  /** y − Xb, n numbers. */
  readonly residuals: Float64Array
  /** (X'WX)⁻¹ of the kept columns, row by row. */
  readonly inverse: Float64Array
  readonly route: 'gram' | 'qr'
}

/** Below this many products QR is no slower than anything else. */
const SMALL = 2_000_000
/** The squared condition that the Gram route may have: relative errors stay near 1e-10. */
const WELL_CONDITIONED = 1e6

/**
 * Least squares of y on k columns, by the stable route that is fast enough.
 *
 * Small problems go through Householder QR and refinement in twice the digits. Large ones first through the Gram matrix
 * and its Cholesky factor with one corrected step; only when the columns, each scaled to length one, have a squared
 * condition under a million, after those that are sums of others were dropped. Otherwise through QR as well.
 *
 * Source: Björck, Numerical Methods for Least Squares Problems (1996), §2.7.2 and §6.6.5 (corrected seminormal equations).
 *
 * @param weights n positive numbers, or null
 * @throws RangeError when lengths differ
 * @example
 * const x = [Float64Array.of(1, 1, 1), Float64Array.of(0, 1, 2)]
 * leastSquares(x, Float64Array.of(1, 3, 5), null).coefficients // => [1, 2]
 */
export function leastSquares(columns: Columns, y: Float64Array, weights: Float64Array | null): LeastSquares {
  const n = y.length
  if (columns.some((column) => column.length !== n))
    throw new RangeError(`leastSquares requires columns as long as y (${n}), got ${columns[0]?.length}`)
  if (n * columns.length ** 2 > SMALL) {
    const result = byGram(columns, y, weights)
    if (result !== null) return result
  }
  return byQr(columns, y, weights)
}

/** Null when the columns, without those that are sums of others, are not well conditioned. */
function byGram(columns: Columns, y: Float64Array, weights: Float64Array | null): LeastSquares | null {
  const patterns = patternsOf(columns)
  const solved = (some: Columns, products: Float64Array) =>
    patterns === null
      ? byRows(some, y, weights, products)
      : byPattern(onePerPattern(patterns, some), y, weights, patterns, products)
  const rows = patterns === null ? columns : onePerPattern(patterns, columns)
  const productsOf = gramOf(rows)
  const total = patterns === null ? weights : sumByPattern(patterns, weights)
  const products = productsOf(total)
  const whole = solved(columns, products)
  if (whole !== null) return whole
  // Rows that are the same add nothing to what is a sum of what.
  const kept = independent(rows, productsOf(null))
  if (kept.length === columns.length) return null
  const result = solved(
    kept.map((j) => columns[j]!),
    submatrix(products, columns.length, kept),
  )
  const dropped = Array.from(columns.keys()).filter((j) => !kept.includes(j))
  return result && { ...result, kept, dropped }
}

function submatrix(matrix: Float64Array, size: number, kept: readonly number[]): Float64Array {
  return Float64Array.from(kept.flatMap((i) => kept.map((j) => matrix[i * size + j]!)))
}

function byRows(
  columns: Columns,
  y: Float64Array,
  weights: Float64Array | null,
  products: Float64Array,
): LeastSquares | null {
  const factor = wellConditioned(products, columns.length)
  if (factor === null) return null
  const coefficients = choleskySolve(factor, crossProduct(columns, times(y, weights)))
  const residuals = remainder(columns, y, coefficients)
  const step = choleskySolve(factor, crossProduct(columns, times(residuals, weights)))
  for (let j = 0; j < step.length; j++) coefficients[j]! += step[j]!
  addProduct(columns, step.map(negated), residuals)
  return byFactor(factor, coefficients, residuals)
}

/** The same on one row per pattern, with the sum of its weights and the mean of its y. */
function byPattern(
  few: Columns,
  y: Float64Array,
  weights: Float64Array | null,
  patterns: Patterns,
  products: Float64Array,
): LeastSquares | null {
  const total = sumByPattern(patterns, weights)
  const factor = wellConditioned(products, few.length)
  if (factor === null) return null
  const sums = sumByPattern(patterns, times(y, weights))
  const coefficients = choleskySolve(factor, crossProduct(few, sums))
  const left = sums.map((sum, p) => sum - total[p]! * fittedAt(few, coefficients, p))
  const step = choleskySolve(factor, crossProduct(few, left))
  for (let j = 0; j < step.length; j++) coefficients[j]! += step[j]!
  const fitted = addProduct(few, coefficients, new Float64Array(patterns.count))
  const { of } = patterns
  const residuals = new Float64Array(y.length)
  for (let i = 0; i < residuals.length; i++) residuals[i] = y[i]! - fitted[of[i]!]!
  return byFactor(factor, coefficients, residuals)
}

function fittedAt(columns: Columns, coefficients: Float64Array, row: number): number {
  let sum = 0
  for (let j = 0; j < columns.length; j++) sum += columns[j]![row]! * coefficients[j]!
  return sum
}

function wellConditioned(products: Float64Array, size: number): Cholesky | null {
  const factor = cholesky(products, size)
  return factor === null || choleskyCondition(factor) > WELL_CONDITIONED ? null : factor
}

function byFactor(factor: Cholesky, coefficients: Float64Array, residuals: Float64Array): LeastSquares {
  const kept = Array.from(coefficients, (_, j) => j)
  return { kept, dropped: [], coefficients, residuals, inverse: choleskyInverse(factor), route: 'gram' }
}

function byQr(columns: Columns, y: Float64Array, weights: Float64Array | null): LeastSquares {
  const roots = weights === null ? null : weights.map(Math.sqrt)
  const qr = householder(columns, roots)
  const { kept, dropped, r } = qr
  const used = kept.map((j) => columns[j]!)
  const target = times(y, roots)
  const coefficients = solveUpper(r, kept.length, qr.transpose(target.slice()))
  if (y.length * columns.length ** 2 <= SMALL) {
    const scaled = used.map((column) => times(column, roots))
    refine(scaled, target, qr, coefficients, remainder(scaled, target, coefficients))
  }
  const residuals = remainder(used, y, coefficients)
  return { kept, dropped, coefficients, residuals, inverse: inverseOfGram(r, kept.length), route: 'qr' }
}

const negated = (value: number): number => -value

function times(vector: Float64Array, factor: Float64Array | null): Float64Array {
  return factor === null ? vector : vector.map((value, i) => value * factor[i]!)
}

function remainder(columns: Columns, y: Float64Array, coefficients: Float64Array): Float64Array {
  return addProduct(columns, coefficients.map(negated), y.slice())
}

/**
 * Leverages: the diagonal of W^½X(X'WX)⁻¹X'W^½.
 *
 * @param inverse (X'WX)⁻¹ of the columns, row by row
 * @example
 * leverages([Float64Array.of(1, 1)], null, [0.5]) // => [0.5, 0.5]
 */
export function leverages(
  columns: Columns,
  weights: Float64Array | null,
  inverse: ArrayLike<number>,
): Float64Array {
  const k = columns.length
  const n = columns[0]?.length ?? 0
  const factor = cholesky(inverse, k)
  const result = new Float64Array(n)
  if (factor === null) throw new RangeError('leverages requires a positive definite inverse, got another')
  const row = new Float64Array(k)
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < k; j++) row[j] = columns[j]![i]! * factor.scale[j]!
    let sum = 0
    for (let m = 0; m < k; m++) {
      let dot = 0
      for (let j = m; j < k; j++) dot += factor.lower[j * k + m]! * row[j]!
      sum += dot * dot
    }
    result[i] = weights === null ? sum : sum * weights[i]!
  }
  return result
}
