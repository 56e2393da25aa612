import type { Columns } from '../../linear-algebra/gram.ts'
import { householder } from '../../linear-algebra/householder.ts'
import { inverseWithout, newton, type Peak, scoreStatistic } from '../../linear-algebra/newton.ts'
import type { Clusters } from '../inference/clusters.ts'
import { demean, totalsOf } from '../panel/demean.ts'
import { takingPart } from '../panel/stratum-likelihood.ts'
import { requirePositive } from '../regression/ols.ts'
import { type CoxData, coxLikelihood, type Ties } from './cox-likelihood.ts'
import { riskSets } from './risk-sets.ts'

/** What a Cox model may be told besides times, events and columns. */
export interface CoxOptions {
  readonly start?: Float64Array | null
  readonly strata?: Clusters | null
  readonly weights?: Float64Array | null
  readonly offset?: Float64Array | null
  readonly ties?: Ties
}

export interface CoxFit {
  readonly n: number
  readonly events: number
  readonly kept: readonly number[]
  readonly dropped: readonly number[]
  /** One per kept column: logarithms of hazard ratios. */
  readonly coefficients: Float64Array
  /** Inverse of the information of the finite coefficients, k×k row by row; null when there is none. */
  readonly inverse: Float64Array | null
  readonly logLikelihood: number
  /** At coefficients of zero, with Rao's score statistic there. */
  readonly nullLogLikelihood: number
  readonly scoreTest: number | null
  readonly iterations: number
  readonly converged: boolean
  /** Places in `kept` whose likelihood rises for ever. */
  readonly separated: readonly number[]
  /** The data of the kept columns (less their means per stratum), for residuals. */
  readonly data: CoxData
  /** Those means times the coefficients are what a baseline at zero has to add; per stratum k numbers. */
  readonly centres: readonly Float64Array[]
}

/**
 * Cox's proportional hazards model by partial likelihood: the hazard at each time is exp(Xb) times a baseline that is free,
 * and free per stratum. Rows may start late and stop early, so that columns may change with time.
 *
 * A coefficient whose likelihood rises for ever, because the events always have its highest (or lowest) values, is listed
 * in `separated`. Standard errors use the normal distribution.
 *
 * Source: Cox (1972), Journal of the Royal Statistical Society B 34; Therneau & Grambsch, Modeling Survival Data (2000), ch. 3.
 *
 * @param stop n times
 * @param event n numbers, 0 for censored
 * @param columns k columns of n numbers, without intercept
 * @throws RangeError when there is no event, or no column varies among those at risk together
 * @example
 * const fit = cox(Float64Array.of(1, 2, 3, 4), Int32Array.of(1, 1, 1, 1), [Float64Array.of(1, 0, 1, 0)])
 * fit.coefficients // => [0.940613642107]
 */
export function cox(
  stop: Float64Array,
  event: ArrayLike<number>,
  columns: Columns,
  options: CoxOptions = {},
): CoxFit {
  const { start = null, strata = null, weights = null, offset = null, ties = 'efron' } = options
  const n = stop.length
  requirePositive('cox', weights, n)
  const sets = riskSets(stop, event, start, strata)
  let events = 0
  for (let i = 0; i < n; i++) if (event[i] !== 0) events++
  if (events === 0) throw new RangeError('cox requires at least one event, got none')
  const totals = totalsOf(sets.strata, null)
  const parts = columns.map((column) => demean(column, sets.strata, null, totals))
  const varying = columns.map((_, j) => j).filter((j) => !parts[j]!.constant)
  if (varying.length === 0) throw new RangeError('cox requires a regressor that varies, got none')
  const qr = householder(
    varying.map((j) => parts[j]!.deviations),
    null,
  )
  const kept = qr.kept.map((place) => varying[place]!)
  const data: CoxData = { sets, columns: kept.map((j) => parts[j]!.deviations), weights, offset, ties }
  const at = (b: Float64Array): Peak => coxLikelihood(data, b)
  const zero = new Float64Array(kept.length)
  const empty = at(zero)
  let separated: readonly number[] = []
  const found = newton(at, zero, (step, distance) => {
    separated = distance < FLAT ? risingFor(data.columns, step) : []
    return separated.length === kept.length
  })
  return {
    n,
    events,
    kept,
    dropped: columns.map((_, j) => j).filter((j) => !kept.includes(j)),
    coefficients: found.coefficients,
    inverse: separated.length === 0 ? found.inverse : inverseWithout(found.peak.information, separated),
    logLikelihood: found.peak.value,
    nullLogLikelihood: empty.value,
    scoreTest: scoreStatistic(empty),
    iterations: found.iterations,
    converged: found.converged || separated.length > 0,
    separated,
    data,
    centres: Array.from({ length: sets.strata.count }, (_, stratum) =>
      Float64Array.from(kept, (j) => parts[j]!.means[stratum]!),
    ),
  }
}

/** A step that still moves some row by a quarter but gains less than this goes up a slope without a top. */
const FLAT = 1e-5

function risingFor(columns: Columns, step: Float64Array): readonly number[] {
  let largest = 0
  columns.forEach((column, j) => {
    for (const value of column) largest = Math.max(largest, Math.abs(value * step[j]!))
  })
  return largest < 0.25 ? [] : takingPart(columns, step, 0.02 * largest)
}
