import { entriesOf, sortedRows } from './sorted-rows.ts'

/** A survival curve: one number per time at which a row ended. */
export interface SurvivalCurve {
  readonly n: number
  readonly times: Float64Array
  /** Rows under observation just before each time, and how many had the event or were censored at it. */
  readonly atRisk: Float64Array
  readonly events: Float64Array
  readonly censored: Float64Array
  /** Share still without event after each time. */
  readonly survival: Float64Array
  /** Greenwood's variance of log S: Σ d/(n(n − d)). Infinite where S is 0. */
  readonly logVariance: Float64Array
  /** Nelson–Aalen's cumulative hazard Σ d/n and its variance Σ d/n². */
  readonly hazard: Float64Array
  readonly hazardVariance: Float64Array
}

/**
 * The Kaplan–Meier estimate of the share without event by time: S(t) = Π (1 − d/n) over event times up to t.
 *
 * Who is censored at a time counts as at risk at that time. With starts, a row is at risk from after its start.
 *
 * Source: Kaplan & Meier (1958), Journal of the American Statistical Association 53; Greenwood (1926).
 *
 * @param stop n times, in any unit
 * @param event n numbers, 0 for censored
 * @param start n times, or null when all start at 0
 * @throws RangeError when there are no rows or lengths differ
 * @example
 * const curve = kaplanMeier(Float64Array.of(1, 2, 2, 4), Int32Array.of(1, 1, 0, 1), null)
 * curve.survival // => [0.75, 0.5, 0]
 * curve.atRisk // => [4, 3, 1]
 */
export function kaplanMeier(
  stop: Float64Array,
  event: ArrayLike<number>,
  start: Float64Array | null,
): SurvivalCurve {
  const n = stop.length
  if (n === 0) throw new RangeError('kaplanMeier requires at least one row, got none')
  if (event.length !== n || (start !== null && start.length !== n))
    throw new RangeError(`kaplanMeier requires an event and a start for each of ${n} times`)
  const order = sortedRows(stop)
  const entries = start === null ? null : entriesOf(start, stop)
  const moments: number[][] = []
  let survival = 1
  let logVariance = 0
  let hazard = 0
  let hazardVariance = 0
  for (let place = 0, entered = entries === null ? n : 0; place < n; ) {
    const time = stop[order[place]!]!
    if (entries !== null) while (entered < n && entries[entered]! < time) entered++
    const atRisk = entered - place
    let events = 0
    let end = place
    for (; end < n && stop[order[end]!] === time; end++) if (event[order[end]!] !== 0) events++
    survival = events === atRisk ? 0 : survival * (1 - events / atRisk)
    logVariance += events / (atRisk * (atRisk - events))
    hazard += events / atRisk
    hazardVariance += events / (atRisk * atRisk)
    const censored = end - place - events
    moments.push([time, atRisk, events, censored, survival, logVariance, hazard, hazardVariance])
    place = end
  }
  const column = (j: number) => Float64Array.from(moments, (moment) => moment[j]!)
  return {
    n,
    times: column(0),
    atRisk: column(1),
    events: column(2),
    censored: column(3),
    survival: column(4),
    logVariance: column(5),
    hazard: column(6),
    hazardVariance: column(7),
  }
}
