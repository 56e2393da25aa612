import { columnOf, type Table } from '../columns.ts'
import { chiSquareUpper } from '../distributions.ts'
import { concordance } from '../estimators/duration/concordance.ts'
import { type CoxFit, cox } from '../estimators/duration/cox.ts'
import { relativeRisks, TIES } from '../estimators/duration/cox-likelihood.ts'
import { type CoxResiduals, coxResiduals } from '../estimators/duration/cox-residuals.ts'
import { proportionality } from '../estimators/duration/proportionality.ts'
import { countUpTo } from '../estimators/duration/sorted-rows.ts'
import { type Clusters, clustersOf } from '../estimators/inference/clusters.ts'
import type { CovarianceKind } from '../estimators/inference/covariance.ts'
import { waldTest } from '../estimators/inference/linear-contrast.ts'
import { clusterCovariance } from '../estimators/inference/score-covariance.ts'
import type { FitMeasures } from '../estimators/regression/goodness-of-fit.ts'
import { deparse } from '../formula/expression.ts'
import { groupsOf, type ModelFrame } from '../formula/model-frame.ts'
import { durationFrame } from '../formula/surv.ts'
import { take } from '../linear-algebra/take.ts'
import { coefficientTable } from './coefficients.ts'
import { groupNames } from './duration-groups.ts'
import type { Model, ModelOptions, ModelResult, ResultTable } from './model.ts'
import { numberList } from './number-list.ts'
import { rowNotes } from './regression.ts'
import { standardErrorOf } from './standard-errors.ts'

export const coxModel: Model = {
  name: 'cox',
  about: 'Cox regression: Surv(time, status) or Surv(start, stop, event) ~ terms + strata() + cluster()',
  options: ['se', 'cluster', 'weights', 'offset', 'ties', 'times', 'contrast'],
  run,
}

/** HC0 is robust per row, CR0 per cluster without a factor as in R, CR_G with G/(G−1). */
const KINDS: readonly CovarianceKind[] = ['classical', 'HC0', 'CR0', 'CR_G']

function run(table: Table, options: ModelOptions): ModelResult {
  const ties = TIES.find((name) => name === (options.ties ?? 'efron'))
  if (ties === undefined)
    throw new RangeError(`The ties '${options.ties}' are not known. Ties: ${TIES.join(', ')}.`)
  const { frame, start, stop, event, events } = durationFrame(table, options.formula, {
    weights: options.weights,
    offset: options.offset,
  })
  if (events.length > 1)
    throw new RangeError('The model cox knows one event; of competing events take one, as in status == 2.')
  const clusters = clustersOfRows(table, frame, options.cluster)
  const kind = standardErrorOf(
    { ...options, se: options.se ?? (clusters === null ? undefined : 'CR0'), cluster: clusters?.name },
    'CR_G',
    KINDS,
  )
  const places = frame.recipes.flatMap(({ parts }, j) => (parts.length === 0 ? [] : [j]))
  const terms = places.map((j) => frame.recipes[j]!.term)
  const strata = groupsOf(frame, frame.formula.strata)
  const { weights, offset } = frame
  const fit = cox(
    stop,
    event,
    places.map((j) => frame.columns[j]!),
    { start, strata, weights, offset, ties },
  )
  const residuals = coxResiduals(fit.data, fit.coefficients)
  const variance = varianceOf(fit, residuals, kind, clusters)
  const { n, kept, coefficients, separated } = fit
  const method = `Cox, ${ties} ties, ${kind}${weights === null ? '' : ', weighted'}`
  return {
    method,
    n,
    dropped: frame.dropped,
    clusters: clusters?.count ?? null,
    ...coefficientTable(
      { terms, kept, coefficients, variance, df: null, n, method, level: options.level, infinite: separated },
      options.contrast,
    ),
    fit: measuresOf(fit, variance, kind, clusters),
    tables: [
      ...(separated.length === 0 ? [proportionalityTable(frame, fit, places)] : []),
      baselineTable(frame, fit, residuals, options.times),
    ],
    notes: notesOf(frame, fit, terms),
  }
}

/** Clusters by the option or by cluster() in the formula. */
function clustersOfRows(
  table: Table,
  frame: ModelFrame,
  option: string | undefined,
): (Clusters & { readonly name: string }) | null {
  const { clusters } = frame.formula
  if (clusters.length > 0 && option !== undefined)
    throw new RangeError('The model cox takes one cluster, from --cluster or from cluster() in the formula.')
  if (option !== undefined)
    return { ...clustersOf(take(columnOf(table, option).values, frame.rows)), name: option }
  return clusters.length === 0
    ? null
    : { ...groupsOf(frame, clusters)!, name: clusters.map(deparse).join(', ') }
}

function varianceOf(
  { inverse, n }: CoxFit,
  { scores }: CoxResiduals,
  kind: CovarianceKind,
  clusters: Clusters | null,
): Float64Array | null {
  if (inverse === null || kind === 'classical') return inverse
  const own = clusters ?? { of: Int32Array.from({ length: n }, (_, i) => i), count: n }
  return clusterCovariance(inverse, scores, own, kind === 'CR_G' ? 'CR_G' : 'CR0')
}

function measuresOf(
  fit: CoxFit,
  variance: Float64Array | null,
  kind: CovarianceKind,
  clusters: Clusters | null,
): FitMeasures {
  const { logLikelihood, nullLogLikelihood, coefficients, separated, scoreTest, data } = fit
  const k = coefficients.length
  const ratio = 2 * (logLikelihood - nullLogLikelihood)
  const finite = [...coefficients.keys()].filter((j) => !separated.includes(j))
  const wald =
    variance === null || finite.length === 0 ? null : waldTest(coefficients, variance, finite, null)
  const { eta } = relativeRisks(data, coefficients)
  const pairs = concordance(data.sets, eta, data.weights)
  return {
    events: fit.events,
    logLikelihood,
    nullLogLikelihood,
    likelihoodRatio: ratio,
    likelihoodRatioDf: k,
    likelihoodRatioP: chiSquareUpper(Math.max(0, ratio), k),
    waldChiSquare: wald?.chiSquare ?? null,
    waldDf: finite.length,
    waldP: wald?.pChiSquare ?? null,
    scoreTest,
    scoreTestP: scoreTest === null ? null : chiSquareUpper(scoreTest, k),
    robustScoreTest: kind === 'classical' ? null : robustScore(fit, clusters),
    concordance: pairs.concordance,
    concordanceSe: pairs.standardError,
    aic: 2 * k - 2 * logLikelihood,
    iterations: fit.iterations,
  }
}

/** The score test at zero with the variance of the scores of clusters, or of rows. */
function robustScore({ coefficients, data, n }: CoxFit, clusters: Clusters | null): number | null {
  const { scores } = coxResiduals(data, new Float64Array(coefficients.length))
  const k = coefficients.length
  const own = clusters ?? { of: Int32Array.from({ length: n }, (_, i) => i), count: n }
  const identity = Float64Array.from({ length: k * k }, (_, i) => (i % (k + 1) === 0 ? 1 : 0))
  const sums = scores.map((column) => column.reduce((sum, value) => sum + value, 0))
  const places = sums.map((_, j) => j)
  return waldTest(sums, clusterCovariance(identity, scores, own, 'CR0'), places, null)?.chiSquare ?? null
}

function proportionalityTable(frame: ModelFrame, fit: CoxFit, places: readonly number[]): ResultTable {
  const names = frame.formula.terms.map((term) => term.map(deparse).join(':'))
  const nameOf = (place: number) =>
    frame.recipes[places[fit.kept[place]!]!]!.parts.map(({ expression }) => deparse(expression)).join(':')
  const terms = names
    .map((name) => ({ name, own: fit.kept.flatMap((_, place) => (nameOf(place) === name ? [place] : [])) }))
    .filter(({ own }) => own.length > 0)
  const tests = proportionality(
    fit.data,
    fit.coefficients,
    terms.map(({ own }) => own),
  )
  return {
    title: 'Proportional hazards',
    columns: ['term', 'chi-square', 'df', 'p'],
    rows: tests.map(({ chiSquare, df, p }, i) => [terms[i]?.name ?? 'GLOBAL', chiSquare, df, p]),
  }
}

/** Cumulative hazard of someone with every column at zero, at the times asked or at every event. */
function baselineTable(
  frame: ModelFrame,
  fit: CoxFit,
  { baseline }: CoxResiduals,
  times: string | undefined,
): ResultTable {
  const asked = times === undefined ? null : numberList('times', times)
  const names = groupNames(frame, frame.formula.strata)
  return {
    title: 'Baseline',
    columns: ['stratum', 'time', 'cumulative hazard'],
    rows: baseline.flatMap((curve, stratum) => {
      const centre = fit.centres[stratum]!.reduce((sum, mean, j) => sum + mean * fit.coefficients[j]!, 0)
      const at = (place: number) => {
        const hazard = place < 0 ? 0 : curve.hazard[place]! * Math.exp(-centre)
        return Number.isFinite(hazard) ? hazard : null
      }
      return (asked ?? Array.from(curve.times)).map((time) => [
        names[stratum]!,
        time,
        at(countUpTo(curve.times, time) - 1),
      ])
    }),
  }
}

function notesOf(frame: ModelFrame, fit: CoxFit, terms: readonly string[]): string[] {
  const notes = rowNotes(frame)
  if (fit.dropped.length > 0)
    notes.push(
      `Not estimated, because constant or a sum of terms before it: ${fit.dropped.map((j) => terms[j]).join(', ')}.`,
    )
  if (fit.separated.length > 0)
    notes.push(
      `No finite estimate, because the likelihood rises for ever: ${fit.separated.map((j) => terms[fit.kept[j]!]).join(', ')}.`,
    )
  if (!fit.converged) notes.push('The estimates did not converge.')
  return notes
}
