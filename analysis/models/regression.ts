import { quantilesAt } from '../estimators/description/quantiles-at.ts'
import { COVARIANCES } from '../estimators/inference/covariance.ts'
import { averageMarginalEffects } from '../estimators/regression/average-marginal-effects.ts'
import type { Fit } from '../estimators/regression/fit.ts'
import type { GlmFit } from '../estimators/regression/glm.ts'
import {
  type FitMeasures,
  logitMeasures,
  olsMeasures,
  poissonMeasures,
} from '../estimators/regression/goodness-of-fit.ts'
import { logit } from '../estimators/regression/logit.ts'
import { type OlsFit, ols } from '../estimators/regression/ols.ts'
import { poisson } from '../estimators/regression/poisson.ts'
import { standardisedByX } from '../estimators/regression/standardised.ts'
import { type ModelFrame, modelFrame } from '../formula/model-frame.ts'
import { coefficientTable, type Estimated } from './coefficients.ts'
import { waldMeasures } from './joint-tests.ts'
import type { Model, ModelOptions, ModelResult, OptionName, ResultTable } from './model.ts'
import { firstCluster, spreadOf, standardErrorOf } from './standard-errors.ts'

/** Poisson's own covariance times the dispersion that Pearson's residuals show, with t. */
const QUASI = [...COVARIANCES, 'quasi'] as const
type KindOfError = (typeof QUASI)[number]

interface Kind {
  readonly label: string
  readonly errors?: readonly KindOfError[]
  readonly clustered: 'CR1' | 'CR_G'
  readonly fit: (frame: ModelFrame) => { fit: OlsFit | GlmFit; measures: FitMeasures }
}

const OPTIONS: readonly OptionName[] = ['se', 'cluster', 'df', 'weights', 'contrast', 'ame']

export const olsModel: Model = {
  name: 'ols',
  about: 'least squares, weighted if asked',
  options: OPTIONS,
  run: (table, options) =>
    regression(modelFrame(table, options.formula, firstCluster(options)), options, {
      label: 'OLS',
      clustered: 'CR1',
      fit: ({ columns, y, weights, offset }) => {
        if (offset !== null)
          throw new RangeError('The model ols has no offset; subtract it from the outcome with I().')
        const fit = ols(columns, y, weights)
        return { fit, measures: olsMeasures(fit) }
      },
    }),
}

export const logitModel: Model = {
  name: 'logit',
  about: 'logistic regression of an outcome of 0 and 1',
  options: [...OPTIONS, 'offset', 'standardised', 'fitted'],
  run: (table, options) =>
    regression(modelFrame(table, options.formula, firstCluster(options)), options, {
      label: 'logit',
      clustered: 'CR_G',
      fit: ({ columns, y, weights, offset, formula }) => {
        const fit = logit(columns, y, weights, offset)
        return { fit, measures: logitMeasures(fit, y, offset, formula.intercept) }
      },
    }),
}

export const poissonModel: Model = {
  name: 'poisson',
  about: 'Poisson pseudo-maximum-likelihood of counts, with exposure as offset',
  options: [...OPTIONS, 'offset'],
  run: (table, options) =>
    regression(modelFrame(table, options.formula, firstCluster(options)), options, {
      label: 'Poisson',
      errors: QUASI,
      clustered: 'CR_G',
      fit: ({ columns, y, weights, offset, formula }) => {
        const fit = poisson(columns, y, weights, offset)
        return { fit, measures: poissonMeasures(fit, y, offset, formula.intercept) }
      },
    }),
}

function regression(frame: ModelFrame, options: ModelOptions, kind: Kind): ModelResult {
  const se = standardErrorOf<KindOfError>(options, kind.clustered, kind.errors)
  const { fit, measures } = kind.fit(frame)
  const method = `${kind.label}, ${se}${options.weights === undefined ? '' : ', weighted'}`
  const { variance, df, clusters, notes } =
    fit.separated.length === fit.columns.length
      ? { variance: null, df: fit.df, clusters: frame.clusters?.count ?? null, notes: [] }
      : se === 'quasi'
        ? spreadOf({ ...fit, ...dispersed(fit, measures) }, 'classical', frame, options)
        : spreadOf(fit, se, frame, options)
  const terms = frame.recipes.map((recipe) => recipe.term)
  const { kept, coefficients, n, separated } = fit
  const { level } = options
  const estimated = { terms, kept, coefficients, variance, df, n, method, level, infinite: separated }
  const intercept = frame.formula.intercept ? 0 : null
  const found = coefficientTable(estimated, options.contrast)
  return {
    method,
    n,
    dropped: frame.dropped,
    clusters,
    ...found,
    tables: [
      ...found.tables,
      ...(options.standardised === true ? [standardisedTable(frame, fit, variance, estimated)] : []),
      ...(options.fitted === true && fit.model !== 'ols' ? [fittedTable(frame, fit.mean)] : []),
    ],
    marginalEffects:
      options.ame === true
        ? averageMarginalEffects(frame, fit, variance, { method, level: level ?? 0.95, df })
        : null,
    fit: se === 'classical' ? measures : { ...measures, ...waldMeasures(estimated, intercept) },
    notes: [...notesOf(frame, fit, terms, variance, se), ...notes],
  }
}

/** The chances that a logit gives to those with the outcome and those without it. */
function fittedTable({ y }: ModelFrame, mean: Float64Array): ResultTable {
  const shares = [0, 0.1, 0.25, 0.5, 0.75, 0.9, 1]
  return {
    title:
      'Fitted chances: how many rows, and below which chance each share of them is (the lower of two neighbours)',
    columns: ['outcome', 'n', ...shares.map((share) => `${share * 100}%`)],
    rows: [0, 1].flatMap((outcome) => {
      const own = mean.filter((_, row) => y[row] === outcome).sort()
      return own.length === 0 ? [] : [[outcome, own.length, ...quantilesAt(own, shares)]]
    }),
  }
}

/** Coefficients in standard deviations of their column, so that they can be compared. */
function standardisedTable(
  { recipes, y }: ModelFrame,
  fit: OlsFit | GlmFit,
  variance: Float64Array | null,
  { method, level }: Pick<Estimated, 'method' | 'level'>,
): ResultTable {
  if (fit.model === 'ols') throw new RangeError('Only coefficients of a logit are standardised.')
  const rows = standardisedByX(fit, y, variance, { method, ...(level !== undefined && { level }) })
  return {
    title: 'Standardised coefficients: times the standard deviation of the column',
    columns: ['term', 'estimate', 'se', 'p', 'low', 'high'],
    rows: rows.flatMap(({ estimate, standardError, p, low, high }, place) => {
      const { term, parts } = recipes[fit.kept[place]!]!
      return parts.length === 0 ? [] : [[term, estimate, standardError, p, low, high]]
    }),
  }
}

function dispersed({ n, columns }: Fit, { dispersion }: FitMeasures): Pick<Fit, 'dispersion' | 'df'> {
  return { dispersion: dispersion ?? null, df: Math.max(0, n - columns.length) }
}

/** Rows that a frame left out, as sentences. */
export function rowNotes(frame: Pick<ModelFrame, 'dropped' | 'weightless'>): string[] {
  const notes: string[] = []
  if (frame.dropped > 0) notes.push(`${frame.dropped} rows left out because a value is missing.`)
  if (frame.weightless > 0) notes.push(`${frame.weightless} rows left out because their weight is zero.`)
  return notes
}

/** What a reader should know of a regression: rows, terms and standard errors that are missing. */
export function notesOf(
  frame: ModelFrame,
  fit: OlsFit | (Fit & { readonly converged: boolean }),
  terms: readonly string[],
  variance: Float64Array | null,
  kind: string,
): string[] {
  const notes = rowNotes(frame)
  if (fit.dropped.length > 0)
    notes.push(
      `Not estimated, because a sum of terms before it: ${fit.dropped.map((j) => terms[j]).join(', ')}.`,
    )
  if (fit.separated.length > 0)
    notes.push(
      `No finite estimate: the outcome is predicted without error by ${fit.separated.map((j) => terms[fit.kept[j]!]).join(', ')}.`,
    )
  if ('converged' in fit && !fit.converged) notes.push('The estimates did not converge.')
  if ('perfect' in fit && fit.perfect) notes.push('The fit is perfect: standard errors are rounding only.')
  if (variance === null && fit.separated.length < fit.columns.length)
    notes.push(
      `The ${kind} standard errors cannot be estimated: no degrees of freedom are left, or one row stands alone.`,
    )
  return notes
}
