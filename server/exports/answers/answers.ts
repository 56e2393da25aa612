/** The answers of a study as a data file, in the shape and format that was asked for. */
import { PassThrough, type Readable } from 'node:stream'
import { entryLists, Missing, type Version } from '../../../surveys/codebook/variables.ts'
import type { Language, StudyDesign } from '../../../surveys/design.ts'
import type { Context } from '../../context.ts'
import type { Db } from '../../database/store.ts'
import { Problem } from '../../problem.ts'
import { listInstrumentVersions } from '../../queries/study.ts'
import { writeCsv } from '../formats/csv.ts'
import type { Block, DataFile, Measured, WriteData } from '../formats/data-file.ts'
import { writeDta } from '../formats/dta.ts'
import { writeSav } from '../formats/sav.ts'
import { pour } from '../pour.ts'
import { type AnswerColumn, entryColumns, longColumns, wideColumns } from './columns.ts'
import { entryRows, longRows, pagesOf, type Rows, type Source, wideRows } from './rows.ts'

/** The library behind it is read when such a file is asked for. */
async function* writeParquet(file: DataFile): AsyncGenerator<Uint8Array> {
  yield* (await import('../formats/parquet.ts')).writeParquet(file)
}

export const formats = {
  csv: { write: writeCsv, type: 'text/csv; charset=utf-8' },
  parquet: { write: writeParquet, type: 'application/vnd.apache.parquet' },
  sav: { write: writeSav, type: 'application/x-spss-sav' },
  dta: { write: writeDta, type: 'application/x-stata-dta' },
} as const satisfies Record<string, { write: WriteData; type: string }>
export type Format = keyof typeof formats
export const formatNames = Object.keys(formats) as Format[]

export interface AnswersAsked {
  /** A row per questionnaire that was handed in, or per member. */
  readonly shape: 'long' | 'wide'
  /** Instead: a row per entry of this list. */
  readonly entries?: string | undefined
  /** With what people wrote in their own words, who they are included. */
  readonly openText: boolean
  readonly language: Language
}

/** Refuses a list of entries that no questionnaire of the study has. */
export async function checkAsked(
  context: Context,
  design: StudyDesign,
  { entries }: AnswersAsked,
): Promise<void> {
  if (entries === undefined) return
  const lists = entryLists(await versionsOf(context, context.store.now, design))
  if (!lists.includes(entries))
    throw new Problem('no-such-entries', { entries, lists: lists.join(', ') || '–' })
}

/** The file as a stream. It fails when its reader takes nothing for a minute. */
export function writeAnswers(
  context: Context,
  design: StudyDesign,
  asked: AnswersAsked,
  format: Format,
): Readable {
  const output = new PassThrough({ highWaterMark: 1 << 18 })
  const fill = context.store.snapshot(async (db) => {
    const file = await openAnswers(context, db, design, asked)
    for await (const bytes of formats[format].write(file)) await pour(output, bytes)
  })
  fill.then(
    () => output.end(),
    (error) => output.destroy(error instanceof Error ? error : new Error(String(error))),
  )
  return output
}

/** Every version of the questionnaires of a study, ready to read answers with. */
export async function versionsOf({ published }: Context, db: Db, design: StudyDesign): Promise<Version[]> {
  const rows = await listInstrumentVersions(db, design.id)
  const versions = await Promise.all(
    rows.map(async ({ id, instrument, version, publishedAt }) => {
      const { compiled } = await published.instrument(db, id)
      return { id, instrument, version, publishedAt, compiled }
    }),
  )
  const places = new Map(design.waves.map(({ instrument }, at) => [instrument, at]))
  const place = (one: Version) => places.get(one.instrument) ?? places.size
  return versions.sort((a, b) => place(a) - place(b) || a.version - b.version)
}

export async function openAnswers(
  context: Context,
  db: Db,
  design: StudyDesign,
  { shape, entries, openText, language }: AnswersAsked,
): Promise<DataFile> {
  const versions = await versionsOf(context, db, design)
  const source = { db, design, versions }
  const layout = { design, versions, openText }
  const file = <R>(columns: readonly AnswerColumn<R>[], rows: Rows<R>): DataFile => ({
    columns,
    title: design.title,
    language,
    at: context.clock(),
    blocks: () => blocksOf(source, columns, rows),
    measure: () => measure(source, columns, rows),
  })
  if (entries !== undefined) {
    return file(entryColumns(layout, entries), entryRows(design, versions, entries))
  }
  return shape === 'long' ? file(longColumns(layout), longRows(design)) : file(wideColumns(layout), wideRows)
}

async function* blocksOf<R>(
  source: Source,
  columns: readonly AnswerColumn<R>[],
  rowsOf: Rows<R>,
): AsyncGenerator<Block> {
  for await (const rows of pagesOf(source, rowsOf, true)) {
    const missing = columns.map(() => new Uint8Array(rows.length))
    const values = columns.map((column, at) => {
      const own =
        column.kind === 'text' ? new Array<string>(rows.length).fill('') : new Float64Array(rows.length)
      for (const [row, one] of rows.entries()) {
        const value = column.of(one)
        if (value instanceof Missing) missing[at]![row] = value.reason + 1
        else own[row] = value
      }
      return own
    })
    yield { rows: rows.length, values, missing }
  }
}

async function measure<R>(
  source: Source,
  columns: readonly AnswerColumn<R>[],
  rowsOf: Rows<R>,
): Promise<Measured> {
  const widths = columns.map(() => 0)
  const decimals = columns.map(() => 0)
  let rows = 0
  for await (const page of pagesOf(source, rowsOf, false)) {
    rows += page.length
    for (const [at, { kind, of }] of columns.entries()) {
      if (kind !== 'text' && kind !== 'number') continue
      for (const one of page) {
        const value = of(one)
        if (typeof value === 'string') widths[at] = Math.max(widths[at]!, Buffer.byteLength(value))
        else if (typeof value === 'number') decimals[at] = Math.max(decimals[at]!, decimalsOf(value))
      }
    }
  }
  return { rows, widths, decimals }
}

function decimalsOf(value: number): number {
  if (Number.isInteger(value)) return 0
  const point = String(value).indexOf('.')
  return point < 0 ? 10 : String(value).length - point - 1
}
