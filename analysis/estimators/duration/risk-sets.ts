import type { Columns } from '../../linear-algebra/gram.ts'
import type { Clusters } from '../inference/clusters.ts'

/** Rows of a model of durations, in the order in which risk sets are walked through. */
export interface RiskSets {
  readonly start: Float64Array | null
  readonly stop: Float64Array
  readonly event: ArrayLike<number>
  readonly strata: Clusters
  /** Rows by stratum, and within it by stop and by start, latest first. */
  readonly byStop: Int32Array
  readonly byStart: Int32Array | null
}

/** One time of one stratum at which there are events. */
export interface Moment {
  readonly stratum: number
  readonly time: number
  readonly deaths: Int32Array
  /** Σr, Σrx and Σrxx' (k×k, upper half) over the rows at risk, and over those with the event. */
  readonly s0: number
  readonly s1: Float64Array
  readonly s2: Float64Array
  readonly d0: number
  readonly d1: Float64Array
  readonly d2: Float64Array
}

/**
 * Brings the rows of a model of durations in the order in which its risk sets are walked through.
 *
 * @throws RangeError when lengths differ
 * @example
 * riskSets(Float64Array.of(3, 1, 2), [1, 1, 1], null, null).byStop // => [0, 2, 1]
 */
export function riskSets(
  stop: Float64Array,
  event: ArrayLike<number>,
  start: Float64Array | null,
  strata: Clusters | null,
): RiskSets {
  const n = stop.length
  if (event.length !== n || (start !== null && start.length !== n))
    throw new RangeError(`riskSets requires an event and a start for each of ${n} times`)
  const own = strata ?? { of: new Int32Array(n), count: 1 }
  const latestFirst = (times: Float64Array) =>
    Int32Array.from(own.of.keys()).sort((a, b) => own.of[a]! - own.of[b]! || times[b]! - times[a]!)
  return {
    start,
    stop,
    event,
    strata: own,
    byStop: latestFirst(stop),
    byStart: start === null ? null : latestFirst(start),
  }
}

/**
 * Walks through the times with events of every stratum, latest first, with the sums over who is at risk: rows that start
 * before the time and stop at it or later. Each row comes in once and goes out once.
 *
 * The sums of a moment are overwritten by the next.
 *
 * @param columns k columns of n numbers
 * @param relative r, one positive number per row: weight times exp(Xb)
 * @param second whether the second moments are needed
 */
export function walkRiskSets(
  sets: RiskSets,
  columns: Columns,
  relative: Float64Array,
  second: boolean,
  visit: (moment: Moment) => void,
): void {
  const { start, stop, event, strata, byStop, byStart } = sets
  const k = columns.length
  const n = stop.length
  const risk = new Sums(k, second)
  const dying = new Sums(k, second)
  const deaths = new Int32Array(n)
  let leaving = 0
  for (let place = 0; place < n; ) {
    const stratum = strata.of[byStop[place]!]!
    if (place === 0 || strata.of[byStop[place - 1]!] !== stratum) {
      risk.clear()
      leaving = place
    }
    const time = stop[byStop[place]!]!
    let count = 0
    for (; place < n; place++) {
      const row = byStop[place]!
      if (strata.of[row] !== stratum || stop[row] !== time) break
      risk.add(columns, row, relative[row]!)
      if (event[row] !== 0) deaths[count++] = row
    }
    if (count === 0) continue
    if (start !== null && byStart !== null)
      for (; leaving < n; leaving++) {
        const row = byStart[leaving]!
        if (strata.of[row] !== stratum || start[row]! < time) break
        risk.add(columns, row, -relative[row]!)
      }
    dying.clear()
    for (let i = 0; i < count; i++) dying.add(columns, deaths[i]!, relative[deaths[i]!]!)
    visit({
      stratum,
      time,
      deaths: deaths.subarray(0, count),
      s0: risk.zero,
      s1: risk.first,
      s2: risk.second,
      d0: dying.zero,
      d1: dying.first,
      d2: dying.second,
    })
  }
}

class Sums {
  zero = 0
  readonly first: Float64Array
  readonly second: Float64Array
  private readonly squares: boolean

  constructor(k: number, squares: boolean) {
    this.first = new Float64Array(k)
    this.second = new Float64Array(squares ? k * k : 0)
    this.squares = squares
  }

  clear(): void {
    this.zero = 0
    this.first.fill(0)
    this.second.fill(0)
  }

  add(columns: Columns, row: number, r: number): void {
    const k = this.first.length
    this.zero += r
    for (let a = 0; a < k; a++) {
      const part = r * columns[a]![row]!
      this.first[a]! += part
      if (this.squares) for (let b = a; b < k; b++) this.second[a * k + b]! += part * columns[b]![row]!
    }
  }
}
