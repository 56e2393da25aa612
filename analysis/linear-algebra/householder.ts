import type { Columns } from './gram.ts'

/** X = QR for the columns kept; the others are, to the tolerance, sums of columns before them. */
export interface Qr {
  /** Indexes of the columns kept, in their order, and of those dropped. */
  readonly kept: readonly number[]
  readonly dropped: readonly number[]
  /** R of the kept columns, rank×rank row by row, zero below the diagonal. */
  readonly r: Float64Array
  /** Q'v for a vector of n; the first `rank` numbers are the part within the columns. In place. */
  readonly transpose: (vector: Float64Array) => Float64Array
  /** Qv. In place. */
  readonly apply: (vector: Float64Array) => Float64Array
}

/**
 * Below this part of its own length a column counts as a sum of columns before it.
 *
 * R's lm uses 1e-7. The hardest certified polynomial (NIST Filip, degree 10) leaves 5.2e-8 of its last column, and
 * can be solved; a copy that differs by one part in a thousand million leaves 1.5e-9.
 */
export const TOLERANCE = 2e-8

/**
 * Householder QR with the rule of R's lm: columns are taken from left to right, and a column of which less
 * than `tolerance` of its length remains after sweeping out the ones before it is dropped.
 *
 * Source: Golub & Van Loan, Matrix Computations (2013), algorithm 5.2.1; the rule is LINPACK's dqrdc2 as R uses it.
 *
 * @param columns k columns of n numbers; they are copied, times the root of the weight if there are weights
 * @param roots n square roots of weights, or null
 * @throws RangeError when lengths differ
 * @example
 * const qr = householder([Float64Array.of(1, 1, 1), Float64Array.of(2, 2, 2), Float64Array.of(1, 2, 4)], null)
 * qr.kept // => [0, 2]
 * qr.dropped // => [1]
 */
export function householder(columns: Columns, roots: Float64Array | null, tolerance = TOLERANCE): Qr {
  const n = columns[0]?.length ?? 0
  const work = columns.map((column) => {
    if (column.length !== n)
      throw new RangeError(`householder requires columns of equal length, got ${n} and ${column.length}`)
    return roots === null ? Float64Array.from(column) : column.map((value, i) => value * roots[i]!)
  })
  const lengths = work.map((column) => norm(column, 0))
  const kept: number[] = []
  const dropped: number[] = []
  const reflectors: { vector: Float64Array; beta: number }[] = []
  for (let j = 0; j < work.length; j++) {
    const column = work[j]!
    const step = kept.length
    const remaining = step < n ? norm(column, step) : 0
    if (lengths[j] === 0 || remaining < tolerance * lengths[j]!) {
      dropped.push(j)
      continue
    }
    const vector = column.slice(step)
    const alpha = vector[0]! > 0 ? -remaining : remaining
    vector[0]! -= alpha
    const beta = 1 / (remaining * (remaining + Math.abs(column[step]!)))
    column[step] = alpha
    column.fill(0, step + 1)
    reflectors.push({ vector, beta })
    kept.push(j)
    for (let m = j + 1; m < work.length; m++) reflect(work[m]!, vector, beta, step)
  }
  const rank = kept.length
  const r = new Float64Array(rank * rank)
  kept.forEach((j, column) => {
    for (let i = 0; i <= column; i++) r[i * rank + column] = work[j]![i]!
  })
  const transpose = (vector: Float64Array) => {
    reflectors.forEach((reflector, step) => {
      reflect(vector, reflector.vector, reflector.beta, step)
    })
    return vector
  }
  const apply = (vector: Float64Array) => {
    for (let step = rank - 1; step >= 0; step--)
      reflect(vector, reflectors[step]!.vector, reflectors[step]!.beta, step)
    return vector
  }
  return { kept, dropped, r, transpose, apply }
}

function norm(column: Float64Array, from: number): number {
  let largest = 0
  for (let i = from; i < column.length; i++) largest = Math.max(largest, Math.abs(column[i]!))
  if (largest === 0) return 0
  let sum = 0
  for (let i = from; i < column.length; i++) sum += (column[i]! / largest) ** 2
  return largest * Math.sqrt(sum)
}

function reflect(target: Float64Array, vector: Float64Array, beta: number, step: number): void {
  let dot = 0
  for (let i = 0; i < vector.length; i++) dot += vector[i]! * target[step + i]!
  dot *= beta
  for (let i = 0; i < vector.length; i++) target[step + i]! -= dot * vector[i]!
}

/** x with Rx = b, R upper triangular. */
export function solveUpper(r: Float64Array, size: number, b: ArrayLike<number>): Float64Array {
  const x = new Float64Array(size)
  for (let i = size - 1; i >= 0; i--) {
    let sum = b[i]!
    for (let m = i + 1; m < size; m++) sum -= r[i * size + m]! * x[m]!
    x[i] = sum / r[i * size + i]!
  }
  return x
}

/** x with R'x = b, R upper triangular. */
export function solveTransposed(r: Float64Array, size: number, b: ArrayLike<number>): Float64Array {
  const x = new Float64Array(size)
  for (let i = 0; i < size; i++) {
    let sum = b[i]!
    for (let m = 0; m < i; m++) sum -= r[m * size + i]! * x[m]!
    x[i] = sum / r[i * size + i]!
  }
  return x
}

/** (R'R)⁻¹ = R⁻¹R⁻ᵀ, row by row. */
export function inverseOfGram(r: Float64Array, size: number): Float64Array {
  const inverse: Float64Array[] = []
  for (let j = 0; j < size; j++) {
    const unit = new Float64Array(size)
    unit[j] = 1
    inverse.push(solveUpper(r, size, unit))
  }
  const result = new Float64Array(size * size)
  for (let i = 0; i < size; i++)
    for (let j = i; j < size; j++) {
      let sum = 0
      for (let m = j; m < size; m++) sum += inverse[m]![i]! * inverse[m]![j]!
      result[i * size + j] = sum
      result[j * size + i] = sum
    }
  return result
}
