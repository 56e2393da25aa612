import { cholesky, choleskySolve } from '../../linear-algebra/cholesky.ts'
import type { Clusters } from '../inference/clusters.ts'
import { demean, totalsOf } from './demean.ts'
import { rowsByGroup, sizesOf } from './panel-rows.ts'

/** Takes two sets of effects out of columns. */
export interface TwoWay {
  /** What is left of a column. */
  readonly sweep: (column: Float64Array) => Float64Array
  /** How many effects can be told apart: groups of both kinds, less one for each set that hangs together. */
  readonly absorbed: number
}

/** The smaller of the two sets is solved exactly, at the cost of the square of its size. */
const LARGEST = 3000

/**
 * What is left of a column after unit effects and period effects, exactly, on any unbalanced panel.
 *
 * The larger set goes out by means. The effects γ of the smaller solve (Σw dd')γ = Σw d x with d its dummies after those
 * means; one of each connected set of groups is fixed at 0. A second pass takes out the rounding of the first.
 *
 * Source: Wansbeek & Kapteyn (1989), Journal of Econometrics 41; Abowd, Creecy & Kramarz (2002) on connected sets.
 *
 * @throws RangeError when both sets are larger than 3000
 * @example
 * const units = { of: Int32Array.of(0, 0, 1, 1), count: 2 }
 * const periods = { of: Int32Array.of(0, 1, 0, 1), count: 2 }
 * twoWay(units, periods, null).sweep(Float64Array.of(1, 2, 4, 9)) // => [1, -1, -1, 1]
 */
export function twoWay(units: Clusters, periods: Clusters, weights: Float64Array | null): TwoWay {
  const [large, small] = units.count >= periods.count ? [units, periods] : [periods, units]
  if (small.count > LARGEST)
    throw new RangeError(`twoWay requires at most ${LARGEST} units or periods, got ${small.count}`)
  const totals = totalsOf(large, weights)
  const { matrix, components } = normalEquations(large, small, weights, totals)
  const factor = cholesky(matrix.values, matrix.size)
  const pass = (column: Float64Array): Float64Array => {
    const { deviations } = demean(column, large, weights, totals)
    if (factor === null) return deviations
    const sums = new Float64Array(small.count)
    for (let i = 0; i < deviations.length; i++)
      sums[small.of[i]!]! += (weights === null ? 1 : weights[i]!) * deviations[i]!
    const solved = choleskySolve(
      factor,
      matrix.free.map((group) => sums[group]!),
    )
    const effects = new Float64Array(small.count)
    matrix.free.forEach((group, place) => {
      effects[group] = solved[place]!
    })
    const perRow = new Float64Array(deviations.length)
    for (let i = 0; i < perRow.length; i++) perRow[i] = effects[small.of[i]!]!
    const out = demean(perRow, large, weights, totals).deviations
    for (let i = 0; i < deviations.length; i++) deviations[i]! -= out[i]!
    return deviations
  }
  return { sweep: (column) => pass(pass(column)), absorbed: large.count + small.count - components }
}

/** Σw dd' over the groups of the smaller set that are free, and the number of connected sets. */
function normalEquations(
  large: Clusters,
  small: Clusters,
  weights: Float64Array | null,
  totals: Float64Array,
): {
  matrix: { values: Float64Array; size: number; free: readonly number[] }
  components: number
} {
  const all = small.count
  const cross = new Float64Array(all * all)
  const sizes = sizesOf(large)
  const rows = rowsByGroup(large, sizes)
  const parent = Int32Array.from({ length: all }, (_, group) => group)
  const root = (group: number): number => {
    let top = group
    while (parent[top] !== top) top = parent[top]!
    parent[group] = top
    return top
  }
  for (let group = 0, start = 0; group < large.count; group++) {
    const end = start + sizes[group]!
    for (let a = start; a < end; a++) {
      const first = small.of[rows[a]!]!
      const own = weights === null ? 1 : weights[rows[a]!]!
      cross[first * all + first]! += own
      parent[root(first)] = root(small.of[rows[start]!]!)
      for (let b = start; b < end; b++) {
        const other = weights === null ? 1 : weights[rows[b]!]!
        cross[first * all + small.of[rows[b]!]!]! -= (own * other) / totals[group]!
      }
    }
    start = end
  }
  const free = [...parent.keys()].filter((group) => root(group) !== group)
  const size = free.length
  const values = new Float64Array(size * size)
  free.forEach((a, i) => {
    free.forEach((b, j) => {
      values[i * size + j] = cross[a * all + b]!
    })
  })
  return { matrix: { values, size, free }, components: all - size }
}
