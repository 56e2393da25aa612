import { cholesky, choleskyInverse } from '../../linear-algebra/cholesky.ts'
import { type Columns, gram } from '../../linear-algebra/gram.ts'
import type { Clusters } from '../inference/clusters.ts'
import { type OlsFit, ols } from '../regression/ols.ts'
import { demean, totalsOf } from './demean.ts'
import { type WithinFit, within } from './within.ts'

/** How the variance of a panel's disturbance divides. */
export interface VarianceComponents {
  /** Variance of what differs per row, and of what is common to the rows of a unit. */
  readonly idiosyncratic: number
  readonly unit: number
  /** The unit's variance came out negative and is taken as 0. */
  readonly truncated: boolean
  /** Part of the mean of a unit that random effects take out, per unit: 1 − √(σ²/(σ² + Tσ²_unit)). */
  readonly theta: Float64Array
  /** The within fit of the same columns; null when none of them varies within units. */
  readonly within: WithinFit | null
}

/**
 * Variance components by Swamy and Arora, exact on unbalanced panels (Baltagi and Chang).
 *
 * σ² from the within residuals; σ²_unit = (Q − (N − k)σ²) / (n − tr[(Z'PZ)⁻¹ Z'JZ]) with Q the sum of squares of the
 * regression of unit means, each counted T times, P the means and J the sums within units.
 *
 * Source: Swamy & Arora (1972), Econometrica 40; Baltagi & Chang (1994), Journal of Econometrics 62, eq. 3.
 *
 * @param columns k columns of n numbers, the intercept among them
 * @throws RangeError when there are fewer than two units, or degrees of freedom are not enough
 * @example
 * const units = { of: Int32Array.of(0, 0, 1, 1, 2, 2), count: 3 }
 * const x = [Float64Array.of(1, 1, 1, 1, 1, 1), Float64Array.of(0, 1, 0, 2, 1, 0)]
 * varianceComponents(x, Float64Array.of(0, 2, 4, 9, 8, 7), units).idiosyncratic // => 11 / 24
 */
export function varianceComponents(columns: Columns, y: Float64Array, units: Clusters): VarianceComponents {
  const n = y.length
  const { count } = units
  if (count < 2) throw new RangeError(`varianceComponents requires at least two units, got ${count}`)
  const sizes = totalsOf(units, null)
  const varies = columns.some((column) => !demean(column, units, null, sizes).constant)
  const fixed = varies ? within(columns, y, [units]) : null
  const idiosyncratic = fixed === null ? withinVariance(y, units, sizes) : fixed.dispersion
  if (idiosyncratic === null)
    throw new RangeError(
      'varianceComponents requires units with several rows, got too few degrees of freedom',
    )
  const meanColumns = columns.map((column) => demean(column, units, null, sizes).means)
  const meanOfY = demean(y, units, null, sizes).means
  const between = ols(meanColumns, meanOfY, sizes)
  const k = between.kept.length
  if (count <= k)
    throw new RangeError(`varianceComponents requires more units than coefficients (${k}), got ${count}`)
  const factor = cholesky(gram(between.columns, sizes), k)
  if (factor === null)
    throw new RangeError('varianceComponents requires regressors whose unit means are not collinear')
  const inverse = choleskyInverse(factor)
  const sums = gram(
    between.columns,
    sizes.map((size) => size * size),
  )
  let trace = 0
  for (let i = 0; i < k; i++) for (let j = 0; j < k; j++) trace += inverse[i * k + j]! * sums[j * k + i]!
  const found = (between.rss - (count - k) * idiosyncratic) / (n - trace)
  const unit = Math.max(0, found)
  return {
    idiosyncratic,
    unit,
    truncated: found < 0,
    theta: sizes.map((size) => {
      const whole = idiosyncratic + size * unit
      return whole > 0 ? 1 - Math.sqrt(idiosyncratic / whole) : 0
    }),
    within: fixed,
  }
}

/** Variance around the means of units. */
function withinVariance(y: Float64Array, units: Clusters, sizes: Float64Array): number | null {
  const df = y.length - units.count
  const { deviations } = demean(y, units, null, sizes)
  return df > 0 ? deviations.reduce((sum, value) => sum + value * value, 0) / df : null
}

/**
 * A column less θ times the mean of its unit: x − θx̄.
 *
 * @param theta one number per unit
 * @example
 * const units = { of: Int32Array.of(0, 0), count: 1 }
 * quasiDemean(Float64Array.of(1, 3), units, Float64Array.of(0.5)) // => [0, 2]
 */
export function quasiDemean(column: Float64Array, units: Clusters, theta: Float64Array): Float64Array {
  const { means } = demean(column, units, null, totalsOf(units, null))
  const result = new Float64Array(column.length)
  for (let i = 0; i < result.length; i++) {
    const unit = units.of[i]!
    result[i] = column[i]! - theta[unit]! * means[unit]!
  }
  return result
}

/**
 * The random effects estimator: generalised least squares when rows of a unit share a disturbance, as least squares after
 * taking a part θ of the unit's mean out of every column.
 *
 * Unlike the within estimator it also gives the effects of what never changes within a unit, but only when the unit's
 * disturbance is unrelated to the regressors; see `hausman`. Standard errors use σ² = RSS/(n − k) of the transformed columns.
 *
 * Source: Wooldridge, Econometric Analysis of Cross Section and Panel Data (2010), §10.4.
 *
 * @param columns k columns of n numbers, the intercept among them
 * @param theta one number per unit, from `varianceComponents`
 * @throws RangeError when lengths differ
 * @example
 * const units = { of: Int32Array.of(0, 0, 1, 1), count: 2 }
 * const one = [Float64Array.of(1, 1, 1, 1)]
 * randomEffects(one, Float64Array.of(1, 3, 5, 7), units, Float64Array.of(0.5, 0.5)).coefficients // => [4]
 */
export function randomEffects(
  columns: Columns,
  y: Float64Array,
  units: Clusters,
  theta: Float64Array,
): OlsFit {
  if (theta.length !== units.count)
    throw new RangeError(
      `randomEffects requires a theta for each of ${units.count} units, got ${theta.length}`,
    )
  return ols(
    columns.map((column) => quasiDemean(column, units, theta)),
    quasiDemean(y, units, theta),
  )
}
