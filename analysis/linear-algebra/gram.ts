/** A matrix as its columns: each a Float64Array of the same length. Nothing is copied when a column is used. */
export type Columns = readonly Float64Array[]

/** Rows that are worked on at a time: two columns of this length stay in the first cache. */
export const BLOCK = 2048

/**
 * The Gram matrix X'WX of k columns, as k×k numbers row by row.
 *
 * Works in blocks of rows, so that each row is read from memory once, and on two by two columns at a time,
 * so that four products are made of four numbers read.
 *
 * @param columns k columns of n numbers
 * @param weights n numbers, or null for all ones
 * @throws RangeError when lengths differ
 * @example
 * gram([Float64Array.of(1, 2), Float64Array.of(3, 4)], null) // => [5, 11, 11, 25]
 */
export function gram(columns: Columns, weights: Float64Array | null): Float64Array {
  const k = columns.length
  const n = columns[0]?.length ?? 0
  for (const column of columns)
    if (column.length !== n)
      throw new RangeError(`gram requires columns of equal length, got ${n} and ${column.length}`)
  if (weights !== null && weights.length !== n)
    throw new RangeError(`gram requires as many weights as rows, got ${weights.length} and ${n}`)
  const result = new Float64Array(k * k)
  const scratch = [new Float64Array(BLOCK), new Float64Array(BLOCK)]
  const sums = new Float64Array(4)
  for (let start = 0; start < n; start += BLOCK) {
    const size = Math.min(BLOCK, n - start)
    const block = columns.map((column) => column.subarray(start, start + size))
    for (let a = 0; a < k; a += 2) {
      const second = a + 1 < k
      let left = block[a]!
      let right = second ? block[a + 1]! : left
      if (weights !== null) {
        left = weighted(left, weights, start, scratch[0]!)
        right = second ? weighted(right, weights, start, scratch[1]!) : left
      }
      for (let b = a; b < k; b += 2) {
        const both = b + 1 < k
        products(left, right, block[b]!, both ? block[b + 1]! : block[b]!, size, sums)
        result[a * k + b]! += sums[0]!
        if (both) result[a * k + b + 1]! += sums[1]!
        if (second) {
          result[(a + 1) * k + b]! += sums[2]!
          if (both) result[(a + 1) * k + b + 1]! += sums[3]!
        }
      }
    }
  }
  for (let a = 0; a < k; a++) for (let b = 0; b < a; b++) result[a * k + b] = result[b * k + a]!
  return result
}

function weighted(
  column: Float64Array,
  weights: Float64Array,
  start: number,
  into: Float64Array,
): Float64Array {
  const size = column.length
  for (let i = 0; i < size; i++) into[i] = column[i]! * weights[start + i]!
  return into
}

function products(
  a: Float64Array,
  b: Float64Array,
  c: Float64Array,
  d: Float64Array,
  size: number,
  sums: Float64Array,
): void {
  let ac = 0
  let ad = 0
  let bc = 0
  let bd = 0
  for (let i = 0; i < size; i++) {
    const x = a[i]!
    const y = b[i]!
    const u = c[i]!
    const v = d[i]!
    ac += x * u
    ad += x * v
    bc += y * u
    bd += y * v
  }
  sums[0] = ac
  sums[1] = ad
  sums[2] = bc
  sums[3] = bd
}

/**
 * X'v: the products of each column with one vector.
 *
 * @example
 * crossProduct([Float64Array.of(1, 2), Float64Array.of(3, 4)], Float64Array.of(1, 1)) // => [3, 7]
 */
export function crossProduct(columns: Columns, vector: Float64Array): Float64Array {
  const k = columns.length
  const n = vector.length
  const result = new Float64Array(k)
  for (let start = 0; start < n; start += BLOCK) {
    const end = Math.min(n, start + BLOCK)
    for (let j = 0; j < k; j++) {
      const column = columns[j]!
      let even = 0
      let odd = 0
      let i = start
      for (; i + 1 < end; i += 2) {
        even += column[i]! * vector[i]!
        odd += column[i + 1]! * vector[i + 1]!
      }
      if (i < end) even += column[i]! * vector[i]!
      result[j]! += even + odd
    }
  }
  return result
}

/**
 * Xb, added to what `into` holds.
 *
 * @example
 * addProduct([Float64Array.of(1, 2), Float64Array.of(3, 4)], [1, 10], new Float64Array(2)) // => [31, 42]
 */
export function addProduct(
  columns: Columns,
  coefficients: ArrayLike<number>,
  into: Float64Array,
): Float64Array {
  const n = into.length
  for (let start = 0; start < n; start += BLOCK) {
    const end = Math.min(n, start + BLOCK)
    let j = 0
    for (; j + 3 < columns.length; j += 4) {
      const [a, b, c, d] = [columns[j]!, columns[j + 1]!, columns[j + 2]!, columns[j + 3]!]
      const [p, q] = [coefficients[j]!, coefficients[j + 1]!]
      const [r, s] = [coefficients[j + 2]!, coefficients[j + 3]!]
      for (let i = start; i < end; i++) into[i]! += p * a[i]! + q * b[i]! + (r * c[i]! + s * d[i]!)
    }
    for (; j < columns.length; j++) {
      const a = columns[j]!
      const p = coefficients[j]!
      for (let i = start; i < end; i++) into[i]! += p * a[i]!
    }
  }
  return into
}
