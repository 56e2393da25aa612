import type { Columns } from '../../linear-algebra/gram.ts'
import { type CoxData, partsOf, relativeRisks } from './cox-likelihood.ts'
import { walkRiskSets } from './risk-sets.ts'
import { countUpTo } from './sorted-rows.ts'

/** What is left of a Cox model per row, and its baseline. */
export interface CoxResiduals {
  /** Score of each row, weight included: k columns. They add up to the score of the model. */
  readonly scores: Columns
  /** Events less those expected. */
  readonly martingale: Float64Array
  /** Cumulative hazard of someone with every column (and offset) zero, per stratum, by time of event. */
  readonly baseline: readonly { readonly times: Float64Array; readonly hazard: Float64Array }[]
}

interface Step {
  readonly time: number
  readonly hazard: number
  /** Σ hazard times the mean of each column. */
  readonly means: Float64Array
}

/**
 * Score and martingale residuals of a Cox model at given coefficients, and its baseline cumulative hazard.
 *
 * The score of a row is what its own event adds, δ(x − x̄), less what it was at risk of, Σ r (x − x̄) dΛ over the times it was
 * at risk. Cost is linear in rows and events, whatever the length of the risk sets.
 *
 * Source: Therneau & Grambsch, Modeling Survival Data (2000), §4.2 and §4.6; ties by Efron as in §3.3.
 *
 * @param data of a fit
 * @param b one coefficient per column of it
 * @example
 * const { data } = cox(Float64Array.of(1, 2, 3, 4), Int32Array.of(1, 1, 1, 1), [Float64Array.of(1, 0, 1, 0)])
 * coxResiduals(data, [0]).martingale // => [3 / 4, 5 / 12, -1 / 12, -13 / 12]
 */
export function coxResiduals(data: CoxData, b: ArrayLike<number>): CoxResiduals {
  const { columns, weights, ties, sets } = data
  const { start, stop, event, strata } = sets
  const n = stop.length
  const k = columns.length
  const { risk, eta, shift } = relativeRisks(data, b)
  const scores = columns.map(() => new Float64Array(n))
  const martingale = Float64Array.from(event)
  const steps: Step[][] = Array.from({ length: strata.count }, () => [])
  walkRiskSets(sets, columns, risk, false, (moment) => {
    const { deaths, s0, s1, d0, d1 } = moment
    const means = new Float64Array(k)
    // Means over the events' own terms, and over the part of their risk that Efron leaves out.
    const own = new Float64Array(k)
    const spared = new Float64Array(k)
    let all = 0
    let left = 0
    const parts = partsOf(moment, ties, weights)
    for (const part of parts) {
      const denominator = s0 - part.left * d0
      all += part.hazard
      left += part.left * part.hazard
      for (let a = 0; a < k; a++) {
        const mean = (s1[a]! - part.left * d1[a]!) / denominator
        means[a]! += part.hazard * mean
        own[a]! += mean / parts.length
        spared[a]! += part.left * part.hazard * mean
      }
    }
    for (const row of deaths) {
      const r = Math.exp(eta[row]! - shift)
      martingale[row]! += r * left
      for (let a = 0; a < k; a++) {
        const x = columns[a]![row]!
        scores[a]![row]! += x - own[a]! + r * (left * x - spared[a]!)
      }
    }
    steps[moment.stratum]!.push({ time: moment.time, hazard: all, means })
  })
  const curves = steps.map((own) => cumulative(own.reverse(), k))
  for (let i = 0; i < n; i++) {
    const { times, hazard, means } = curves[strata.of[i]!]!
    const last = countUpTo(times, stop[i]!)
    const first = start === null ? 0 : countUpTo(times, start[i]!)
    const own = Math.exp(eta[i]! - shift)
    const seen = hazard[last]! - hazard[first]!
    martingale[i]! -= own * seen
    const weight = weights === null ? 1 : weights[i]!
    for (let a = 0; a < k; a++) {
      const mean = means[last * k + a]! - means[first * k + a]!
      scores[a]![i] = weight * (scores[a]![i]! - own * (columns[a]![i]! * seen - mean))
    }
  }
  return {
    scores,
    martingale,
    baseline: curves.map(({ times, hazard }) => ({
      times,
      hazard: hazard.subarray(1).map((value) => value * Math.exp(-shift)),
    })),
  }
}

/** Sums over the steps up to each; place 0 is before the first. */
function cumulative(
  steps: readonly Step[],
  k: number,
): { times: Float64Array; hazard: Float64Array; means: Float64Array } {
  const hazard = new Float64Array(steps.length + 1)
  const means = new Float64Array((steps.length + 1) * k)
  steps.forEach((step, i) => {
    hazard[i + 1] = hazard[i]! + step.hazard
    for (let a = 0; a < k; a++) means[(i + 1) * k + a] = means[i * k + a]! + step.means[a]!
  })
  return { times: Float64Array.from(steps, ({ time }) => time), hazard, means }
}
