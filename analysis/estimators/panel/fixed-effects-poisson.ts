import { type Columns, crossProduct, gram } from '../../linear-algebra/gram.ts'
import { householder } from '../../linear-algebra/householder.ts'
import { newton, type Peak } from '../../linear-algebra/newton.ts'
import type { Clusters } from '../inference/clusters.ts'
import type { Fit } from '../regression/fit.ts'
import { requirePositive } from '../regression/ols.ts'
import { poissonFamily } from '../regression/poisson.ts'
import { separatedBy } from '../regression/separation.ts'
import { demean, totalsOf } from './demean.ts'

/** `columns` are less their means per unit, weighted by the expected counts; `scores` weight times y − mean. */
export interface FixedEffectsPoissonFit extends Fit {
  readonly model: 'poisson'
  /** Columns that do not vary within units; they are among `dropped` as well. */
  readonly fixed: readonly number[]
  readonly mean: Float64Array
  /** Σ w (y log mean − mean), as with a dummy per unit; log y! left out. */
  readonly logLikelihood: number
  readonly iterations: number
  readonly converged: boolean
}

/**
 * Poisson regression with an effect for every unit: E(y) = exp(a + Xb + offset), a free for each unit.
 *
 * The effects drop out: given b, the mean is Y exp(Xb + offset)/Σ exp(Xb + offset) with Y the unit's sum of y. The slopes are
 * those of the conditional likelihood and of a regression with a dummy per unit, and right whatever the distribution of
 * y as long as the mean is; take clustered standard errors then. Units without any event must be left out before.
 *
 * Source: Hausman, Hall & Griliches (1984), Econometrica 52; Wooldridge (1999), Journal of Econometrics 90.
 *
 * @param columns k columns of n numbers, without intercept
 * @param y n numbers of at least 0, not all 0 within any unit
 * @param weights n positive numbers, or null
 * @param offset n numbers added to Xb, e.g. log(months), or null
 * @throws RangeError when y is negative or all 0 for a unit, or no column varies within units
 * @example
 * const units = { of: Int32Array.of(0, 0, 1, 1), count: 2 }
 * const x = [Float64Array.of(0, 1, 0, 1)]
 * fixedEffectsPoisson(x, Float64Array.of(1, 2, 2, 4), units).coefficients // => [0.6931471805599453]
 */
export function fixedEffectsPoisson(
  columns: Columns,
  y: Float64Array,
  units: Clusters,
  weights: Float64Array | null = null,
  offset: Float64Array | null = null,
): FixedEffectsPoissonFit {
  const n = y.length
  for (const value of y)
    if (!(value >= 0 && value < Infinity))
      throw new RangeError(`fixedEffectsPoisson requires an outcome of at least 0, got ${value}`)
  requirePositive('fixedEffectsPoisson', weights, n)
  const sums = new Float64Array(units.count)
  for (let i = 0; i < n; i++) sums[units.of[i]!]! += (weights === null ? 1 : weights[i]!) * y[i]!
  if (n === 0 || sums.some((sum) => sum === 0))
    throw new RangeError('fixedEffectsPoisson requires an event in every unit, got a unit with none')
  const counts = totalsOf(units, null)
  const parts = columns.map((column) => demean(column, units, null, counts))
  const fixed = parts.flatMap(({ constant }, j) => (constant ? [j] : []))
  const varying = columns.map((_, j) => j).filter((j) => !fixed.includes(j))
  if (varying.length === 0)
    throw new RangeError('fixedEffectsPoisson requires a regressor that varies within units, got none')
  const qr = householder(
    varying.map((j) => parts[j]!.deviations),
    null,
  )
  const kept = qr.kept.map((place) => varying[place]!)
  const x = kept.map((j) => parts[j]!.deviations)
  const at = concentrated(x, y, units, sums, weights, offset)
  const anchored = x.map((column) => fromFirstEvent(column, y, units))
  let separated: readonly number[] = []
  const found = newton(at, new Float64Array(kept.length), (step) => {
    const way = separatedBy(poissonFamily, anchored, y, step)
    separated = way?.columns ?? []
    return way?.complete ?? false
  })
  const { mean, centred, working } = found.peak
  return {
    model: 'poisson',
    n,
    kept,
    dropped: columns.map((_, j) => j).filter((j) => !kept.includes(j)),
    fixed,
    columns: centred,
    coefficients: found.coefficients,
    inverse: found.inverse ?? new Float64Array(kept.length ** 2).fill(NaN),
    working,
    scores: y.map((value, i) => (weights === null ? 1 : weights[i]!) * (value - mean[i]!)),
    dispersion: 1,
    df: null,
    separated,
    mean,
    logLikelihood: found.peak.value,
    iterations: found.iterations,
    converged: found.converged || separated.length > 0,
  }
}

interface Concentrated extends Peak {
  readonly mean: Float64Array
  readonly working: Float64Array
  readonly centred: Columns
}

/** The likelihood with the unit effects at their best for given slopes. */
function concentrated(
  x: Columns,
  y: Float64Array,
  units: Clusters,
  sums: Float64Array,
  weights: Float64Array | null,
  offset: Float64Array | null,
): (b: Float64Array) => Concentrated {
  const n = y.length
  const { of, count } = units
  return (b) => {
    const eta = offset === null ? new Float64Array(n) : offset.slice()
    x.forEach((column, j) => {
      for (let i = 0; i < n; i++) eta[i]! += b[j]! * column[i]!
    })
    const highest = new Float64Array(count).fill(-Infinity)
    for (let i = 0; i < n; i++) highest[of[i]!] = Math.max(highest[of[i]!]!, eta[i]!)
    const totals = new Float64Array(count)
    const mean = eta.map((value, i) => Math.exp(value - highest[of[i]!]!))
    for (let i = 0; i < n; i++) totals[of[i]!]! += (weights === null ? 1 : weights[i]!) * mean[i]!
    const working = new Float64Array(n)
    const scores = new Float64Array(n)
    let value = 0
    for (let i = 0; i < n; i++) {
      const unit = of[i]!
      const weight = weights === null ? 1 : weights[i]!
      const effect = Math.log(sums[unit]! / totals[unit]!) - highest[unit]!
      mean[i]! *= sums[unit]! / totals[unit]!
      working[i] = weight * mean[i]!
      scores[i] = weight * (y[i]! - mean[i]!)
      value += weight * ((y[i]! > 0 ? y[i]! * (eta[i]! + effect) : 0) - mean[i]!)
    }
    const centred = x.map((column) => demean(column, units, working, sums).deviations)
    return {
      value,
      gradient: crossProduct(centred, scores),
      information: gram(centred, working),
      mean,
      working,
      centred,
    }
  }
}

/** A column less its value on the unit's first row with an event. */
function fromFirstEvent(column: Float64Array, y: Float64Array, { of, count }: Clusters): Float64Array {
  const first = new Int32Array(count).fill(-1)
  for (let i = 0; i < y.length; i++) if (y[i]! > 0 && first[of[i]!] === -1) first[of[i]!] = i
  return column.map((value, i) => value - column[first[of[i]!]!]!)
}
