import { cholesky, choleskyCondition } from '../../linear-algebra/cholesky.ts'
import { type Columns, gram } from '../../linear-algebra/gram.ts'
import { ols } from '../regression/ols.ts'

/** Above this many products one pass over the rows is worth its loss of digits. */
const LARGE = 2_000_000

/**
 * The residual sum of squares of least squares and its degrees of freedom, when nothing else of the fit is needed.
 *
 * Of large problems by the last diagonal element of the Cholesky factor of [X y]'[X y], in one pass over the rows; when the
 * columns are collinear or the fit is close this would cost digits, and `ols` does it.
 *
 * Source: Björck, Numerical Methods for Least Squares Problems (1996), §2.2.2.
 *
 * @param columns k columns of n numbers, the intercept among them
 * @throws RangeError when there are no rows or no columns
 * @example
 * residualSquares([Float64Array.of(1, 1, 1, 1)], Float64Array.of(1, 2, 3, 6), null).rss // => 14
 */
export function residualSquares(
  columns: Columns,
  y: Float64Array,
  weights: Float64Array | null,
): { readonly rss: number; readonly df: number | null } {
  const k = columns.length
  const n = y.length
  if (n * (k + 1) ** 2 > LARGE) {
    const factor = cholesky(gram([...columns, y], weights), k + 1)
    if (factor !== null && choleskyCondition(factor) < 1e6)
      return { rss: (factor.lower[(k + 1) ** 2 - 1]! * factor.scale[k]!) ** 2, df: n - k }
  }
  return ols(columns, y, weights)
}
