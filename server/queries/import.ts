/** Imports: one row a file, what was found in it, and how far it is. */
import { and, asc, count, desc, eq, inArray, lt, max, ne, notInArray, or, sql } from 'drizzle-orm'
import type { Db } from '../database/engine.ts'
import { manyRows } from '../database/many-rows.ts'
import { importFinding, importJob } from '../database/schema-panel.ts'
import type { ImportState } from '../intake/words.ts'

export type ImportRow = typeof importJob.$inferSelect
export type FindingRow = typeof importFinding.$inferSelect

const idleStates = ['uploaded', 'checking', 'checked', 'failed'] satisfies ImportState[]

export async function insertImport(db: Db, row: ImportRow): Promise<void> {
  await db.insert(importJob).values(row)
}

export async function findImport(db: Db, studyId: string, id: string): Promise<ImportRow | null> {
  const [row] = await db
    .select()
    .from(importJob)
    .where(and(eq(importJob.id, id), eq(importJob.studyId, studyId)))
  return row ?? null
}

/** Newest first. */
export function listImports(db: Db, studyId: string): Promise<ImportRow[]> {
  return db
    .select()
    .from(importJob)
    .where(eq(importJob.studyId, studyId))
    .orderBy(desc(importJob.createdAt), desc(importJob.id))
    .limit(100)
}

/** A check begins, unless another is at it and was heard of since `silent`; false if so, or when it is taken in. */
export async function beginCheck(
  db: Db,
  id: string,
  set: Pick<ImportRow, 'mapping' | 'cohort' | 'stateAt'>,
  silent: number,
): Promise<boolean> {
  const idle = inArray(importJob.state, ['uploaded', 'checked', 'failed'] satisfies ImportState[])
  const given_up = and(eq(importJob.state, 'checking'), lt(importJob.stateAt, silent))
  const rows = await db
    .update(importJob)
    .set({ ...set, state: 'checking', rowsRead: 0, share: 0, counts: null, failedBecause: null })
    .where(and(eq(importJob.id, id), or(idle, given_up)))
    .returning({ id: importJob.id })
  return rows.length === 1
}

/** Changes an import that is still in this state; false when it is not. */
export async function updateImport(
  db: Db,
  id: string,
  from: ImportState,
  set: Partial<ImportRow>,
): Promise<boolean> {
  const rows = await db
    .update(importJob)
    .set(set)
    .where(and(eq(importJob.id, id), eq(importJob.state, from)))
    .returning({ id: importJob.id })
  return rows.length === 1
}

export async function deleteImport(db: Db, id: string): Promise<void> {
  await db.delete(importJob).where(eq(importJob.id, id))
}

/** Imports that nobody came back to since `before`. */
export function listAbandonedImports(db: Db, before: number): Promise<ImportRow[]> {
  return db
    .select()
    .from(importJob)
    .where(and(inArray(importJob.state, idleStates), lt(importJob.stateAt, before)))
}

/** Imports that were being taken in, or taken back, and of which nothing was heard since `silent`. */
export function listBrokenOffImports(db: Db, silent: number): Promise<ImportRow[]> {
  return db
    .select()
    .from(importJob)
    .where(and(inArray(importJob.state, ['joining', 'undoing']), lt(importJob.stateAt, silent)))
}

/** Imports that are done with, and of which rows are left. */
export async function listRemains(db: Db): Promise<string[]> {
  const left = (table: string) =>
    sql`exists (select 1 from ${sql.identifier(table)} s where s.import_id = ${importJob.id})`
  const rows = await db
    .select({ id: importJob.id })
    .from(importJob)
    .where(
      and(
        eq(importJob.state, 'imported'),
        or(left('import_member'), left('import_contact'), left('import_match'), left('import_margin')),
      ),
    )
  return rows.map(({ id }) => id)
}

export async function listOpenImportIds(db: Db): Promise<string[]> {
  const rows = await db
    .select({ id: importJob.id })
    .from(importJob)
    .where(notInArray(importJob.state, ['imported']))
  return rows.map(({ id }) => id)
}

export const insertFindings = manyRows(importFinding)

export async function deleteFindings(db: Db, importId: string): Promise<void> {
  await db.delete(importFinding).where(eq(importFinding.importId, importId))
}

/** In the order of the file, errors first. */
export function listFindings(db: Db, importId: string): Promise<FindingRow[]> {
  return db
    .select()
    .from(importFinding)
    .where(eq(importFinding.importId, importId))
    .orderBy(asc(importFinding.severity), asc(importFinding.rowNumber), asc(importFinding.position))
}

/**
 * Differs when another sample was taken in since. Asks the imports and not the panel: to read all members would set this
 * transaction against everyone who writes to one.
 */
export async function findPanelSignature(db: Db, studyId: string, importId: string): Promise<string> {
  const [row] = await db
    .select({ n: count(), last: max(importJob.stateAt) })
    .from(importJob)
    .where(
      and(
        eq(importJob.studyId, studyId),
        eq(importJob.kind, 'sample'),
        eq(importJob.state, 'imported'),
        ne(importJob.id, importId),
      ),
    )
  return JSON.stringify(row)
}
