import type { Columns } from '../../linear-algebra/gram.ts'
import type { Clusters } from '../inference/clusters.ts'
import { demean, isRounding, totalsOf } from './demean.ts'

/**
 * The unit means that Mundlak's correlated random effects add to the regressors: of every column that varies both within
 * and between units. With them the slopes of random effects, and of least squares, are those of the within estimator, and a
 * test that the means have no effect is a test of random effects.
 *
 * Source: Mundlak (1978), Econometrica 46; Wooldridge (2019), Journal of Econometrics 211 (unbalanced panels).
 *
 * @param columns columns of n numbers
 * @returns for each such column its index and its unit mean on every row
 * @example
 * const units = { of: Int32Array.of(0, 0, 1), count: 2 }
 * unitMeans([Float64Array.of(1, 1, 1), Float64Array.of(0, 2, 5)], units).map(({ of }) => of) // => [1]
 */
export function unitMeans(
  columns: Columns,
  units: Clusters,
): { readonly of: number; readonly values: Float64Array }[] {
  const sizes = totalsOf(units, null)
  return columns.flatMap((column, of) => {
    const { means, constant } = demean(column, units, null, sizes)
    if (constant) return []
    const apart = means.map((mean) => mean - means[0]!)
    if (isRounding(apart, column)) return []
    const values = new Float64Array(column.length)
    for (let i = 0; i < values.length; i++) values[i] = means[units.of[i]!]!
    return [{ of, values }]
  })
}
