import type { Columns } from '../../linear-algebra/gram.ts'
import type { Family } from './family.ts'
import { fitGlm, type GlmFit } from './glm.ts'
import { requirePositive } from './ols.ts'

export const logitFamily: Family = {
  name: 'logit',
  evaluate(eta, y, weights, mean, variance) {
    let sum = 0
    for (let i = 0; i < eta.length; i++) {
      const value = eta[i]!
      const e = Math.exp(-Math.abs(value))
      const p = 1 / (1 + e)
      mean[i] = value >= 0 ? p : e * p
      variance[i] = e * p * p
      const own = y[i]! * value - Math.max(value, 0) - Math.log1p(e)
      sum += weights === null ? own : weights[i]! * own
    }
    return sum
  },
  start: (y) => (y > 0.5 ? Math.log(3) : y < 0.5 ? -Math.log(3) : 0),
  escapes: (y) => (y === 1 ? 1 : y === 0 ? -1 : 0),
}

/**
 * Logistic regression by maximum likelihood: P(y = 1) = 1/(1 + exp(−Xb)).
 *
 * With weights the likelihood of each row counts that many times. Coefficients are log odds ratios. Standard errors
 * use the normal distribution.
 *
 * Source: McCullagh & Nelder, Generalized Linear Models (1989), ch. 4.
 *
 * @param columns k columns of n numbers, the intercept among them
 * @param y n numbers, each 0 or 1
 * @param weights n positive numbers, or null
 * @param offset n numbers added to Xb, or null
 * @throws RangeError when y holds something else than 0 and 1, or lengths differ
 * @example
 * const x = [Float64Array.of(1, 1, 1, 1)]
 * logit(x, Float64Array.of(1, 1, 1, 0)).coefficients // => [1.0986122886681098]
 */
export function logit(
  columns: Columns,
  y: Float64Array,
  weights: Float64Array | null = null,
  offset: Float64Array | null = null,
): GlmFit {
  if (y.length === 0) throw new RangeError('logit requires at least one row, got none')
  for (const value of y)
    if (value !== 0 && value !== 1) throw new RangeError(`logit requires an outcome of 0 and 1, got ${value}`)
  requirePositive('logit', weights, y.length)
  return fitGlm(logitFamily, columns, y, weights, offset)
}
