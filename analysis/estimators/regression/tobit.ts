import { normalUpper } from '../../distributions.ts'
import type { Columns } from '../../linear-algebra/gram.ts'
import { leastSquares } from '../../linear-algebra/least-squares.ts'
import type { Scored } from './fit.ts'
import type { MeanFunction } from './marginal-means.ts'
import { requirePositive } from './ols.ts'
import { type Density, fitSeveral, scoredBy } from './several.ts'

export interface TobitFit {
  readonly n: number
  readonly censored: number
  readonly kept: readonly number[]
  readonly dropped: readonly number[]
  readonly columns: Columns
  readonly coefficients: Float64Array
  readonly logSigma: number
  readonly logLikelihood: number
  readonly iterations: number
  readonly converged: boolean
  readonly separated: readonly number[]
  /** Coefficients and ln σ, with the observed information; null when there is no maximum. */
  readonly joint: Scored | null
}

/**
 * Tobit regression by maximum likelihood: y* = Xb + σe with e standard normal, of which y = max(limit, y*) is seen.
 *
 * Rows at or below the limit count as censored there. Coefficients are effects on y*, not on y. With weights the
 * likelihood of each row counts that many times.
 *
 * Source: Tobin (1958), Econometrica 26; Greene, Econometric Analysis (2018), §19.3.2.
 *
 * @param columns k columns of n numbers, the intercept among them
 * @param y n numbers
 * @param limit what y cannot fall below
 * @throws RangeError when all rows are at the limit, or the others have no spread
 * @example
 * const fit = tobit([Float64Array.of(1, 1, 1, 1)], Float64Array.of(1, 2, 3, 6), null, 0)
 * fit.coefficients // => [3]
 * Math.exp(fit.logSigma) // => 1.87082869338697
 */
export function tobit(
  columns: Columns,
  y: Float64Array,
  weights: Float64Array | null = null,
  limit = 0,
): TobitFit {
  const n = y.length
  if (n === 0) throw new RangeError('tobit requires at least one row, got none')
  requirePositive('tobit', weights, n)
  const censored = y.reduce((count, value) => count + Number(value <= limit), 0)
  if (censored === n) throw new RangeError(`tobit requires an outcome above ${limit} on some row, got none`)
  const seen = y.map((value) => Math.max(limit, value))
  const start = leastSquares(columns, seen, weights)
  const used = start.kept.map((j) => columns[j]!)
  const rss = start.residuals.reduce((sum, value) => sum + value * value, 0)
  const size = seen.reduce((sum, value) => sum + value * value, 0)
  if (!(rss > 1e-24 * size)) throw new RangeError('tobit requires residuals with spread, got a perfect fit')
  const fit = fitSeveral(
    censoredNormal(limit),
    seen,
    [
      { columns: used, offset: null, start: start.coefficients },
      { columns: [new Float64Array(n).fill(1)], offset: null, start: [Math.log(rss / n) / 2] },
    ],
    weights,
  )
  return {
    n,
    censored,
    kept: start.kept,
    dropped: start.dropped,
    columns: used,
    coefficients: fit.coefficients.slice(0, -1),
    logSigma: fit.coefficients.at(-1)!,
    logLikelihood: fit.logLikelihood,
    iterations: fit.iterations,
    converged: fit.converged,
    separated: fit.separated,
    joint: fit.inverse === null ? null : scoredBy(fit, fit.inverse),
  }
}

const HALF_LOG_TWO_PI = Math.log(2 * Math.PI) / 2

/** ln Φ(u) and φ(u)/Φ(u), by the asymptotic series where Φ itself is too small. */
function lowerTail(u: number): readonly [log: number, ratio: number] {
  if (u > -30) {
    const tail = normalUpper(-u)
    return [Math.log(tail), Math.exp((-u * u) / 2 - HALF_LOG_TWO_PI) / tail]
  }
  const z = 1 / (u * u)
  const series = 1 - z * (1 - 3 * z * (1 - 5 * z * (1 - 7 * z)))
  return [(-u * u) / 2 - HALF_LOG_TWO_PI - Math.log(-u) + Math.log(series), -u / series]
}

/** The censored normal distribution, with the mean and ln σ as predictors. */
function censoredNormal(limit: number): Density {
  return {
    predictors: 2,
    escapes: (y) => (y <= limit ? -1 : 0),
    at: (y, eta, _row, into) => {
      const sigma = Math.exp(eta[1]!)
      const z = ((y <= limit ? limit : y) - eta[0]!) / sigma
      if (y > limit) {
        into.value = -HALF_LOG_TWO_PI - eta[1]! - (z * z) / 2
        into.first[0] = z / sigma
        into.first[1] = z * z - 1
        into.second[0] = -1 / (sigma * sigma)
        into.second[1] = (-2 * z) / sigma
        into.second[3] = -2 * z * z
      } else {
        const [log, ratio] = lowerTail(z)
        const change = -ratio * (z + ratio)
        into.value = log
        into.first[0] = -ratio / sigma
        into.first[1] = -ratio * z
        into.second[0] = change / (sigma * sigma)
        into.second[1] = (change * z + ratio) / sigma
        into.second[3] = change * z * z + ratio * z
      }
      into.second[2] = into.second[1]!
    },
  }
}

/** The mean of what is seen, L + (η − L)Φ(a) + σφ(a) with a = (η − L)/σ; ln σ is shared by all rows. */
export function tobitMean(limit: number, logSigma: number): MeanFunction {
  const sigma = Math.exp(logSigma)
  return {
    shared: 1,
    at: (eta, into) => {
      const a = (eta[0]! - limit) / sigma
      const above = normalUpper(-a)
      const density = Math.exp((-a * a) / 2 - HALF_LOG_TWO_PI)
      into.value = limit + sigma * (a * above + density)
      into.first[0] = above
      into.first[1] = sigma * density
      into.second[0] = density / sigma
      into.second[1] = -a * density
    },
  }
}
