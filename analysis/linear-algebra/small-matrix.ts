/** Products of small matrices, row by row. */

/**
 * AB of an n×m and an m×p matrix.
 *
 * @example
 * multiply([1, 2, 3, 4], [1, 1], 2, 2, 1) // => [3, 7]
 */
export function multiply(
  a: ArrayLike<number>,
  b: ArrayLike<number>,
  n: number,
  m: number,
  p: number,
): Float64Array {
  const result = new Float64Array(n * p)
  for (let i = 0; i < n; i++)
    for (let h = 0; h < m; h++) {
      const factor = a[i * m + h]!
      if (factor === 0) continue
      for (let j = 0; j < p; j++) result[i * p + j]! += factor * b[h * p + j]!
    }
  return result
}

/**
 * A' of an n×m matrix.
 *
 * @example
 * transpose([1, 2, 3, 4, 5, 6], 2, 3) // => [1, 4, 2, 5, 3, 6]
 */
export function transpose(a: ArrayLike<number>, n: number, m: number): Float64Array {
  const result = new Float64Array(n * m)
  for (let i = 0; i < n; i++) for (let j = 0; j < m; j++) result[j * n + i] = a[i * m + j]!
  return result
}

/**
 * A'DA of an n×m matrix, D a diagonal.
 *
 * @example
 * weightedCross([1, 2], [3, 1], 2, 1) // => [7]
 */
export function weightedCross(
  a: ArrayLike<number>,
  diagonal: ArrayLike<number> | null,
  n: number,
  m: number,
): Float64Array {
  const result = new Float64Array(m * m)
  for (let row = 0; row < n; row++) {
    const weight = diagonal === null ? 1 : diagonal[row]!
    for (let i = 0; i < m; i++) {
      const factor = weight * a[row * m + i]!
      for (let j = i; j < m; j++) result[i * m + j]! += factor * a[row * m + j]!
    }
  }
  for (let i = 0; i < m; i++) for (let j = 0; j < i; j++) result[i * m + j] = result[j * m + i]!
  return result
}
