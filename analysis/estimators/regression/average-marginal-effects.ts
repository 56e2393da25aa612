import { sourceOf } from '../../formula/evaluate.ts'
import type { ModelFrame } from '../../formula/model-frame.ts'
import { type Inference, infer } from '../inference/inference.ts'
import { quadraticForm } from '../inference/linear-contrast.ts'
import type { Fit } from './fit.ts'
import { type MeanEffect, type MeanFunction, meanEffects } from './marginal-means.ts'

/** The average over the rows of what one variable does to the expected outcome. */
export interface MarginalEffect extends Inference {
  readonly term: string
  /** `change`: from 0 to 1, or from the first level to this one. `derivative`: per unit, at the margin. */
  readonly kind: 'change' | 'derivative'
}

/** Which effects to compute, and with which inference. */
export interface MarginalOptions {
  readonly method: string
  readonly level?: number
  /** Degrees of freedom, perhaps per sum of coefficients; those of the fit unless said otherwise. */
  readonly df?: number | null | ((factors: ArrayLike<number>) => number | null)
  /** Only these variables; all that the formula reads unless said otherwise. */
  readonly variables?: readonly string[]
}

const exponential: MeanFunction = {
  shared: 0,
  at: (eta, into) => {
    into.value = Math.exp(eta[0]!)
    into.first[0] = into.value
    into.second[0] = into.value
  },
}

const MEANS: Readonly<Record<Fit['model'], MeanFunction>> = {
  ols: {
    shared: 0,
    at: (eta, into) => {
      into.value = eta[0]!
      into.first[0] = 1
    },
  },
  logit: {
    shared: 0,
    at: (eta, into) => {
      const [yes, no] = [logistic(eta[0]!), logistic(-eta[0]!)]
      into.value = yes
      into.first[0] = yes * no
      into.second[0] = yes * no * (no - yes)
    },
  },
  poisson: exponential,
  negbin: exponential,
}

function logistic(eta: number): number {
  return 1 / (1 + Math.exp(-eta))
}

/**
 * Average marginal effects with standard errors by the delta method.
 *
 * A variable of 0 and 1, or of categories, is changed for every row with all else as observed (squares and
 * interactions follow); any other gets the mean derivative. The unit is that of the outcome: a share for a logit; for a
 * Poisson model with an offset a rate, e.g. applications per month. Averages are weighted when the model is; the rows
 * are taken as given. Null where the variance or a coefficient cannot be estimated.
 *
 * Source: Greene, Econometric Analysis (2018), §17.3.2; Cameron & Trivedi, Microeconometrics (2005), §10.6 and §14.3.6.
 *
 * @param variance covariance of the kept coefficients, row by row, or null
 * @throws RangeError when the covariance is not k×k
 * @example
 * const frame = modelFrame(readCsv('y,x\n1,1\n0,1\n0,0\n1,0\n0,0\n0,0'), 'y ~ x')
 * const fit = logit(frame.columns, frame.y)
 * averageMarginalEffects(frame, fit, covariance(fit, 'classical'), { method: 'logit' })[0]?.estimate // => 0.25
 */
export function averageMarginalEffects(
  frame: ModelFrame,
  fit: Fit,
  variance: Float64Array | null,
  options: MarginalOptions,
): MarginalEffect[] {
  const k = fit.columns.length
  if (variance !== null && variance.length !== k * k)
    throw new RangeError(
      `averageMarginalEffects requires a covariance of ${k * k} numbers, got ${variance.length}`,
    )
  const recipes = fit.kept.map((j) => frame.recipes[j]!)
  // Of a count: without the offset, so that effects are per unit of exposure.
  const offset = fit.model === 'poisson' || fit.model === 'negbin' ? null : frame.offset
  const effects = meanEffects(
    [{ recipes, columns: fit.columns, coefficients: fit.coefficients, offset }],
    MEANS[fit.model],
    sourceOf(frame.table),
    frame,
    frame.weights,
    ({ names }) => options.variables === undefined || names.some((v) => options.variables!.includes(v)),
  )
  const { df = fit.df } = options
  return inferred(effects, variance, { ...options, df, n: fit.n }, fit.separated)
}

/**
 * Effects with their inference by the delta method; null where a coefficient that takes part has no finite value.
 *
 * @param variance covariance of all that the gradients are in, or null
 * @param infinite places without a finite value
 */
export function inferred(
  effects: readonly MeanEffect[],
  variance: ArrayLike<number> | null,
  options: Omit<MarginalOptions, 'variables'> & { readonly n: number },
  infinite: readonly number[] = [],
): MarginalEffect[] {
  const { n, method, level = 0.95, df = null } = options
  return effects.map(({ term, kind, estimate, gradient, touches }) => {
    const lost = touches.some((j) => infinite.includes(j))
    const spread = lost || variance === null ? null : quadraticForm(variance, gradient)
    const free = typeof df === 'function' ? df(gradient) : df
    return { term, kind, ...infer(lost ? null : estimate, spread, { df: free, n, method, level }) }
  })
}
