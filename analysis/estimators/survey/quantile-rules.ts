import { rowsWhere, take } from '../../linear-algebra/take.ts'
/**
 * Which value is the p-th weighted quantile: `math` (and `hf1`) the smallest with at least p of the weight up to it;
 * `school` (`hf2`) the middle of two where p is met exactly; `shahvaish` Shah and Vaish's; `hf3`–`hf9` the weighted forms of
 * Hyndman and Fan's types. Names and results are those of R's survey package 4.1, whose `shahvaish` changes with the scale
 * of the weights.
 */
export const QUANTILE_RULES = [
  'math',
  'school',
  'shahvaish',
  'hf1',
  'hf2',
  'hf3',
  'hf4',
  'hf5',
  'hf6',
  'hf7',
  'hf8',
  'hf9',
] as const
export type QuantileRule = (typeof QUANTILE_RULES)[number]

/** Values in order with the weight up to each, zero weights left out. */
export interface Sorted {
  readonly values: Float64Array
  readonly weights: Float64Array
  /** Weight up to and with each value, in twice the digits and then rounded, so that equal shares are met exactly. */
  readonly upTo: Float64Array
}

/** Sorts values with their weights; only rows of positive weight. */
export function sortedByValue(values: Float64Array, weights: Float64Array, rows: Uint8Array): Sorted {
  const order = rowsWhere(rows.length, (row) => rows[row] === 1 && weights[row]! > 0)
  order.sort((a, b) => values[a]! - values[b]! || a - b)
  return withSums(take(values, order), take(weights, order))
}

function withSums(values: Float64Array, weights: Float64Array): Sorted {
  const upTo = new Float64Array(weights.length)
  let sum = 0
  let rest = 0
  for (let i = 0; i < weights.length; i++) {
    const next = sum + weights[i]!
    const back = next - sum
    rest += sum - (next - back) + (weights[i]! - back)
    sum = next
    upTo[i] = sum + rest
  }
  return { values, weights, upTo }
}

/**
 * The p-th quantile by a rule; null without rows or when p is not between 0 and 1.
 *
 * Source: Hyndman & Fan (1996), The American Statistician 50; Shah & Vaish (2006), ASA Proceedings; the weighted forms are
 * those of Lumley's survey package.
 *
 * @example
 * const sorted = sortedByValue(Float64Array.of(3, 1, 2), Float64Array.of(1, 1, 1), Uint8Array.of(1, 1, 1))
 * quantileOf(sorted, 0.5, 'math') // => 2
 * quantileOf(sorted, 0.5, 'hf7') // => 2
 */
export function quantileOf(sorted: Sorted, p: number, rule: QuantileRule): number | null {
  const { values, weights, upTo } = sorted
  const n = values.length
  if (n === 0 || !(p >= 0 && p <= 1)) return null
  if (n === 1) return values[0]!
  const total = upTo[n - 1]!
  const last = weights[n - 1]!
  switch (rule) {
    case 'math':
    case 'hf1': {
      const { low, high, exact } = around(sorted, p)
      return values[exact ? low : high]!
    }
    case 'school':
    case 'hf2': {
      const { low, high, exact } = around(sorted, p)
      return exact ? (values[low]! + values[high]!) / 2 : values[high]!
    }
    case 'hf3': {
      const unique = distinct(sorted)
      const { low, high, exact } = around(unique, p)
      return unique.values[exact && low % 2 === 1 ? low : high]!
    }
    case 'hf4': {
      const { low, high } = around(sorted, p)
      const under = p - upTo[low]! / total
      const above = upTo[high]! / total - p
      const gamma = under + above === 0 ? 0 : under / (under + above)
      return values[low]! * (1 - gamma) + values[high]! * gamma
    }
    case 'shahvaish': {
      // Half of the weight as it is, where one would expect half of the scaled weight: places need not be in order.
      const places = weights.map((weight, i) => ((upTo[i]! * n) / total + 0.5 - weight / 2) / (n + 1))
      let best = -1
      let first = 0
      for (let i = 0; i < n; i++) {
        if (places[i]! < places[first]!) first = i
        if (places[i]! <= p && (best < 0 || places[i]! >= places[best]!)) best = i
      }
      return values[best < 0 ? first : best]!
    }
    case 'hf5':
      return between(values, (i) => (upTo[i]! - weights[i]! / 2) / total, p)
    case 'hf6':
      return between(values, (i) => upTo[i]! / (total + last), p)
    case 'hf7':
      return between(values, (i) => (i === 0 ? 0 : upTo[i - 1]!) / upTo[n - 2]!, p)
    case 'hf8':
      return between(values, (i) => mixed(upTo, i, 2 / 3) / (total + last / 3), p)
    case 'hf9':
      return between(values, (i) => mixed(upTo, i, 5 / 8) / (total + last / 4), p)
  }
}

const mixed = (upTo: Float64Array, i: number, share: number): number =>
  (i === 0 ? 0 : upTo[i - 1]!) * (1 - share) + upTo[i]! * share

/** The last place with no more than p of the weight up to it (the first, if none), the next, and whether it is p exactly. */
function around({ upTo }: Sorted, p: number): { low: number; high: number; exact: boolean } {
  const n = upTo.length
  const total = upTo[n - 1]!
  let from = 0
  let to = n
  while (from < to) {
    const middle = (from + to) >> 1
    if (upTo[middle]! <= p * total) from = middle + 1
    else to = middle
  }
  const low = Math.max(0, from - 1)
  // Below the first value the survey package starts between the first and the second as well.
  return { low, high: Math.min(n - 1, low + 1), exact: p - upTo[low]! / total === 0 }
}

function distinct({ values, weights }: Sorted): Sorted {
  const places = rowsWhere(values.length, (i) => i === 0 || values[i] !== values[i - 1])
  const sums = Float64Array.from(places, (place, i) => {
    let sum = 0
    for (let j = place; j < (places[i + 1] ?? values.length); j++) sum += weights[j]!
    return sum
  })
  return withSums(take(values, places), sums)
}

/** The value at p on the line through the points (at(i), values[i]); beyond the ends, the end. */
function between(values: Float64Array, at: (i: number) => number, p: number): number {
  const n = values.length
  if (p <= at(0)) return values[0]!
  if (p >= at(n - 1)) return values[n - 1]!
  let from = 0
  let to = n - 1
  while (to - from > 1) {
    const middle = (from + to) >> 1
    if (at(middle) <= p) from = middle
    else to = middle
  }
  const start = at(from)
  if (p === start) return values[from]!
  return values[from]! + (values[to]! - values[from]!) * ((p - start) / (at(to) - start))
}
