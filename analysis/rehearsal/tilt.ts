import { newton } from '../linear-algebra/newton.ts'

/** Outcomes of many draws, a column each; a draw without a value counts as the mean. */
export type Pool = readonly Float64Array[]

/**
 * The weights exp(t'y) that move the mean of each outcome by `shift`, and change the draws as little as that allows.
 *
 * @param pool one column of draws per outcome, of equal length
 * @param shift how far the mean of each outcome moves, in its own unit
 * @returns t, one per outcome; null when no weights do: the mean would lie outside what was drawn
 * @throws RangeError when columns differ in length, or there is a shift too many or too few
 *
 * Source: Hainmueller, Entropy balancing for causal effects (2012), equations 6 to 9.
 *
 * @example
 * const [t] = tiltFor([Float64Array.of(0, 0, 0, 1)], [0.25])
 * t.toFixed(6) // => (Math.log(1) - Math.log(1 / 3)).toFixed(6)
 */
export function tiltFor(pool: Pool, shift: readonly number[]): Float64Array | null {
  const k = pool.length
  if (shift.length !== k) throw new RangeError(`tiltFor requires ${k} shifts, got ${shift.length}`)
  const n = pool[0]?.length ?? 0
  if (pool.some((column) => column.length !== n))
    throw new RangeError('tiltFor requires columns of equal length')
  // An outcome that is not to move and never varies asks for nothing; one that is to move has to vary.
  const means = pool.map(meanOf)
  const spread = pool.map((column, o) => Math.sqrt(meanOf(column.map((value) => (value - means[o]!) ** 2))))
  if (spread.some((width, o) => width === 0 && shift[o] !== 0)) return null
  const varying = pool.map((_, o) => o).filter((o) => spread[o]! > 0)
  const columns = varying.map((o) => pool[o]!.map((value) => known(value, means[o]!) / spread[o]!))
  const target = varying.map((o) => (means[o]! + shift[o]!) / spread[o]!)
  if (columns.some((column, j) => !isInside(column, target[j]!))) return null
  const found = newton((t) => peakAt(columns, target, t), new Float64Array(columns.length), isFar)
  if (!found.converged) return null
  const tilt = new Float64Array(k)
  for (const [j, o] of varying.entries()) tilt[o] = found.coefficients[j]! / spread[o]!
  return tilt
}

/** The mean of each outcome under the weights exp(t'y); an empty pool has none. */
export function tiltedMeans(pool: Pool, tilt: Float64Array): Float64Array {
  const weights = weightsOf(pool, tilt)
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  return Float64Array.from(pool, (column) => {
    const mean = meanOf(column)
    return column.reduce((sum, value, row) => sum + weights[row]! * known(value, mean), 0) / total
  })
}

function weightsOf(pool: Pool, tilt: Float64Array): Float64Array {
  const score = new Float64Array(pool[0]?.length ?? 0)
  for (const [o, column] of pool.entries()) {
    const mean = meanOf(column)
    for (let row = 0; row < score.length; row++) score[row]! += tilt[o]! * known(column[row]!, mean)
  }
  const most = score.reduce((a, b) => Math.max(a, b), -Infinity)
  return score.map((value) => Math.exp(value - most))
}

/** t'm - log Σ exp(t'y): its maximum has the means m. */
function peakAt(columns: Pool, target: readonly number[], t: Float64Array) {
  const k = columns.length
  const n = columns[0]?.length ?? 0
  const score = new Float64Array(n)
  for (const [j, column] of columns.entries())
    for (let row = 0; row < n; row++) score[row]! += t[j]! * (column[row]! - target[j]!)
  const most = score.reduce((a, b) => Math.max(a, b), -Infinity)
  const gradient = new Float64Array(k)
  const information = new Float64Array(k * k)
  let total = 0
  for (let row = 0; row < n; row++) {
    const weight = Math.exp(score[row]! - most)
    total += weight
    for (let j = 0; j < k; j++) {
      const off = columns[j]![row]! - target[j]!
      gradient[j]! -= weight * off
      for (let i = 0; i < k; i++) information[j * k + i]! += weight * off * (columns[i]![row]! - target[i]!)
    }
  }
  for (let j = 0; j < k; j++) gradient[j]! /= total
  for (let j = 0; j < k; j++)
    for (let i = 0; i < k; i++)
      information[j * k + i] = information[j * k + i]! / total - gradient[j]! * gradient[i]!
  return { value: -(most + Math.log(total)), gradient, information }
}

/** Weights that run off for ever lead to no mean. */
const isFar = (step: Float64Array) => step.some((move) => Math.abs(move) > 5)

const isInside = (column: Float64Array, mean: number) =>
  column.some((value) => value < mean) && column.some((value) => value > mean)

const known = (value: number, mean: number) => (Number.isNaN(value) ? mean : value)

function meanOf(column: Float64Array): number {
  let sum = 0
  let n = 0
  for (const value of column)
    if (!Number.isNaN(value)) {
      sum += value
      n += 1
    }
  return n === 0 ? 0 : sum / n
}
