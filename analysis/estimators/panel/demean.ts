import type { Clusters } from '../inference/clusters.ts'

/** A column as what it has in common within groups and what varies there. */
export interface Demeaned {
  /** One per group. */
  readonly means: Float64Array
  /** One per row: the value less the mean of its group. */
  readonly deviations: Float64Array
  /** The sum of their squares. */
  readonly squares: number
  /** Nothing but rounding varies within the groups. */
  readonly constant: boolean
}

/** Deviations below this part of the spread of a column are rounding. */
const ROUNDING = 1e-10

/**
 * Takes from each value the (weighted) mean of its group, x − Σwx/Σw.
 *
 * Sums are of differences with the first value, so that a year or an identification number costs no digits. Rows of a
 * group need not stand together.
 *
 * @param totals the sum of the weights per group; see `totalsOf`
 * @example
 * const groups = { of: Int32Array.of(0, 1, 0), count: 2 }
 * demean(Float64Array.of(1, 7, 3), groups, null, totalsOf(groups, null)).deviations // => [-1, 0, 1]
 */
export function demean(
  column: Float64Array,
  groups: Clusters,
  weights: Float64Array | null,
  totals: Float64Array,
): Demeaned {
  return (
    (weights === null ? demeanRuns(column, groups, totals) : null) ??
    demeanAny(column, groups, weights, totals)
  )
}

/** In one pass, when the rows of every group stand together; null when they do not. */
function demeanRuns(column: Float64Array, { of, count }: Clusters, totals: Float64Array): Demeaned | null {
  const n = column.length
  const first = n > 0 ? column[0]! : 0
  const means = new Float64Array(count)
  const deviations = new Float64Array(n)
  let spread = 0
  let within = 0
  let squares = 0
  for (let start = 0; start < n; ) {
    const group = of[start]!
    const size = totals[group]!
    const end = start + size
    if (end > n || of[end - 1] !== group) return null
    let sum = 0
    for (let i = start; i < end; i++) {
      if (of[i] !== group) return null
      sum += column[i]! - first
    }
    const mean = sum / size
    means[group] = mean + first
    for (let i = start; i < end; i++) {
      const value = column[i]! - first
      const deviation = value - mean
      deviations[i] = deviation
      squares += deviation * deviation
      if (value > spread) spread = value
      else if (-value > spread) spread = -value
      if (deviation > within) within = deviation
      else if (-deviation > within) within = -deviation
    }
    start = end
  }
  return { means, deviations, squares, constant: within <= ROUNDING * spread }
}

function demeanAny(
  column: Float64Array,
  { of, count }: Clusters,
  weights: Float64Array | null,
  totals: Float64Array,
): Demeaned {
  const n = column.length
  const first = n > 0 ? column[0]! : 0
  const means = new Float64Array(count)
  if (weights === null) for (let i = 0; i < n; i++) means[of[i]!]! += column[i]! - first
  else for (let i = 0; i < n; i++) means[of[i]!]! += weights[i]! * (column[i]! - first)
  for (let group = 0; group < count; group++) means[group]! /= totals[group]!
  const deviations = new Float64Array(n)
  let spread = 0
  let within = 0
  let squares = 0
  for (let i = 0; i < n; i++) {
    const value = column[i]! - first
    const deviation = value - means[of[i]!]!
    deviations[i] = deviation
    squares += deviation * deviation
    spread = Math.max(spread, Math.abs(value))
    within = Math.max(within, Math.abs(deviation))
  }
  for (let group = 0; group < count; group++) means[group]! += first
  return { means, deviations, squares, constant: within <= ROUNDING * spread }
}

/** The sum of the weights per group, or the number of its rows. */
export function totalsOf({ of, count }: Clusters, weights: Float64Array | null): Float64Array {
  const totals = new Float64Array(count)
  for (let i = 0; i < of.length; i++) totals[of[i]!]! += weights === null ? 1 : weights[i]!
  return totals
}

/** Whether what is left of a column is rounding of what it was. */
export function isRounding(left: Float64Array, column: Float64Array): boolean {
  let spread = 0
  let size = 0
  for (let i = 0; i < column.length; i++) {
    spread = Math.max(spread, Math.abs(column[i]! - column[0]!))
    size = Math.max(size, Math.abs(left[i]!))
  }
  return size <= ROUNDING * spread
}
