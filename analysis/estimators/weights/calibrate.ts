import { cholesky, choleskySolve } from '../../linear-algebra/cholesky.ts'
import { addProduct, type Columns, crossProduct, gram } from '../../linear-algebra/gram.ts'
import { householder } from '../../linear-algebra/householder.ts'
import { leastSquares } from '../../linear-algebra/least-squares.ts'
import { checkWeights } from './margin.ts'
import type { Adjusted } from './poststratify.ts'

/** How far weights may go: `linear` as needed, `raking` stays positive, `logit` stays within bounds. */
export const DISTANCES = ['linear', 'raking', 'logit'] as const
export type Distance = (typeof DISTANCES)[number]

export interface Calibrated extends Adjusted {
  /** Weight over the weight before, per row. */
  readonly factors: Float64Array
  readonly iterations: number
}

const TOLERANCE = 1e-12
/** Sums of very many rows cannot be met more closely than they are rounded: good enough once steps no longer help. */
const ROUNDING = 1e-10
const ITERATIONS = 200

/** Factor and its derivative at u = x'λ. */
type Curve = (u: number) => readonly [factor: number, slope: number]

/**
 * Calibration: the weights w = d F(x'λ) nearest to d that give known totals Σwx = t. F is 1 + u (`linear`, the generalised
 * regression estimator), exp u (`raking`) or a curve between two bounds (`logit`); bounds cut the first two off.
 *
 * Newton's method until every total is met to one part in 10¹². Columns that are sums of others are checked at the end.
 * Variances are those of residuals of the d-weighted regression on x.
 *
 * Source: Deville & Särndal (1992), Journal of the American Statistical Association 87.
 *
 * @param weights n positive numbers, d
 * @param columns k columns of n numbers, x, the constant among them if the size of the population is known
 * @param totals k totals of the population
 * @param bounds least and largest factor; `logit` requires them, around 1
 * @throws RangeError when a weight is not positive, sizes differ, bounds are missing, or no weights meet the totals
 * @example
 * const x = [Float64Array.of(1, 1, 1), Float64Array.of(0, 1, 2)]
 * calibrate(Float64Array.of(1, 1, 1), x, [6, 8], 'linear').weights // => [1, 2, 3]
 */
export function calibrate(
  weights: Float64Array,
  columns: Columns,
  totals: ArrayLike<number>,
  distance: Distance = 'linear',
  bounds: readonly [low: number, high: number] = [-Infinity, Infinity],
): Calibrated {
  checkWeights('calibrate', weights, columns[0]?.length ?? 0)
  if (totals.length !== columns.length)
    throw new RangeError(`calibrate requires ${columns.length} totals, got ${totals.length}`)
  const curve = curveOf(distance, bounds)
  const { kept } = householder(columns, weights.map(Math.sqrt))
  const used = kept.map((j) => columns[j]!)
  const wanted = kept.map((j) => totals[j]!)
  const multipliers = new Float64Array(used.length)
  const factors = new Float64Array(weights.length).fill(1)
  const slopes = new Float64Array(weights.length)
  const adjusted = weights.slice()
  let previous = Infinity
  for (let iterations = 0; iterations < ITERATIONS; iterations++) {
    const u = addProduct(used, multipliers, new Float64Array(weights.length))
    for (let row = 0; row < weights.length; row++) {
      const [factor, slope] = curve(u[row]!)
      factors[row] = factor
      slopes[row] = slope * weights[row]!
      adjusted[row] = factor * weights[row]!
    }
    const reached = crossProduct(used, adjusted)
    const misses = reached.map((sum, j) => wanted[j]! - sum)
    const worst = misses.reduce(
      (most, miss, j) => Math.max(most, Math.abs(miss) / (1 + Math.abs(wanted[j]!))),
      0,
    )
    const enough = worst <= TOLERANCE || (worst <= ROUNDING && worst >= previous)
    previous = worst
    if (enough) {
      const off = crossProduct(columns, adjusted).findIndex(
        (sum, j) => Math.abs(sum - totals[j]!) > 1e-8 * (1 + Math.abs(totals[j]!)),
      )
      if (off >= 0)
        throw new RangeError(
          `calibrate requires totals that agree, got ${totals[off]} for column ${off + 1}, which is a sum of columns before it`,
        )
      return { weights: adjusted, factors, iterations, calibrate: residuals(used, weights, adjusted) }
    }
    const system = cholesky(gram(used, slopes), used.length)
    if (system === null || misses.some((miss) => !Number.isFinite(miss))) break
    choleskySolve(system, misses).forEach((step, j) => {
      multipliers[j]! += step
    })
  }
  throw new RangeError(
    `calibrate found no weights with these totals${bounds[0] === -Infinity ? '' : ` and factors from ${bounds[0]} to ${bounds[1]}`}`,
  )
}

function curveOf(distance: Distance, [low, high]: readonly [number, number]): Curve {
  if (!(low < 1 && high > 1))
    throw new RangeError(`calibrate requires bounds on both sides of 1, got ${low} and ${high}`)
  const cut = (factor: number, slope: number): readonly [number, number] =>
    factor <= low ? [low, 0] : factor >= high ? [high, 0] : [factor, slope]
  if (distance === 'linear') return (u) => cut(1 + u, 1)
  if (distance === 'raking') return (u) => cut(Math.exp(u), Math.exp(u))
  if (low === -Infinity || high === Infinity)
    throw new RangeError('calibrate requires bounds for the distance logit, got none')
  const steepness = (high - low) / ((high - 1) * (1 - low))
  return (u) => {
    // From low to high, 1 at u = 0 with slope 1; by the smaller exponential, which cannot overflow.
    const e = Math.exp(-Math.abs(steepness * u))
    const [a, b] = u >= 0 ? [(high - 1) * e, 1 - low] : [high - 1, (1 - low) * e]
    const share = b / (a + b)
    return [low + (high - low) * share, (high - low) * steepness * share * (1 - share)]
  }
}

function residuals(columns: Columns, weights: Float64Array, adjusted: Float64Array): Adjusted['calibrate'] {
  return (influence) =>
    influence.map((column) => {
      const values = column.map((value, row) => (adjusted[row] === 0 ? 0 : value / adjusted[row]!))
      return leastSquares(columns, values, weights).residuals.map((value, row) => value * adjusted[row]!)
    })
}
