/** What the benches share: what one is asked and what it gives, and how times become numbers. */

export interface BenchOptions {
  /** Very small: shows that the bench runs, not how fast. */
  readonly quick: boolean
  /** Sizes for the benches that have them. */
  readonly rows: readonly number[] | null
  /** Told each line as it is found, since the last size of a bench may take minutes. */
  readonly told?: (row: BenchRow) => void
}

/** One line of a bench's table. Every line of a bench has the same columns; null: does not apply. */
export type BenchRow = Readonly<Record<string, string | number | null>>

export interface Bench {
  readonly name: string
  readonly about: string
  run(options: BenchOptions): BenchRow[] | Promise<BenchRow[]>
}

export function secondsOf<T>(work: () => T): { seconds: number; result: T } {
  const start = performance.now()
  const result = work()
  return { seconds: (performance.now() - start) / 1000, result }
}

/** The value below which a share of the times lies. */
export function quantile(times: readonly number[], share: number): number {
  const sorted = [...times].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!
}

/** To three significant digits: a time has no more. */
export function round(value: number): number {
  return Number(value.toPrecision(3))
}
