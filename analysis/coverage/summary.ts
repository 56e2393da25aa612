import type { Replicate } from './replicate.ts'

/** How one estimator does for one target, over many panels. */
export interface CoverageRow {
  readonly estimator: string
  readonly target: string
  readonly truth: number
  /** Panels with an interval. */
  readonly panels: number
  /** Mean of the estimates minus the truth, and its Monte Carlo standard error. */
  readonly bias: number
  readonly biasError: number
  /** Standard deviation of the estimates. */
  readonly spread: number
  /** Share of intervals that hold the truth, and its Monte Carlo standard error. */
  readonly coverage: number
  readonly coverageError: number
  /** Share of panels with p under the level: power where there is an effect, size where there is none. */
  readonly power: number
}

/** One estimator over all its targets. */
export interface CoverageTotal {
  readonly estimator: string
  readonly targets: number
  readonly panels: number
  readonly coverage: number
  /** Lowest and highest coverage of a target. */
  readonly lowest: number
  readonly highest: number
  /** Root mean square, over targets, of bias in units of the spread. */
  readonly relativeBias: number
}

interface Sums {
  readonly estimator: string
  readonly target: string
  count: number
  sum: number
  squares: number
  covered: number
  rejected: number
}

/** Adds up replicates as they come in, without keeping them. */
export interface CoverageCounter {
  readonly add: (replicates: readonly Replicate[]) => void
  readonly rows: () => CoverageRow[]
}

/**
 * Counts how often intervals hold the truth, per estimator and target.
 *
 * Source: Morris, White & Crowther (2019), Statistics in Medicine 38.
 *
 * @param truths true value by target; targets without one are left out
 * @example
 * const counter = coverageCounter(new Map([['a', 1]]), 0.05)
 * counter.add([{ estimator: 'mean', target: 'a', estimate: 1.5, low: 0.5, high: 2.5, p: 0.01 }])
 * counter.add([{ estimator: 'mean', target: 'a', estimate: 2.5, low: 1.5, high: 3.5, p: 0.2 }])
 * counter.rows()[0]?.coverage // => 0.5
 * counter.rows()[0]?.bias // => 1
 */
export function coverageCounter(truths: ReadonlyMap<string, number>, alpha: number): CoverageCounter {
  const all = new Map<string, Sums>()
  return {
    add: (replicates) => {
      for (const { estimator, target, estimate, low, high, p } of replicates) {
        const truth = truths.get(target)
        if (truth === undefined || estimate === null || low === null || high === null) continue
        const key = `${estimator} ${target}`
        const own = all.get(key) ?? {
          estimator,
          target,
          count: 0,
          sum: 0,
          squares: 0,
          covered: 0,
          rejected: 0,
        }
        const error = estimate - truth
        own.count++
        own.sum += error
        own.squares += error * error
        own.covered += Number(low <= truth && truth <= high)
        own.rejected += Number(p !== null && p < alpha)
        all.set(key, own)
      }
    },
    rows: () =>
      [...all.values()].map(({ estimator, target, count, sum, squares, covered, rejected }) => {
        const bias = sum / count
        const spread = Math.sqrt(Math.max(0, squares / count - bias * bias))
        const coverage = covered / count
        return {
          estimator,
          target,
          truth: truths.get(target)!,
          panels: count,
          bias,
          biasError: spread / Math.sqrt(count),
          spread,
          coverage,
          coverageError: Math.sqrt((coverage * (1 - coverage)) / count),
          power: rejected / count,
        }
      }),
  }
}

/** Each estimator over its targets. */
export function coverageTotals(rows: readonly CoverageRow[]): CoverageTotal[] {
  return [...new Set(rows.map(({ estimator }) => estimator))].map((estimator) => {
    const own = rows.filter((row) => row.estimator === estimator)
    const mean = (of: (row: CoverageRow) => number) => own.reduce((sum, row) => sum + of(row), 0) / own.length
    return {
      estimator,
      targets: own.length,
      panels: Math.max(...own.map(({ panels }) => panels)),
      coverage: mean(({ coverage }) => coverage),
      lowest: Math.min(...own.map(({ coverage }) => coverage)),
      highest: Math.max(...own.map(({ coverage }) => coverage)),
      relativeBias: Math.sqrt(mean(({ bias, spread }) => (spread > 0 ? (bias / spread) ** 2 : 0))),
    }
  })
}
