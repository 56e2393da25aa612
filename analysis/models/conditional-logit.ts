import { columnOf, type Table } from '../columns.ts'
import { chiSquareUpper } from '../distributions.ts'
import { type Clusters, clustersOf } from '../estimators/inference/clusters.ts'
import type { CovarianceKind } from '../estimators/inference/covariance.ts'
import { clusterCovariance } from '../estimators/inference/score-covariance.ts'
import { type ConditionalLogitFit, conditionalLogit } from '../estimators/panel/conditional-logit.ts'
import type { FitMeasures } from '../estimators/regression/goodness-of-fit.ts'
import { groupsOf, type ModelFrame, modelFrame } from '../formula/model-frame.ts'
import { parseFormula } from '../formula/terms.ts'
import { take } from '../linear-algebra/take.ts'
import { coefficientTable } from './coefficients.ts'
import type { Model, ModelOptions, ModelResult } from './model.ts'
import { rowsOf } from './panel-frame.ts'
import { rowNotes } from './regression.ts'
import { standardErrorOf } from './standard-errors.ts'
import { droppedNotes } from './term-notes.ts'

export const conditionalLogitModel: Model = {
  name: 'conditional-logit',
  about: 'logit within units or strata: --unit, or strata() in the formula',
  options: ['unit', 'time', 'se', 'cluster', 'contrast'],
  run,
}

const KINDS: readonly CovarianceKind[] = ['classical', 'CR0', 'CR_G']

function run(table: Table, options: ModelOptions): ModelResult {
  const { formula, unit, level, se } = options
  const inFormula = parseFormula(formula).strata.length > 0
  if (inFormula === (unit !== undefined))
    throw new RangeError('The model conditional-logit requires either --unit or strata() in the formula.')
  // Without a cluster, clustered errors are by stratum.
  const byStratum = options.cluster === undefined && se?.startsWith('CR') === true
  const kind = standardErrorOf(
    { ...options, cluster: byStratum ? 'stratum' : options.cluster },
    'CR_G',
    KINDS,
  )
  const frame = modelFrame(table, formula, { groups: true })
  if (frame.formula.clusters.length > 0)
    throw new RangeError('The model conditional-logit takes its cluster from --cluster, not from cluster().')
  if (frame.offset !== null) throw new RangeError('The model conditional-logit has no offset.')
  const strata = inFormula
    ? groupsOf(frame, frame.formula.strata)!
    : rowsOf(table, frame, unit!, options.time).units
  const places = frame.recipes.flatMap(({ parts }, j) => (parts.length === 0 ? [] : [j]))
  const fit = conditionalLogit(
    places.map((j) => frame.columns[j]!),
    frame.y,
    strata,
  )
  const terms = places.map((j) => frame.recipes[j]!.term)
  const method = `conditional logit, ${kind}`
  const clusters = kind === 'classical' ? null : clustersOfStrata(table, frame, fit, strata, options.cluster)
  const variance =
    fit.inverse === null
      ? null
      : clusters === null
        ? fit.inverse
        : clusterCovariance(fit.inverse, fit.scores, clusters, kind === 'CR0' ? 'CR0' : 'CR_G')
  const { n, kept, coefficients, separated } = fit
  return {
    method,
    n,
    dropped: frame.dropped,
    clusters: clusters?.count ?? null,
    ...coefficientTable(
      { terms, kept, coefficients, variance, df: null, n, method, level, infinite: separated },
      options.contrast,
    ),
    fit: measuresOf(fit),
    notes: notesOf(frame, fit, terms, strata),
  }
}

/** The cluster of every stratum that counts; rows of one stratum belong to one cluster. */
function clustersOfStrata(
  table: Table,
  frame: ModelFrame,
  { stratumOf }: ConditionalLogitFit,
  strata: Clusters,
  name: string | undefined,
): Clusters {
  if (name === undefined) return { of: Int32Array.from(stratumOf.keys()), count: stratumOf.length }
  const ids = take(columnOf(table, name).values, frame.rows)
  const of = new Float64Array(strata.count).fill(NaN)
  strata.of.forEach((stratum, i) => {
    if (!Number.isNaN(of[stratum]!) && of[stratum] !== ids[i])
      throw new RangeError(`The cluster '${name}' requires one value per stratum, got two in one stratum`)
    of[stratum] = ids[i]!
  })
  return clustersOf(take(of, stratumOf))
}

function measuresOf(fit: ConditionalLogitFit): FitMeasures {
  const { logLikelihood, nullLogLikelihood, coefficients, scoreTest } = fit
  const k = coefficients.length
  const chiSquare = 2 * (logLikelihood - nullLogLikelihood)
  return {
    logLikelihood,
    nullLogLikelihood,
    likelihoodRatio: chiSquare,
    likelihoodRatioDf: k,
    likelihoodRatioP: chiSquareUpper(Math.max(0, chiSquare), k),
    scoreTest,
    mcFadden: nullLogLikelihood === 0 ? null : 1 - logLikelihood / nullLogLikelihood,
    aic: 2 * k - 2 * logLikelihood,
    strata: fit.strata,
    rowsUsed: fit.rows,
    events: fit.events,
    iterations: fit.iterations,
  }
}

function notesOf(
  frame: ModelFrame,
  fit: ConditionalLogitFit,
  terms: readonly string[],
  { count }: Clusters,
): string[] {
  const notes = rowNotes(frame)
  const silent = count - fit.strata
  if (silent > 0)
    notes.push(
      `${silent} of ${count} strata, with ${fit.n - fit.rows} rows, tell nothing: the outcome does not vary there.`,
    )
  notes.push(...droppedNotes(terms, fit, 'strata'))
  if (fit.separated.length > 0)
    notes.push(
      `No finite estimate: the outcome is ordered without error within strata by ${fit.separated.map((j) => terms[fit.kept[j]!]).join(', ')}.`,
    )
  if (!fit.converged) notes.push('The estimates did not converge.')
  return notes
}
