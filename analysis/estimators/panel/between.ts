import type { Columns } from '../../linear-algebra/gram.ts'
import type { Clusters } from '../inference/clusters.ts'
import { type OlsFit, ols } from '../regression/ols.ts'
import { demean, totalsOf } from './demean.ts'

/**
 * The between estimator: least squares of the units' means of y on those of X, each unit once however many rows it has.
 *
 * Source: Wooldridge, Econometric Analysis of Cross Section and Panel Data (2010), §10.2; unweighted, as in R's plm.
 *
 * @param columns k columns of n numbers, the intercept among them
 * @throws RangeError when there are no rows
 * @example
 * const units = { of: Int32Array.of(0, 0, 1, 2), count: 3 }
 * const x = [Float64Array.of(1, 1, 1, 1), Float64Array.of(0, 2, 2, 3)]
 * between(x, Float64Array.of(2, 4, 5, 7), units).coefficients // => [1, 2]
 */
export function between(columns: Columns, y: Float64Array, units: Clusters): OlsFit {
  const sizes = totalsOf(units, null)
  const meansOf = (column: Float64Array) => demean(column, units, null, sizes).means
  return ols(columns.map(meansOf), meansOf(y))
}
