import betainc from '@stdlib/math-base-special-betainc'
import erfc from '@stdlib/math-base-special-erfc'
import gammainc from '@stdlib/math-base-special-gammainc'
import gammaln from '@stdlib/math-base-special-gammaln'
import normalQuantileOf from '@stdlib/stats-base-dists-normal-quantile'
import tQuantileOf from '@stdlib/stats-base-dists-t-quantile'

/**
 * The few distribution functions that inference needs, with tails that keep their digits: a p value of 1e-200
 * is computed as such and not as 1 minus something. `df` null stands for the normal limit.
 */

/**
 * P(Z > z) for the standard normal.
 *
 * @throws RangeError when z is not a number
 * @example
 * normalUpper(0) // => 0.5
 * normalUpper(10) // => 7.619853024160527e-24
 */
export function normalUpper(z: number): number {
  if (Number.isNaN(z)) throw new RangeError('normalUpper requires a number, got NaN')
  return erfc(z / Math.SQRT2) / 2
}

/**
 * z with P(Z ≤ z) = p.
 *
 * @throws RangeError when p is not between 0 and 1
 * @example
 * normalQuantile(0.975) // => 1.959963984540054
 */
export function normalQuantile(p: number): number {
  if (!(p > 0 && p < 1)) throw new RangeError(`normalQuantile requires p between 0 and 1, got ${p}`)
  const z = normalQuantileOf(p, 0, 1)
  const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)
  return z <= 0 ? z + (p - normalUpper(-z)) / density : z
}

/**
 * P(|T| > |t|) for Student's t; for the normal when df is null.
 *
 * The incomplete beta function on the side where it is small: I_{df/(df+t²)}(df/2, ½).
 *
 * @throws RangeError when t is not a number or df is not positive
 * @example
 * tTwoSided(2, 10) // => 0.07338803477074035
 * tTwoSided(1.959963984540054, null) // => 0.05
 */
export function tTwoSided(t: number, df: number | null): number {
  if (Number.isNaN(t)) throw new RangeError('tTwoSided requires a number, got NaN')
  if (df === null || df > 1e14) return erfc(Math.abs(t) / Math.SQRT2)
  if (!(df > 0)) throw new RangeError(`tTwoSided requires positive degrees of freedom, got ${df}`)
  const square = t * t
  if (square === Infinity) return 0
  if (square < df) return betainc(square / (df + square), 0.5, df / 2, true, true)
  return betainc(df / (df + square), df / 2, 0.5, true, false)
}

/**
 * t with P(T ≤ t) = p for Student's t; for the normal when df is null. The library's value, with one step of Newton.
 *
 * @throws RangeError when p is not between 0 and 1 or df is not positive
 * @example
 * tQuantile(0.975, 10) // => 2.228138851986274
 */
export function tQuantile(p: number, df: number | null): number {
  // Beyond this the two are equal to the last digits, and the library's series end.
  if (df === null || df > 1e14) return normalQuantile(p)
  if (!(p > 0 && p < 1)) throw new RangeError(`tQuantile requires p between 0 and 1, got ${p}`)
  if (!(df > 0)) throw new RangeError(`tQuantile requires positive degrees of freedom, got ${df}`)
  const t = tQuantileOf(p, df)
  const tail = Math.min(p, 1 - p)
  const logDensity =
    gammaln((df + 1) / 2) -
    gammaln(df / 2) -
    Math.log(df * Math.PI) / 2 -
    ((df + 1) / 2) * Math.log1p((t * t) / df)
  const step = (tTwoSided(t, df) / 2 - tail) / Math.exp(logDensity)
  const better = t + Math.sign(t) * step
  return Math.abs(step) < 1e-6 * Math.abs(t) ? better : t
}

/**
 * P(X > x) for chi-square with df degrees of freedom.
 *
 * @throws RangeError when x is negative or df is not positive
 * @example
 * chiSquareUpper(3.841458820694124, 1) // => 0.05
 */
export function chiSquareUpper(x: number, df: number): number {
  if (!(x >= 0)) throw new RangeError(`chiSquareUpper requires x of at least 0, got ${x}`)
  if (!(df > 0)) throw new RangeError(`chiSquareUpper requires positive degrees of freedom, got ${df}`)
  return x === Infinity ? 0 : gammainc(x / 2, df / 2, true, true)
}

/**
 * P(X > x) for F with df1 and df2 degrees of freedom; df2 null is chi-square divided by df1.
 *
 * @throws RangeError when x is negative or a df is not positive
 * @example
 * fUpper(4.964602743730711, 1, 10) // => 0.05
 */
export function fUpper(x: number, df1: number, df2: number | null): number {
  if (!(x >= 0)) throw new RangeError(`fUpper requires x of at least 0, got ${x}`)
  if (!(df1 > 0)) throw new RangeError(`fUpper requires positive degrees of freedom, got ${df1}`)
  if (df2 === null) return chiSquareUpper(x * df1, df1)
  if (!(df2 > 0)) throw new RangeError(`fUpper requires positive degrees of freedom, got ${df2}`)
  if (x === Infinity) return 0
  return betainc(df2 / (df2 + df1 * x), df2 / 2, df1 / 2, true, false)
}

/**
 * P(X ≤ x) for the beta distribution; 1 − that when `upper`.
 *
 * @throws RangeError when x is not between 0 and 1 or a shape is not positive
 * @example
 * betaLower(0.5, 2, 2) // => 0.5
 */
export function betaLower(x: number, a: number, b: number, upper = false): number {
  if (!(x >= 0 && x <= 1)) throw new RangeError(`betaLower requires x between 0 and 1, got ${x}`)
  if (!(a > 0 && b > 0)) throw new RangeError(`betaLower requires positive shapes, got ${a} and ${b}`)
  return betainc(x, a, b, true, upper)
}

/**
 * x with P(X ≤ x) = p for the beta distribution: Newton's steps on ln x, kept within what is known of it.
 *
 * @throws RangeError when p is not between 0 and 1 or a shape is not positive
 * @example
 * betaQuantile(0.975, 1, 1) // => 0.975
 */
export function betaQuantile(p: number, a: number, b: number): number {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`betaQuantile requires p between 0 and 1, got ${p}`)
  if (p === 0 || p === 1) return p
  // The side of the smaller part keeps its digits.
  const middle = a / (a + b)
  if (p > betaLower(middle, a, b)) return 1 - smallBetaQuantile(p, b, a, true, 1 - middle)
  return smallBetaQuantile(p, a, b, false, middle)
}

function smallBetaQuantile(p: number, a: number, b: number, upper: boolean, start: number): number {
  const constant = gammaln(a + b) - gammaln(a) - gammaln(b)
  const target = upper ? 1 - p : p
  let low = 0
  let high = start
  let x = start / 2
  for (let step = 0; step < 2000; step++) {
    const found = betainc(x, a, b, true, false)
    if (found > target) high = x
    else low = x
    const slope = Math.exp(constant + a * Math.log(x) + (b - 1) * Math.log1p(-x))
    const next = x * Math.exp((found * Math.log(target / found)) / slope)
    const inside = next > low && next < high
    const better = inside ? next : low > 0 ? Math.sqrt(low * high) : high / 16
    if (Math.abs(better - x) <= 1e-16 * x || high - low <= 1e-16 * high) return better
    x = better
  }
  return x
}
