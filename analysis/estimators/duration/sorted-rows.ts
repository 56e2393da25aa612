/**
 * Rows by value, lowest first.
 *
 * @example
 * sortedRows(Float64Array.of(5, 3, 4)) // => [1, 2, 0]
 */
export function sortedRows(values: Float64Array): Int32Array {
  return Int32Array.from(values.keys()).sort((a, b) => values[a]! - values[b]!)
}

/**
 * How many of the sorted values are at most `limit`.
 *
 * @example
 * countUpTo(Float64Array.of(1, 2, 2, 5), 2) // => 3
 */
export function countUpTo(sorted: ArrayLike<number>, limit: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (sorted[middle]! <= limit) low = middle + 1
    else high = middle
  }
  return low
}

/**
 * The times at which rows come under observation, lowest first; a row that starts at 0 is there at 0 already.
 *
 * @throws RangeError when a row stops before it starts
 * @example
 * entriesOf(Float64Array.of(2, 0), Float64Array.of(5, 0)) // => [-Infinity, 2]
 */
export function entriesOf(start: Float64Array, stop: Float64Array): Float64Array {
  return start
    .map((from, i) => {
      const fromOrigin = from <= 0 && stop[i]! >= 0
      if (!fromOrigin && !(from < stop[i]!))
        throw new RangeError(`entriesOf requires a start before the stop, got ${from} and ${stop[i]}`)
      return fromOrigin ? -Infinity : from
    })
    .sort()
}
