import gammaln from '@stdlib/math-base-special-gammaln'

/** Functions of the gamma family for positive numbers. */

/** From here on the asymptotic series are exact to the last digit. */
const FAR = 12

/**
 * ψ(x), the derivative of ln Γ(x), for positive x.
 *
 * Source: Abramowitz & Stegun, Handbook of Mathematical Functions (1964), 6.3.5 and 6.3.18.
 *
 * @throws RangeError when x is not positive
 * @example
 * digamma(1) // => -0.5772156649015329
 */
export function digamma(x: number): number {
  if (!(x > 0)) throw new RangeError(`digamma requires a positive number, got ${x}`)
  let sum = 0
  let far = x
  for (; far < FAR; far++) sum -= 1 / far
  const z = 1 / (far * far)
  const series =
    z * (1 / 12 - z * (1 / 120 - z * (1 / 252 - z * (1 / 240 - z * (1 / 132 - z * (691 / 32760 - z / 12))))))
  return sum + Math.log(far) - 0.5 / far - series
}

/**
 * ψ'(x), the second derivative of ln Γ(x), for positive x.
 *
 * Source: Abramowitz & Stegun, Handbook of Mathematical Functions (1964), 6.4.6 and 6.4.12.
 *
 * @throws RangeError when x is not positive
 * @example
 * trigamma(1) // => 1.6449340668482264
 */
export function trigamma(x: number): number {
  if (!(x > 0)) throw new RangeError(`trigamma requires a positive number, got ${x}`)
  let sum = 0
  let far = x
  for (; far < FAR; far++) sum += 1 / (far * far)
  const z = 1 / (far * far)
  const series =
    1 / 6 - z * (1 / 30 - z * (1 / 42 - z * (1 / 30 - z * (5 / 66 - z * (691 / 2730 - (z * 7) / 6)))))
  return sum + 1 / far + z / 2 + (z / far) * series
}

/** ln y!, from a table for small counts. */
const logFactorials = Float64Array.from({ length: 1024 }, (_, y) => gammaln(y + 1))

/**
 * ln Γ(y + 1).
 *
 * @example
 * Math.exp(logFactorial(4)) // => 24
 */
export function logFactorial(y: number): number {
  return Number.isInteger(y) && y < logFactorials.length ? logFactorials[y]! : gammaln(y + 1)
}
