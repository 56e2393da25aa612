import type { Clusters } from '../inference/clusters.ts'
import { demean, totalsOf } from './demean.ts'

/** How much of a column varies between units and how much within them. */
export interface Variation {
  readonly mean: number
  /** Standard deviation over all rows, n − 1. */
  readonly overall: number | null
  /** Standard deviation of the units' means, each once, N − 1. */
  readonly between: number | null
  /** Root of the squared deviations from the unit's mean over n − 1. */
  readonly within: number | null
  /** Part of the squared deviations from the overall mean that lies within units. */
  readonly shareWithin: number | null
}

/**
 * Between and within variation of a column. A column with little variation within units tells the within estimator little.
 *
 * Source: Wooldridge, Econometric Analysis of Cross Section and Panel Data (2010), §10.5; the measures of Stata's xtsum.
 *
 * @throws RangeError when there are no rows
 * @example
 * variation(Float64Array.of(0, 2, 5, 5), { of: Int32Array.of(0, 0, 1, 1), count: 2 }).shareWithin // => 0.111111111111
 */
export function variation(column: Float64Array, units: Clusters): Variation {
  const n = column.length
  if (n === 0) throw new RangeError('variation requires at least one row, got none')
  const { means, deviations } = demean(column, units, null, totalsOf(units, null))
  const first = column[0]!
  let mean = 0
  for (let i = 0; i < n; i++) mean += column[i]! - first
  mean = first + mean / n
  let total = 0
  let inside = 0
  for (let i = 0; i < n; i++) {
    total += (column[i]! - mean) ** 2
    inside += deviations[i]! ** 2
  }
  const middle = means.reduce((sum, value) => sum + (value - first), 0) / units.count + first
  const across = means.reduce((sum, value) => sum + (value - middle) ** 2, 0)
  return {
    mean,
    overall: n > 1 ? Math.sqrt(total / (n - 1)) : null,
    between: units.count > 1 ? Math.sqrt(across / (units.count - 1)) : null,
    within: n > 1 ? Math.sqrt(inside / (n - 1)) : null,
    shareWithin: total > 0 ? inside / total : null,
  }
}
