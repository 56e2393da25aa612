import type { Columns } from '../../linear-algebra/gram.ts'
import type { PanelRows } from './panel-rows.ts'

/** Columns of differences, one row for each step of a unit from one row to its next. */
export interface Differences {
  readonly columns: Columns
  readonly y: Float64Array
  /** The row each difference ends at. */
  readonly rows: Int32Array
  /** Steps over a gap: longer than the shortest step of the panel. They are in, unless only steps of one period are asked. */
  readonly gaps: number
  /** The shortest step: one period. */
  readonly period: number
}

/**
 * First differences: what changed in y and in each column from one row of a unit to its next.
 *
 * By default a step over a gap counts as a step, as R's plm has it: a change over two periods is a change all the same, and
 * every row takes part. With `consecutive` only steps of one period do, the shortest step between any two rows of a unit.
 *
 * Source: Wooldridge, Econometric Analysis of Cross Section and Panel Data (2010), §10.6.
 *
 * @param columns k columns of n numbers, without intercept
 * @throws RangeError when the rows have no times, or no unit has two rows
 * @example
 * const rows = panelRows(Float64Array.of(1, 1, 1), Float64Array.of(1, 2, 4))
 * firstDifferences([Float64Array.of(0, 3, 4)], Float64Array.of(1, 2, 8), rows, false).y // => [1, 6]
 * firstDifferences([Float64Array.of(0, 3, 4)], Float64Array.of(1, 2, 8), rows, true).y // => [1]
 */
export function firstDifferences(
  columns: Columns,
  y: Float64Array,
  { units, order, times }: PanelRows,
  consecutive: boolean,
): Differences {
  if (times === null) throw new RangeError('firstDifferences requires times, got none')
  const n = y.length
  const rowAt = (place: number) => (order === null ? place : order[place]!)
  const isStep = (place: number) => units.of[rowAt(place)] === units.of[rowAt(place - 1)]
  const lengthOf = (place: number) => times[rowAt(place)]! - times[rowAt(place - 1)]!
  let period = Infinity
  for (let place = 1; place < n; place++) if (isStep(place)) period = Math.min(period, lengthOf(place))
  if (period === Infinity) throw new RangeError('firstDifferences requires a unit with two rows, got none')
  // Times such as 2004.1 and 2004.2 differ by a period up to rounding.
  const longest = period * (1 + 1e-6)
  const places = new Int32Array(n)
  let count = 0
  let gaps = 0
  for (let place = 1; place < n; place++) {
    if (!isStep(place)) continue
    const gap = lengthOf(place) > longest
    if (gap) gaps++
    if (!(gap && consecutive)) places[count++] = place
  }
  const used = places.subarray(0, count)
  const difference = (column: Float64Array): Float64Array => {
    const result = new Float64Array(count)
    for (let i = 0; i < count; i++) result[i] = column[rowAt(used[i]!)]! - column[rowAt(used[i]! - 1)]!
    return result
  }
  return {
    columns: columns.map(difference),
    y: difference(y),
    rows: Int32Array.from(used, rowAt),
    gaps,
    period,
  }
}
