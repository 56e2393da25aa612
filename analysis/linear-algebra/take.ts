/**
 * The rows that are kept, in their order.
 *
 * @example
 * rowsWhere(4, (row) => row % 2 === 1) // => [1, 3]
 */
export function rowsWhere(count: number, keep: (row: number) => boolean): Int32Array {
  const rows = new Int32Array(count)
  let kept = 0
  for (let row = 0; row < count; row++) if (keep(row)) rows[kept++] = row
  return rows.slice(0, kept)
}

/**
 * The values of some rows, in the order of those rows; of all when there are none given.
 *
 * @example
 * take(Float64Array.of(5, 6, 7), Int32Array.of(2, 0)) // => [7, 5]
 */
export function take(values: Float64Array, rows: Int32Array | null): Float64Array {
  if (rows === null) return values
  const taken = new Float64Array(rows.length)
  for (let i = 0; i < rows.length; i++) taken[i] = values[rows[i]!]!
  return taken
}
