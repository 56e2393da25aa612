import { entriesOf, sortedRows } from './sorted-rows.ts'

/** Shares that have had each of several competing events, by time. */
export interface CumulativeIncidence {
  readonly n: number
  readonly times: Float64Array
  readonly atRisk: Float64Array
  readonly censored: Float64Array
  /** Share without any event after each time. */
  readonly survival: Float64Array
  readonly survivalVariance: Float64Array
  /** Per event: how many at each time, the share that has had it, and the variance of that share. */
  readonly events: readonly {
    readonly count: Float64Array
    readonly incidence: Float64Array
    readonly variance: Float64Array
  }[]
}

/**
 * The Aalen–Johansen estimate of the share that has left for each reason by time: F(t) = Σ S(s−) d/n over its event times.
 *
 * Unlike one minus a Kaplan–Meier curve that counts other reasons as censored, these shares add up, with those still there, to 1.
 * The variances are the multinomial (Greenwood) ones; while nobody enters late they equal those of the infinitesimal
 * jackknife, which R reports.
 *
 * Source: Aalen & Johansen (1978), Scandinavian Journal of Statistics 5; Andersen, Borgan, Gill & Keiding, Statistical Models
 * Based on Counting Processes (1993), §IV.4.
 *
 * @param event n numbers: 0 for censored, else the number of the event from 1
 * @param count how many different events there are
 * @param start n times, or null when all start at 0
 * @throws RangeError when there are no rows, or an event has no such number
 * @example
 * const found = cumulativeIncidence(Float64Array.of(1, 2, 3, 4, 5), Int32Array.of(1, 2, 0, 1, 0), 2, null)
 * found.events[0]!.incidence // => [0.2, 0.2, 0.2, 0.5, 0.5]
 */
export function cumulativeIncidence(
  stop: Float64Array,
  event: Int32Array,
  count: number,
  start: Float64Array | null,
): CumulativeIncidence {
  const n = stop.length
  if (n === 0) throw new RangeError('cumulativeIncidence requires at least one row, got none')
  const wrong = event.find((code) => !(code >= 0 && code <= count))
  if (wrong !== undefined)
    throw new RangeError(`cumulativeIncidence requires events from 0 to ${count}, got ${wrong}`)
  const order = sortedRows(stop)
  const entries = start === null ? null : entriesOf(start, stop)
  const moments: number[][] = []
  const byEvent: number[][][] = Array.from({ length: count }, () => [])
  let survival = 1
  let spread = 0
  const shares = Array.from({ length: count }, () => ({ incidence: 0, variance: 0, covariance: 0 }))
  for (let place = 0, entered = entries === null ? n : 0; place < n; ) {
    const time = stop[order[place]!]!
    if (entries !== null) while (entered < n && entries[entered]! < time) entered++
    const atRisk = entered - place
    const counts = new Int32Array(count + 1)
    let end = place
    for (; end < n && stop[order[end]!] === time; end++) counts[event[order[end]!]!]!++
    const all = (end - place - counts[0]!) / atRisk
    shares.forEach((share, k) => {
      const own = counts[k + 1]! / atRisk
      // What the shares so far pass on, and the multinomial noise of this moment.
      share.variance +=
        own * own * spread + 2 * own * share.covariance + (survival * survival * own * (1 - own)) / atRisk
      share.covariance =
        (1 - all) * (share.covariance + own * spread) - (survival * survival * own * (1 - all)) / atRisk
      share.incidence += survival * own
      byEvent[k]!.push([counts[k + 1]!, share.incidence, share.variance])
    })
    spread = (1 - all) ** 2 * spread + (survival * survival * all * (1 - all)) / atRisk
    survival *= 1 - all
    moments.push([time, atRisk, counts[0]!, survival, spread])
    place = end
  }
  const column = (rows: readonly number[][], j: number) => Float64Array.from(rows, (row) => row[j]!)
  return {
    n,
    times: column(moments, 0),
    atRisk: column(moments, 1),
    censored: column(moments, 2),
    survival: column(moments, 3),
    survivalVariance: column(moments, 4),
    events: byEvent.map((rows) => ({
      count: column(rows, 0),
      incidence: column(rows, 1),
      variance: column(rows, 2),
    })),
  }
}
