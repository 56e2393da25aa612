/** Which rows belong together: a number from 0 to count − 1 per row. */
export interface Clusters {
  readonly of: Int32Array
  readonly count: number
}

/**
 * Numbers clusters in order of appearance.
 *
 * Whole numbers within a narrow range are looked up in an array, others in a map; rows of one cluster that
 * stand together cost nothing extra.
 *
 * @throws RangeError when an id is missing
 * @example
 * clustersOf(Float64Array.of(7, 7, 3)).of // => [0, 0, 1]
 */
export function clustersOf(ids: Float64Array): Clusters {
  const n = ids.length
  const of = new Int32Array(n)
  let low = Infinity
  let high = -Infinity
  let whole = true
  for (let i = 0; i < n; i++) {
    const id = ids[i]!
    if (Number.isNaN(id))
      throw new RangeError(`clustersOf requires an id on every row, got none on row ${i + 1}`)
    if (id < low) low = id
    if (id > high) high = id
    if (whole && !Number.isInteger(id)) whole = false
  }
  let count = 0
  if (n > 0 && whole && high - low < 4 * n + 1024) {
    const numbers = new Int32Array(high - low + 1).fill(-1)
    for (let i = 0; i < n; i++) {
      const place = ids[i]! - low
      if (numbers[place] === -1) numbers[place] = count++
      of[i] = numbers[place]!
    }
    return { of, count }
  }
  const numbers = new Map<number, number>()
  for (let i = 0; i < n; i++) {
    const id = ids[i]!
    if (i > 0 && id === ids[i - 1]) {
      of[i] = of[i - 1]!
      continue
    }
    let number = numbers.get(id)
    if (number === undefined) {
      number = count++
      numbers.set(id, number)
    }
    of[i] = number
  }
  return { of, count }
}
