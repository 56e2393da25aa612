import type { Columns } from '../../linear-algebra/gram.ts'
import type { Clusters } from '../inference/clusters.ts'
import { type OlsFit, ols, requirePositive } from '../regression/ols.ts'
import { type Demeaned, demean, isRounding, totalsOf } from './demean.ts'
import { twoWay } from './two-way.ts'

/** Least squares on what varies within units; `columns` and `residuals` are after taking the effects out. */
export interface WithinFit extends OlsFit {
  /** Indexes of the columns that do not vary within the groups; they are among `dropped` as well. */
  readonly fixed: readonly number[]
  /** Effects taken out. */
  readonly absorbed: number
  /** Means and deviations by group of y, and of all the columns; null with two kinds of groups. */
  readonly parts: { readonly y: Demeaned; readonly columns: readonly Demeaned[] } | null
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
  const [units, periods] = groups as [Clusters, Clusters?]
  const { absorbed, left, parts } =
    periods === undefined
      ? oneWay([...columns, y], units, weights)
      : bothWays([...columns, y], units, periods, weights)
  const outcome = left.pop()!
  if (outcome === null) throw new RangeError('within requires an outcome that varies within units, got none')
  const varying = left.flatMap((column, j) => (column === null ? [] : [j]))
  if (varying.length === 0)
    throw new RangeError('within requires a regressor that varies within units, got none')
  const fit = ols(
    varying.map((j) => left[j]!),
    outcome,
    weights,
  )
  const df = Math.max(0, n - absorbed - fit.kept.length)
  const kept = fit.kept.map((place) => varying[place]!)
  return {
    ...fit,
    kept,
    dropped: columns.map((_, j) => j).filter((j) => !kept.includes(j)),
    fixed: left.flatMap((column, j) => (column === null ? [j] : [])),
    dispersion: df > 0 ? fit.rss / df : null,
    df,
    absorbed,
    parts: parts === null ? null : { y: parts.at(-1)!, columns: parts.slice(0, -1) },
  }
}

/** Columns without the effects; null where nothing is left. */
interface Left {
  readonly absorbed: number
  readonly left: (Float64Array | null)[]
  readonly parts: readonly Demeaned[] | null
}

function oneWay(columns: Columns, units: Clusters, weights: Float64Array | null): Left {
  const totals = totalsOf(units, weights)
  const parts = columns.map((column) => demean(column, units, weights, totals))
  const left = parts.map(({ constant, deviations }) => (constant ? null : deviations))
  return { absorbed: units.count, left, parts }
}

function bothWays(columns: Columns, units: Clusters, periods: Clusters, weights: Float64Array | null): Left {
  const { sweep, absorbed } = twoWay(units, periods, weights)
  const left = columns.map((column) => {
    const own = sweep(column)
    return isRounding(own, column) ? null : own
  })
  return { absorbed, left, parts: null }
}
