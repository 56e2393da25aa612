/**
 * Parquet: a code as in the questionnaire, days and moments as what they are, and nothing where there is no value: then the
 * column `NAME.missing` beside it says why. Labels stand in the metadata, under `peilmoment`.
 */
import type { SchemaElement } from 'hyparquet'
import { ByteWriter, ParquetWriter } from 'hyparquet-writer'
import type { Block, DataColumn, DataFile } from './data-file.ts'

/** Cells that are held at most before they are written as a row group. */
const cellsAtOnce = 2_000_000

interface Output {
  readonly element: SchemaElement
  value(block: Block, row: number): unknown
}

export async function* writeParquet({
  columns,
  language,
  title,
  blocks,
}: DataFile): AsyncGenerator<Uint8Array> {
  const outputs = columns.flatMap(outputsOf)
  const schema: SchemaElement[] = [
    { name: 'root', num_children: outputs.length },
    ...outputs.map(({ element }) => element),
  ]
  const labels = {
    title: title[language],
    columns: Object.fromEntries(
      columns.map(({ name, label, codes, missing }) => [
        name,
        {
          label: label[language],
          codes: codes.map(({ value, label: own }) => [value, own[language]]),
          missing: missing.map((reason) => [reason.letter, reason.label[language]]),
        },
      ]),
    ),
  }
  const bytes = new ByteWriter()
  const take = () => {
    const taken = new Uint8Array(bytes.getBytes())
    bytes.index = 0
    return taken
  }
  const writer = new ParquetWriter({
    writer: bytes,
    schema,
    createdBy: 'Peilmoment',
    kvMetadata: [{ key: 'peilmoment', value: JSON.stringify(labels) }],
  })
  const most = Math.max(1, Math.min(100_000, Math.floor(cellsAtOnce / outputs.length)))
  let held: unknown[][] = outputs.map(() => [])
  let rows = 0
  const write = () => {
    const columnData = outputs.map(({ element }, at) => ({ name: element.name, data: held[at]! }))
    void writer.write({ columnData, rowGroupSize: rows })
    held = outputs.map(() => [])
    rows = 0
    return take()
  }
  for await (const block of blocks()) {
    for (const [at, { value }] of outputs.entries()) {
      for (let row = 0; row < block.rows; row++) held[at]!.push(value(block, row))
    }
    rows += block.rows
    if (rows >= most) yield write()
  }
  if (rows > 0) yield write()
  void writer.finish()
  yield take()
}

function outputsOf(column: DataColumn, at: number): Output[] {
  const { name, missing } = column
  const cell = cellOf(column)
  const own: Output = {
    element: { name, repetition_type: 'OPTIONAL', ...typeOf(column) },
    value: (block, row) => (block.missing[at]![row]! > 0 ? null : cell(block.values[at]![row]!)),
  }
  if (missing.length === 0) return [own]
  const why: Output = {
    element: { name: `${name}.missing`, repetition_type: 'OPTIONAL', ...text },
    value: (block, row) => {
      const reason = block.missing[at]![row]!
      return reason > 0 ? missing[reason - 1]!.letter : null
    },
  }
  return [own, why]
}

const text = { type: 'BYTE_ARRAY', converted_type: 'UTF8' } as const

const areNumbers = ({ codes }: DataColumn) => codes.every(({ value, number }) => value === number)

function typeOf(column: DataColumn): Partial<SchemaElement> {
  switch (column.kind) {
    case 'number':
      return { type: 'DOUBLE' }
    case 'day':
      return { type: 'INT32', converted_type: 'DATE' }
    case 'moment':
      return { type: 'INT64', converted_type: 'TIMESTAMP_MILLIS' }
    case 'code':
      return areNumbers(column) ? { type: 'INT32' } : text
    case 'text':
      return text
  }
}

function cellOf(column: DataColumn): (value: number | string) => unknown {
  const { kind, codes } = column
  if (kind === 'day') return (days) => new Date((days as number) * 86_400_000)
  if (kind === 'moment') return (at) => new Date(at as number)
  if (kind !== 'code' || areNumbers(column)) return (value) => value
  const values = new Map(codes.map(({ number, value }) => [number, String(value)]))
  return (number) => values.get(number as number)
}
