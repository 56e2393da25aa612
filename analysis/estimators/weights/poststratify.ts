import type { Columns } from '../../linear-algebra/gram.ts'
import { checkMargin, checkWeights, fitMargin, type Margin, marginOf } from './margin.ts'

/** Weights that agree with what is known of the population. */
export interface Adjusted {
  readonly weights: Float64Array
  /** Takes out of influence values what the known counts explain; for `SurveyDesign.calibrations`. */
  readonly calibrate: (influence: Columns) => Columns
}

/**
 * Post-stratification: weights times the count of each stratum over its weighted count, w = d N_h / Σ_h d.
 *
 * Variances are those of what is left of each value after the d-weighted mean of its stratum.
 *
 * Source: Holt & Smith (1979), Journal of the Royal Statistical Society A 142; Särndal, Swensson & Wretman, Model Assisted
 * Survey Sampling (1992), §7.6.
 *
 * @param weights n positive numbers
 * @throws RangeError when a weight is not positive, a row has no level, a level no row, or a count is not positive
 * @example
 * const sex = { name: 'sex', levels: ['f', 'm'], codes: Float64Array.of(0, 0, 1), targets: Float64Array.of(10, 30) }
 * poststratify(Float64Array.of(1, 1, 1), sex).weights // => [5, 5, 30]
 */
export function poststratify(weights: Float64Array, margin: Margin): Adjusted {
  checkWeights('poststratify', weights, margin.codes.length)
  checkMargin('poststratify', margin, weights.length)
  const adjusted = weights.slice()
  fitMargin(margin, adjusted)
  const sizes = marginOf(margin, weights)
  const { codes } = margin
  return {
    weights: adjusted,
    calibrate: (influence) =>
      influence.map((column) => {
        const means = new Float64Array(sizes.length)
        for (let row = 0; row < column.length; row++)
          means[codes[row]!]! += (column[row]! * weights[row]!) / adjusted[row]!
        for (let code = 0; code < means.length; code++) means[code]! /= sizes[code]!
        return column.map((value, row) => value - means[codes[row]!]! * adjusted[row]!)
      }),
  }
}
