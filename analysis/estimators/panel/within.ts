import type { Columns } from '../../linear-algebra/gram.ts'
import type { Clusters } from '../inference/clusters.ts'
import { type OlsFit, ols, requirePositive } from '../regression/ols.ts'
import { demean, isRounding, totalsOf } from './demean.ts'
import { twoWay } from './two-way.ts'

/** Least squares on what varies within units; `columns` and `residuals` are after taking the effects out. */
export interface WithinFit extends OlsFit {
  /** Indexes of the columns that do not vary within the groups; they are among `dropped` as well. */
  readonly fixed: readonly number[]
  /** Effects taken out. */
  readonly absorbed: number
}

/**
 * The within (fixed effects) estimator: least squares of y on X with an effect for each group of one or two kinds.
 *
 * Regresses deviations from group means, which gives the coefficients of a regression with a dummy per group. Degrees of
 * freedom are n − effects − k, so that classical standard errors are those of the dummies as well. Robust and clustered
 * covariances count the slopes only. Columns that do not vary within the groups are dropped.
 *
 * Source: Wooldridge, Econometric Analysis of Cross Section and Panel Data (2010), §10.5; Arellano (1987), Oxford Bulletin
 * of Economics and Statistics 49.
 *
 * @param columns k columns of n numbers, without intercept
 * @param y n numbers, the outcome in its own unit
 * @param groups the groups of each row: units, or units and periods
 * @param weights n positive numbers, or null
 * @throws RangeError when no column, or not the outcome, varies within the groups
 * @example
 * const units = { of: Int32Array.of(0, 0, 1, 1), count: 2 }
 * within([Float64Array.of(0, 1, 4, 6)], Float64Array.of(5, 7, 1, 5), [units]).coefficients // => [2]
 */
export function within(
  columns: Columns,
  y: Float64Array,
  groups: readonly Clusters[],
  weights: Float64Array | null = null,
): WithinFit {
  const n = y.length
  if (n === 0) throw new RangeError('within requires at least one row, got none')
  if (groups.length !== 1 && groups.length !== 2)
    throw new RangeError(`within requires one or two kinds of groups, got ${groups.length}`)
  if (groups.some(({ of }) => of.length !== n))
    throw new RangeError(`within requires a group for each of ${n} rows, got ${groups[0]!.of.length}`)
  requirePositive('within', weights, n)
  const { absorbed, take } = effectsOf(groups, weights)
  const outcome = take(y)
  if (outcome === null) throw new RangeError('within requires an outcome that varies within units, got none')
  const taken = columns.map(take)
  const varying = taken.flatMap((column, j) => (column === null ? [] : [j]))
  if (varying.length === 0)
    throw new RangeError('within requires a regressor that varies within units, got none')
  const fit = ols(
    varying.map((j) => taken[j]!),
    outcome,
    weights,
  )
  const df = Math.max(0, n - absorbed - fit.kept.length)
  const kept = fit.kept.map((place) => varying[place]!)
  return {
    ...fit,
    kept,
    dropped: columns.map((_, j) => j).filter((j) => !kept.includes(j)),
    fixed: taken.flatMap((column, j) => (column === null ? [j] : [])),
    dispersion: df > 0 ? fit.rss / df : null,
    df,
    absorbed,
  }
}

/** Takes the effects out of a column; null when nothing is left. */
function effectsOf(
  groups: readonly Clusters[],
  weights: Float64Array | null,
): { absorbed: number; take: (column: Float64Array) => Float64Array | null } {
  const [units, periods] = groups as [Clusters, Clusters?]
  if (periods !== undefined) {
    const { sweep, absorbed } = twoWay(units, periods, weights)
    return {
      absorbed,
      take: (column) => {
        const left = sweep(column)
        return isRounding(left, column) ? null : left
      },
    }
  }
  const totals = totalsOf(units, weights)
  return {
    absorbed: units.count,
    take: (column) => {
      const { deviations, constant } = demean(column, units, weights, totals)
      return constant ? null : deviations
    },
  }
}
