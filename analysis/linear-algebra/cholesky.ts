/**
 * The Cholesky factor of a symmetric positive definite matrix, scaled to a unit diagonal first.
 *
 * With D the square roots of the diagonal, D⁻¹AD⁻¹ = L L'. The scaling makes the condition number below
 * independent of the units of the columns (years or centuries).
 */
export interface Cholesky {
  readonly size: number
  /** L of the scaled matrix, row by row. */
  readonly lower: Float64Array
  readonly scale: Float64Array
}

/**
 * Factors A (k×k, row by row); null when A is not numerically positive definite.
 *
 * Source: Golub & Van Loan, Matrix Computations (2013), algorithm 4.2.1.
 *
 * @throws RangeError when A is not k×k
 * @example
 * cholesky([4, 0, 0, 9], 2)?.scale // => [2, 3]
 * cholesky([1, 1, 1, 1], 2) // => null
 */
export function cholesky(matrix: ArrayLike<number>, size: number): Cholesky | null {
  if (matrix.length !== size * size)
    throw new RangeError(`cholesky requires ${size * size} numbers, got ${matrix.length}`)
  const scale = new Float64Array(size)
  for (let i = 0; i < size; i++) {
    const diagonal = matrix[i * size + i]!
    if (!(diagonal > 0) || diagonal === Infinity) return null
    scale[i] = Math.sqrt(diagonal)
  }
  const lower = new Float64Array(size * size)
  for (let i = 0; i < size; i++)
    for (let j = 0; j <= i; j++) {
      let sum = matrix[i * size + j]! / scale[i]! / scale[j]!
      for (let m = 0; m < j; m++) sum -= lower[i * size + m]! * lower[j * size + m]!
      if (i === j) {
        if (!(sum > 1e-14)) return null
        lower[i * size + i] = Math.sqrt(sum)
      } else lower[i * size + j] = sum / lower[j * size + j]!
    }
  return { size, lower, scale }
}

/**
 * x with Ax = b.
 *
 * @example
 * choleskySolve(cholesky([4, 0, 0, 9], 2)!, [4, 18]) // => [1, 2]
 */
export function choleskySolve({ size, lower, scale }: Cholesky, b: ArrayLike<number>): Float64Array {
  const x = new Float64Array(size)
  for (let i = 0; i < size; i++) {
    let sum = b[i]! / scale[i]!
    for (let m = 0; m < i; m++) sum -= lower[i * size + m]! * x[m]!
    x[i] = sum / lower[i * size + i]!
  }
  for (let i = size - 1; i >= 0; i--) {
    let sum = x[i]!
    for (let m = i + 1; m < size; m++) sum -= lower[m * size + i]! * x[m]!
    x[i] = sum / lower[i * size + i]!
  }
  for (let i = 0; i < size; i++) x[i]! /= scale[i]!
  return x
}

/**
 * A⁻¹, k×k row by row, symmetric to the last digit.
 *
 * @example
 * choleskyInverse(cholesky([4, 0, 0, 0.25], 2)!) // => [0.25, 0, 0, 4]
 */
export function choleskyInverse(factor: Cholesky): Float64Array {
  const { size } = factor
  const inverse = new Float64Array(size * size)
  const unit = new Float64Array(size)
  for (let j = 0; j < size; j++) {
    unit.fill(0)
    unit[j] = 1
    const column = choleskySolve(factor, unit)
    for (let i = 0; i < size; i++) inverse[i * size + j] = column[i]!
  }
  for (let i = 0; i < size; i++)
    for (let j = 0; j < i; j++) {
      const mean = (inverse[i * size + j]! + inverse[j * size + i]!) / 2
      inverse[i * size + j] = mean
      inverse[j * size + i] = mean
    }
  return inverse
}

/**
 * The condition number of the scaled matrix in the 1-norm: how many times a relative error may grow.
 *
 * @example
 * choleskyCondition(cholesky([4, 0, 0, 9], 2)!) // => 1
 */
export function choleskyCondition(factor: Cholesky): number {
  const { size, lower, scale } = factor
  const inverse = choleskyInverse(factor)
  let norm = 0
  let inverseNorm = 0
  for (let j = 0; j < size; j++) {
    let sum = 0
    let inverseSum = 0
    for (let i = 0; i < size; i++) {
      let element = 0
      for (let m = 0; m <= Math.min(i, j); m++) element += lower[i * size + m]! * lower[j * size + m]!
      sum += Math.abs(element)
      inverseSum += Math.abs(inverse[i * size + j]!) * scale[i]! * scale[j]!
    }
    norm = Math.max(norm, sum)
    inverseNorm = Math.max(inverseNorm, inverseSum)
  }
  return norm * inverseNorm
}
