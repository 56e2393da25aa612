import { normalQuantile } from '../../distributions.ts'
import { cholesky } from '../../linear-algebra/cholesky.ts'

/** A generator of numbers from 0 up to 1, seeded by who calls. */
export type Random = () => number

/** A draw from the standard normal distribution. */
export function drawNormal(random: Random): number {
  // Not exactly 0, which has no quantile.
  return normalQuantile(Math.max(random(), 2 ** -60))
}

/**
 * A draw from chi-square with df degrees of freedom.
 *
 * Source: Marsaglia & Tsang (2000), ACM Transactions on Mathematical Software 26.
 */
export function drawChiSquare(random: Random, df: number): number {
  if (df < 2) return drawChiSquare(random, df + 2) * random() ** (2 / df)
  const d = df / 2 - 1 / 3
  const c = 1 / Math.sqrt(9 * d)
  for (;;) {
    const z = drawNormal(random)
    const v = (1 + c * z) ** 3
    if (v > 0 && Math.log(Math.max(random(), 2 ** -60)) < (z * z) / 2 + d - d * v + d * Math.log(v))
      return 2 * d * v
  }
}

/**
 * Coefficients drawn around an estimate with the given covariance; the estimate itself when that is none.
 *
 * @param covariance k×k, row by row
 */
export function drawCoefficients(
  random: Random,
  coefficients: ArrayLike<number>,
  covariance: ArrayLike<number>,
): Float64Array {
  const k = coefficients.length
  const factor = cholesky(covariance, k)
  const result = Float64Array.from(coefficients)
  if (factor === null) return result
  const z = Float64Array.from({ length: k }, () => drawNormal(random))
  for (let i = 0; i < k; i++)
    for (let j = 0; j <= i; j++) result[i]! += factor.scale[i]! * factor.lower[i * k + j]! * z[j]!
  return result
}

/** One of the numbers from 0 to count − 1. */
export function drawIndex(random: Random, count: number): number {
  return Math.min(count - 1, Math.floor(random() * count))
}
