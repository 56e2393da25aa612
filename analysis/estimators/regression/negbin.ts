import type { Columns } from '../../linear-algebra/gram.ts'
import { logFactorial } from '../../special.ts'
import { negbinDensity } from './count-densities.ts'
import type { Fit, Scored } from './fit.ts'
import type { GlmFit } from './glm.ts'
import { solver } from './newton.ts'
import { poisson } from './poisson.ts'
import { fitSeveral, scoredBy } from './several.ts'

export interface NegbinFit extends Fit {
  readonly model: 'negbin'
  /** Var(y) = μ + μ²/θ; Infinity: no more spread than Poisson. */
  readonly theta: number
  readonly mean: Float64Array
  readonly logLikelihood: number
  readonly poissonLogLikelihood: number
  readonly iterations: number
  readonly converged: boolean
  readonly weights: Float64Array | null
  /** Coefficients and ln θ together, with the observed information; null when θ is infinite. */
  readonly joint: Scored | null
}

/** ln θ from where on the negative binomial is the Poisson distribution. */
const INFINITE = 16

/**
 * Negative binomial regression (NB2) by maximum likelihood in the coefficients and θ together: E(y) = exp(Xb + offset),
 * Var(y) = μ + μ²/θ.
 *
 * The inverse is of the expected information with θ known, as R's MASS has it; `joint` is of the observed information
 * with ln θ as last parameter, as Stata has it. When the counts have no more spread than Poisson's, θ is infinite and
 * the fit is Poisson's. With weights the likelihood of each row counts that many times.
 *
 * Source: Cameron & Trivedi, Regression Analysis of Count Data (2013), §3.3.
 *
 * @param columns k columns of n numbers, the intercept among them
 * @param y n counts
 * @param weights n positive numbers, or null
 * @param offset n numbers added to Xb, e.g. log(months), or null
 * @throws RangeError when y holds something else than whole numbers of at least 0, or lengths differ
 * @example
 * const fit = negbin([Float64Array.of(1, 1, 1, 1)], Float64Array.of(0, 0, 3, 9))
 * fit.coefficients // => [1.0986122886681098]
 * fit.theta < 1 // => true
 */
export function negbin(
  columns: Columns,
  y: Float64Array,
  weights: Float64Array | null = null,
  offset: Float64Array | null = null,
): NegbinFit {
  const largest = requireCounts('negbin', y)
  const start = poisson(columns, y, weights, offset)
  const constant = logConstant(y, weights)
  const plain = { ...start, poissonLogLikelihood: start.logLikelihood - constant }
  if (overdispersion(start, y) <= 0 || start.separated.length === start.columns.length)
    return {
      ...plain,
      model: 'negbin',
      theta: Infinity,
      logLikelihood: plain.poissonLogLikelihood,
      joint: null,
    }
  const ones = new Float64Array(y.length).fill(1)
  const fit = fitSeveral(
    negbinDensity(largest),
    y,
    [
      { columns: start.columns, offset, start: start.coefficients },
      { columns: [ones], offset: null, start: [Math.log(momentTheta(start, y))] },
    ],
    weights,
    (coefficients) => coefficients.at(-1)! > INFINITE,
  )
  const shape = fit.coefficients.at(-1)!
  if (shape > INFINITE)
    return {
      ...plain,
      model: 'negbin',
      theta: Infinity,
      logLikelihood: plain.poissonLogLikelihood,
      joint: null,
    }
  const theta = Math.exp(shape)
  const mean = fit.linear[0]!.map(Math.exp)
  const working = mean.map((mu, i) => ((weights === null ? 1 : weights[i]!) * mu) / (1 + mu / theta))
  return {
    ...plain,
    model: 'negbin',
    coefficients: fit.coefficients.slice(0, -1),
    inverse: solver(start.columns, working).inverse(),
    working,
    slope: mean,
    scores: fit.scores[0]!,
    separated: start.separated,
    theta,
    mean,
    logLikelihood: fit.logLikelihood,
    iterations: fit.iterations,
    converged: fit.converged,
    joint: fit.inverse === null ? null : scoredBy(fit, fit.inverse),
  }
}

/**
 * Checks that an outcome holds counts, and returns the largest.
 *
 * @throws RangeError when there are none, or one is negative or not whole
 */
export function requireCounts(caller: string, y: Float64Array): number {
  if (y.length === 0) throw new RangeError(`${caller} requires at least one row, got none`)
  let largest = 0
  for (const value of y) {
    if (!(value >= 0)) throw new RangeError(`${caller} requires an outcome of at least 0, got ${value}`)
    if (!Number.isInteger(value))
      throw new RangeError(`${caller} requires an outcome of whole numbers, got ${value}`)
    if (value > largest) largest = value
  }
  return largest
}

/** Σw ln y!. */
function logConstant(y: Float64Array, weights: Float64Array | null): number {
  let sum = 0
  for (let i = 0; i < y.length; i++) sum += (weights === null ? 1 : weights[i]!) * logFactorial(y[i]!)
  return sum
}

/** Twice the slope of the likelihood in 1/θ where that is zero: positive when counts spread more than Poisson's. */
function overdispersion({ mean, weights }: GlmFit, y: Float64Array): number {
  let sum = 0
  for (let i = 0; i < y.length; i++)
    sum += (weights === null ? 1 : weights[i]!) * ((y[i]! - mean[i]!) ** 2 - y[i]!)
  return sum
}

/** A first guess of θ from the second moment. */
function momentTheta({ mean, weights }: GlmFit, y: Float64Array): number {
  let total = 0
  let squares = 0
  for (let i = 0; i < y.length; i++) {
    const weight = weights === null ? 1 : weights[i]!
    if (mean[i]! < 1e-8) continue
    total += weight
    squares += weight * (y[i]! / mean[i]! - 1) ** 2
  }
  return Math.min(1e4, Math.max(0.02, total / squares))
}
