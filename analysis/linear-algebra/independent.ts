import { addProduct, type Columns, crossProduct, gram } from './gram.ts'
import { householder, TOLERANCE } from './householder.ts'

/** The part of its squared length that a column must keep for the Gram matrix to tell it from sums of others. */
const CLEAR = 1e-6

/**
 * Indexes of the columns that are, to the tolerance of `householder`, no sums of columns before them: the same, at a k-th of
 * the work where columns are either clear of each other or exact sums, such as classes that add up to another column.
 *
 * Cholesky's factor of the Gram matrix, from left to right. Of a column that it leaves nothing of, what is really left is found
 * from the rows themselves. One that is near a sum, and none, sends all of them through QR.
 *
 * @param columns k columns of n numbers
 * @param products their Gram matrix, k×k numbers row by row, where it is at hand
 * @throws RangeError when lengths differ
 * @example
 * independent([Float64Array.of(1, 1, 1), Float64Array.of(2, 2, 2), Float64Array.of(1, 2, 4)]) // => [0, 2]
 */
export function independent(
  columns: Columns,
  products: Float64Array = gram(columns, null),
): readonly number[] {
  const k = columns.length
  const length = (j: number) => Math.sqrt(products[j * k + j]!)
  const kept: number[] = []
  const lower: Float64Array[] = []
  for (let j = 0; j < k; j++) {
    if (length(j) === 0) continue
    const scaled = kept.map((i) => products[j * k + i]! / length(i) / length(j))
    const row = forwards(lower, scaled)
    const left = 1 - row.reduce((sum, value) => sum + value * value, 0)
    if (left > CLEAR) {
      lower.push(Float64Array.of(...row, Math.sqrt(left)))
      kept.push(j)
      continue
    }
    const own = kept.map((i) => columns[i]!)
    const rest = columns[j]!.slice()
    // Twice: the second time takes away what rounding left.
    for (let time = 0; time < 2; time++) {
      const sums = crossProduct(own, rest).map((sum, place) => sum / length(kept[place]!))
      const found = backwards(lower, forwards(lower, sums)).map(
        (value, place) => -value / length(kept[place]!),
      )
      addProduct(own, found, rest)
    }
    const remaining = Math.sqrt(rest.reduce((sum, value) => sum + value * value, 0)) / length(j)
    if (!(remaining < TOLERANCE)) return householder(columns, null).kept
  }
  return kept
}

/** x with Lx = b. */
function forwards(lower: readonly Float64Array[], b: ArrayLike<number>): Float64Array {
  const x = new Float64Array(lower.length)
  for (let i = 0; i < x.length; i++) {
    let sum = b[i]!
    for (let m = 0; m < i; m++) sum -= lower[i]![m]! * x[m]!
    x[i] = sum / lower[i]![i]!
  }
  return x
}

/** x with L'x = b. */
function backwards(lower: readonly Float64Array[], b: Float64Array): Float64Array {
  const x = new Float64Array(lower.length)
  for (let i = x.length - 1; i >= 0; i--) {
    let sum = b[i]!
    for (let m = i + 1; m < x.length; m++) sum -= lower[m]![i]! * x[m]!
    x[i] = sum / lower[i]![i]!
  }
  return x
}
