import { type AsyncBuffer, parquetMetadataAsync, parquetRead, parquetSchema } from 'hyparquet'
import { compressors } from 'hyparquet-compressors'
import { type Column, makeTable, reasonsOf, type Table } from './columns.ts'
import { categoriesOf } from './csv.ts'

const DAY = 86_400_000

/** What a reader may be told: which columns, and the order of categories. */
export interface ParquetOptions {
  /** Says whether a column is needed; without it all are read. */
  readonly needs?: (name: string) => boolean
  readonly levels?: Readonly<Record<string, readonly string[]>> | undefined
  readonly progress?: (step: string) => void
}

/** The values of one column as they come in. */
interface Draft {
  readonly values: Float64Array
  /** Codes of text in order of appearance; null as long as there was none. */
  codes: Map<string, number> | null
}

/**
 * A Parquet file as columns: numbers as they are, truth values as 1 and 0, dates as days since 1970, and text as categories
 * in the order of the alphabet. What is not there is missing, and so is the text `NA`.
 *
 * Reads one group of rows at a time, and of that only the columns needed: besides the result no more than one group is held.
 *
 * @throws RangeError when the file is not Parquet, a column is nested, or a column mixes numbers and text
 */
export async function readParquet(file: AsyncBuffer, options: ParquetOptions = {}): Promise<Table> {
  const { needs = () => true, levels = {}, progress = () => {} } = options
  const metadata = await parquetMetadataAsync(file).catch((error: Error) => {
    throw new RangeError(`readParquet requires a Parquet file, got something else: ${error.message}`)
  })
  const fields = parquetSchema(metadata).children
  const nested = fields.find((field) => field.children.length > 0 && needs(field.element.name))
  if (nested !== undefined)
    throw new RangeError(
      `readParquet requires flat columns, got lists or records in '${nested.element.name}'`,
    )
  const names = fields.map((field) => field.element.name).filter(needs)
  const rows = Number(metadata.num_rows)
  const drafts = new Map<string, Draft>(
    names.map((name) => [
      name,
      { values: new Float64Array(rows), codes: Object.hasOwn(levels, name) ? new Map() : null },
    ]),
  )
  let rowStart = 0
  for (const group of names.length === 0 ? [] : metadata.row_groups) {
    const rowEnd = rowStart + Number(group.num_rows)
    await parquetRead({
      file,
      metadata,
      columns: names,
      rowStart,
      rowEnd,
      compressors,
      onChunk: (chunk) =>
        fill(drafts.get(chunk.columnName)!, chunk.columnName, chunk.columnData, chunk.rowStart),
    })
    rowStart = rowEnd
    progress(`read ${rowEnd.toLocaleString('en')} of ${rows.toLocaleString('en')} rows`)
  }
  const read = names.map((name) => columnOf(name, drafts.get(name)!, levels[name]))
  const unread = fields.map((field) => field.element.name).filter((name) => !needs(name))
  return { ...makeTable(read, rows), unread }
}

function fill(draft: Draft, name: string, data: ArrayLike<unknown>, from: number): void {
  const { values } = draft
  if (data instanceof Float64Array) {
    values.set(data, from)
    return
  }
  for (let i = 0; i < data.length; i++) values[from + i] = numberOf(draft, name, data[i], from + i)
}

function numberOf(draft: Draft, name: string, value: unknown, row: number): number {
  if (value === null || value === undefined || value === 'NA') return NaN
  if (typeof value === 'string' || draft.codes !== null) {
    if (draft.codes === null) {
      if (draft.values.subarray(0, row).some((before) => !Number.isNaN(before)))
        throw new RangeError(`readParquet requires one kind of values, got text after numbers in '${name}'`)
      draft.codes = new Map()
    }
    const text = String(value)
    const known = draft.codes.get(text)
    if (known !== undefined) return known
    draft.codes.set(text, draft.codes.size)
    return draft.codes.size - 1
  }
  if (value instanceof Date) return value.getTime() / DAY
  return Number(value)
}

function columnOf(name: string, { values, codes }: Draft, wanted: readonly string[] | undefined): Column {
  if (codes === null) return { name, label: name, values, missing: reasonsOf(values) }
  const found = [...codes.keys()]
  const categories = categoriesOf(name, found, wanted)
  const places = found.map((category) => categories.indexOf(category))
  for (let i = 0; i < values.length; i++) if (!Number.isNaN(values[i]!)) values[i] = places[values[i]!]!
  return { name, label: name, values, missing: reasonsOf(values), categories }
}
