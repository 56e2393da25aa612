import { chiSquareUpper, fUpper } from '../../distributions.ts'
import { cholesky } from '../../linear-algebra/cholesky.ts'
import { leastSquares } from '../../linear-algebra/least-squares.ts'
import type { Clusters } from '../inference/clusters.ts'
import { sizesOf } from './panel-rows.ts'

/** A test statistic with its degrees of freedom. */
export interface FTest {
  readonly f: number
  readonly df1: number
  readonly df2: number
  readonly p: number
}

export interface ChiSquareTest {
  readonly chiSquare: number
  readonly df: number
  readonly p: number
}

/**
 * F test that all effects are equal: the residual sum of squares without them against that with them.
 *
 * Null when degrees of freedom are not enough or the larger model fits perfectly. Source: Baltagi, Econometric Analysis of
 * Panel Data (2021), §4.2.1.
 *
 * @example
 * effectsTest({ rss: 10, df: 8 }, { rss: 4, df: 6 })?.f // => 4.5
 */
export function effectsTest(
  pooled: { readonly rss: number; readonly df: number | null },
  withEffects: { readonly rss: number; readonly df: number | null },
): FTest | null {
  const df2 = withEffects.df ?? 0
  const df1 = (pooled.df ?? 0) - df2
  if (!(df1 > 0 && df2 > 0 && withEffects.rss > 0)) return null
  const f = Math.max(0, (pooled.rss - withEffects.rss) / df1 / (withEffects.rss / df2))
  return { f, df1, df2, p: fUpper(f, df1, df2) }
}

/**
 * Breusch and Pagan's Lagrange multiplier test that units have no effect, from residuals of pooled least squares; in the
 * form for unbalanced panels: n²(ΣS²/Σu² − 1)² / (2(ΣT² − n)), S the sum of the residuals of a unit.
 *
 * Null when no unit has two rows or all residuals are zero. Source: Breusch & Pagan (1980), Review of Economic Studies 47;
 * Baltagi & Li (1990), Econometric Reviews 9.
 *
 * @param residuals n numbers
 * @example
 * breuschPagan(Float64Array.of(1, 1, -1, -1), { of: Int32Array.of(0, 0, 1, 1), count: 2 })?.chiSquare // => 2
 */
export function breuschPagan(residuals: Float64Array, units: Clusters): ChiSquareTest | null {
  const n = residuals.length
  const sums = new Float64Array(units.count)
  let squares = 0
  for (let i = 0; i < n; i++) {
    sums[units.of[i]!]! += residuals[i]!
    squares += residuals[i]! ** 2
  }
  const pairs = sizesOf(units).reduce((sum, size) => sum + size * size, 0) - n
  if (pairs === 0 || squares === 0) return null
  const excess = sums.reduce((sum, value) => sum + value * value, 0) / squares - 1
  const chiSquare = (n * n * excess * excess) / (2 * pairs)
  return { chiSquare, df: 1, p: chiSquareUpper(chiSquare, 1) }
}

/**
 * Hausman's test that random effects are right: (b_W − b_R)'(V_W − V_R)⁻¹(b_W − b_R) over the coefficients both have.
 *
 * In finite samples the difference of the covariances may fail to be positive definite; `definite` says so, and the test of
 * the unit means in Mundlak's model, which asks the same, is to be preferred. Null when there is no inverse or the
 * statistic is negative. Source: Hausman (1978), Econometrica 46.
 *
 * @param difference k numbers, within less random
 * @param variance the difference of their covariances, k×k row by row
 * @example
 * hausman([1, 0], [0.5, 0, 0, 1])?.chiSquare // => 2
 */
export function hausman(
  difference: readonly number[],
  variance: readonly number[],
): (ChiSquareTest & { readonly definite: boolean }) | null {
  const df = difference.length
  if (df === 0) return null
  const columns = difference.map((_, j) => Float64Array.from(difference, (_, i) => variance[i * df + j]!))
  const { dropped, coefficients } = leastSquares(columns, Float64Array.from(difference), null)
  if (dropped.length > 0) return null
  const chiSquare = coefficients.reduce((sum, value, i) => sum + value * difference[i]!, 0)
  if (!(chiSquare >= 0)) return null
  return { chiSquare, df, p: chiSquareUpper(chiSquare, df), definite: cholesky(variance, df) !== null }
}
