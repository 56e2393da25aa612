/** Reads a whole file, stages its rows and says what is wrong with them. Small transactions; nobody is kept waiting. */
import type { StudyDesign } from '../../surveys/design.ts'
import type { Context } from '../context.ts'
import type { Db } from '../database/store.ts'
import { deleteFindings, findPanelSignature, type ImportRow, updateImport } from '../queries/import.ts'
import { deleteSomeStaged, insertStaged } from '../queries/staging.ts'
import type { Plan } from './check-row.ts'
import { findDuplicates } from './duplicates.ts'
import { fieldsOf, placesOf } from './fields.ts'
import { openFinder } from './finder.ts'
import { type Row, readTable } from './read-table.ts'
import type { Source } from './source.ts'
import { openMargins } from './stage-margins.ts'
import { openRegister } from './stage-register.ts'
import { stageSample } from './stage-sample.ts'
import { turn } from './turn.ts'
import { type ImportCounts, noCounts } from './words.ts'

/** Rows checked and staged before others have their turn. */
const rowsAtOnce = 250

export interface Progress {
  readonly rows: number
  /** Of the work, 0 to 1. */
  readonly share: number
}

/** Writes a step of the check. `share`: of the work, 0 to 1. */
export type Write = (share: number, work: (db: Db) => Promise<void>) => Promise<void>

/** Another check took this one's place, or the file was thrown away. */
class Superseded extends Error {}

/**
 * Leaves the import 'checked', with its counts.
 * @throws Problem when the file cannot be read, or its columns are not as they were
 */
export async function checkFile(
  context: Context,
  job: ImportRow,
  design: StudyDesign,
  source: Source,
  onProgress?: (progress: Progress) => void,
): Promise<void> {
  const { store, clock } = context
  try {
    await clearStaged(context, job.id)
    await store.maintain((db) => deleteFindings(db, job.id))
    const panelAt = await findPanelSignature(store.now, design.id, job.id)
    const table = await readTable(source)
    const fields = fieldsOf(job.kind, design)
    const plan: Plan = {
      design,
      columns: table.columns,
      places: placesOf(job.kind, fields, table.columns, job.mapping ?? []),
    }
    const finder = openFinder(job.id)
    const stage = stagerOf(context, job, plan)
    let counts: ImportCounts = noCounts
    let lastRow = 0
    /** Writes, and how far this is, in one. */
    const write: Write = async (share, work) => {
      const set = { rowsRead: counts.rows, share, stateAt: clock() }
      await store.maintain(async (db) => {
        if (!(await updateImport(db, job.id, 'checking', set))) throw new Superseded()
        await work(db)
        await finder.write(db)
      })
      finder.written()
      onProgress?.({ rows: counts.rows, share })
      await turn()
    }
    const take = async (rows: readonly Row[], last: boolean) => {
      const { staged, found, counted } = await stage(rows, last)
      finder.add(found)
      counts = added(counts, { ...counted, rows: rows.length })
      lastRow = rows.at(-1)?.number ?? lastRow
      await write(0.8 * table.share(), (db) => insertStaged(db, staged))
    }
    let waiting: Row[] = []
    for await (const row of table.rows) {
      waiting.push(row)
      if (waiting.length < rowsAtOnce) continue
      await take(waiting, false)
      waiting = []
    }
    await take(waiting, true)
    const possible = await findDuplicates(context, job, lastRow, finder, (share, work) =>
      write(0.8 + 0.2 * share, work),
    )
    counts = { ...counts, possible, errors: finder.errors, warnings: finder.warnings }
    const set = {
      state: 'checked',
      counts,
      panelAt,
      rowsRead: counts.rows,
      share: 1,
      stateAt: clock(),
    } as const
    await store.maintain((db) => updateImport(db, job.id, 'checking', set))
  } catch (error) {
    if (!(error instanceof Superseded)) throw error
  }
}

/** What the file holds goes from the staging tables, some at a time. */
export async function clearStaged({ store }: Context, importId: string): Promise<void> {
  while (await store.maintain((db) => deleteSomeStaged(db, importId))) await turn()
}

function stagerOf(context: Context, job: ImportRow, plan: Plan) {
  if (job.kind === 'register') return openRegister(context, job, plan)
  if (job.kind === 'margins') return openMargins(job, plan)
  return async (rows: readonly Row[]) => {
    const { staged, found, joining } = stageSample(context, job, plan, rows)
    return { staged, found, counted: { ...noCounts, joining } }
  }
}

function added(a: ImportCounts, b: ImportCounts): ImportCounts {
  const both = (one: Readonly<Record<string, number>>, two: Readonly<Record<string, number>>) => {
    const sum = { ...one }
    for (const [name, count] of Object.entries(two)) sum[name] = (sum[name] ?? 0) + count
    return sum
  }
  return {
    rows: a.rows + b.rows,
    errors: a.errors + b.errors,
    warnings: a.warnings + b.warnings,
    joining: a.joining + b.joining,
    possible: a.possible + b.possible,
    linked: a.linked + b.linked,
    notFound: a.notFound + b.notFound,
    unchanged: a.unchanged + b.unchanged,
    changed: both(a.changed, b.changed),
    begun: both(a.begun, b.begun),
  }
}
