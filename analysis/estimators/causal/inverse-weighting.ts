import { addProduct, type Columns, crossProduct } from '../../linear-algebra/gram.ts'
import type { PotentialMeans } from './potential-means.ts'
import type { Propensity } from './propensity.ts'

/** Sampling weight of a row over their sum; all equal without weights. */
export function sampleShares(weights: Float64Array | null, n: number): Float64Array {
  if (weights === null) return new Float64Array(n).fill(1 / n)
  let sum = 0
  for (const weight of weights) sum += weight
  return weights.map((weight) => weight / sum)
}

/**
 * Means of treated and untreated rows under weights that add up to one in each arm (Hájek); the weights count as known.
 *
 * With weights of one it is the plain difference, with those of `propensityWeights` inverse probability weighting.
 *
 * Source: Hájek (1971); Lunceford & Davidian (2004), Statistics in Medicine 23.
 *
 * @param y n outcomes in their own unit
 * @param treated n numbers, 1 or 0
 * @param balance n weights from the propensities
 * @param weights n sampling weights, or null
 * @throws RangeError when lengths differ
 * @example
 * hajek(Float64Array.of(1, 2, 6), Float64Array.of(0, 0, 1), Float64Array.of(3, 1, 1)).control // => 1.25
 */
export function hajek(
  y: Float64Array,
  treated: Float64Array,
  balance: Float64Array,
  weights: Float64Array | null = null,
): PotentialMeans {
  const n = y.length
  for (const { length } of [treated, balance, ...(weights === null ? [] : [weights])])
    if (length !== n) throw new RangeError(`hajek requires columns of ${n} rows, got ${length}`)
  const sums = [0, 0]
  const means = [0, 0]
  const weightOf = (row: number) => balance[row]! * (weights === null ? 1 : weights[row]!)
  for (let row = 0; row < n; row++) {
    const arm = treated[row]!
    sums[arm]! += weightOf(row)
    means[arm]! += weightOf(row) * y[row]!
  }
  for (const arm of [0, 1]) means[arm]! /= sums[arm]!
  const ofTreated = new Float64Array(n)
  const ofControl = new Float64Array(n)
  for (let row = 0; row < n; row++) {
    const arm = treated[row]!
    const own = (weightOf(row) * (y[row]! - means[arm]!)) / sums[arm]!
    if (arm === 1) ofTreated[row] = own
    else ofControl[row] = own
  }
  return { treated: means[1]!, control: means[0]!, ofTreated, ofControl }
}

/**
 * Inverse probability weighting with 1/n instead of the sum of the weights (Horvitz–Thompson): unbiased for known chances,
 * but unsteady, and not the same when a constant is added to the outcome.
 *
 * Source: Horvitz & Thompson (1952), Journal of the American Statistical Association 47.
 *
 * @throws RangeError when lengths differ
 * @example
 * horvitzThompson(Float64Array.of(1, 3), Float64Array.of(1, 0), Float64Array.of(0.5, 0.5)).treated // => 1
 */
export function horvitzThompson(
  y: Float64Array,
  treated: Float64Array,
  chances: Float64Array,
  weights: Float64Array | null = null,
): PotentialMeans {
  const n = y.length
  if (treated.length !== n || chances.length !== n)
    throw new RangeError(
      `horvitzThompson requires columns of ${n} rows, got ${treated.length} and ${chances.length}`,
    )
  const shares = sampleShares(weights, n)
  const ofTreated = y.map((value, row) => (treated[row] === 1 ? value / chances[row]! : 0))
  const ofControl = y.map((value, row) => (treated[row] === 1 ? 0 : value / (1 - chances[row]!)))
  return centred(ofTreated, ofControl, shares)
}

/** Means of scores per row, and the influence values share · (score − mean). In place. */
export function centred(
  ofTreated: Float64Array,
  ofControl: Float64Array,
  shares: Float64Array,
): PotentialMeans {
  let treated = 0
  let control = 0
  for (let row = 0; row < shares.length; row++) {
    treated += shares[row]! * ofTreated[row]!
    control += shares[row]! * ofControl[row]!
  }
  for (let row = 0; row < shares.length; row++) {
    ofTreated[row] = shares[row]! * (ofTreated[row]! - treated)
    ofControl[row] = shares[row]! * (ofControl[row]! - control)
  }
  return { treated, control, ofTreated, ofControl }
}

/**
 * The influence values of Hájek's means under `ate` weights when the chances were estimated by a logit, which makes them
 * smaller on the whole: each row also moves the chances.
 *
 * Source: Lunceford & Davidian (2004), Statistics in Medicine 23, §2.4.
 *
 * @param means what `hajek` gave with the weights of these chances
 * @example
 * const x = [Float64Array.of(1, 1, 1, 1)]
 * const [y, t] = [Float64Array.of(1, 2, 3, 6), Float64Array.of(0, 0, 1, 1)]
 * const chance = propensity(x, t)
 * const means = hajek(y, t, propensityWeights(t, chance.values, 'ate'))
 * withEstimatedChances(means, t, chance).ofTreated.map((value) => Math.round(100 * value)) // => [0, 0, -75, 75]
 */
export function withEstimatedChances(
  means: PotentialMeans,
  treated: Float64Array,
  { values, clipped, fit }: Propensity,
): PotentialMeans {
  const moved = (own: Float64Array, arm: 0 | 1): Float64Array => {
    // Slope of log weight in the linear predictor: −(1 − e) for the treated, e for the others.
    const slopes = own.map((value, row) =>
      clipped[row] === 1 || treated[row] !== arm ? 0 : value * (arm === 1 ? values[row]! - 1 : values[row]!),
    )
    const gradient = crossProduct(fit.columns, slopes)
    const through = throughCoefficients(fit.columns, gradient, fit.inverse, fit.scores)
    return own.map((value, row) => value + through[row]!)
  }
  return { ...means, ofTreated: moved(means.ofTreated, 1), ofControl: moved(means.ofControl, 0) }
}

/** X (inverse · gradient) · scores: what each row of a fit adds to an estimate through the coefficients. */
export function throughCoefficients(
  columns: Columns,
  gradient: Float64Array,
  inverse: Float64Array,
  scores: Float64Array,
): Float64Array {
  const k = columns.length
  const direction = new Float64Array(k)
  for (let a = 0; a < k; a++) for (let b = 0; b < k; b++) direction[a]! += inverse[a * k + b]! * gradient[b]!
  return addProduct(columns, direction, new Float64Array(scores.length)).map(
    (value, row) => value * scores[row]!,
  )
}
