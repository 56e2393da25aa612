/** Data files made by hand, to be written and read back. */
import type { DataColumn, DataFile, WriteData } from '../../server/exports/formats/data-file.ts'
import { both } from '../support/small-study.ts'

export type Cell = number | string | { readonly missing: number }

export function column(
  name: string,
  kind: DataColumn['kind'],
  rest: Partial<Pick<DataColumn, 'codes' | 'missing' | 'label' | 'ordered'>> = {},
): DataColumn {
  return { name, kind, label: both(`Vraag ‘${name}’`), codes: [], missing: [], ...rest }
}

export const reasons: DataColumn['missing'] = [
  ...['niet gevraagd', 'niet beantwoord', 'vragenlijst niet ingevuld', 'staat niet in deze vragenlijst'],
  'dat weet ik niet — écht niet',
].map((label, at) => ({ letter: 'abcde'[at]!, number: -91 - at, label: both(label), value: null }))

/** Rows in blocks of two, so that a block ends within the file. */
export function dataFile(columns: readonly DataColumn[], rows: readonly (readonly Cell[])[]): DataFile {
  const given = (cell: Cell) => (typeof cell === 'object' ? '' : cell)
  return {
    columns,
    title: both('Zoeken naar wérk'),
    language: 'nl',
    at: Date.parse('2006-04-04T10:05:06Z'),
    async *blocks() {
      for (let from = 0; from < rows.length; from += 2) {
        const part = rows.slice(from, from + 2)
        const cells = columns.map((_, at) => part.map((row) => row[at]!))
        yield {
          rows: part.length,
          values: columns.map(({ kind }, at) =>
            kind === 'text'
              ? cells[at]!.map((cell) => String(given(cell)))
              : Float64Array.from(cells[at]!, (cell) => Number(given(cell))),
          ),
          missing: cells.map((own) =>
            Uint8Array.from(own, (cell) => (typeof cell === 'object' ? cell.missing : 0)),
          ),
        }
      }
    },
    measure: async () => ({
      rows: rows.length,
      widths: columns.map((_, at) =>
        Math.max(0, ...rows.map((row) => (typeof row[at] === 'string' ? Buffer.byteLength(row[at]) : 0))),
      ),
      decimals: columns.map(({ kind }) => (kind === 'number' ? 2 : 0)),
    }),
  }
}

export async function written(write: WriteData, file: DataFile): Promise<Buffer> {
  const parts: Uint8Array[] = []
  for await (const part of write(file)) parts.push(part)
  return Buffer.concat(parts)
}
