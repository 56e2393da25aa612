import { normalQuantile } from '../../distributions.ts'
import type { Inference } from '../inference/inference.ts'
import { type MeanInput, meanParts } from './weighted-mean.ts'

/**
 * Wilson's interval for a share p of n, where n need not be whole.
 *
 * Source: Wilson (1927), JASA 22; Brown, Cai & DasGupta (2001), Statistical Science 16.
 *
 * @throws RangeError when p is not between 0 and 1 or n is not positive
 * @example
 * wilson(0, 10).low // => 0
 * wilson(0.5, 100).high // => 0.596168469634004
 */
export function wilson(p: number, n: number, level = 0.95): { readonly low: number; readonly high: number } {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`wilson requires a share between 0 and 1, got ${p}`)
  if (!(n > 0)) throw new RangeError(`wilson requires a positive n, got ${n}`)
  const z = normalQuantile(0.5 + level / 2)
  const square = (z * z) / n
  const centre = (p + square / 2) / (1 + square)
  const half = (z / (1 + square)) * Math.sqrt((p * (1 - p)) / n + square / n / 4)
  return { low: p === 0 ? 0 : Math.max(0, centre - half), high: p === 1 ? 1 : Math.min(1, centre + half) }
}

/**
 * A share with Wilson's interval, weighted and clustered if asked.
 *
 * The interval is that of as many independent rows as would give the linearised variance, p(1−p)/v; at 0 and 1, where
 * that is empty, (Σw)²/Σw². Without weights and clusters it is Wilson's own. Null when no row counts.
 *
 * Source: Korn & Graubard (1998), Survey Methodology 24, for the effective n; Wilson as above.
 *
 * @param input values are 0 and 1, NaN missing
 * @throws RangeError when a value is neither 0 nor 1, or lengths differ
 * @example
 * const input = { values: Float64Array.of(1, 1, 0, 1, NaN), weights: null, clusters: null }
 * proportion(input).estimate // => 0.75
 */
export function proportion(input: MeanInput): Inference {
  for (const value of input.values)
    if (value !== 0 && value !== 1 && !Number.isNaN(value))
      throw new RangeError(`proportion requires values of 0 and 1, got ${value}`)
  const level = input.level ?? 0.95
  const { n, mean, variance, groups, effective } = meanParts(input)
  const method = `share, Wilson${input.weights === null ? '' : ', weighted'}${input.clusters === null ? '' : ', clustered'}`
  const nothing = {
    estimate: mean,
    standardError: null,
    statistic: null,
    df: null,
    p: null,
    low: null,
    high: null,
  }
  if (mean === null) return { ...nothing, level, n, method }
  const inner = mean * (1 - mean)
  const size = inner > 0 && variance > 0 ? inner / variance : effective
  const standardError = groups > 1 ? Math.sqrt((variance * groups) / (groups - 1)) : null
  return { ...nothing, ...wilson(Math.min(1, mean), size, level), standardError, level, n, method }
}
