/** What unequal weights cost. */
export interface Kish {
  readonly n: number
  readonly sum: number
  /** nΣw²/(Σw)²: how many times larger the variance of a mean is than with equal weights. */
  readonly deff: number
  /** (Σw)²/Σw²: how many rows of equal weight would be worth as much. */
  readonly effective: number
}

/**
 * Kish's design effect of weighting, 1 + the squared coefficient of variation of the weights, and the effective number of
 * rows. Rows of weight zero or without a weight do not count; null when none does.
 *
 * Source: Kish (1992), Journal of Official Statistics 8.
 *
 * @throws RangeError when a weight is negative or infinite
 * @example
 * kish(Float64Array.of(1, 1, 2))?.deff // => 1.125
 */
export function kish(weights: Float64Array): Kish | null {
  let n = 0
  let sum = 0
  let squares = 0
  for (const weight of weights) {
    if (weight < 0 || weight === Infinity)
      throw new RangeError(`kish requires weights of at least 0, got ${weight}`)
    if (!(weight > 0)) continue
    n++
    sum += weight
    squares += weight * weight
  }
  return n === 0 ? null : { n, sum, deff: (n * squares) / sum ** 2, effective: sum ** 2 / squares }
}
