import { normalQuantile } from '../../distributions.ts'

/** Scales on which the interval of a share is symmetric. */
export const SCALES = ['log-log', 'log', 'plain'] as const
export type Scale = (typeof SCALES)[number]

/**
 * The interval of a survival or incidence probability: ± z · se on the scale of log(−log p), log p or p itself.
 *
 * On the first it never leaves 0 to 1; the others are cut off there. Null where the scale has no value: at 0 and, for
 * `log-log`, at 1.
 *
 * Source: Kalbfleisch & Prentice, The Statistical Analysis of Failure Time Data (2002), §1.4.
 *
 * @param logVariance variance of log p
 * @throws RangeError when the level is not between 0 and 1
 * @example
 * shareInterval(0.5, 0.0, 'log-log') // => { low: 0.5, high: 0.5 }
 * shareInterval(0, Infinity, 'log') // => { low: null, high: null }
 */
export function shareInterval(
  share: number,
  logVariance: number,
  scale: Scale,
  level = 0.95,
): { readonly low: number | null; readonly high: number | null } {
  if (!(level > 0 && level < 1))
    throw new RangeError(`shareInterval requires a level between 0 and 1, got ${level}`)
  const z = normalQuantile(0.5 + level / 2)
  const half = z * Math.sqrt(logVariance)
  if (share <= 0 || !Number.isFinite(half) || (scale === 'log-log' && share >= 1))
    return { low: null, high: null }
  if (scale === 'plain')
    return { low: Math.max(0, share - half * share), high: Math.min(1, share + half * share) }
  if (scale === 'log') return { low: share * Math.exp(-half), high: Math.min(1, share * Math.exp(half)) }
  const factor = Math.exp(half / -Math.log(share))
  return { low: share ** factor, high: share ** (1 / factor) }
}
