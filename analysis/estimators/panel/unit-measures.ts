import { addProduct, type Columns } from '../../linear-algebra/gram.ts'
import type { Clusters } from '../inference/clusters.ts'
import { demean, totalsOf } from './demean.ts'

/** What slopes say of y between and within units. */
export interface UnitMeasures {
  /** Squared correlations of Xb and y: deviations from unit means, unit means, and rows. */
  readonly rSquaredWithin: number | null
  readonly rSquaredBetween: number | null
  readonly rSquaredOverall: number | null
  /** The mean of y less that of Xb: the mean of the unit effects over rows. */
  readonly constant: number
  /** Standard deviation of the unit effects, each once. */
  readonly sigmaUnit: number | null
  /** Correlation over rows of the unit effects with Xb. */
  readonly correlation: number | null
  /** The mean of y less that of Xb, per unit. */
  readonly effects: Float64Array
}

/**
 * The effects of units that go with slopes, and how much of y the slopes explain within units, between them and overall.
 *
 * Source: the measures of Stata's xtreg; Wooldridge, Econometric Analysis of Cross Section and Panel Data (2010), §10.5.3.
 *
 * @param columns k columns of n numbers, without intercept
 * @param slopes k numbers
 * @example
 * const units = { of: Int32Array.of(0, 0, 1, 1), count: 2 }
 * unitMeasures([Float64Array.of(0, 1, 4, 6)], [2], Float64Array.of(5, 7, 1, 5), units).effects // => [5, -7]
 */
export function unitMeasures(
  columns: Columns,
  slopes: ArrayLike<number>,
  y: Float64Array,
  units: Clusters,
): UnitMeasures {
  const n = y.length
  const predicted = addProduct(columns, slopes, new Float64Array(n))
  const sizes = totalsOf(units, null)
  const own = demean(y, units, null, sizes)
  const fitted = demean(predicted, units, null, sizes)
  const effects = own.means.map((mean, unit) => mean - fitted.means[unit]!)
  const perRow = Float64Array.from(units.of, (unit) => effects[unit]!)
  let constant = 0
  for (let i = 0; i < n; i++) constant += perRow[i]!
  const middle = effects.reduce((sum, value) => sum + value, 0) / units.count
  const spread = effects.reduce((sum, value) => sum + (value - middle) ** 2, 0)
  const square = (r: number | null) => (r === null ? null : r * r)
  return {
    rSquaredWithin: square(fitted.constant ? null : correlation(fitted.deviations, own.deviations)),
    rSquaredBetween: square(correlation(fitted.means, own.means)),
    rSquaredOverall: square(correlation(predicted, y)),
    constant: constant / n,
    sigmaUnit: units.count > 1 ? Math.sqrt(spread / (units.count - 1)) : null,
    correlation: correlation(perRow, predicted),
    effects,
  }
}

/**
 * Pearson's correlation; null when one of the two does not vary.
 *
 * @example
 * correlation(Float64Array.of(1, 2, 3), Float64Array.of(2, 4, 6)) // => 1
 */
export function correlation(a: Float64Array, b: Float64Array): number | null {
  const n = a.length
  let meanA = 0
  let meanB = 0
  for (let i = 0; i < n; i++) {
    meanA += a[i]!
    meanB += b[i]!
  }
  meanA /= n
  meanB /= n
  let aa = 0
  let ab = 0
  let bb = 0
  for (let i = 0; i < n; i++) {
    const p = a[i]! - meanA
    const q = b[i]! - meanB
    aa += p * p
    ab += p * q
    bb += q * q
  }
  return aa > 0 && bb > 0 ? ab / Math.sqrt(aa * bb) : null
}
