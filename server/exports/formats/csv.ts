/** CSV: codes as in the questionnaire; why a value is missing as `.a`, `.b` …, so that it is no number by mistake. */
import { stringify } from 'csv-stringify/sync'
import { utf8 } from './bytes.ts'
import type { Block, DataColumn, DataFile } from './data-file.ts'

type Write = (value: number | string) => string | number

export async function* writeCsv({ columns, blocks }: DataFile): AsyncGenerator<Uint8Array> {
  const writes = columns.map(cellWriter)
  const options = { escape_formulas: true, record_delimiter: 'windows' } as const
  yield utf8(`\ufeff${stringify([columns.map(({ name }) => name)], options)}`)
  for await (const block of blocks()) yield utf8(stringify(lines(columns, writes, block), options))
}

function lines(columns: readonly DataColumn[], writes: readonly Write[], block: Block): unknown[][] {
  return Array.from({ length: block.rows }, (_, row) =>
    columns.map(({ missing }, at) => {
      const reason = block.missing[at]![row]!
      return reason > 0 ? `.${missing[reason - 1]!.letter}` : writes[at]!(block.values[at]![row]!)
    }),
  )
}

function cellWriter({ kind, codes }: DataColumn): Write {
  if (kind === 'code') {
    const values = new Map(codes.map(({ number, value }) => [number, String(value)]))
    return (number) => values.get(number as number)!
  }
  if (kind === 'day') return (days) => new Date((days as number) * 86_400_000).toISOString().slice(0, 10)
  if (kind === 'moment') return (at) => new Date(at as number).toISOString()
  return (value) => value
}
