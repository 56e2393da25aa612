import type { Table } from './columns.ts'
import { readCsv } from './csv.ts'
import { averageMarginalEffects, type MarginalEffect } from './estimators/average-marginal-effects.ts'
import type { GlmFit } from './estimators/glm.ts'
import {
  type FitMeasures,
  logitMeasures,
  olsMeasures,
  poissonMeasures,
} from './estimators/goodness-of-fit.ts'
import { type Inference, infer } from './estimators/inference.ts'
import { linearContrast } from './estimators/linear-contrast.ts'
import { logit } from './estimators/logit.ts'
import { type OlsFit, ols } from './estimators/ols.ts'
import { poisson } from './estimators/poisson.ts'
import { COVARIANCES, type CovarianceKind, covariance } from './estimators/robust.ts'
import { parseContrast } from './formula/contrast.ts'
import { type ModelFrame, modelFrame } from './formula/model-frame.ts'

export const MODELS = ['ols', 'logit', 'poisson'] as const
export type ModelName = (typeof MODELS)[number]

/** What to estimate on which data; the names are those of the command line. */
export interface EstimateOptions {
  /** A table, or the text of a CSV file. */
  readonly data: Table | string
  readonly formula: string
  readonly model: string
  /** Kind of standard error; without it classical, or with a cluster CR1 (OLS) or CR_G (logit, Poisson). */
  readonly se?: string | undefined
  readonly cluster?: string | undefined
  readonly weights?: string | undefined
  /** Expression added to the linear predictor, e.g. `log(months)`; not for OLS. */
  readonly offset?: string | undefined
  readonly contrast?: readonly string[] | undefined
  /** Average marginal effects as well. */
  readonly ame?: boolean | undefined
  /** Coverage of intervals; 0.95 unless said otherwise. */
  readonly level?: number | undefined
  /** Order of the categories of columns of a CSV text; the first is the reference. */
  readonly levels?: Readonly<Record<string, readonly string[]>> | undefined
}

export interface CoefficientRow extends Inference {
  readonly term: string
}

export interface EstimateResult {
  readonly model: ModelName
  readonly formula: string
  readonly method: string
  readonly n: number
  /** Rows left out because a value is missing. */
  readonly dropped: number
  readonly clusters: number | null
  readonly coefficients: readonly CoefficientRow[]
  /** Of the coefficients that could be estimated; null when there is none. */
  readonly covariance: {
    readonly terms: readonly string[]
    readonly values: readonly (readonly number[])[]
  } | null
  readonly contrasts: readonly (Inference & { readonly contrast: string; readonly against: number })[]
  readonly marginalEffects: readonly MarginalEffect[] | null
  readonly fit: FitMeasures
  readonly notes: readonly string[]
}

const OPTIONS: Readonly<Record<ModelName, ReadonlySet<string>>> = {
  ols: new Set([
    'data',
    'formula',
    'model',
    'se',
    'cluster',
    'weights',
    'contrast',
    'ame',
    'level',
    'levels',
  ]),
  logit: new Set([
    'data',
    'formula',
    'model',
    'se',
    'cluster',
    'weights',
    'offset',
    'contrast',
    'ame',
    'level',
    'levels',
  ]),
  poisson: new Set([
    'data',
    'formula',
    'model',
    'se',
    'cluster',
    'weights',
    'offset',
    'contrast',
    'ame',
    'level',
    'levels',
  ]),
}

const LABELS: Readonly<Record<ModelName, string>> = { ols: 'OLS', logit: 'logit', poisson: 'Poisson' }

/**
 * Estimates a model on a table, as the command line does: R's formula, robust standard errors, contrasts and average
 * marginal effects. JSON-able; what cannot be estimated is null and said in `notes`.
 *
 * @throws RangeError with a sentence for an option, model, column or formula that is not understood
 * @example
 * const data = 'hours,advice\n2,0\n4,0\n7,1\n9,1'
 * const result = estimate({ data, formula: 'hours ~ advice', model: 'ols', se: 'HC1' })
 * result.coefficients[1]?.estimate // => 5
 */
export function estimate(options: EstimateOptions): EstimateResult {
  const model = modelOf(options)
  const kind = kindOf(options, model)
  const level = options.level ?? 0.95
  const table = typeof options.data === 'string' ? readCsv(options.data, options.levels) : options.data
  const frame = modelFrame(table, options.formula, {
    weights: options.weights,
    cluster: options.cluster,
    offset: options.offset,
  })
  const { fit, measures } = fitOf(model, frame)
  const method = `${LABELS[model]}, ${kind}${options.weights === undefined ? '' : ', weighted'}`
  const variance = fit.separated.length === fit.columns.length ? null : covariance(fit, kind, frame.clusters)
  const terms = frame.recipes.map((recipe) => recipe.term)
  const full = fullCoefficients(fit, terms.length, variance)
  const base = { df: fit.df, n: fit.n, method, level }
  const contrasts = (options.contrast ?? []).map((text) => {
    const contrast = parseContrast(text, terms)
    const estimable = contrast.factors.every((factor, j) => factor === 0 || full.values[j] !== null)
    const factors = fit.kept.map((j) => contrast.factors[j]!)
    const inference = estimable
      ? linearContrast(fit.coefficients, variance, factors, { ...base, against: contrast.against })
      : infer(null, null, base)
    return { contrast: text, against: contrast.against, ...inference }
  })
  return {
    model,
    formula: options.formula,
    method,
    n: fit.n,
    dropped: frame.dropped,
    clusters: frame.clusters?.count ?? null,
    coefficients: terms.map((term, j) => ({
      term,
      ...infer(full.values[j]!, full.variances[j]!, base),
    })),
    covariance: variance === null ? null : covarianceOf(fit, terms, variance),
    contrasts,
    marginalEffects:
      options.ame === true ? averageMarginalEffects(frame, fit, variance, { method, level }) : null,
    fit: measures,
    notes: notesOf(frame, fit, terms, variance, kind),
  }
}

function modelOf(options: EstimateOptions): ModelName {
  const model = MODELS.find((name) => name === options.model)
  if (model === undefined)
    throw new RangeError(`The model '${options.model}' is not known. Models: ${MODELS.join(', ')}.`)
  for (const [name, value] of Object.entries(options))
    if (value !== undefined && value !== false && !OPTIONS[model].has(name))
      throw new RangeError(
        `The model ${model} has no option '${name}'. Options: ${[...OPTIONS[model]].join(', ')}.`,
      )
  return model
}

function kindOf({ se, cluster }: EstimateOptions, model: ModelName): CovarianceKind {
  if (se === undefined) return cluster === undefined ? 'classical' : model === 'ols' ? 'CR1' : 'CR_G'
  const kind = COVARIANCES.find((name) => name === se)
  if (kind === undefined)
    throw new RangeError(`The standard error '${se}' is not known. Kinds: ${COVARIANCES.join(', ')}.`)
  const clustered = kind.startsWith('CR')
  if (clustered && cluster === undefined) throw new RangeError(`The standard error ${kind} needs a cluster.`)
  if (!clustered && cluster !== undefined)
    throw new RangeError(`The standard error ${kind} does not use the cluster '${cluster}'.`)
  return kind
}

function fitOf(model: ModelName, frame: ModelFrame): { fit: OlsFit | GlmFit; measures: FitMeasures } {
  const { columns, y, weights, offset, formula } = frame
  if (model === 'ols') {
    if (offset !== null)
      throw new RangeError('The model ols has no offset; subtract it from the outcome with I().')
    const fit = ols(columns, y, weights)
    return { fit, measures: olsMeasures(fit) }
  }
  if (model === 'logit') {
    const fit = logit(columns, y, weights, offset)
    return { fit, measures: logitMeasures(fit, y, offset, formula.intercept) }
  }
  const fit = poisson(columns, y, weights, offset)
  return { fit, measures: poissonMeasures(fit, y, offset, formula.intercept) }
}

function fullCoefficients(fit: OlsFit | GlmFit, count: number, variance: Float64Array | null) {
  const k = fit.columns.length
  const values: (number | null)[] = new Array(count).fill(null)
  const variances: (number | null)[] = new Array(count).fill(null)
  fit.kept.forEach((j, place) => {
    if (fit.separated.includes(place)) return
    values[j] = fit.coefficients[place]!
    variances[j] = variance === null ? null : variance[place * k + place]!
  })
  return { values, variances }
}

function covarianceOf(fit: OlsFit | GlmFit, terms: readonly string[], variance: Float64Array) {
  const k = fit.columns.length
  const places = fit.kept.map((_, place) => place).filter((place) => !fit.separated.includes(place))
  return {
    terms: places.map((place) => terms[fit.kept[place]!]!),
    values: places.map((i) => places.map((j) => variance[i * k + j]!)),
  }
}

function notesOf(
  frame: ModelFrame,
  fit: OlsFit | GlmFit,
  terms: readonly string[],
  variance: Float64Array | null,
  kind: CovarianceKind,
): string[] {
  const notes: string[] = []
  if (frame.dropped > 0) notes.push(`${frame.dropped} rows left out because a value is missing.`)
  if (frame.weightless > 0) notes.push(`${frame.weightless} rows left out because their weight is zero.`)
  if (fit.dropped.length > 0)
    notes.push(
      `Not estimated, because a sum of terms before it: ${fit.dropped.map((j) => terms[j]).join(', ')}.`,
    )
  if (fit.separated.length > 0)
    notes.push(
      `No finite estimate: the outcome is predicted without error by ${fit.separated.map((j) => terms[fit.kept[j]!]).join(', ')}.`,
    )
  if (fit.model !== 'ols' && !fit.converged) notes.push('The estimates did not converge.')
  if (fit.model === 'ols' && fit.perfect) notes.push('The fit is perfect: standard errors are rounding only.')
  if (variance === null && fit.separated.length < fit.columns.length)
    notes.push(
      `The ${kind} standard errors cannot be estimated: no degrees of freedom are left, or one row stands alone.`,
    )
  return notes
}
