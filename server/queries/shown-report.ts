import { and, eq } from 'drizzle-orm'
import type { Db } from '../database/engine.ts'
import { shownTable, shownView } from '../database/schema-report.ts'

export type ShownTable = typeof shownTable.$inferSelect

/** The tables of a study as they were shown last, by name, without what they say. */
export function listShownTables(db: Db, studyId: string): Promise<ShownTable[]> {
  return db.select().from(shownTable).where(eq(shownTable.studyId, studyId))
}

/** Per table its version, and when its data were read. */
export function listShownVersions(db: Db, studyId: string) {
  const { name, version, readAt } = shownTable
  return db.select({ name, version, readAt }).from(shownTable).where(eq(shownTable.studyId, studyId))
}

/** What the tables say in one view, by name. */
export async function findShownView(
  db: Db,
  studyId: string,
  viewKey: string,
): Promise<ReadonlyMap<string, unknown>> {
  const rows = await db
    .select({ name: shownView.name, content: shownView.content })
    .from(shownView)
    .where(and(eq(shownView.studyId, studyId), eq(shownView.viewKey, viewKey)))
  return new Map(rows.map(({ name, content }) => [name, content]))
}

/** A table is shown anew: what it said before in any view goes. */
export async function replaceShownTable(db: Db, row: ShownTable, content: unknown): Promise<void> {
  const { studyId, name } = row
  await db.delete(shownView).where(and(eq(shownView.studyId, studyId), eq(shownView.name, name)))
  const { studyId: _, name: __, ...rest } = row
  await db
    .insert(shownTable)
    .values(row)
    .onConflictDoUpdate({ target: [shownTable.studyId, shownTable.name], set: rest })
  await putShownView(db, { studyId, name, viewKey: '', content })
}

/** What a table says in one more view; the first to find out counts. */
export async function putShownView(db: Db, row: typeof shownView.$inferInsert): Promise<void> {
  await db.insert(shownView).values(row).onConflictDoNothing()
}

/** Nothing of the report counts as shown any more: its study has another plan. */
export async function deleteShownReport(db: Db, studyId: string): Promise<void> {
  await db.delete(shownView).where(eq(shownView.studyId, studyId))
  await db.delete(shownTable).where(eq(shownTable.studyId, studyId))
}
