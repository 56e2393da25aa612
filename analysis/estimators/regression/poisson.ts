import type { Columns } from '../../linear-algebra/gram.ts'
import type { Family } from './family.ts'
import { fitGlm, type GlmFit } from './glm.ts'
import { requirePositive } from './ols.ts'

export const poissonFamily: Family = {
  name: 'poisson',
  evaluate(eta, y, weights, mean, variance) {
    let sum = 0
    for (let i = 0; i < eta.length; i++) {
      const mu = Math.exp(eta[i]!)
      mean[i] = mu
      variance[i] = mu
      const own = y[i]! * eta[i]! - mu
      sum += weights === null ? own : weights[i]! * own
    }
    return sum
  },
  start: (y) => Math.log(y + 0.1),
  escapes: (y) => (y === 0 ? -1 : 0),
}

/**
 * Poisson pseudo-maximum-likelihood: E(y) = exp(Xb + offset).
 *
 * The coefficients are right whatever the distribution of y, as long as the mean is; take robust standard errors then.
 * With the logarithm of the exposure as offset, exp(b) is a ratio of rates. `logLikelihood` leaves out log y!.
 *
 * Source: Gourieroux, Monfort & Trognon (1984), Econometrica 52; Santos Silva & Tenreyro (2006), Review of Economics and
 * Statistics 88.
 *
 * @param columns k columns of n numbers, the intercept among them
 * @param y n numbers of at least 0
 * @param weights n positive numbers, or null
 * @param offset n numbers added to Xb, e.g. log(months), or null
 * @throws RangeError when y holds a negative number, or lengths differ
 * @example
 * const x = [Float64Array.of(1, 1, 1)]
 * poisson(x, Float64Array.of(1, 2, 3), null, Float64Array.of(0, 0, 0)).coefficients // => [0.6931471805599453]
 */
export function poisson(
  columns: Columns,
  y: Float64Array,
  weights: Float64Array | null = null,
  offset: Float64Array | null = null,
): GlmFit {
  if (y.length === 0) throw new RangeError('poisson requires at least one row, got none')
  for (const value of y)
    if (!(value >= 0 && value < Infinity))
      throw new RangeError(`poisson requires an outcome of at least 0, got ${value}`)
  requirePositive('poisson', weights, y.length)
  return fitGlm(poissonFamily, columns, y, weights, offset)
}
