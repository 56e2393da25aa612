import { type Column, columnOf, type Table } from '../../columns.ts'
import type { Counts } from '../description/chi-square-test.ts'
import { cohenKappa, type Kappa } from './cohen-kappa.ts'
import { type Alpha, krippendorffAlpha } from './krippendorff-alpha.ts'

/** How often two columns name each pair of categories. */
export interface ConfusionTable {
  readonly categories: readonly string[]
  /** First column in rows, second in columns. */
  readonly counts: Counts
  /** Rows where either is missing. */
  readonly missing: number
}

/**
 * The table of two columns of the same cases, e.g. what was entered first and second, or survey and register.
 *
 * Categories are matched by name; numbers are their own categories, in order.
 *
 * @throws RangeError when lengths differ
 * @example
 * const first = categoryColumn('a', ['x', 'y', 'y'], ['x', 'y'])
 * const second = categoryColumn('b', ['x', 'y', 'x'], ['x', 'y'])
 * confusionTable(first, second).counts // => [[1, 0], [1, 1]]
 */
export function confusionTable(first: Column, second: Column): ConfusionTable {
  const n = requireEqual('confusionTable', first, second)
  const categories = namesOf(first, second)
  const place = new Map(categories.map((name, i) => [name, i]))
  const counts = categories.map(() => categories.map(() => 0))
  let missing = 0
  for (let row = 0; row < n; row++) {
    const [a, b] = [nameAt(first, row), nameAt(second, row)]
    if (a === null || b === null) missing++
    else counts[place.get(a)!]![place.get(b)!]!++
  }
  return { categories, counts, missing }
}

/** How well two entries of one column agree. */
export interface EntryAgreement {
  readonly name: string
  /** Rows where at least one entry has a value, and those where the two differ (one missing counts). */
  readonly compared: number
  readonly differing: readonly number[]
  readonly agreement: number | null
  readonly kappa: Kappa | null
  readonly alpha: Alpha
}

/**
 * Double data entry: the columns that two tables share, compared row by row. Kappa is of rows that both entries
 * value; alpha counts categories as nominal and numbers as interval.
 *
 * @throws RangeError when the tables differ in their number of rows
 * @example
 * const first = makeTable([numberColumn('age', [30, 41, 52])])
 * const second = makeTable([numberColumn('age', [30, 14, 52])])
 * doubleEntry(first, second)[0]?.differing // => [1]
 */
export function doubleEntry(first: Table, second: Table): EntryAgreement[] {
  if (first.rows !== second.rows)
    throw new RangeError(
      `doubleEntry requires tables of equal length, got ${first.rows} and ${second.rows} rows`,
    )
  const shared = [...first.columns.keys()].filter((name) => second.columns.has(name))
  return shared.map((name) => {
    const [a, b] = [columnOf(first, name), columnOf(second, name)]
    const differing: number[] = []
    let compared = 0
    for (let row = 0; row < first.rows; row++) {
      const [one, two] = [nameAt(a, row), nameAt(b, row)]
      if (one === null && two === null) continue
      compared++
      if (one !== two) differing.push(row)
    }
    const { categories, counts } = confusionTable(a, b)
    const both = counts.flat().reduce((sum, count) => sum + count, 0)
    const place = new Map(categories.map((category, i) => [category, i]))
    const coded = [a, b].map((column) =>
      Float64Array.from({ length: first.rows }, (_, row) => {
        const own = nameAt(column, row)
        return own === null ? NaN : column.categories === undefined ? Number(own) : place.get(own)!
      }),
    )
    return {
      name,
      compared,
      differing,
      agreement: compared === 0 ? null : 1 - differing.length / compared,
      kappa: both > 0 && categories.length > 1 ? cohenKappa(counts) : null,
      alpha: krippendorffAlpha(coded, a.categories === undefined ? 'interval' : 'nominal'),
    }
  })
}

function requireEqual(caller: string, first: Column, second: Column): number {
  const n = first.values.length
  if (second.values.length !== n)
    throw new RangeError(`${caller} requires columns of equal length, got ${n} and ${second.values.length}`)
  return n
}

function nameAt({ values, categories }: Column, row: number): string | null {
  const value = values[row]!
  return Number.isNaN(value) ? null : categories === undefined ? String(value) : categories[value]!
}

function namesOf(first: Column, second: Column): string[] {
  if (first.categories !== undefined || second.categories !== undefined)
    return [...new Set([...(first.categories ?? []), ...(second.categories ?? [])])]
  return [...new Set([...first.values, ...second.values])]
    .filter((value) => !Number.isNaN(value))
    .sort((a, b) => a - b)
    .map(String)
}
