import { addProduct, type Columns } from './gram.ts'
import { take } from './take.ts'

/** Rows that are equal in every column, as one pattern. */
export interface Patterns {
  readonly count: number
  /** Pattern of each row. */
  readonly of: Int32Array
  /** A row of each pattern: the first. */
  readonly first: Int32Array
}

/** Fewer rows than these are not worth a search. */
const MANY = 16_384
/** At most one pattern to so many rows; above that little is won. */
const ROWS_EACH = 6

/**
 * The distinct rows of some columns, or null when there are too many of them to be of use.
 *
 * Answers to questions take few values, so that a panel of millions of rows has thousands of distinct rows. What depends on a
 * row through its regressors only, is then computed once per pattern.
 *
 * Each row gets one number, a sum of its values with fixed odd factors. Equal rows have equal numbers to the last bit;
 * rows found under one number are compared value by value, and null is returned if any two differ.
 *
 * @example
 * const x = Float64Array.from({ length: 30000 }, (_, i) => i % 3)
 * patternsOf([x])?.count // => 3
 * patternsOf([Float64Array.of(1, 1)]) // => null
 */
export function patternsOf(columns: Columns): Patterns | null {
  const n = columns[0]?.length ?? 0
  if (n < MANY) return null
  const keys = addProduct(
    columns,
    columns.map((_, j) => Math.sqrt(2 + 3 * j) * Math.PI),
    new Float64Array(n),
  )
  const found = distinct(keys, Math.floor(n / ROWS_EACH))
  if (found === null) return null
  const { count, of, first } = found
  for (const column of columns) {
    const values = take(column, first)
    for (let i = 0; i < n; i++) if (column[i] !== values[of[i]!]) return null
  }
  return { count, of, first }
}

/** The distinct numbers among the keys, or null when there are more than `limit`, or nearly all of the first differ. */
function distinct(keys: Float64Array, limit: number): Patterns | null {
  const n = keys.length
  const of = new Int32Array(n)
  const bits = new Int32Array(keys.buffer, keys.byteOffset, 2 * n)
  const own = new Float64Array(limit)
  const first = new Int32Array(limit)
  // The table grows with what is found: a small one stays in the cache.
  let table = new Int32Array(1024).fill(-1)
  let mask = table.length - 1
  let count = 0
  for (let i = 0; i < n; i++) {
    const key = keys[i]!
    let slot = hashOf(bits, i) & mask
    let pattern = table[slot]!
    while (pattern >= 0 && own[pattern] !== key) {
      slot = (slot + 1) & mask
      pattern = table[slot]!
    }
    if (pattern < 0) {
      if (count === limit) return null
      pattern = count++
      own[pattern] = key
      first[pattern] = i
      table[slot] = pattern
      if (2 * count > table.length) {
        table = new Int32Array(4 * table.length).fill(-1)
        mask = table.length - 1
        for (let p = 0; p < count; p++) {
          let free = hashOf(bits, first[p]!) & mask
          while (table[free]! >= 0) free = (free + 1) & mask
          table[free] = p
        }
      }
    }
    of[i] = pattern
    if (i === MANY && count > 0.75 * MANY) return null
  }
  return { count, of, first: first.slice(0, count) }
}

function hashOf(bits: Int32Array, row: number): number {
  const hash = Math.imul(bits[2 * row]!, 0x9e3779b1) ^ Math.imul(bits[2 * row + 1]!, 0x85ebca6b)
  return hash ^ (hash >>> 15)
}

/** The sum of a vector over the rows of each pattern; without a vector their number. */
export function sumByPattern({ of, count }: Patterns, vector: Float64Array | null): Float64Array {
  const sums = new Float64Array(count)
  if (vector === null) for (let i = 0; i < of.length; i++) sums[of[i]!]! += 1
  else for (let i = 0; i < of.length; i++) sums[of[i]!]! += vector[i]!
  return sums
}

/** Each column with one value per pattern. */
export function onePerPattern({ first }: Patterns, columns: Columns): Float64Array[] {
  return columns.map((column) => take(column, first))
}

/** The value of its pattern for each row. */
export function spread({ of }: Patterns, values: Float64Array): Float64Array {
  const result = new Float64Array(of.length)
  for (let i = 0; i < of.length; i++) result[i] = values[of[i]!]!
  return result
}
