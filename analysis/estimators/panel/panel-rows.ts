import { type Clusters, clustersOf } from '../inference/clusters.ts'

/** Which rows are of one unit of a panel, and in what order they follow each other. */
export interface PanelRows {
  readonly units: Clusters
  /** Rows per unit. */
  readonly sizes: Int32Array
  /** The rows by unit and time; null: as they stand, or no times are known. */
  readonly order: Int32Array | null
  /** A number per row, or null when no times are known. */
  readonly times: Float64Array | null
}

/**
 * Finds the units of a panel and the order of their rows, in one pass when the rows stand by unit and time already.
 *
 * @param ids n numbers, equal for rows of one unit
 * @param times n numbers, or null when the order does not matter
 * @param nameOf how a row is called when it is refused
 * @throws RangeError when an id or a time is missing, or one unit has two rows at one time
 * @example
 * panelRows(Float64Array.of(2, 1, 2), Float64Array.of(5, 5, 4)).order // => [2, 0, 1]
 * panelRows(Float64Array.of(2, 2, 1), Float64Array.of(4, 5, 4)).order // => null
 */
export function panelRows(
  ids: Float64Array,
  times: Float64Array | null,
  nameOf: (row: number) => string = (row) => `unit ${ids[row]}, time ${times?.[row]}`,
): PanelRows {
  const units = clustersOf(ids)
  const sizes = sizesOf(units)
  if (times !== null && times.length !== ids.length)
    throw new RangeError(`panelRows requires ${ids.length} times, got ${times.length}`)
  if (times?.some(Number.isNaN))
    throw new RangeError(
      `panelRows requires a time on every row, got none on row ${times.findIndex(Number.isNaN) + 1}`,
    )
  if (times === null || inOrder(units, times)) return { units, sizes, order: null, times }
  const order = rowsByGroup(units, sizes)
  for (let unit = 0, start = 0; unit < units.count; unit++) {
    const own = order.subarray(start, start + sizes[unit]!)
    own.sort((a, b) => times[a]! - times[b]!)
    for (let i = 1; i < own.length; i++)
      if (times[own[i]!] === times[own[i - 1]!])
        throw new RangeError(`A unit may have one row at a time, but there are two of ${nameOf(own[i]!)}.`)
    start += own.length
  }
  return { units, sizes, order, times }
}

/** How many rows each group has. */
export function sizesOf({ of, count }: Clusters): Int32Array {
  const sizes = new Int32Array(count)
  for (let i = 0; i < of.length; i++) sizes[of[i]!]!++
  return sizes
}

/** The rows of the first group, of the second, and so on; within a group as they stand. */
export function rowsByGroup({ of, count }: Clusters, sizes: Int32Array): Int32Array {
  const next = new Int32Array(count)
  for (let group = 1; group < count; group++) next[group] = next[group - 1]! + sizes[group - 1]!
  const rows = new Int32Array(of.length)
  for (let i = 0; i < of.length; i++) rows[next[of[i]!]!++] = i
  return rows
}

function inOrder({ of }: Clusters, times: Float64Array): boolean {
  for (let i = 1; i < of.length; i++) {
    if (of[i]! < of[i - 1]!) return false
    if (of[i] === of[i - 1] && !(times[i]! > times[i - 1]!)) return false
  }
  return true
}
