import type { SurvivalCurve } from './kaplan-meier.ts'
import { type Scale, shareInterval } from './share-interval.ts'
import { countUpTo } from './sorted-rows.ts'

/** A share with its standard error and interval. */
export interface Share {
  readonly share: number
  readonly standardError: number | null
  readonly low: number | null
  readonly high: number | null
}

/**
 * The share without event just after a time, 1 before the first. After the last time observed it stays what it was.
 *
 * @example
 * const curve = kaplanMeier(Float64Array.of(1, 2, 2, 4), Int32Array.of(1, 1, 0, 1), null)
 * survivalAt(curve, 3, 'log-log').share // => 0.5
 * survivalAt(curve, 0, 'log-log').low // => 1
 */
export function survivalAt(curve: SurvivalCurve, time: number, scale: Scale, level = 0.95): Share {
  const place = countUpTo(curve.times, time) - 1
  if (place < 0) return { share: 1, standardError: 0, low: 1, high: 1 }
  const share = curve.survival[place]!
  const logVariance = curve.logVariance[place]!
  const standardError = Number.isFinite(logVariance) ? share * Math.sqrt(logVariance) : null
  return { share, standardError, ...shareInterval(share, logVariance, scale, level) }
}

/** A quantile of a duration; null when so many events are not seen. */
export interface Quantile {
  readonly quantile: number | null
  readonly low: number | null
  readonly high: number | null
}

/** Shares closer than this count as equal, so that rounding does not move a quantile. */
const EQUAL = 1.5e-8

/**
 * The time by which a share p has had the event: the first time at which S(t) ≤ 1 − p, or when S(t) is 1 − p over a stretch
 * the middle of that stretch. The limits of its interval are those times for the limits of S.
 *
 * Source: Brookmeyer & Crowley (1982), Biometrics 38; the middle as in R's survfit.
 *
 * @throws RangeError when p is not between 0 and 1
 * @example
 * const curve = kaplanMeier(Float64Array.of(1, 2, 3, 4), Int32Array.of(1, 1, 1, 1), null)
 * survivalQuantile(curve, 0.5, 'log-log').quantile // => 2.5
 */
export function survivalQuantile(curve: SurvivalCurve, p: number, scale: Scale, level = 0.95): Quantile {
  if (!(p > 0 && p < 1)) throw new RangeError(`survivalQuantile requires p between 0 and 1, got ${p}`)
  const at = (bound: 'low' | 'high') =>
    Array.from(curve.survival, (share, i) => shareInterval(share, curve.logVariance[i]!, scale, level)[bound])
  return {
    quantile: firstBelow(curve.times, [...curve.survival], 1 - p),
    low: firstBelow(curve.times, at('low'), 1 - p),
    high: firstBelow(curve.times, at('high'), 1 - p),
  }
}

function firstBelow(times: Float64Array, shares: readonly (number | null)[], limit: number): number | null {
  const first = shares.findIndex((share) => share !== null && share <= limit + EQUAL)
  if (first < 0) return null
  if (shares[first]! < limit - EQUAL) return times[first]!
  const next = shares.findIndex((share) => share !== null && share < limit - EQUAL)
  return (times[first]! + times[next < 0 ? times.length - 1 : next]!) / 2
}

/**
 * The mean duration up to a limit: the area under S from 0, with the standard error Σ A² d/(n(n − d)), A the area after an
 * event time.
 *
 * Source: Klein & Moeschberger, Survival Analysis (2003), §4.5.
 *
 * @param until the limit; durations beyond it count as the limit
 * @throws RangeError when the limit is not positive
 * @example
 * const curve = kaplanMeier(Float64Array.of(1, 2, 3, 4), Int32Array.of(1, 1, 1, 1), null)
 * restrictedMean(curve, 3) // => { mean: 2.25, standardError: 0.414578098794425 }
 */
export function restrictedMean(
  curve: SurvivalCurve,
  until: number,
): { readonly mean: number; readonly standardError: number } {
  if (!(until > 0 && until < Infinity))
    throw new RangeError(`restrictedMean requires a positive limit, got ${until}`)
  const { times, survival, atRisk, events } = curve
  const count = countUpTo(times, until)
  let after = 0
  let variance = 0
  for (let i = count - 1; i >= 0; i--) {
    const next = i + 1 < count ? times[i + 1]! : until
    after += survival[i]! * (next - times[i]!)
    const left = atRisk[i]! - events[i]!
    if (left > 0) variance += (after * after * events[i]!) / (atRisk[i]! * left)
  }
  const first = count > 0 ? Math.min(until, times[0]!) : until
  return { mean: after + first, standardError: Math.sqrt(variance) }
}
