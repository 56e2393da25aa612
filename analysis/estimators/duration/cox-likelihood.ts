import { addProduct, type Columns } from '../../linear-algebra/gram.ts'
import type { Peak } from '../../linear-algebra/newton.ts'
import { type Moment, type RiskSets, walkRiskSets } from './risk-sets.ts'

/** How events at one time are counted. */
export const TIES = ['efron', 'breslow'] as const
export type Ties = (typeof TIES)[number]

/** Everything a partial likelihood needs besides the coefficients. */
export interface CoxData {
  readonly sets: RiskSets
  readonly columns: Columns
  readonly weights: Float64Array | null
  readonly offset: Float64Array | null
  readonly ties: Ties
}

/** Linear predictor, and weight times its exponent up to one factor for all, which `shift` is the logarithm of. */
export interface Relative {
  readonly eta: Float64Array
  readonly risk: Float64Array
  readonly shift: number
}

export function relativeRisks({ columns, weights, offset, sets }: CoxData, b: ArrayLike<number>): Relative {
  const n = sets.stop.length
  const eta = addProduct(columns, b, offset === null ? new Float64Array(n) : offset.slice())
  const shift = eta.reduce((most, value) => Math.max(most, value), -Infinity)
  const risk = eta.map((value, i) => (weights === null ? 1 : weights[i]!) * Math.exp(value - shift))
  return { eta, risk, shift }
}

/** One term of the denominators of a time: its hazard, and how much the events count less in it. */
export interface Part {
  readonly hazard: number
  /** Part of the events' own risk that is left out: l/d of the l-th of d events by Efron, 0 by Breslow. */
  readonly left: number
}

/** The terms of a time with d events, and the mean weight of these. */
export function partsOf({ s0, d0, deaths }: Moment, ties: Ties, weights: Float64Array | null): Part[] {
  const d = deaths.length
  const mean = weights === null ? 1 : deaths.reduce((sum, row) => sum + weights[row]!, 0) / d
  if (ties === 'breslow' || d === 1) return [{ hazard: (mean * d) / s0, left: 0 }]
  return Array.from({ length: d }, (_, l) => ({ hazard: mean / (s0 - (l / d) * d0), left: l / d }))
}

/**
 * Cox's partial log-likelihood with its derivatives, and optionally those of coefficients that change with a function g of
 * time: Σ g u, Σ g V and Σ g² V over times, u and V the score and information of a time.
 *
 * By Efron, the l-th of d events at one time counts in a risk set from which l/d of these events' risk has gone.
 *
 * Source: Cox (1972), Journal of the Royal Statistical Society B 34; Efron (1977), Journal of the American Statistical
 * Association 72.
 *
 * @example
 * const { data } = cox(Float64Array.of(1, 2, 3, 4), Int32Array.of(1, 1, 1, 1), [Float64Array.of(1, 0, 1, 0)])
 * coxLikelihood(data, [0]).value // => -Math.log(24)
 */
export function coxLikelihood(
  data: CoxData,
  b: ArrayLike<number>,
  g: ((time: number) => number) | null = null,
): Peak & { readonly tilted: Tilted } {
  const { columns, weights, ties } = data
  const k = columns.length
  const { eta, risk, shift } = relativeRisks(data, b)
  let value = 0
  const gradient = new Float64Array(k)
  const information = new Float64Array(k * k)
  const tilted = {
    gradient: new Float64Array(k),
    cross: new Float64Array(k * k),
    information: new Float64Array(k * k),
  }
  const u = new Float64Array(k)
  const v = new Float64Array(k * k)
  const mean = new Float64Array(k)
  walkRiskSets(data.sets, columns, risk, true, (moment) => {
    const { deaths, s0, s1, s2, d0, d1, d2 } = moment
    u.fill(0)
    v.fill(0)
    for (const row of deaths) {
      const own = weights === null ? 1 : weights[row]!
      value += own * (eta[row]! - shift)
      for (let a = 0; a < k; a++) u[a]! += own * columns[a]![row]!
    }
    for (const { hazard, left } of partsOf(moment, ties, weights)) {
      const denominator = s0 - left * d0
      const events = hazard * denominator
      value -= events * Math.log(denominator)
      for (let a = 0; a < k; a++) {
        mean[a] = (s1[a]! - left * d1[a]!) / denominator
        u[a]! -= events * mean[a]!
      }
      for (let a = 0; a < k; a++)
        for (let c = a; c < k; c++)
          v[a * k + c]! +=
            events * ((s2[a * k + c]! - left * d2[a * k + c]!) / denominator - mean[a]! * mean[c]!)
    }
    const tilt = g === null ? 0 : g(moment.time)
    for (let a = 0; a < k; a++) {
      gradient[a]! += u[a]!
      tilted.gradient[a]! += tilt * u[a]!
      for (let c = a; c < k; c++) {
        information[a * k + c]! += v[a * k + c]!
        tilted.cross[a * k + c]! += tilt * v[a * k + c]!
        tilted.information[a * k + c]! += tilt * tilt * v[a * k + c]!
      }
    }
  })
  for (const matrix of [information, tilted.cross, tilted.information])
    for (let a = 0; a < k; a++) for (let c = 0; c < a; c++) matrix[a * k + c] = matrix[c * k + a]!
  return { value, gradient, information, tilted }
}

export interface Tilted {
  readonly gradient: Float64Array
  readonly cross: Float64Array
  readonly information: Float64Array
}
