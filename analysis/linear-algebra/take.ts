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
