import { transpose } from './small-matrix.ts'

/** A symmetric matrix as V diag(λ) V'. */
export interface Eigen {
  readonly size: number
  /** In increasing order. */
  readonly values: Float64Array
  /** The vectors in the columns, k×k row by row. */
  readonly vectors: Float64Array
}

/** Rotations per eigenvalue; in practice two or three suffice. */
const ROUNDS = 60

/**
 * Eigenvalues and eigenvectors of a symmetric matrix, k×k row by row: Householder's reduction to three diagonals, then
 * QL with implicit shifts. About 9k³ operations.
 *
 * Source: Golub & Van Loan, Matrix Computations (2013), §8.3.1 and §8.3.3; Dubrulle, Martin & Wilkinson (1968),
 * Numerische Mathematik 12.
 *
 * @throws RangeError when the matrix is not k×k
 * @example
 * symmetricEigen([2, 1, 1, 2], 2).values // => [1, 3]
 */
export function symmetricEigen(matrix: ArrayLike<number>, size: number): Eigen {
  if (matrix.length !== size * size)
    throw new RangeError(`symmetricEigen requires ${size * size} numbers, got ${matrix.length}`)
  const work = Float64Array.from(matrix)
  const vectors = new Float64Array(size * size)
  for (let i = 0; i < size; i++) vectors[i * size + i] = 1
  const diagonal = new Float64Array(size)
  const beside = new Float64Array(size)
  tridiagonal(work, vectors, size)
  for (let i = 0; i < size; i++) {
    diagonal[i] = work[i * size + i]!
    if (i + 1 < size) beside[i] = work[i * size + i + 1]!
  }
  // As rows, so that a rotation works on numbers that lie side by side.
  const rows = transpose(vectors, size, size)
  implicitQl(diagonal, beside, rows, size)
  const order = Array.from(diagonal, (_, i) => i).sort((a, b) => diagonal[a]! - diagonal[b]!)
  return {
    size,
    values: Float64Array.from(order, (j) => diagonal[j]!),
    vectors: transpose(
      Float64Array.from(rows, (_, place) => rows[order[Math.floor(place / size)]! * size + (place % size)]!),
      size,
      size,
    ),
  }
}

/**
 * V f(λ) V': a function of a symmetric matrix, e.g. a root or an inverse.
 *
 * @example
 * functionOfSymmetric(symmetricEigen([4, 0, 0, 9], 2), Math.sqrt) // => [2, 0, 0, 3]
 */
export function functionOfSymmetric(
  { size, values, vectors }: Eigen,
  f: (value: number) => number,
): Float64Array {
  const images = values.map(f)
  const result = new Float64Array(size * size)
  for (let i = 0; i < size; i++)
    for (let j = i; j < size; j++) {
      let sum = 0
      for (let m = 0; m < size; m++) sum += vectors[i * size + m]! * images[m]! * vectors[j * size + m]!
      result[i * size + j] = sum
      result[j * size + i] = sum
    }
  return result
}

/** Reflections from both sides until only three diagonals are left; the reflections gather in `vectors`. */
function tridiagonal(a: Float64Array, vectors: Float64Array, size: number): void {
  const v = new Float64Array(size)
  const p = new Float64Array(size)
  for (let column = 0; column + 2 < size; column++) {
    const from = column + 1
    let tail = 0
    for (let i = from + 1; i < size; i++) tail += a[i * size + column]! ** 2
    if (tail === 0) continue
    const head = a[from * size + column]!
    const length = Math.sqrt(head * head + tail)
    const alpha = head > 0 ? -length : length
    v.fill(0)
    for (let i = from; i < size; i++) v[i] = a[i * size + column]!
    v[from]! -= alpha
    const beta = 1 / (length * (length + Math.abs(head)))
    let dot = 0
    for (let i = column; i < size; i++) {
      let sum = 0
      for (let j = from; j < size; j++) sum += a[i * size + j]! * v[j]!
      p[i] = beta * sum
      dot += p[i]! * v[i]!
    }
    for (let i = column; i < size; i++) p[i]! -= (beta * dot * v[i]!) / 2
    for (let i = column; i < size; i++)
      for (let j = column; j < size; j++) a[i * size + j]! -= v[i]! * p[j]! + p[i]! * v[j]!
    for (let i = 0; i < size; i++) {
      let sum = 0
      for (let j = from; j < size; j++) sum += vectors[i * size + j]! * v[j]!
      sum *= beta
      for (let j = from; j < size; j++) vectors[i * size + j]! -= sum * v[j]!
    }
  }
}

/** Turns the numbers beside the diagonal to zero by rotations, which are applied to the rows of `vectors` as well. */
function implicitQl(d: Float64Array, e: Float64Array, vectors: Float64Array, size: number): void {
  for (let low = 0; low < size; low++)
    for (let round = 0; round < ROUNDS; round++) {
      let end = low
      while (end + 1 < size) {
        if (Math.abs(e[end]!) <= Number.EPSILON * (Math.abs(d[end]!) + Math.abs(d[end + 1]!))) break
        end++
      }
      if (end === low) break
      const ratio = (d[low + 1]! - d[low]!) / (2 * e[low]!)
      const root = Math.hypot(ratio, 1)
      let g = d[end]! - d[low]! + e[low]! / (ratio + (ratio < 0 ? -root : root))
      let s = 1
      let c = 1
      let p = 0
      let i = end - 1
      for (; i >= low; i--) {
        const f = s * e[i]!
        const b = c * e[i]!
        const r = Math.hypot(f, g)
        e[i + 1] = r
        if (r === 0) {
          d[i + 1]! -= p
          e[end] = 0
          break
        }
        s = f / r
        c = g / r
        g = d[i + 1]! - p
        const t = (d[i]! - g) * s + 2 * c * b
        p = s * t
        d[i + 1] = g + p
        g = c * t - b
        for (let row = 0; row < size; row++) {
          const right = vectors[(i + 1) * size + row]!
          const left = vectors[i * size + row]!
          vectors[(i + 1) * size + row] = s * left + c * right
          vectors[i * size + row] = c * left - s * right
        }
      }
      if (i >= low) continue
      d[low]! -= p
      e[low] = g
      e[end] = 0
    }
}
