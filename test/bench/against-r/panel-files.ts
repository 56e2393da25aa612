import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parquetWriteBuffer } from 'hyparquet-writer'
import { speedPanel } from '../../analysis/speed-panel.ts'

/** A simulated panel on disk: `panel.parquet`, `panel.csv`, and each column as bare doubles for R, which reads no Parquet. */
export interface PanelFiles {
  readonly folder: string
  readonly parquet: string
  readonly csv: string
  readonly remove: () => void
}

export function panelFiles(persons: number): PanelFiles {
  const folder = mkdtempSync(join(tmpdir(), 'peilmoment-bench-'))
  const columns = [...speedPanel(persons).columns.values()]
  const parquet = join(folder, 'panel.parquet')
  const bytes = parquetWriteBuffer({
    columnData: columns.map(({ name, values }) => ({ name, data: values, type: 'DOUBLE', nullable: false })),
    rowGroupSize: 300_000,
    statistics: false,
  })
  writeFileSync(parquet, new Uint8Array(bytes))
  for (const { name, values } of columns) writeFileSync(join(folder, name), values)
  const csv = join(folder, 'panel.csv')
  writeFileSync(csv, csvOf(columns))
  return { folder, parquet, csv, remove: () => rmSync(folder, { recursive: true }) }
}

function csvOf(columns: readonly { readonly name: string; readonly values: Float64Array }[]): string {
  const rows = columns[0]!.values.length
  const parts = [`${columns.map(({ name }) => name).join(',')}\n`]
  for (let i = 0; i < rows; i += 1000) {
    let part = ''
    for (let row = i; row < Math.min(rows, i + 1000); row++)
      part += `${columns.map(({ values }) => values[row]).join(',')}\n`
    parts.push(part)
  }
  return parts.join('')
}
