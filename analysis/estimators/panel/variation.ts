import type { Clusters } from '../inference/clusters.ts'
import { type Demeaned, demean, totalsOf } from './demean.ts'

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
 * @param part the column's means and deviations, when they are at hand
 * @throws RangeError when there are no rows
 * @example
 * variation(Float64Array.of(0, 2, 5, 5), { of: Int32Array.of(0, 0, 1, 1), count: 2 }).shareWithin // => 0.111111111111
 */
export function variation(
  column: Float64Array,
  units: Clusters,
  sizes: ArrayLike<number> = totalsOf(units, null),
  part: Demeaned = demean(column, units, null, Float64Array.from(sizes)),
): Variation {
  const n = column.length
  if (n === 0) throw new RangeError('variation requires at least one row, got none')
  const { means, squares } = part
  const { count } = units
  const first = column[0]!
  let mean = 0
  let middle = 0
  for (let unit = 0; unit < count; unit++) {
    const own = means[unit]! - first
    mean += sizes[unit]! * own
    middle += own
  }
  mean = first + mean / n
  middle = first + middle / count
  let across = 0
  let counted = 0
  for (let unit = 0; unit < count; unit++) {
    const own = means[unit]!
    across += (own - middle) * (own - middle)
    counted += sizes[unit]! * (own - mean) * (own - mean)
  }
  const total = squares + counted
  return {
    mean,
    overall: n > 1 ? Math.sqrt(total / (n - 1)) : null,
    between: count > 1 ? Math.sqrt(across / (count - 1)) : null,
    within: n > 1 ? Math.sqrt(squares / (n - 1)) : null,
    shareWithin: total > 0 ? squares / total : null,
  }
}
