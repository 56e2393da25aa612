/**
 * The values below which these shares of sorted values are: of two neighbours the lower, so that each is one that occurs.
 *
 * @param sorted at least one number, from small to large
 * @param shares from 0 to 1
 * @example
 * quantilesAt(Float64Array.of(1, 2, 3, 10), [0, 0.5, 1]) // => [1, 2, 10]
 */
export function quantilesAt(sorted: Float64Array, shares: readonly number[]): number[] {
  return shares.map((share) => sorted[Math.floor(share * (sorted.length - 1))]!)
}
