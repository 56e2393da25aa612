import gammaln from '@stdlib/math-base-special-gammaln'
import { betaQuantile, normalQuantile } from '../../distributions.ts'

/** Intervals for a share of which x of n cases are seen. Wilson's, the usual one, stands in `proportion.ts`. */
export interface Bounds {
  readonly low: number
  readonly high: number
}

function requireCases(caller: string, x: number, n: number): void {
  if (!(Number.isInteger(n) && n > 0))
    throw new RangeError(`${caller} requires a whole number n above 0, got ${n}`)
  if (!(Number.isInteger(x) && x >= 0 && x <= n))
    throw new RangeError(`${caller} requires a whole number x from 0 to ${n}, got ${x}`)
}

/**
 * Clopper and Pearson's exact interval: shares under which x or more, or x or fewer, are not too unlikely. It covers
 * at least as often as it says.
 *
 * Source: Clopper & Pearson (1934), Biometrika 26.
 *
 * @throws RangeError when x or n is not a count
 * @example
 * clopperPearson(0, 10).high // => 0.308497107818761
 */
export function clopperPearson(x: number, n: number, level = 0.95): Bounds {
  requireCases('clopperPearson', x, n)
  const tail = (1 - level) / 2
  return {
    low: x === 0 ? 0 : betaQuantile(tail, x, n - x + 1),
    high: x === n ? 1 : betaQuantile(1 - tail, x + 1, n - x),
  }
}

/**
 * Jeffreys' interval: quantiles of the beta distribution with x + ½ and n − x + ½; 0 and 1 at the edges.
 *
 * Source: Brown, Cai & DasGupta (2001), Statistical Science 16.
 *
 * @throws RangeError when x or n is not a count
 * @example
 * jeffreys(5, 10).low // => 0.223528670252705
 */
export function jeffreys(x: number, n: number, level = 0.95): Bounds {
  requireCases('jeffreys', x, n)
  const tail = (1 - level) / 2
  return {
    low: x === 0 ? 0 : betaQuantile(tail, x + 0.5, n - x + 0.5),
    high: x === n ? 1 : betaQuantile(1 - tail, x + 0.5, n - x + 0.5),
  }
}

/**
 * Wilson's interval with a correction of half a case for continuity.
 *
 * Source: Newcombe (1998), Statistics in Medicine 17, method 4.
 *
 * @throws RangeError when x or n is not a count
 * @example
 * wilsonCorrected(0, 10).high // => 0.344537218306922
 */
export function wilsonCorrected(x: number, n: number, level = 0.95): Bounds {
  requireCases('wilsonCorrected', x, n)
  const z = normalQuantile(0.5 + level / 2)
  // The correction of R: never more than the distance from one half.
  const half = Math.min(0.5, Math.abs(x - n / 2))
  const bound = (sign: 1 | -1) => {
    const shifted = x / n + (sign * half) / n
    const square = (z * z) / n
    const root = z * Math.sqrt((shifted * (1 - shifted)) / n + square / n / 4)
    return (shifted + square / 2 + sign * root) / (1 + square)
  }
  return {
    low: x === 0 ? 0 : Math.max(0, bound(-1)),
    high: x === n ? 1 : Math.min(1, bound(1)),
  }
}

/**
 * Agresti and Coull's interval: z²/2 cases more of each kind. It may reach below 0 and above 1.
 *
 * Source: Agresti & Coull (1998), The American Statistician 52.
 *
 * @throws RangeError when x or n is not a count
 * @example
 * agrestiCoull(5, 10).low // => 0.236593090512564
 */
export function agrestiCoull(x: number, n: number, level = 0.95): Bounds {
  requireCases('agrestiCoull', x, n)
  const z = normalQuantile(0.5 + level / 2)
  const more = n + z * z
  const centre = (x + (z * z) / 2) / more
  const half = z * Math.sqrt((centre * (1 - centre)) / more)
  return { low: centre - half, high: centre + half }
}

/**
 * The plain interval p ± z√(p(1 − p)/n), which covers too seldom in small samples and has no width at 0 and 1.
 *
 * @throws RangeError when x or n is not a count
 * @example
 * wald(5, 10).low // => 0.190102483847719
 */
export function wald(x: number, n: number, level = 0.95): Bounds {
  requireCases('wald', x, n)
  const p = x / n
  const half = normalQuantile(0.5 + level / 2) * Math.sqrt((p * (1 - p)) / n)
  return { low: p - half, high: p + half }
}

/**
 * Exact two-sided p value that a share is `against`: the chance of all counts that are no more likely than x.
 *
 * Source: Conover, Practical Nonparametric Statistics (1999), §3.1; the rule for both sides is that of R.
 *
 * @throws RangeError when x or n is not a count, or `against` is not strictly between 0 and 1
 * @example
 * binomialTest(1, 10, 0.5) // => 0.021484375
 */
export function binomialTest(x: number, n: number, against: number): number {
  requireCases('binomialTest', x, n)
  if (!(against > 0 && against < 1))
    throw new RangeError(`binomialTest requires a share between 0 and 1, got ${against}`)
  const log = (count: number) =>
    gammaln(n + 1) -
    gammaln(count + 1) -
    gammaln(n - count + 1) +
    count * Math.log(against) +
    (n - count) * Math.log1p(-against)
  const own = log(x) + 1e-7
  let sum = 0
  for (let count = 0; count <= n; count++) if (log(count) <= own) sum += Math.exp(log(count))
  return Math.min(1, sum)
}
