import { betaQuantile, tQuantile } from '../../distributions.ts'
import { wilson } from '../description/proportion.ts'
import { type Inference, infer } from '../inference/inference.ts'

/**
 * Ways to make an interval of a share: `mean` as it stands; `logit` on the scale of log odds; `asin` on that of the arcsine
 * of the root; `beta` Korn and Graubard's, exact with an effective n; `wilson` Wilson's with an effective n.
 */
export const SHARE_INTERVALS = ['mean', 'logit', 'asin', 'beta', 'wilson'] as const
export type ShareInterval = (typeof SHARE_INTERVALS)[number]

/** What a share's interval is made of. */
export interface ShareInput {
  readonly share: number
  /** Its variance under the design. */
  readonly variance: number | null
  /** Degrees of freedom of the design, and rows that count. */
  readonly df: number
  readonly n: number
  readonly method: string
  readonly level?: number
}

/**
 * A share with an interval that stays between 0 and 1 (except `mean`), by t with the design's degrees of freedom.
 *
 * `beta` takes n* = p(1 − p)/v · (t_{n−1}/t_df)² and the exact interval of n*p of n*. `wilson` takes n* = p(1 − p)/v · (df + 1)/df,
 * without the factor for few units, and the normal distribution, as `proportion` does. Intervals are null at a share of 0 or 1, or
 * without variance.
 *
 * Source: Korn & Graubard (1998), Survey Methodology 24; Lumley, Complex Surveys (2010), §2.3.
 *
 * @throws RangeError when the level is not between 0 and 1
 * @example
 * const input = { share: 0.5, variance: 0.01, df: 20, n: 30, method: 'share' }
 * surveyProportion(input, 'logit').low // => 0.302718604123
 */
export function surveyProportion(input: ShareInput, interval: ShareInterval): Inference {
  const { share, variance, df, n, level = 0.95 } = input
  const plain = infer(share, variance, { df, n, method: input.method, level })
  if (interval === 'mean' || plain.standardError === null) return plain
  const method = `${input.method}, ${interval} interval`
  const inner = share * (1 - share)
  if (!(inner > 0) || variance === null || variance === 0) return { ...plain, low: null, high: null, method }
  if (interval === 'wilson')
    return { ...plain, ...wilson(share, ((inner / variance) * (df + 1)) / df, level), method }
  const t = tQuantile(0.5 + level / 2, df)
  if (interval === 'logit') {
    const odds = Math.log(share / (1 - share))
    const half = (t * plain.standardError) / inner
    return { ...plain, low: 1 / (1 + Math.exp(half - odds)), high: 1 / (1 + Math.exp(-odds - half)), method }
  }
  if (interval === 'asin') {
    const angle = Math.asin(Math.sqrt(share))
    const half = (t * plain.standardError) / (2 * Math.sqrt(inner))
    const low = Math.sin(Math.max(0, angle - half)) ** 2
    return { ...plain, low, high: Math.sin(Math.min(Math.PI / 2, angle + half)) ** 2, method }
  }
  if (n < 2) return { ...plain, low: null, high: null, method }
  const size = (inner / variance) * (tQuantile(0.5 + level / 2, n - 1) / t) ** 2
  const tail = (1 - level) / 2
  return {
    ...plain,
    low: betaQuantile(tail, size * share, size * (1 - share) + 1),
    high: betaQuantile(1 - tail, size * share + 1, size * (1 - share)),
    method,
  }
}
