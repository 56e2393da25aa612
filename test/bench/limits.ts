/** How far the analysis is from what one core can do: reading memory, and multiplying and adding. */
import { estimate, gram } from '../../analysis/index.ts'
import { REGRESSORS, speedPanel } from '../analysis/speed-panel.ts'
import { type BenchOptions, type BenchRow, round, secondsOf } from './measure.ts'

export const name = 'limits'
export const about =
  'one core: memory read, multiply-adds in the fastest plain loop, and which part of either a step of the analysis reaches'

/** The best of a few: the limit, not the usual. */
function best(work: () => void, times = 5): number {
  return Math.min(...Array.from({ length: times }, () => secondsOf(work).seconds))
}

let sink = 0

/** Bytes a second of reading an array that fits in no cache. */
function bandwidth(length: number): number {
  const values = new Float64Array(length).fill(1)
  const seconds = best(() => {
    let [a, b, c, d] = [0, 0, 0, 0]
    for (let i = 0; i + 3 < length; i += 4) {
      a += values[i]!
      b += values[i + 1]!
      c += values[i + 2]!
      d += values[i + 3]!
    }
    sink += a + b + c + d
  })
  return (8 * length) / seconds
}

/** Multiply-adds a second on two short columns in the first cache. */
function arithmetic(rounds: number): number {
  const x = new Float64Array(1024).fill(1.0000001)
  const y = new Float64Array(1024).fill(0.9999999)
  const seconds = best(() => {
    for (let round = 0; round < rounds; round++) {
      let [a, b, c, d] = [0, 0, 0, 0]
      for (let i = 0; i < 1024; i += 4) {
        a += x[i]! * y[i]!
        b += x[i + 1]! * y[i + 1]!
        c += x[i + 2]! * y[i + 2]!
        d += x[i + 3]! * y[i + 3]!
      }
      sink += a + b + c + d
    }
  })
  return (1024 * rounds) / seconds
}

export function run({ quick, rows: asked }: BenchOptions): BenchRow[] {
  const rows = asked?.at(-1) ?? (quick ? 600 : 3_000_000)
  const persons = Math.round(rows / 3)
  const read = bandwidth(quick ? 10_000 : 30_000_000)
  const multiply = arithmetic(quick ? 10 : 200_000)
  const data = speedPanel(persons)
  const columns = [
    new Float64Array(rows).fill(1),
    ...REGRESSORS.map((column) => data.columns.get(column)!.values),
  ]
  const k = columns.length
  const bytes = 8 * rows * (k + 1)
  const steps = [
    { what: 'Gram matrix', products: (rows * k * (k + 1)) / 2, seconds: best(() => gram(columns, null)) },
    ...(
      [
        ['OLS, cluster', 'ols', 'hours'],
        ['logit, cluster', 'logit', 'searching'],
      ] as const
    ).map(([what, model, outcome]) => ({
      what,
      // The Gram matrix, the residuals, and the sums by cluster with theirs.
      products: (rows * k * (k + 1)) / 2 + 2 * rows * k + (persons * k * (k + 1)) / 2,
      seconds: best(() => {
        estimate({ data, formula: `${outcome} ~ ${REGRESSORS.join(' + ')}`, model, cluster: 'id' })
      }, 3),
    })),
  ]
  if (!Number.isFinite(sink)) throw new RangeError('limits requires finite sums')
  return steps.map(({ what, products, seconds }) => ({
    what,
    rows,
    seconds: round(seconds),
    'GB/s this core reads': round(read / 1e9),
    '× reading the data once': round(seconds / (bytes / read)),
    'G multiply-adds/s in a plain loop': round(multiply / 1e9),
    '× multiplying at that rate': round(seconds / (products / multiply)),
  }))
}
