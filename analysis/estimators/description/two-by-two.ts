import gammaln from '@stdlib/math-base-special-gammaln'
import { normalQuantile } from '../../distributions.ts'
import { type Counts, requireCounts } from './chi-square-test.ts'

export interface FisherTest {
  readonly p: number
  /** Conditional maximum likelihood estimate and exact interval of the odds ratio; null: infinite. */
  readonly oddsRatio: number | null
  readonly low: number
  readonly high: number | null
  readonly level: number
}

/**
 * Fisher's exact test of a 2×2 table, with the conditional odds ratio.
 *
 * The first cell, given the margins, has Fisher's noncentral hypergeometric distribution.
 *
 * Source: Agresti, Categorical Data Analysis (2013), §3.5 and §16.6.4; the rule for both sides is that of R.
 *
 * @throws RangeError when the table is not 2×2, or a count is negative or not whole
 * @example
 * fisherTest([[3, 1], [1, 3]]).p // => 0.485714285714286
 */
export function fisherTest(counts: Counts, level = 0.95): FisherTest {
  const [[a, b], [c, d]] = requireFour('fisherTest', counts)
  if (![a, b, c, d].every(Number.isInteger))
    throw new RangeError(`fisherTest requires whole counts, got ${[a, b, c, d].join(', ')}`)
  const low = Math.max(0, a - d)
  const high = Math.min(a + b, a + c)
  const choose = (n: number, k: number) => gammaln(n + 1) - gammaln(k + 1) - gammaln(n - k + 1)
  const logs = Array.from(
    { length: high - low + 1 },
    (_, i) => choose(a + b, low + i) + choose(c + d, a + c - low - i),
  )
  /** Chances of each first cell when the odds ratio is exp(ω). */
  const chances = (omega: number): Float64Array => {
    const own = Float64Array.from(logs, (log, i) => log + i * omega)
    const largest = own.reduce((most, log) => Math.max(most, log), -Infinity)
    const sum = own.reduce((all, log) => all + Math.exp(log - largest), 0)
    return own.map((log) => Math.exp(log - largest) / sum)
  }
  const place = a - low
  const even = chances(0)
  let p = 0
  for (const chance of even) if (chance <= even[place]! * (1 + 1e-7)) p += chance
  const mean = (omega: number) => chances(omega).reduce((sum, chance, i) => sum + chance * i, 0)
  const above = (omega: number) =>
    chances(omega).reduce((sum, chance, i) => sum + (i >= place ? chance : 0), 0)
  const below = (omega: number) =>
    -chances(omega).reduce((sum, chance, i) => sum + (i <= place ? chance : 0), 0)
  const tail = (1 - level) / 2
  const atLow = a === low
  const atHigh = a === high
  return {
    p: Math.min(1, p),
    oddsRatio: atHigh && !atLow ? null : atLow ? 0 : Math.exp(root(mean, place)),
    low: atLow ? 0 : Math.exp(root(above, tail)),
    high: atHigh ? null : Math.exp(root(below, -tail)),
    level,
  }
}

/** x with f(x) = target, f increasing. */
function root(f: (x: number) => number, target: number): number {
  let low = -1
  let high = 1
  while (f(low) > target && low > -700) low *= 2
  while (f(high) < target && high < 700) high *= 2
  for (let step = 0; step < 200 && high - low > 1e-15 * Math.max(1, Math.abs(low)); step++) {
    const middle = (low + high) / 2
    if (f(middle) < target) low = middle
    else high = middle
  }
  return (low + high) / 2
}

/**
 * The difference between the shares of the first column in the two rows, with Wald's interval, cut off at −1 and 1.
 *
 * @returns null when a row is empty
 * @throws RangeError when the table is not 2×2, or a count is negative
 * @example
 * riskDifference([[3, 1], [1, 3]])?.estimate // => 0.5
 */
export function riskDifference(
  counts: Counts,
  level = 0.95,
): { readonly estimate: number; readonly low: number; readonly high: number } | null {
  const [[a, b], [c, d]] = requireFour('riskDifference', counts)
  if (a + b === 0 || c + d === 0) return null
  const [p, q] = [a / (a + b), c / (c + d)]
  const spread = Math.sqrt((p * (1 - p)) / (a + b) + (q * (1 - q)) / (c + d))
  const half = normalQuantile(0.5 + level / 2) * spread
  return { estimate: p - q, low: Math.max(-1, p - q - half), high: Math.min(1, p - q + half) }
}

/**
 * The odds ratio ad/bc of a 2×2 table; null when b or c is zero.
 *
 * @throws RangeError when the table is not 2×2, or a count is negative
 * @example
 * oddsRatio([[3, 1], [1, 3]]) // => 9
 */
export function oddsRatio(counts: Counts): number | null {
  const [[a, b], [c, d]] = requireFour('oddsRatio', counts)
  return b * c === 0 ? null : (a * d) / (b * c)
}

type Four = readonly [readonly [number, number], readonly [number, number]]

function requireFour(caller: string, counts: Counts): Four {
  requireCounts(caller, counts)
  if (counts.length !== 2 || counts[0]!.length !== 2)
    throw new RangeError(
      `${caller} requires a table of 2 by 2, got ${counts.length} by ${counts[0]?.length ?? 0}`,
    )
  return counts as unknown as Four
}
