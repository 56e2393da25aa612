import { tQuantile, tTwoSided } from '../../distributions.ts'

/** An estimate that carries how sure it is and how it was made. What cannot be estimated is null. */
export interface Inference {
  readonly estimate: number | null
  readonly standardError: number | null
  readonly statistic: number | null
  /** Degrees of freedom of t; null: the normal distribution. */
  readonly df: number | null
  readonly p: number | null
  readonly low: number | null
  readonly high: number | null
  /** Coverage of the interval from low to high, e.g. 0.95. */
  readonly level: number
  readonly n: number
  readonly method: string
}

/** What goes into an inference besides the estimate and its variance. */
export interface InferenceOptions {
  readonly df: number | null
  readonly n: number
  readonly method: string
  readonly level?: number
  /** The value tested, 0 unless said otherwise. */
  readonly against?: number
}

/**
 * The inference of one estimate: se, (estimate − against)/se, two-sided p, and estimate ± quantile · se.
 *
 * An estimate without a positive variance or without degrees of freedom keeps its value and nothing else.
 *
 * @throws RangeError when the level is not between 0 and 1
 * @example
 * infer(2, 1, { df: null, n: 50, method: 'OLS' }).p // => 0.04550026389635842
 * infer(2, NaN, { df: null, n: 50, method: 'OLS' }).standardError // => null
 */
export function infer(
  estimate: number | null,
  variance: number | null,
  options: InferenceOptions,
): Inference {
  const { df, n, method, level = 0.95, against = 0 } = options
  if (!(level > 0 && level < 1)) throw new RangeError(`infer requires a level between 0 and 1, got ${level}`)
  const value = estimate !== null && Number.isFinite(estimate) ? estimate : null
  const known = variance !== null && variance >= 0 && variance < Infinity && (df === null || df > 0)
  if (value === null || !known)
    return {
      estimate: value,
      standardError: null,
      statistic: null,
      df,
      p: null,
      low: null,
      high: null,
      level,
      n,
      method,
    }
  const standardError = Math.sqrt(variance)
  const half = tQuantile(0.5 + level / 2, df) * standardError
  const statistic = standardError === 0 ? null : (value - against) / standardError
  const p = statistic === null ? null : tTwoSided(statistic, df)
  return {
    estimate: value,
    standardError,
    statistic,
    df,
    p,
    low: value - half,
    high: value + half,
    level,
    n,
    method,
  }
}
