import type { Columns } from '../../linear-algebra/gram.ts'
import { householder } from '../../linear-algebra/householder.ts'
import { take } from '../../linear-algebra/take.ts'
import { negbinDensity, poissonDensity, positiveOnly, zeroOf } from './count-densities.ts'
import type { Scored } from './fit.ts'
import type { GlmFit } from './glm.ts'
import { logit } from './logit.ts'
import type { MeanFunction } from './marginal-means.ts'
import { requireCounts } from './negbin.ts'
import { poisson } from './poisson.ts'
import { fitSeveral, type SeveralFit } from './several.ts'

/** The columns of one part of a hurdle model, over all rows, and what is added to its linear predictor. */
export interface HurdlePart {
  readonly columns: Columns
  readonly offset: Float64Array | null
}

export interface HurdleFit {
  readonly n: number
  readonly positive: number
  readonly zero: GlmFit
  /** Of the positive counts; columns over all rows. */
  readonly count: {
    readonly kept: readonly number[]
    readonly dropped: readonly number[]
    readonly columns: Columns
    readonly coefficients: Float64Array
    readonly separated: readonly number[]
    readonly logLikelihood: number
  }
  /** ln θ of a negative binomial count part; null for Poisson, Infinity when Poisson fits as well. */
  readonly shape: number | null
  readonly converged: boolean
  /** Coefficients of the count part, of the zero part, and a finite ln θ last; null when the count part has no maximum. */
  readonly joint: Scored | null
}

/** ln θ from where on the negative binomial is the Poisson distribution. */
const INFINITE = 16

/**
 * A hurdle model of counts: a logit of y > 0, and a Poisson or negative binomial distribution of y given that it is.
 *
 * The two parts are estimated apart; covariances are of the observed information. With weights the likelihood of each
 * row counts that many times.
 *
 * Source: Mullahy (1986), Journal of Econometrics 33; Zeileis, Kleiber & Jackman (2008), Journal of Statistical
 * Software 27.
 *
 * @param y n counts
 * @param weights n positive numbers, or null
 * @throws RangeError when y holds something else than counts, no zero, or nothing but zeros
 * @example
 * const part = { columns: [Float64Array.of(1, 1, 1, 1)], offset: null }
 * const fit = hurdle('poisson', part, part, Float64Array.of(0, 2, 1, 3), null)
 * fit.zero.coefficients // => [1.0986122886681098]
 * Math.exp(fit.count.coefficients[0]!) // => 1.59362426004004
 */
export function hurdle(
  family: 'poisson' | 'negbin',
  count: HurdlePart,
  zero: HurdlePart,
  y: Float64Array,
  weights: Float64Array | null,
): HurdleFit {
  const largest = requireCounts('hurdle', y)
  const n = y.length
  const rows = Int32Array.from({ length: n }, (_, i) => i).filter((i) => y[i]! > 0)
  if (rows.length === n) throw new RangeError('hurdle requires rows with an outcome of 0, got none')
  if (rows.length === 0) throw new RangeError('hurdle requires rows with an outcome above 0, got none')
  const binary = logit(
    zero.columns,
    y.map((value) => Number(value > 0)),
    weights,
    zero.offset,
  )
  const of = (values: Float64Array) => take(values, rows)
  const own = of(y)
  const ownWeights = weights === null ? null : of(weights)
  const ownOffset = count.offset === null ? null : of(count.offset)
  const ownColumns = count.columns.map(of)
  const { kept, dropped } = householder(ownColumns, null)
  const used = kept.map((j) => ownColumns[j]!)
  const first = poisson(used, own, ownWeights, ownOffset)
  const plain = (start: ArrayLike<number>) =>
    fitSeveral(positiveOnly(poissonDensity), own, [{ columns: used, offset: ownOffset, start }], ownWeights)
  let fit: SeveralFit = plain(first.coefficients)
  let shape: number | null = null
  if (family === 'negbin') {
    const spread = fitSeveral(
      positiveOnly(negbinDensity(largest)),
      own,
      [
        { columns: used, offset: ownOffset, start: fit.coefficients },
        { columns: [new Float64Array(own.length).fill(1)], offset: null, start: [0] },
      ],
      ownWeights,
      (coefficients) => Math.abs(coefficients.at(-1)!) > INFINITE,
    )
    shape = spread.coefficients.at(-1)! > INFINITE ? Infinity : spread.coefficients.at(-1)!
    if (shape !== Infinity) fit = spread
  }
  const columns = kept.map((j) => count.columns[j]!)
  return {
    n,
    positive: rows.length,
    zero: binary,
    count: {
      kept,
      dropped,
      columns,
      coefficients: fit.coefficients.slice(0, kept.length),
      separated: fit.separated,
      logLikelihood: fit.logLikelihood,
    },
    shape,
    converged: fit.converged && binary.converged,
    joint: fit.inverse === null ? null : together(fit, fit.inverse, binary, rows),
  }
}

/** Both parts side by side: block-diagonal inverse, and the scores of every row. */
function together(fit: SeveralFit, inverse: Float64Array, zero: GlmFit, rows: Int32Array): Scored {
  const n = zero.n
  const spreadOut = (values: Float64Array) => {
    const all = new Float64Array(n)
    rows.forEach((row, i) => {
      all[row] = values[i]!
    })
    return all
  }
  const counted = fit.predictors.flatMap(({ columns }, a) =>
    columns.map((column) => spreadOut(column.map((value, i) => value * fit.scores[a]![i]!))),
  )
  const binary = zero.columns.map((column) => column.map((value, i) => value * zero.scores[i]!))
  const k = fit.predictors[0]!.columns.length
  const m = binary.length
  const size = counted.length + m
  const placeOf = (j: number) => (j < k ? j : j + m)
  const result = new Float64Array(size * size)
  for (let i = 0; i < counted.length; i++)
    for (let j = 0; j < counted.length; j++)
      result[placeOf(i) * size + placeOf(j)] = inverse[i * counted.length + j]!
  for (let i = 0; i < m; i++)
    for (let j = 0; j < m; j++) result[(k + i) * size + k + j] = zero.inverse[i * m + j]!
  return {
    n,
    columns: [...counted.slice(0, k), ...binary, ...counted.slice(k)],
    inverse: result,
    working: null,
    scores: new Float64Array(n).fill(1),
    dispersion: 1,
    df: null,
  }
}

/**
 * The mean P(y > 0) · μ/(1 − f(0)) as a function of the predictors of the count part and of the zero part.
 *
 * @param shape ln θ, or null for Poisson
 */
export function hurdleMean(shape: number | null): MeanFunction {
  const finite = shape !== null && shape !== Infinity
  const p = finite ? 2 : 1
  const zero = zeroOf(p)
  const all = finite ? 3 : 2
  return {
    shared: finite ? 1 : 0,
    at: (eta, into) => {
      const mu = Math.exp(eta[0]!)
      const { q, first, second } = zero(finite ? [eta[0]!, shape] : [eta[0]!])
      const r = 1 / Math.expm1(q)
      const yes = 1 / (1 + Math.exp(-eta[1]!))
      const slope = yes * (1 - yes)
      const r1 = (a: number) => -r * (1 + r) * first[a]!
      const r2 = (a: number, b: number) =>
        r * (1 + r) * ((1 + 2 * r) * first[a]! * first[b]! - second[a * p + b]!)
      const positive = mu * (1 + r)
      const byEta = positive + mu * r1(0)
      into.value = yes * positive
      into.first[0] = yes * byEta
      into.first[1] = slope * positive
      into.second[0] = yes * (byEta + mu * r1(0) + mu * r2(0, 0))
      into.second[1] = slope * byEta
      into.second[all] = slope * byEta
      into.second[all + 1] = slope * (1 - 2 * yes) * positive
      if (!finite) return
      into.first[2] = yes * mu * r1(1)
      into.second[2] = yes * mu * (r1(1) + r2(0, 1))
      into.second[all + 2] = slope * mu * r1(1)
    },
  }
}
