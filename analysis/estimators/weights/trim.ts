/** Where weights are cut off, and what becomes of what is cut. */
export interface TrimOptions {
  readonly upper?: number
  readonly lower?: number
  /** Repeat until no weight is outside (the default); else once, after which some may be just outside. */
  readonly strict?: boolean
  /** Spread what was cut evenly over the weights within the limits, so that the sum stays (the default). */
  readonly redistribute?: boolean
}

const ROUNDS = 10_000

/**
 * Weights cut off at limits; what is cut is added in equal parts to those within, as in R's `trimWeights`.
 *
 * Source: Potter (1990), Proceedings of the Survey Research Methods Section, American Statistical Association.
 *
 * @throws RangeError when a weight is negative, the limits cross, or no weights within them have the same sum
 * @example
 * trimWeights(Float64Array.of(1, 1, 4), { upper: 3 }) // => [1.5, 1.5, 3]
 * trimWeights(Float64Array.of(1, 1, 4), { upper: 3, redistribute: false }) // => [1, 1, 3]
 */
export function trimWeights(weights: Float64Array, options: TrimOptions): Float64Array {
  const { upper = Infinity, lower = -Infinity, strict = true, redistribute = true } = options
  if (!(lower < upper))
    throw new RangeError(`trimWeights requires a lower limit under the upper, got ${lower} and ${upper}`)
  let sum = 0
  for (const weight of weights) {
    if (!(weight >= 0 && weight < Infinity))
      throw new RangeError(`trimWeights requires weights of at least 0, got ${weight}`)
    sum += weight
  }
  if (redistribute && weights.length > 0 && (sum > upper * weights.length || sum < lower * weights.length))
    throw new RangeError(
      `trimWeights requires limits around the mean weight ${sum / weights.length}, got ${lower} and ${upper}`,
    )
  let current = weights
  for (let round = 0; round < ROUNDS; round++) {
    const outside = current.map((weight) => Number(weight < lower || weight > upper))
    const inside = outside.reduce((count, out) => count - out, current.length)
    if (inside === current.length) return current === weights ? weights.slice() : current
    let cut = 0
    const next = current.map((weight) => {
      const kept = Math.max(lower, Math.min(upper, weight))
      cut += weight - kept
      return kept
    })
    if (redistribute && inside > 0)
      for (let i = 0; i < next.length; i++) if (outside[i] === 0) next[i]! += cut / inside
    current = next
    if (!strict || !redistribute) return current
  }
  return current.map((weight) => Math.max(lower, Math.min(upper, weight)))
}
