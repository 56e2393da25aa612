import type { Columns } from '../../linear-algebra/gram.ts'
import { take } from '../../linear-algebra/take.ts'
import type { GlmFit } from '../regression/glm.ts'
import { logit } from '../regression/logit.ts'
import { type OlsFit, ols } from '../regression/ols.ts'
import { poisson } from '../regression/poisson.ts'
import { degreesOfFreedom, type SurveyDesign } from './design.ts'
import type { Linearised } from './linearised.ts'

export const SURVEY_FAMILIES = ['gaussian', 'logit', 'poisson'] as const
export type SurveyFamily = (typeof SURVEY_FAMILIES)[number]

/** A regression on a sample: the fit, and its coefficients with their influence in the whole design. */
export interface SurveyRegression extends Linearised {
  readonly fit: OlsFit | GlmFit
  /** Variance of the Pearson residuals in the population, and the weighted deviance; the weights of the whole design have mean one. */
  readonly dispersion: number
  readonly deviance: number
}

/**
 * Regression that estimates the coefficients one would find in the whole population: weighted least squares or
 * pseudo-maximum-likelihood, with influence w(y − μ) (X'WX)⁻¹x per row, and PSUs − strata − (k − 1) degrees of freedom.
 *
 * `logit` and `poisson` are quasi-likelihoods: of the outcome only the mean has to be right. PSUs and strata are
 * counted over the rows used; the other rows stay in the design with influence zero.
 *
 * Source: Binder (1983), International Statistical Review 51; Lumley & Scott (2017), Statistical Science 32.
 *
 * @param rows places in the design of the rows used, in order; their weights are positive
 * @param columns k columns as long as `rows`, the intercept among them
 * @param y as many numbers
 * @param offset as many numbers added to Xb, or null
 * @throws RangeError when lengths differ, or the family refuses the outcome
 * @example
 * const design = surveyDesign({ rows: 3 })
 * const x = [Float64Array.of(1, 1, 1)]
 * surveyRegression(design, Int32Array.of(0, 1, 2), x, Float64Array.of(1, 2, 6), 'gaussian').estimates // => [3]
 */
export function surveyRegression(
  design: SurveyDesign,
  rows: Int32Array,
  columns: Columns,
  y: Float64Array,
  family: SurveyFamily,
  offset: Float64Array | null = null,
): SurveyRegression {
  const n = rows.length
  if (y.length !== n) throw new RangeError(`surveyRegression requires ${n} outcomes, got ${y.length}`)
  const weights = take(design.weights, rows)
  const mean = weights.reduce((sum, weight) => sum + weight, 0) / n
  for (let i = 0; i < n; i++) weights[i]! /= mean
  const average = design.weights.reduce((sum, weight) => sum + weight, 0) / design.rows
  const fit = fitted(family, columns, y, weights, offset)
  const k = fit.columns.length
  const influence = fit.columns.map(() => new Float64Array(design.rows))
  for (let i = 0; i < n; i++)
    for (let a = 0; a < k; a++) {
      let sum = 0
      for (let b = 0; b < k; b++) sum += fit.inverse[a * k + b]! * fit.columns[b]![i]!
      influence[a]![rows[i]!] = sum * fit.scores[i]!
    }
  const mask = new Uint8Array(design.rows)
  for (const row of rows) mask[row] = 1
  return {
    fit,
    estimates: [...fit.coefficients],
    influence,
    n,
    df: degreesOfFreedom(design, mask) + 1 - k,
    ...spreadOf(fit, y, weights, mean / average),
  }
}

function fitted(
  family: SurveyFamily,
  columns: Columns,
  y: Float64Array,
  weights: Float64Array,
  offset: Float64Array | null,
): OlsFit | GlmFit {
  if (family === 'logit') return logit(columns, y, weights, offset)
  if (family === 'poisson') return poisson(columns, y, weights, offset)
  return ols(columns, offset === null ? y : y.map((value, i) => value - offset[i]!), weights)
}

function spreadOf(
  fit: OlsFit | GlmFit,
  y: Float64Array,
  weights: Float64Array,
  scale: number,
): { dispersion: number; deviance: number } {
  const { n } = fit
  let sum = 0
  let squares = 0
  let deviance = 0
  for (let i = 0; i < n; i++) {
    const weight = weights[i]!
    const mean = fit.model === 'ols' ? 0 : fit.mean[i]!
    const variance = fit.model === 'ols' ? 1 : fit.model === 'logit' ? mean * (1 - mean) : mean
    const residual = fit.model === 'ols' ? fit.residuals[i]! : y[i]! - mean
    const pearson = variance > 0 ? residual / Math.sqrt(variance) : 0
    sum += weight * pearson
    squares += weight * pearson * pearson
    deviance += weight * (fit.model === 'ols' ? residual ** 2 : devianceOf(fit.model, y[i]!, mean))
  }
  return { dispersion: (scale * (squares - sum ** 2 / n)) / (n - 1), deviance: scale * deviance }
}

function devianceOf(model: 'logit' | 'poisson', y: number, mean: number): number {
  if (model === 'logit') return -2 * Math.log(y === 1 ? mean : 1 - mean)
  return 2 * ((y > 0 ? y * Math.log(y / mean) : 0) - (y - mean))
}
