/** A file of rows, whatever it is made with: CSV or Excel, told apart by its first bytes. One row in memory at a time. */
import { Problem } from '../problem.ts'
import { readCsv } from './read-csv.ts'
import type { Source } from './source.ts'
import { readXlsx } from './xlsx/read-xlsx.ts'

export interface Row {
  /** As the program that made the file counts: the headings are 1 when they stand on the first line. */
  readonly number: number
  /** A text a column, '' where there is none; dates of Excel as ISO days. */
  readonly cells: readonly string[]
}

export interface Table {
  readonly columns: readonly string[]
  readonly rows: AsyncIterable<Row>
  /** Share of the file that has been read so far, 0 to 1. */
  share(): number
}

/** More than that is no file of people. */
const most = { columns: 1_000, rows: 10_000_000 }

/** @throws Problem when this is no table: unreadable, empty, or without headings */
export async function readTable(source: Source, sheet?: string): Promise<Table> {
  if (source.size === 0) throw new Problem('import-empty')
  const [first, second] = await firstBytes(source, 2)
  const zipped = first === 0x50 && second === 0x4b
  const { rows, share } = zipped ? await readXlsx(source, sheet) : await readCsv(source)
  const iterator = rows[Symbol.asyncIterator]()
  let head = await iterator.next()
  while (!head.done && isEmpty(head.value)) head = await iterator.next()
  if (head.done) throw new Problem('import-empty')
  const columns = head.value.cells.map((name) => name.trim())
  while (columns.at(-1) === '') columns.pop()
  if (columns.length > most.columns) throw new Problem('import-unreadable')
  return { columns, rows: rowsAfter(iterator, columns.length), share }
}

/** The rows below the headings, as wide as these; a cell beside them is kept, so that it can be told. */
async function* rowsAfter(iterator: AsyncIterator<Row>, width: number): AsyncGenerator<Row> {
  let last = 1
  try {
    for (let next = await iterator.next(); !next.done; next = await iterator.next()) {
      const { cells } = next.value
      if (isEmpty(next.value)) continue
      // Rows are known by their number further on: each has one of its own, whatever the file says.
      const number = Math.max(next.value.number, last + 1)
      if (!(number <= most.rows)) throw new Problem('import-unreadable')
      last = number
      const filled = cells.slice()
      while (filled.length > width && filled.at(-1) === '') filled.pop()
      while (filled.length < width) filled.push('')
      yield { number, cells: filled }
    }
  } finally {
    await iterator.return?.()
  }
}

function isEmpty({ cells }: Row): boolean {
  return cells.every((cell) => cell.trim() === '')
}

async function firstBytes(source: Source, count: number): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of source.read(0, Math.min(count, source.size))) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}
