import type { Columns } from '../../linear-algebra/gram.ts'
import { logit } from '../regression/logit.ts'

/** The chance to answer, per row, and how it was found. */
export interface ResponsePropensities {
  readonly values: Float64Array
  /** Columns, by number, that are sums of others, and that predict answering without error. */
  readonly dropped: readonly number[]
  readonly separated: readonly number[]
  readonly converged: boolean
}

/**
 * Chances to answer a wave by a logit on what is known of everyone asked, such as answers to earlier waves.
 *
 * Source: Little (1986), International Statistical Review 54; Lynn (ed.), Methodology of Longitudinal Surveys (2009), ch. 10.
 *
 * @param columns k columns of n numbers known for everyone asked, the constant among them
 * @param responded n numbers, 1 for who answered and 0 for who did not
 * @param weights n positive numbers, or null
 * @throws RangeError when `responded` holds something else than 0 and 1, or lengths differ
 * @example
 * responsePropensities([Float64Array.of(1, 1, 1, 1)], Float64Array.of(1, 1, 1, 0)).values // => [0.75, 0.75, 0.75, 0.75]
 */
export function responsePropensities(
  columns: Columns,
  responded: Float64Array,
  weights: Float64Array | null = null,
): ResponsePropensities {
  const { mean, dropped, separated, kept, converged } = logit(columns, responded, weights)
  return { values: mean, dropped, separated: separated.map((j) => kept[j]!), converged }
}

/**
 * Weights of those who answered, for those who did not as well; the others get 0.
 *
 * Without classes each weight is divided by the chance to answer. With classes, rows are put into so many of (about) equal
 * size by their chance, and within each the weights of those who answered are raised to the weight of the class: steadier,
 * and less at the mercy of the model.
 *
 * Source: Little (1986), International Statistical Review 54; Cochran (1968), Biometrics 24.
 *
 * @param base n weights of at least 0 of those asked
 * @param responded n numbers, 1 or 0
 * @param propensities n chances in (0, 1]
 * @param classes how many classes, or null for each row its own chance
 * @throws RangeError when lengths differ, a chance of a row that answered is not in (0, 1], or nobody in a class answered
 * @example
 * const chance = Float64Array.of(0.5, 0.5, 0.8, 0.8)
 * nonresponseWeights(Float64Array.of(1, 1, 1, 1), Float64Array.of(1, 0, 1, 1), chance) // => [2, 0, 1.25, 1.25]
 * nonresponseWeights(Float64Array.of(1, 1, 1, 1), Float64Array.of(1, 0, 1, 1), chance, 2) // => [2, 0, 1, 1]
 */
export function nonresponseWeights(
  base: Float64Array,
  responded: Float64Array,
  propensities: Float64Array,
  classes: number | null = null,
): Float64Array {
  const n = base.length
  if (responded.length !== n || propensities.length !== n)
    throw new RangeError(
      `nonresponseWeights requires columns of ${n} rows, got ${responded.length} and ${propensities.length}`,
    )
  for (let row = 0; row < n; row++)
    if (responded[row] === 1 && !(propensities[row]! > 0 && propensities[row]! <= 1))
      throw new RangeError(
        `nonresponseWeights requires chances above 0 and at most 1, got ${propensities[row]} on row ${row + 1}`,
      )
  if (classes === null)
    return base.map((weight, row) => (responded[row] === 1 ? weight / propensities[row]! : 0))
  const classOf = propensityClasses(propensities, classes)
  const all = new Float64Array(classes)
  const answered = new Float64Array(classes)
  for (let row = 0; row < n; row++) {
    all[classOf[row]!]! += base[row]!
    if (responded[row] === 1) answered[classOf[row]!]! += base[row]!
  }
  all.forEach((sum, own) => {
    if (sum > 0 && answered[own] === 0)
      throw new RangeError(
        `nonresponseWeights requires somebody who answered in each class, got none in class ${own + 1} of ${classes}; take fewer classes`,
      )
  })
  return base.map((weight, row) =>
    responded[row] === 1 ? (weight * all[classOf[row]!]!) / answered[classOf[row]!]! : 0,
  )
}

/**
 * Classes of (about) equal size by chance to answer, from 0; equal chances share a class.
 *
 * @throws RangeError when the number of classes is not a positive whole number
 * @example
 * propensityClasses(Float64Array.of(0.9, 0.1, 0.5, 0.4), 2) // => [1, 0, 1, 0]
 */
export function propensityClasses(propensities: Float64Array, classes: number): Int32Array {
  if (!(Number.isInteger(classes) && classes > 0))
    throw new RangeError(`propensityClasses requires a number of classes, got ${classes}`)
  const n = propensities.length
  const order = Int32Array.from(propensities.keys()).sort((a, b) => propensities[a]! - propensities[b]!)
  const classOf = new Int32Array(n)
  order.forEach((row, rank) => {
    const before = rank > 0 ? order[rank - 1]! : row
    classOf[row] =
      rank > 0 && propensities[before] === propensities[row]
        ? classOf[before]!
        : Math.floor((rank * classes) / n)
  })
  return classOf
}
