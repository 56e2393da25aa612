import { BLOCK, type Columns, gram } from './gram.ts'

/** Fewer products than these are not worth the look. */
const MANY = 500_000
/** A column of zeros and ones counts as sparse when at most this part is one. */
const SPARSE = 0.4

/**
 * The Gram matrix X'WX of columns that are weighed again and again, as the steps of a likelihood do.
 *
 * Answers are mostly columns of zeros and ones, and a row is one in few of them. Which those are is looked up once; a product of
 * two such columns is then a sum over the rows that are one in both.
 *
 * @param columns k columns of n numbers, which may not change
 * @returns a function of the weights, n numbers or null for all ones, which gives k×k numbers row by row
 * @throws RangeError when lengths differ
 * @example
 * gramOf([Float64Array.of(1, 2), Float64Array.of(3, 4)])(null) // => [5, 11, 11, 25]
 */
export function gramOf(columns: Columns): (weights: Float64Array | null) => Float64Array {
  const k = columns.length
  const n = columns[0]?.length ?? 0
  for (const column of columns)
    if (column.length !== n)
      throw new RangeError(`gramOf requires columns of equal length, got ${n} and ${column.length}`)
  const dense: number[] = []
  const sparse: number[] = []
  let ones = 0
  if (n * k * k > MANY && k < 256)
    for (let j = 0; j < k; j++) {
      const own = onesIn(columns[j]!)
      if (own === null || own > SPARSE * n) dense.push(j)
      else {
        sparse.push(j)
        ones += own
      }
    }
  const each = ones / n
  const work = each * (each + 2 * dense.length) + dense.length ** 2 / 2
  if (sparse.length === 0 || work > (k * k) / 3) return (weights) => gram(columns, weights)
  const { ends, places } = placesOfOnes(columns, sparse, n, ones)
  const whole = dense.map((j) => columns[j]!)
  return (weights) => {
    if (weights !== null && weights.length !== n)
      throw new RangeError(`gramOf requires as many weights as rows, got ${weights.length} and ${n}`)
    const sums = sparseProducts(whole, ends, places, sparse.length, weights)
    const ofDense = gram(whole, weights)
    const d = dense.length
    const s = sparse.length
    const result = new Float64Array(k * k)
    const put = (i: number, j: number, value: number) => {
      result[i * k + j] = value
      result[j * k + i] = value
    }
    for (let a = 0; a < d; a++) {
      for (let b = 0; b <= a; b++) put(dense[a]!, dense[b]!, ofDense[a * d + b]!)
      for (let b = 0; b < s; b++) put(dense[a]!, sparse[b]!, sums[(s + a) * s + b]!)
    }
    for (let a = 0; a < s; a++) for (let b = a; b < s; b++) put(sparse[a]!, sparse[b]!, sums[a * s + b]!)
    return result
  }
}

/** How many ones a column has; null when it holds something else than zeros and ones. */
function onesIn(column: Float64Array): number | null {
  let ones = 0
  for (let i = 0; i < column.length; i++) {
    if (column[i] === 1) ones++
    else if (column[i] !== 0) return null
  }
  return ones
}

/** Per row which of the columns are one there: `places` up to the row's end. */
function placesOfOnes(columns: Columns, sparse: readonly number[], n: number, ones: number) {
  const ends = new Uint32Array(n)
  const places = new Uint8Array(ones)
  const own = sparse.map((j) => columns[j]!)
  let at = 0
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < own.length; j++) if (own[j]![i] === 1) places[at++] = j
    ends[i] = at
  }
  return { ends, places }
}

/** Products of sparse columns with each other (above the diagonal), and behind these of dense with sparse ones: rows of s numbers. */
function sparseProducts(
  dense: Columns,
  ends: Uint32Array,
  places: Uint8Array,
  s: number,
  weights: Float64Array | null,
): Float64Array {
  const n = ends.length
  const sums = new Float64Array((s + dense.length) * s)
  const block = new Float64Array(sums.length)
  // Sums of blocks are added up, so that rounding does not grow with the number of rows.
  for (let start = 0; start < n; start += BLOCK) {
    const end = Math.min(n, start + BLOCK)
    block.fill(0)
    for (let i = start; i < end; i++) {
      const weight = weights === null ? 1 : weights[i]!
      const from = i === 0 ? 0 : ends[i - 1]!
      const to = ends[i]!
      for (let p = from; p < to; p++) {
        const row = places[p]! * s
        for (let q = p; q < to; q++) block[row + places[q]!]! += weight
      }
      for (let a = 0; a < dense.length; a++) {
        const value = weight * dense[a]![i]!
        const row = (s + a) * s
        for (let p = from; p < to; p++) block[row + places[p]!]! += value
      }
    }
    for (let at = 0; at < sums.length; at++) sums[at]! += block[at]!
  }
  return sums
}
