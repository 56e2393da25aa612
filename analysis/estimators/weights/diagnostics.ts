import { kish } from './kish.ts'
import { type Margin, marginOf } from './margin.ts'

/** One level of a margin: weight before, weight after, and what the population has. */
export interface MarginRow {
  readonly variable: string
  readonly level: string
  readonly n: number
  readonly before: number
  readonly after: number
  readonly target: number
}

/** What every set of weights comes with. */
export interface WeightDiagnostics {
  /** Rows of positive weight. */
  readonly n: number
  readonly sum: number
  readonly min: number
  readonly max: number
  /** Largest over smallest. */
  readonly ratio: number
  /** Standard deviation (of the population of weights) over mean. */
  readonly cv: number
  readonly deff: number
  readonly effective: number
  readonly margins: readonly MarginRow[]
}

/**
 * How unequal weights are, what that costs, and whether they meet the margins. Null without a positive weight.
 *
 * Source: Kish (1992), Journal of Official Statistics 8.
 *
 * @param before weights before they were adjusted, as many; null: one each
 * @throws RangeError when lengths differ or a weight is negative
 * @example
 * weightDiagnostics(Float64Array.of(1, 3))?.ratio // => 3
 * weightDiagnostics(Float64Array.of(1, 3))?.cv // => 0.5
 */
export function weightDiagnostics(
  weights: Float64Array,
  before: Float64Array | null = null,
  margins: readonly Margin[] = [],
): WeightDiagnostics | null {
  const rows = weights.length
  for (const { length } of [...(before === null ? [] : [before]), ...margins.map(({ codes }) => codes)])
    if (length !== rows) throw new RangeError(`weightDiagnostics requires ${rows} numbers, got ${length}`)
  const found = kish(weights)
  if (found === null) return null
  const { n, sum, deff, effective } = found
  let min = Infinity
  let max = 0
  for (const weight of weights)
    if (weight > 0) {
      min = Math.min(min, weight)
      max = Math.max(max, weight)
    }
  const ones = new Float64Array(rows).fill(1)
  return {
    n,
    sum,
    min,
    max,
    ratio: max / min,
    cv: Math.sqrt(Math.max(0, deff - 1)),
    deff,
    effective,
    margins: margins.flatMap((margin) => {
      const counts = marginOf(margin, ones)
      const earlier = marginOf(margin, before ?? ones)
      const now = marginOf(margin, weights)
      return margin.levels.map((level, code) => ({
        variable: margin.name,
        level,
        n: counts[code]!,
        before: earlier[code]!,
        after: now[code]!,
        target: margin.targets[code]!,
      }))
    }),
  }
}
