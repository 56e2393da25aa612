import { chiSquareUpper } from '../../distributions.ts'
import { cholesky, choleskySolve } from '../../linear-algebra/cholesky.ts'
import { take } from '../../linear-algebra/take.ts'
import type { Clusters } from '../inference/clusters.ts'
import { rowsByGroup, sizesOf } from '../panel/panel-rows.ts'
import { sortedRows } from './sorted-rows.ts'

/** Events observed and expected per group, and the test that all groups share one curve. */
export interface LogRank {
  readonly observed: Float64Array
  readonly expected: Float64Array
  /** Covariance of observed less expected, groups × groups row by row. */
  readonly variance: Float64Array
  /** Null when no two groups can be compared. */
  readonly chiSquare: number | null
  readonly df: number
  readonly p: number | null
}

/**
 * The log-rank test that the groups have one survival curve, and its weighted kin of Fleming and Harrington: each event
 * counts S(t−)^rho, S the curve of all groups together. rho 1 is Peto and Peto's form of Gehan and Wilcoxon's test.
 *
 * Expected events are d · (group's share at risk), with the hypergeometric variance; both are summed over strata.
 *
 * Source: Harrington & Fleming (1982), Biometrika 69; Mantel (1966).
 *
 * @param strata of the rows, or null
 * @throws RangeError when there are no rows or fewer than two groups
 * @example
 * const groups = { of: Int32Array.of(0, 0, 1, 1), count: 2 }
 * logRank(Float64Array.of(1, 3, 2, 4), Int32Array.of(1, 1, 1, 1), groups, null, 0).expected // => [4 / 3, 8 / 3]
 */
export function logRank(
  stop: Float64Array,
  event: ArrayLike<number>,
  groups: Clusters,
  strata: Clusters | null,
  rho: number,
): LogRank {
  const n = stop.length
  if (n === 0) throw new RangeError('logRank requires at least one row, got none')
  if (groups.count < 2) throw new RangeError(`logRank requires at least two groups, got ${groups.count}`)
  const observed = new Float64Array(groups.count)
  const expected = new Float64Array(groups.count)
  const variance = new Float64Array(groups.count ** 2)
  const whole = strata ?? { of: new Int32Array(n), count: 1 }
  const sizes = sizesOf(whole)
  const rows = rowsByGroup(whole, sizes)
  for (let stratum = 0, from = 0; stratum < whole.count; stratum++) {
    const own = rows.slice(from, from + sizes[stratum]!)
    addStratum(own, stop, event, groups, rho, { observed, expected, variance })
    from += sizes[stratum]!
  }
  return { observed, expected, variance, ...testOf(observed, expected, variance, groups.count) }
}

function addStratum(
  rows: Int32Array,
  stop: Float64Array,
  event: ArrayLike<number>,
  { of, count }: Clusters,
  rho: number,
  into: { observed: Float64Array; expected: Float64Array; variance: Float64Array },
): void {
  const order = sortedRows(take(stop, rows)).map((place) => rows[place]!)
  const atRisk = new Float64Array(count)
  for (const row of rows) atRisk[of[row]!]!++
  let survival = 1
  for (let place = 0; place < order.length; ) {
    const time = stop[order[place]!]!
    const total = order.length - place
    const weight = survival ** rho
    const leaving = new Float64Array(count)
    let events = 0
    let end = place
    for (; end < order.length && stop[order[end]!] === time; end++) {
      const group = of[order[end]!]!
      leaving[group]!++
      if (event[order[end]!] === 0) continue
      events++
      into.observed[group]! += weight
    }
    if (events > 0) {
      const spread = total > 1 ? (weight * weight * events * (total - events)) / (total - 1) : 0
      for (let a = 0; a < count; a++) {
        const share = atRisk[a]! / total
        into.expected[a]! += weight * events * share
        into.variance[a * count + a]! += spread * share
        for (let b = 0; b < count; b++) into.variance[a * count + b]! -= (spread * share * atRisk[b]!) / total
      }
      survival *= 1 - events / total
    }
    for (let group = 0; group < count; group++) atRisk[group]! -= leaving[group]!
    place = end
  }
}

function testOf(
  observed: Float64Array,
  expected: Float64Array,
  variance: Float64Array,
  count: number,
): Pick<LogRank, 'chiSquare' | 'df' | 'p'> {
  const groups = [...expected.keys()].filter((group) => expected[group]! > 0).slice(1)
  const part = groups.flatMap((a) => groups.map((b) => variance[a * count + b]!))
  const difference = groups.map((group) => observed[group]! - expected[group]!)
  const factor = groups.length === 0 ? null : cholesky(part, groups.length)
  if (factor === null) return { chiSquare: null, df: groups.length, p: null }
  const chiSquare = choleskySolve(factor, difference).reduce((sum, v, i) => sum + v * difference[i]!, 0)
  return { chiSquare, df: groups.length, p: chiSquareUpper(Math.max(0, chiSquare), groups.length) }
}
