import { take } from '../../linear-algebra/take.ts'
import { rowsByGroup, sizesOf } from '../panel/panel-rows.ts'
import type { RiskSets } from './risk-sets.ts'
import { countUpTo } from './sorted-rows.ts'

/** How often who was predicted to have the event earlier did. */
export interface Concordance {
  /** Share of comparable pairs in the predicted order, ties in the prediction counting half; null without such pairs. */
  readonly concordance: number | null
  readonly standardError: number | null
}

/**
 * Harrell's concordance of risks with times: over pairs in one stratum of a row with an event and a row still at risk after it.
 *
 * The variance is the infinitesimal jackknife: the sum of squares of what each row adds, (A − C·B)/ΣB with A and B its pairs in
 * the right order and all its pairs. Pairs are counted with a tree, in n log n steps.
 *
 * Source: Harrell, Lee & Mark (1996), Statistics in Medicine 15; Therneau & Watson (2015).
 *
 * @param risk n numbers; higher means an earlier event
 * @param weights n positive numbers, or null; a pair counts the product of its two
 * @example
 * const sets = riskSets(Float64Array.of(1, 2, 3, 4), [1, 1, 1, 1], null, null)
 * concordance(sets, Float64Array.of(4, 3, 1, 2)).concordance // => 5 / 6
 */
export function concordance(
  sets: RiskSets,
  risk: Float64Array,
  weights: Float64Array | null = null,
): Concordance {
  const n = risk.length
  const right = new Float64Array(n)
  const all = new Float64Array(n)
  const weightOf = (row: number) => (weights === null ? 1 : weights[row]!)
  const sizes = sizesOf(sets.strata)
  const order = rowsByGroup(sets.strata, sizes)
  for (let stratum = 0, from = 0; stratum < sets.strata.count; stratum++) {
    addStratum(order.slice(from, from + sizes[stratum]!), sets, risk, weightOf, right, all)
    from += sizes[stratum]!
  }
  // Every pair is counted with both of its rows.
  const pairs = all.reduce((sum, value) => sum + value, 0) / 2
  if (pairs === 0) return { concordance: null, standardError: null }
  const share = right.reduce((sum, value) => sum + value, 0) / 2 / pairs
  const variance = right.reduce((sum, value, i) => sum + ((value - share * all[i]!) / pairs) ** 2, 0)
  return { concordance: share, standardError: Math.sqrt(variance) }
}

function addStratum(
  rows: Int32Array,
  { start, stop, event }: RiskSets,
  risk: Float64Array,
  weightOf: (row: number) => number,
  right: Float64Array,
  all: Float64Array,
): void {
  const levels = Float64Array.from(new Set(take(risk, rows))).sort()
  const rank = (row: number) => countUpTo(levels, risk[row]!)
  const deaths = rows.filter((row) => event[row] !== 0).sort((a, b) => stop[a]! - stop[b]!)
  // Each row as the one that lasts longer: events up to its stop, less those up to its start. Events at one time are not
  // compared with each other, so that rows with an event ask first, before the events of that time are counted.
  const endsWith = (row: number) => (event[row] === 0 ? 1 : 0)
  for (const times of start === null ? [stop] : [stop, start]) {
    const sign = times === stop ? 1 : -1
    const tree = new WeightTree(levels.length)
    let added = 0
    const before = (a: number, b: number) =>
      times[a]! - times[b]! || (sign === 1 ? endsWith(a) - endsWith(b) : 0)
    for (const row of rows.slice().sort(before)) {
      const strict = sign === 1 && event[row] !== 0
      for (; added < deaths.length; added++) {
        const time = stop[deaths[added]!]!
        if (strict ? time >= times[row]! : time > times[row]!) break
        tree.add(rank(deaths[added]!), weightOf(deaths[added]!))
      }
      const own = rank(row)
      const below = tree.upTo(own - 1)
      const until = tree.upTo(own)
      all[row]! += sign * weightOf(row) * tree.total
      right[row]! += sign * weightOf(row) * (tree.total - until + (until - below) / 2)
    }
  }
  addDeaths(rows, deaths, { start, stop, event }, rank, levels.length, weightOf, right, all)
}

/** Each row with an event: who is at risk at its time and lasts longer. */
function addDeaths(
  rows: Int32Array,
  deaths: Int32Array,
  { start, stop, event }: Pick<RiskSets, 'start' | 'stop' | 'event'>,
  rank: (row: number) => number,
  levels: number,
  weightOf: (row: number) => number,
  right: Float64Array,
  all: Float64Array,
): void {
  const tree = new WeightTree(levels)
  const byStop = rows.slice().sort((a, b) => stop[b]! - stop[a]! || Number(event[a]) - Number(event[b]))
  const byStart = start === null ? null : rows.slice().sort((a, b) => start[b]! - start[a]!)
  let entered = 0
  let left = 0
  for (let i = deaths.length - 1; i >= 0; ) {
    const time = stop[deaths[i]!]!
    for (; entered < byStop.length; entered++) {
      const row = byStop[entered]!
      if (stop[row]! < time || (stop[row] === time && event[row] !== 0)) break
      tree.add(rank(row), weightOf(row))
    }
    if (byStart !== null && start !== null)
      for (; left < byStart.length && start[byStart[left]!]! >= time; left++)
        tree.add(rank(byStart[left]!), -weightOf(byStart[left]!))
    for (; i >= 0 && stop[deaths[i]!] === time; i--) {
      const row = deaths[i]!
      const own = rank(row)
      const below = tree.upTo(own - 1)
      all[row]! += weightOf(row) * tree.total
      right[row]! += weightOf(row) * (below + (tree.upTo(own) - below) / 2)
    }
  }
}

/** The weight of the numbers added so far that are at most some rank; a binary indexed tree. */
class WeightTree {
  total = 0
  private readonly sums: Float64Array

  constructor(size: number) {
    this.sums = new Float64Array(size + 1)
  }

  add(rank: number, by: number): void {
    this.total += by
    for (let i = rank; i < this.sums.length; i += i & -i) this.sums[i]! += by
  }

  upTo(rank: number): number {
    let sum = 0
    for (let i = rank; i > 0; i -= i & -i) sum += this.sums[i]!
    return sum
  }
}
