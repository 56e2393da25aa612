/**
 * A table as typed columns. NaN is 'missing'; why it is missing stands beside it. The number of a category is
 * its index in `categories`.
 */
import { rowsWhere } from './linear-algebra/take.ts'

/** Why a value is missing. The index of a reason is the code in `Column.missing`; 0 is a valid value. */
export const REASONS = [
  'valid',
  'skipped by route',
  'not answered',
  "don't know",
  'refused',
  'wave not taken part in',
  'not in the target group',
] as const

export type Reason = (typeof REASONS)[number]

export const reasonCode = (reason: Reason): number => REASONS.indexOf(reason)

export interface Column {
  readonly name: string
  readonly label: string
  readonly values: Float64Array
  /** Code of the reason per row, 0 for a valid value. */
  readonly missing: Uint8Array
  /** Codes of a category, in order; the first is the reference in models. */
  readonly categories?: readonly string[]
}

export interface Table {
  readonly rows: number
  readonly columns: ReadonlyMap<string, Column>
  /** Names of columns of the same file that were not read, because nothing asked for them. */
  readonly unread?: readonly string[]
}

/**
 * A table of columns of one length.
 *
 * @throws RangeError when lengths differ or two columns have one name
 * @example
 * makeTable([numberColumn('age', [30, NaN])]).rows // => 2
 */
export function makeTable(columns: readonly Column[], rows = columns[0]?.values.length ?? 0): Table {
  const byName = new Map<string, Column>()
  for (const column of columns) {
    if (column.values.length !== rows || column.missing.length !== rows)
      throw new RangeError(
        `makeTable requires columns of ${rows} rows, got ${column.values.length} in ${column.name}`,
      )
    if (byName.has(column.name))
      throw new RangeError(`makeTable requires different names, got ${column.name} twice`)
    byName.set(column.name, column)
  }
  return { rows, columns: byName }
}

/** A column of numbers; NaN becomes 'not answered'. */
export function numberColumn(name: string, values: ArrayLike<number>, label = name): Column {
  const numbers = values instanceof Float64Array ? values : Float64Array.from(values)
  return { name, label, values: numbers, missing: reasonsOf(numbers) }
}

/**
 * A column of codes; null and codes that are not in `categories` become 'not answered'.
 *
 * @example
 * categoryColumn('phase', ['b', 'a', null], ['a', 'b']).values // => [1, 0, NaN]
 */
export function categoryColumn(
  name: string,
  values: readonly (string | null)[],
  categories: readonly string[],
  label = name,
): Column {
  const index = new Map(categories.map((category, i) => [category, i]))
  const numbers = Float64Array.from(values, (value) => (value === null ? NaN : (index.get(value) ?? NaN)))
  return { name, label, values: numbers, missing: reasonsOf(numbers), categories }
}

/** 'Not answered' wherever a value is NaN. */
export function reasonsOf(values: Float64Array): Uint8Array {
  const code = reasonCode('not answered')
  const missing = new Uint8Array(values.length)
  for (let i = 0; i < values.length; i++) if (Number.isNaN(values[i]!)) missing[i] = code
  return missing
}

/**
 * The column of that name.
 *
 * @throws RangeError naming the columns there are
 */
export function columnOf(table: Table, name: string): Column {
  const column = table.columns.get(name)
  if (column === undefined)
    throw new RangeError(
      `The data have no column '${name}'. Columns: ${[...table.columns.keys(), ...(table.unread ?? [])].join(', ')}.`,
    )
  return column
}

/**
 * The rows for which `keep` says yes, as a table of their own. A column is copied when it is first looked at: most models look at
 * some of many.
 *
 * @example
 * const table = makeTable([numberColumn('age', [30, 40])])
 * columnOf(filterRows(table, (row) => row === 1), 'age').values // => [40]
 */
export function filterRows(table: Table, keep: (row: number) => boolean): Table {
  const index = rowsWhere(table.rows, keep)
  const columns = [...table.columns].map(([name, column]) => [name, someRows(column, index)] as const)
  return { rows: index.length, columns: new Map(columns) }
}

function someRows(column: Column, index: Int32Array): Column {
  let values: Float64Array | undefined
  let missing: Uint8Array | undefined
  const { name, label, categories } = column
  return {
    name,
    label,
    ...(categories && { categories }),
    get values() {
      values ??= picked(column.values, index, new Float64Array(index.length))
      return values
    },
    get missing() {
      missing ??= picked(column.missing, index, new Uint8Array(index.length))
      return missing
    },
  }
}

function picked<Values extends Float64Array | Uint8Array>(
  all: Values,
  index: Int32Array,
  into: Values,
): Values {
  for (let place = 0; place < index.length; place++) into[place] = all[index[place]!]!
  return into
}
