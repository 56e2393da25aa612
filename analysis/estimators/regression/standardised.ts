import { type Inference, infer } from '../inference/inference.ts'
import type { GlmFit } from './glm.ts'

/** Logit coefficients made comparable between variables, three ways; null for a column without spread. */
export interface Standardised {
  /** b · sd(x): change of the log odds with one standard deviation of x. */
  readonly byX: readonly (number | null)[]
  /** b · sd(x) / √(var(η) + π²/3): in standard deviations of the latent outcome. */
  readonly latent: readonly (number | null)[]
  /** b · sd(x) · R / sd(η), R the correlation of outcome and prediction. */
  readonly menard: readonly (number | null)[]
}

/**
 * Standardised coefficients of a logit, per kept column; weighted when the fit is. Standard deviations divide by n − 1
 * (with weights by Σw).
 *
 * Source: Long, Regression Models for Categorical and Limited Dependent Variables (1997), §3.8; Menard (2004), The
 * American Statistician 58.
 *
 * @param y the outcome, n numbers
 * @throws RangeError when y has another length
 * @example
 * const x = [Float64Array.of(1, 1, 1, 1), Float64Array.of(0, 0, 2, 2)]
 * const y = Float64Array.of(0, 1, 1, 1)
 * standardisedCoefficients(logit([x[0]!], y), y).byX // => [null]
 */
export function standardisedCoefficients(fit: GlmFit, y: Float64Array): Standardised {
  if (y.length !== fit.n)
    throw new RangeError(`standardisedCoefficients requires ${fit.n} outcomes, got ${y.length}`)
  const { weights } = fit
  const predictor = moments(fit.linearPredictor, weights)
  const outcome = moments(y, weights)
  const prediction = moments(fit.mean, weights)
  let product = 0
  let total = 0
  for (let i = 0; i < fit.n; i++) {
    const weight = weights === null ? 1 : weights[i]!
    product += weight * (y[i]! - outcome.mean) * (fit.mean[i]! - prediction.mean)
    total += weight
  }
  const divisor = weights === null ? total - 1 : total
  const correlation = product / divisor / Math.sqrt(outcome.variance * prediction.variance)
  const separated = new Set(fit.separated)
  const byX = fit.columns.map((column, j) => {
    const { variance } = moments(column, weights)
    return variance > 0 && !separated.has(j) ? fit.coefficients[j]! * Math.sqrt(variance) : null
  })
  const times = (factor: number) =>
    byX.map((value) => (value === null || !Number.isFinite(factor) ? null : value * factor))
  return {
    byX,
    latent: times(1 / Math.sqrt(predictor.variance + Math.PI ** 2 / 3)),
    menard: times(correlation / Math.sqrt(predictor.variance)),
  }
}

/**
 * The coefficients b · sd(x) of a logit with how sure they are, per kept column; the standard deviation counts as known.
 *
 * @param variance covariance of the coefficients, k×k row by row, or null
 */
export function standardisedByX(
  fit: GlmFit,
  y: Float64Array,
  variance: Float64Array | null,
  { method, level = 0.95 }: { readonly method: string; readonly level?: number },
): Inference[] {
  const k = fit.columns.length
  return standardisedCoefficients(fit, y).byX.map((value, place) => {
    const own = variance === null || value === null ? null : variance[place * k + place]!
    const spread = own === null ? null : own * (value! / fit.coefficients[place]!) ** 2
    return infer(value, spread, { df: null, n: fit.n, method, level })
  })
}

function moments(values: Float64Array, weights: Float64Array | null): { mean: number; variance: number } {
  let total = 0
  let sum = 0
  for (let i = 0; i < values.length; i++) {
    const weight = weights === null ? 1 : weights[i]!
    total += weight
    sum += weight * values[i]!
  }
  const mean = sum / total
  let squares = 0
  for (let i = 0; i < values.length; i++)
    squares += (weights === null ? 1 : weights[i]!) * (values[i]! - mean) ** 2
  return { mean, variance: squares / (weights === null ? total - 1 : total) }
}
