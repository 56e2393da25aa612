/** Tables of the report are shown for the first time, or anew: only those of which no few persons can be told from before. */
import { mayReplace, type TableCounts } from '../../analysis/disclosure/refresh.ts'
import { REPORT_KEYS } from '../../analysis/reports/report-keys.ts'
import type { Db, Store } from '../database/store.ts'
import {
  listShownTables,
  listShownVersions,
  putShownView,
  replaceShownTable,
} from '../queries/shown-report.ts'
import type { MadeEdition } from '../reports/order.ts'

/** Number of persons of the whole report, among the counts of each table. */
const PERSONS = 'meta//'
export const META = 'meta'

/** Gives the names of the tables that are shown anew. */
export async function showReport(
  { store }: { readonly store: Store },
  studyId: string,
  made: MadeEdition,
  readAt: number,
): Promise<string[]> {
  if ((await tablesToShow(store.now, studyId, made)).length === 0) return []
  const entry = { actor: 'system', action: 'show-report', subject: `study:${studyId}` }
  return store.write(entry, async (db, note) => {
    const names = await tablesToShow(db, studyId, made)
    for (const name of names) {
      const row = { studyId, name, version: made.version, readAt, counts: countsOf(made, name) }
      const { meta, ...tables } = made.report
      const content = name === META ? { meta, filters: made.filters } : tables[name as keyof typeof tables]
      await replaceShownTable(db, row, content)
    }
    note({ tables: names })
    return names
  })
}

async function tablesToShow(db: Db, studyId: string, made: MadeEdition): Promise<string[]> {
  const shown = new Map((await listShownTables(db, studyId)).map((row) => [row.name, row]))
  const { minimumN } = made.report.meta
  return [META, ...REPORT_KEYS].filter((name) => {
    const before = shown.get(name)
    if (before === undefined) return true
    return before.version !== made.version && mayReplace(before.counts, countsOf(made, name), minimumN)
  })
}

function countsOf({ counts }: MadeEdition, name: string): TableCounts {
  if (name !== META) return counts[name as keyof typeof counts]
  return { [PERSONS]: counts.table1[PERSONS]! }
}

/** One more view of the tables that are shown of the same data. `content`: by table. */
export async function showView(
  { store }: { readonly store: Store },
  studyId: string,
  version: string,
  viewKey: string,
  content: Readonly<Record<string, unknown>>,
): Promise<void> {
  const entry = {
    actor: 'system',
    action: 'show-report',
    subject: `study:${studyId}`,
    detail: { view: viewKey },
  }
  await store.write(entry, async (db) => {
    const shown = (await listShownVersions(db, studyId)).filter((row) => row.version === version)
    for (const { name } of shown)
      if (content[name] !== undefined)
        await putShownView(db, { studyId, name, viewKey, content: content[name] })
  })
}
