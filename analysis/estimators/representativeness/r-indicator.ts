import { addProduct, crossProduct, gram } from '../../linear-algebra/gram.ts'
import { covariance } from '../inference/covariance.ts'
import { type Inference, infer } from '../inference/inference.ts'
import { quadraticForm } from '../inference/linear-contrast.ts'
import type { GlmFit } from '../regression/glm.ts'

/** How like the population those who answered are, by what is known of all. */
export interface RIndicator {
  /** 1 − 2S: 1 when all are as likely to answer, 0 at worst. */
  readonly r: Inference
  /** S/ρ̄, the most that a mean may be off, in standard deviations of the variable. */
  readonly cv: Inference
  /** Standard deviation S of the chances to answer, and what it is before the adjustment for bias. */
  readonly deviation: number
  readonly unadjusted: number
  /** Mean chance ρ̄. */
  readonly rate: number
}

/** What goes into an indicator besides the chances. */
export interface IndicatorOptions {
  /** Size of the population the sample was drawn from; without it the sample counts as small. */
  readonly population?: number
  readonly level?: number
  /** Adjust with z − z̄ in the place of z; see `rIndicator`. */
  readonly centred?: boolean
  /** The weights of the fit say how many members each row stands for. */
  readonly counted?: boolean
}

/**
 * The R-indicator, 1 − 2S with S the standard deviation of the chances to answer, adjusted for the spread that estimation adds
 * to them; with its standard error and interval (normal, kept under 1).
 *
 * S² = (1 + 1/n − 1/N) Ŝ² − mean z'Σz, z = ρ(1 − ρ)x and Σ the covariance of the coefficients. This is the published
 * adjustment, with which indicators of other surveys are made; it takes out z̄'Σz̄ too, the variance of the mean chance, which
 * is not in Ŝ². `centred` leaves that in, and has the smaller bias.
 *
 * The variance of S² is 4a'Σa + 2 tr(BΣBΣ) + (1 − n/N) var((ρ − ρ̄)²)/n, with a = cov(ρ, z) and B = var(z). When nothing is
 * left of S² after the adjustment, R is 1. Draws count as simple; with weights Σ is the sandwich.
 *
 * Source: Schouten, Cobben & Bethlehem (2009), Survey Methodology 35; Shlomo, Skinner & Schouten (2012), Journal of
 * Statistical Planning and Inference 142.
 *
 * @param fit a logit of answering (1) or not (0) on what is known of all
 * @throws RangeError when the fit is no logit, or the population is smaller than the sample
 * @example
 * const x = [Float64Array.of(1, 1, 1, 1, 1, 1, 1, 1), Float64Array.of(0, 0, 0, 0, 1, 1, 1, 1)]
 * const fit = logit(x, Float64Array.of(1, 0, 0, 0, 1, 1, 1, 0))
 * Math.round(1000 * rIndicator(fit).unadjusted) // => 267
 */
export function rIndicator(
  fit: GlmFit,
  { population = Infinity, level = 0.95, centred = false, counted = false }: IndicatorOptions = {},
): RIndicator {
  if (fit.model !== 'logit') throw new RangeError(`rIndicator requires a logit, got a ${fit.model} model`)
  const { mean: chances, weights, columns } = fit
  const n = countOf(fit, counted)
  if (!(population >= n))
    throw new RangeError(`rIndicator requires a population of at least the ${n} rows, got ${population}`)
  const k = columns.length
  const weightOf = (row: number) => (weights === null ? 1 : weights[row]!)
  let total = 0
  let sum = 0
  for (let row = 0; row < fit.n; row++) {
    total += weightOf(row)
    sum += weightOf(row) * chances[row]!
  }
  const rate = sum / total
  let second = 0
  let fourth = 0
  // Per row what its columns are multiplied by, in the mean of z, in its covariance with ρ and in its square.
  const [ofMean, ofCovariance, ofSquare] = [0, 1, 2].map(() => new Float64Array(fit.n)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ]
  for (let row = 0; row < fit.n; row++) {
    const weight = weightOf(row) / total
    const apart = chances[row]! - rate
    const slope = chances[row]! * (1 - chances[row]!)
    second += weight * apart ** 2
    fourth += weight * apart ** 4
    ofMean[row] = weight * slope
    ofCovariance[row] = weight * apart * slope
    ofSquare[row] = weight * slope ** 2
  }
  const centre = crossProduct(columns, ofMean)
  // The mean of ρ − ρ̄ is zero: z need not be centred too.
  const a = crossProduct(columns, ofCovariance)
  const squares = gram(columns, ofSquare)
  const plain = (second * n) / Math.max(1, n - 1)
  const spread =
    fit.separated.length === 0 ? covariance(fit, weights === null || counted ? 'classical' : 'HC0') : null
  const between = squares.map((value, at) => value - centre[Math.floor(at / k)]! * centre[at % k]!)
  const adjusted =
    spread === null
      ? plain
      : (1 + 1 / n - 1 / population) * plain - traceOf(centred ? between : squares, spread, k)
  const variance =
    spread === null || !(second > 1e-30)
      ? null
      : 4 * quadraticForm(spread, a) +
        2 * traceOfSquare(between, spread, k) +
        ((1 - n / population) * (fourth - second ** 2)) / n
  const deviation = Math.sqrt(Math.max(0, adjusted))
  const method = `R-indicator${spread === null ? '' : ', adjusted for bias'}`
  const options = { df: null, n, method, level }
  const ofDeviation = variance === null ? null : variance / (4 * second)
  const ofRate = (rate * (1 - rate)) / n
  return {
    r: within(
      infer(1 - 2 * deviation, ofDeviation === null ? null : 4 * ofDeviation, { ...options, against: 1 }),
      1,
    ),
    cv: infer(
      deviation / rate,
      ofDeviation === null ? null : ofDeviation / rate ** 2 + (deviation ** 2 * ofRate) / rate ** 4,
      { ...options, method: 'coefficient of variation of the chances to answer' },
    ),
    deviation,
    unadjusted: Math.sqrt(plain),
    rate,
  }
}

/** How many members a fit is about. */
export function countOf(fit: GlmFit, counted: boolean): number {
  return counted && fit.weights !== null ? fit.weights.reduce((sum, weight) => sum + weight, 0) : fit.n
}

function within(inference: Inference, most: number): Inference {
  return inference.high === null ? inference : { ...inference, high: Math.min(most, inference.high) }
}

/** tr(AB) of two symmetric matrices. */
function traceOf(a: Float64Array, b: Float64Array, k: number): number {
  let sum = 0
  for (let at = 0; at < k * k; at++) sum += a[at]! * b[at]!
  return sum
}

/** tr(ABAB). */
function traceOfSquare(a: Float64Array, b: Float64Array, k: number): number {
  const rows = Array.from({ length: k }, (_, i) => a.subarray(i * k, i * k + k))
  const columns = Array.from({ length: k }, (_, j) => b.subarray(j * k, j * k + k))
  const product = rows.map((row) => addProduct(columns, row, new Float64Array(k)))
  let sum = 0
  for (let i = 0; i < k; i++) for (let j = 0; j < k; j++) sum += product[i]![j]! * product[j]![i]!
  return sum
}
