import { centred, sampleShares } from './inverse-weighting.ts'
import type { PotentialMeans } from './potential-means.ts'

/** What is expected of each row if treated and if not; see `outcomeModels`. */
export interface ExpectedOutcomes {
  readonly treated: { readonly expected: Float64Array }
  readonly control: { readonly expected: Float64Array }
}

/**
 * Augmented inverse probability weighting, the doubly robust estimate: right when the chances or the outcome models are.
 *
 * Per row φ₁ = m₁ + t(y − m₁)/e and φ₀ = m₀ + (1 − t)(y − m₀)/(1 − e); the means of φ, with influence (φ − mean)/n. That
 * chances and models were estimated does not matter to first order.
 *
 * Source: Robins, Rotnitzky & Zhao (1994), JASA 89; Bang & Robins (2005), Biometrics 61; Glynn & Quinn (2010), Political
 * Analysis 18.
 *
 * @param y n outcomes
 * @param treated n numbers, 1 or 0
 * @param chances n numbers between 0 and 1
 * @param weights n sampling weights, or null
 * @throws RangeError when lengths differ
 * @example
 * const x = [Float64Array.of(1, 1, 1, 1)]
 * const [y, t] = [Float64Array.of(1, 3, 5, 7), Float64Array.of(0, 0, 1, 1)]
 * aipw(y, t, propensity(x, t).values, outcomeModels(x, y, t, 'gaussian')).treated // => 6
 */
export function aipw(
  y: Float64Array,
  treated: Float64Array,
  chances: Float64Array,
  models: ExpectedOutcomes,
  weights: Float64Array | null = null,
): PotentialMeans {
  const n = y.length
  checkLengths(n, treated, chances, models)
  const ofTreated = models.treated.expected.slice()
  const ofControl = models.control.expected.slice()
  for (let row = 0; row < n; row++)
    if (treated[row] === 1) ofTreated[row]! += (y[row]! - ofTreated[row]!) / chances[row]!
    else ofControl[row]! += (y[row]! - ofControl[row]!) / (1 - chances[row]!)
  return centred(ofTreated, ofControl, sampleShares(weights, n))
}

/**
 * The doubly robust effect among the treated: their mean outcome, beside what it would have been,
 * Σ [t m₀ + (1 − t)(y − m₀) e/(1 − e)] / Σ t.
 *
 * Source: Mercatanti & Li (2014), Annals of Applied Statistics 8; Moodie, Saarela & Stephens (2018), Stat 7.
 *
 * @throws RangeError when lengths differ
 * @example
 * const x = [Float64Array.of(1, 1, 1, 1)]
 * const [y, t] = [Float64Array.of(1, 3, 5, 7), Float64Array.of(0, 0, 1, 1)]
 * aipwTreated(y, t, propensity(x, t).values, outcomeModels(x, y, t, 'gaussian')).control // => 2
 */
export function aipwTreated(
  y: Float64Array,
  treated: Float64Array,
  chances: Float64Array,
  models: ExpectedOutcomes,
  weights: Float64Array | null = null,
): PotentialMeans {
  const n = y.length
  checkLengths(n, treated, chances, models)
  const expected = models.control.expected
  let size = 0
  let one = 0
  let zero = 0
  const weightOf = (row: number) => (weights === null ? 1 : weights[row]!)
  const scoreOf = (row: number) =>
    treated[row] === 1 ? expected[row]! : ((y[row]! - expected[row]!) * chances[row]!) / (1 - chances[row]!)
  for (let row = 0; row < n; row++) {
    if (treated[row] === 1) {
      size += weightOf(row)
      one += weightOf(row) * y[row]!
    }
    zero += weightOf(row) * scoreOf(row)
  }
  const means = { treated: one / size, control: zero / size }
  const ofTreated = y.map((value, row) =>
    treated[row] === 1 ? (weightOf(row) * (value - means.treated)) / size : 0,
  )
  const ofControl = y.map(
    (_, row) => (weightOf(row) * (scoreOf(row) - (treated[row] === 1 ? means.control : 0))) / size,
  )
  return { ...means, ofTreated, ofControl }
}

function checkLengths(
  n: number,
  treated: Float64Array,
  chances: Float64Array,
  models: ExpectedOutcomes,
): void {
  for (const { length } of [treated, chances, models.treated.expected])
    if (length !== n) throw new RangeError(`aipw requires columns of ${n} rows, got ${length}`)
}
