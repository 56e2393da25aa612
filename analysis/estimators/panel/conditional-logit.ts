import type { Columns } from '../../linear-algebra/gram.ts'
import { householder } from '../../linear-algebra/householder.ts'
import { newton, type Peak, scoreStatistic } from '../../linear-algebra/newton.ts'
import { take } from '../../linear-algebra/take.ts'
import type { Clusters } from '../inference/clusters.ts'
import { demean, totalsOf } from './demean.ts'
import { rowsByGroup, sizesOf } from './panel-rows.ts'
import { separatedIn, stratumLikelihood } from './stratum-likelihood.ts'

/** A logit with an effect for every stratum, which drops out. */
export interface ConditionalLogitFit {
  readonly n: number
  /** Strata and rows where the outcome varies; the others tell nothing. */
  readonly strata: number
  readonly rows: number
  readonly events: number
  readonly kept: readonly number[]
  /** Columns that do not vary within these strata, and those that are sums of columns before them. */
  readonly fixed: readonly number[]
  readonly dropped: readonly number[]
  readonly coefficients: Float64Array
  /** Inverse of the information, k×k row by row; null when there is none. */
  readonly inverse: Float64Array | null
  readonly logLikelihood: number
  /** At coefficients of zero, with the score there. */
  readonly nullLogLikelihood: number
  readonly scoreTest: number | null
  /** Score of each stratum that counts: k columns, and the number each stratum has in `strata` as given. */
  readonly scores: Columns
  readonly stratumOf: Int32Array
  readonly iterations: number
  readonly converged: boolean
  /** Places in `kept` without a finite coefficient, because they order the outcome without error. */
  readonly separated: readonly number[]
}

/**
 * Conditional (fixed effects) logistic regression: the likelihood given the number of ones in each stratum,
 * Π exp(Σ x b over ones) / Σ over subsets as large of exp(Σ x b), exactly.
 *
 * The sum over subsets and its derivatives come by recursion over the rows of a stratum. Strata of zeros or ones alone
 * tell nothing. Coefficients are log odds ratios within strata; standard errors use the normal distribution.
 *
 * Source: Chamberlain (1980), Review of Economic Studies 47; Gail, Lubin & Rubinstein (1981), Biometrika 68.
 *
 * @param columns k columns of n numbers, without intercept
 * @param y n numbers, each 0 or 1
 * @throws RangeError when y holds something else, or it or every column is constant within all strata
 * @example
 * const strata = { of: Int32Array.of(0, 0, 1, 1, 2, 2, 3, 3), count: 4 }
 * const x = [Float64Array.of(1, 0, 1, 0, 1, 0, 0, 1)]
 * conditionalLogit(x, Float64Array.of(1, 0, 1, 0, 1, 0, 1, 0), strata).coefficients // => [1.0986122886681098]
 */
export function conditionalLogit(columns: Columns, y: Float64Array, strata: Clusters): ConditionalLogitFit {
  const n = y.length
  for (const value of y)
    if (value !== 0 && value !== 1)
      throw new RangeError(`conditionalLogit requires an outcome of 0 and 1, got ${value}`)
  const { rows, starts, stratumOf } = informative(y, strata)
  if (stratumOf.length === 0)
    throw new RangeError('conditionalLogit requires an outcome that varies within strata, got none')
  const own = rowStrata(rows.length, starts)
  const totals = totalsOf(own, null)
  const parts = columns.map((column) => demean(takeRows(column, rows), own, null, totals))
  const fixed = parts.flatMap(({ constant }, j) => (constant ? [j] : []))
  const varying = columns.map((_, j) => j).filter((j) => !fixed.includes(j))
  if (varying.length === 0)
    throw new RangeError('conditionalLogit requires a regressor that varies within strata, got none')
  const qr = householder(
    varying.map((j) => parts[j]!.deviations),
    null,
  )
  const kept = qr.kept.map((place) => varying[place]!)
  const x = kept.map((j) => parts[j]!.deviations)
  const outcome = takeRows(y, rows)
  const k = kept.length
  const scores = kept.map(() => new Float64Array(stratumOf.length))
  const at = (b: Float64Array): Peak => {
    const gradient = new Float64Array(k)
    const information = new Float64Array(k * k)
    let value = 0
    for (let stratum = 0; stratum < stratumOf.length; stratum++) {
      const found = stratumLikelihood(x, outcome, starts[stratum]!, starts[stratum + 1]!, b)
      value += found.value
      for (let i = 0; i < k; i++) {
        gradient[i]! += found.gradient[i]!
        scores[i]![stratum] = found.gradient[i]!
        for (let j = 0; j < k; j++) information[i * k + j]! += found.information[i * k + j]!
      }
    }
    return { value, gradient, information }
  }
  const empty = new Float64Array(k)
  const first = at(empty)
  let separated: readonly number[] = []
  const found = newton(at, empty, (step) => {
    separated = separatedIn(x, outcome, starts, step)
    return separated.length === k
  })
  at(found.coefficients)
  return {
    n,
    strata: stratumOf.length,
    rows: rows.length,
    events: outcome.reduce((sum, value) => sum + value, 0),
    kept,
    fixed,
    dropped: columns.map((_, j) => j).filter((j) => !kept.includes(j)),
    coefficients: found.coefficients,
    inverse: found.inverse,
    logLikelihood: found.peak.value,
    nullLogLikelihood: first.value,
    scoreTest: scoreStatistic(first),
    scores,
    stratumOf,
    iterations: found.iterations,
    converged: found.converged || separated.length > 0,
    separated,
  }
}

/** The rows of strata where the outcome varies, stratum by stratum, and where each begins. */
function informative(
  y: Float64Array,
  strata: Clusters,
): { rows: Int32Array; starts: Int32Array; stratumOf: Int32Array } {
  const sizes = sizesOf(strata)
  const order = rowsByGroup(strata, sizes)
  const rows = new Int32Array(order.length)
  const starts = [0]
  const stratumOf: number[] = []
  let next = 0
  for (let stratum = 0, from = 0; stratum < strata.count; stratum++) {
    const end = from + sizes[stratum]!
    let ones = 0
    for (let i = from; i < end; i++) ones += y[order[i]!]!
    if (ones > 0 && ones < end - from) {
      for (let i = from; i < end; i++) rows[next++] = order[i]!
      starts.push(next)
      stratumOf.push(stratum)
    }
    from = end
  }
  return {
    rows: rows.subarray(0, next),
    starts: Int32Array.from(starts),
    stratumOf: Int32Array.from(stratumOf),
  }
}

function rowStrata(n: number, starts: Int32Array): Clusters {
  const of = new Int32Array(n)
  const count = starts.length - 1
  for (let stratum = 0; stratum < count; stratum++) of.fill(stratum, starts[stratum]!, starts[stratum + 1]!)
  return { of, count }
}

function takeRows(column: Float64Array, rows: Int32Array): Float64Array {
  return take(column, rows)
}
