import { chiSquareUpper, fUpper } from '../../distributions.ts'
import { logFactorial } from '../../special.ts'
import { areaUnderCurve, tjur } from './discrimination.ts'
import { fitGlm, type GlmFit } from './glm.ts'
import { logitFamily } from './logit.ts'
import type { OlsFit } from './ols.ts'

/** Measures of fit by name; what cannot be computed is null. */
export type FitMeasures = Readonly<Record<string, number | null>>

/**
 * Fit of a least squares model: R² (around zero without intercept), σ, the F test of all slopes with the classical
 * covariance, and the normal log-likelihood with AIC and BIC (σ counts as a parameter).
 *
 * @example
 * const fit = ols([Float64Array.of(1, 1, 1, 1), Float64Array.of(0, 1, 2, 3)], Float64Array.of(1, 3, 5, 8))
 * olsMeasures(fit).rSquared // => 0.988785046728972
 */
export function olsMeasures(fit: OlsFit): FitMeasures {
  const { n, rss, total, intercept, weights } = fit
  const k = fit.columns.length
  const free = n - k
  const slopes = k - (intercept ? 1 : 0)
  const rSquared = total > 0 ? 1 - rss / total : null
  const f = free > 0 && slopes > 0 && rss > 0 ? (total - rss) / slopes / (rss / free) : null
  let logWeights = 0
  if (weights !== null) for (const weight of weights) logWeights += Math.log(weight)
  const logLikelihood =
    rss > 0 ? (logWeights - n * (Math.log(2 * Math.PI) + 1 - Math.log(n) + Math.log(rss))) / 2 : null
  return {
    rSquared,
    adjustedRSquared:
      rSquared === null || free <= 0 ? null : 1 - ((1 - rSquared) * (n - (intercept ? 1 : 0))) / free,
    sigma: free > 0 ? Math.sqrt(rss / free) : null,
    rss,
    dfResidual: free,
    f,
    fDf1: slopes,
    fDf2: free,
    fP: f === null ? null : fUpper(Math.max(0, f), slopes, free),
    logLikelihood,
    aic: logLikelihood === null ? null : 2 * (k + 1) - 2 * logLikelihood,
    bic: logLikelihood === null ? null : Math.log(n) * (k + 1) - 2 * logLikelihood,
  }
}

/**
 * Fit of a logit: log-likelihood against that of the intercept alone, deviance, AIC, BIC, McFadden's, Nagelkerke's and
 * Tjur's R², and, without weights, the area under the ROC curve.
 *
 * With weights these are pseudo-likelihoods: good to compare, not to test.
 */
export function logitMeasures(
  fit: GlmFit,
  y: Float64Array,
  offset: Float64Array | null,
  intercept: boolean,
): FitMeasures {
  const { logLikelihood, n, weights } = fit
  const k = fit.columns.length
  const empty = !intercept
    ? likelihoodAt(offset?.slice() ?? new Float64Array(n), y, weights)
    : offset === null
      ? constantLogit(y, weights)
      : fitGlm(logitFamily, [new Float64Array(n).fill(1)], y, weights, offset).logLikelihood
  const chiSquare = 2 * (logLikelihood - empty)
  const df = k - (intercept ? 1 : 0)
  return {
    logLikelihood,
    nullLogLikelihood: empty,
    deviance: -2 * logLikelihood,
    nullDeviance: -2 * empty,
    likelihoodRatio: chiSquare,
    likelihoodRatioDf: df,
    likelihoodRatioP: df > 0 ? chiSquareUpper(Math.max(0, chiSquare), df) : null,
    aic: 2 * k - 2 * logLikelihood,
    bic: Math.log(n) * k - 2 * logLikelihood,
    mcFadden: empty === 0 ? null : 1 - logLikelihood / empty,
    nagelkerke:
      empty === 0 ? null : Math.expm1((-2 / n) * (logLikelihood - empty)) / Math.expm1((2 / n) * empty),
    tjur: tjur(fit.mean, y, weights),
    areaUnderCurve: weights === null ? areaUnderCurve(fit.mean, y) : null,
    iterations: fit.iterations,
  }
}

function likelihoodAt(eta: Float64Array, y: Float64Array, weights: Float64Array | null): number {
  return logitFamily.evaluate(eta, y, weights, new Float64Array(y.length), new Float64Array(y.length))
}

/** Log-likelihood of a logit with the intercept alone: Σw [y log m + (1 − y) log(1 − m)], m the mean. */
function constantLogit(y: Float64Array, weights: Float64Array | null): number {
  let ones = 0
  let total = 0
  for (let i = 0; i < y.length; i++) {
    const weight = weights === null ? 1 : weights[i]!
    ones += weight * y[i]!
    total += weight
  }
  const part = (size: number) => (size > 0 ? size * Math.log(size / total) : 0)
  return part(ones) + part(total - ones)
}

/** Σ w ln y!, which the likelihood of a fit leaves out. */
export function poissonConstant(y: Float64Array, weights: Float64Array | null): number {
  let sum = 0
  for (let i = 0; i < y.length; i++) sum += (weights === null ? 1 : weights[i]!) * logFactorial(y[i]!)
  return sum
}

/** Fit of a Poisson model: log-likelihood with its constant, deviance, Pearson's chi-square and dispersion. */
export function poissonMeasures(
  fit: GlmFit,
  y: Float64Array,
  offset: Float64Array | null,
  intercept: boolean,
): FitMeasures {
  const { n, weights, mean } = fit
  const k = fit.columns.length
  let exposure = 0
  let events = 0
  for (let i = 0; i < n; i++) {
    const weight = weights === null ? 1 : weights[i]!
    exposure += weight * (offset === null ? 1 : Math.exp(offset[i]!))
    events += weight * y[i]!
  }
  const rate = intercept ? events / exposure : 1
  const constant = poissonConstant(y, weights)
  let deviance = 0
  let nullDeviance = 0
  let pearson = 0
  let nullLikelihood = 0
  for (let i = 0; i < n; i++) {
    const weight = weights === null ? 1 : weights[i]!
    const own = y[i]!
    const empty = rate * (offset === null ? 1 : Math.exp(offset[i]!))
    deviance += weight * devianceOf(own, mean[i]!)
    nullDeviance += weight * devianceOf(own, empty)
    pearson += mean[i]! > 0 ? (weight * (own - mean[i]!) ** 2) / mean[i]! : 0
    nullLikelihood += weight * ((own > 0 ? own * Math.log(empty) : 0) - empty)
  }
  const logLikelihood = fit.logLikelihood - constant
  return {
    logLikelihood,
    nullLogLikelihood: nullLikelihood - constant,
    deviance,
    nullDeviance,
    pearson,
    dispersion: n > k ? pearson / (n - k) : null,
    aic: 2 * k - 2 * logLikelihood,
    bic: Math.log(n) * k - 2 * logLikelihood,
    iterations: fit.iterations,
  }
}

function devianceOf(y: number, mean: number): number {
  return 2 * ((y > 0 ? y * Math.log(y / mean) : 0) - (y - mean))
}
