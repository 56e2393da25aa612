import type { CovarianceKind } from '../estimators/inference/covariance.ts'
import { inferred } from '../estimators/regression/average-marginal-effects.ts'
import type { Scored } from '../estimators/regression/fit.ts'
import type { FitMeasures } from '../estimators/regression/goodness-of-fit.ts'
import type { MeanEffect } from '../estimators/regression/marginal-means.ts'
import type { ModelFrame } from '../formula/model-frame.ts'
import { coefficientTable } from './coefficients.ts'
import type { ModelOptions, ModelResult } from './model.ts'
import { rowNotes } from './regression.ts'
import { spreadOf, standardErrorOf } from './standard-errors.ts'

/** A fit by the likelihood of several linear predictors, as a model hands it over. */
export interface SeveralResult {
  readonly frame: ModelFrame
  readonly label: string
  readonly terms: readonly string[]
  /** Place in `terms` of each coefficient; those of the joint fit come first, what is shared behind them. */
  readonly kept: readonly number[]
  readonly coefficients: Float64Array
  readonly joint: Scored | null
  readonly infinite: readonly number[]
  readonly converged: boolean
  /** Average effects on the mean. */
  readonly effects: () => readonly MeanEffect[]
  readonly measures: (variance: Float64Array | null) => FitMeasures
  readonly notes: readonly string[]
}

const KINDS: readonly CovarianceKind[] = ['classical', 'HC0', 'HC1', 'CR0', 'CR_G', 'CR1']

/** Coefficients, effects and notes of a fit with several predictors; classical is the observed information. */
export function severalResult(found: SeveralResult, options: ModelOptions): ModelResult {
  const { frame, terms, kept, coefficients, joint, infinite } = found
  const se = standardErrorOf(options, 'CR_G', KINDS)
  const { n } = frame
  const { level } = options
  const method = `${found.label}, ${se}${options.weights === undefined ? '' : ', weighted'}`
  const { variance, df, clusters, notes } =
    joint === null
      ? { variance: null, df: null, clusters: frame.clusters?.count ?? null, notes: [] }
      : spreadOf(joint, se, frame, options)
  const own = variance === null ? null : leading(variance, kept.length)
  const estimated = { terms, kept, coefficients, variance: own, df, n, method, level, infinite }
  return {
    method,
    n,
    dropped: frame.dropped,
    clusters,
    ...coefficientTable(estimated, options.contrast),
    marginalEffects:
      options.ame === true
        ? inferred(found.effects(), variance, { method, n, df, level: level ?? 0.95 }, infinite)
        : null,
    fit: found.measures(variance),
    notes: [...rowNotes(frame), ...notesOf(found, variance), ...found.notes, ...notes],
  }
}

function notesOf(
  { terms, kept, infinite, converged }: SeveralResult,
  variance: Float64Array | null,
): string[] {
  const notes: string[] = []
  const gone = terms.filter((_, j) => !kept.includes(j))
  if (gone.length > 0) notes.push(`Not estimated, because a sum of terms before it: ${gone.join(', ')}.`)
  if (infinite.length > 0)
    notes.push(
      `No finite estimate: the outcome is predicted without error by ${infinite.map((place) => terms[kept[place]!]).join(', ')}.`,
    )
  if (!converged) notes.push('The estimates did not converge.')
  if (variance === null && infinite.length < kept.length)
    notes.push('The standard errors cannot be estimated: the likelihood has no clear maximum.')
  return notes
}

/** The first k rows and columns of a matrix. */
function leading(matrix: Float64Array, k: number): Float64Array {
  const size = Math.sqrt(matrix.length)
  return Float64Array.from(
    { length: k * k },
    (_, place) => matrix[Math.floor(place / k) * size + (place % k)]!,
  )
}

/** The standard error of the last parameter. */
export function lastError(variance: Float64Array | null): number | null {
  const own = variance?.at(-1)
  return own === undefined || !(own >= 0) ? null : Math.sqrt(own)
}
