/** What the sending of a study hangs on: the stop switch, and the words by version. */
import { and, desc, eq, isNull, sql } from 'drizzle-orm'
import type { Db } from '../database/engine.ts'
import { prepared, preparedInsert } from '../database/prepared.ts'
import { contactTextVersion, sendingStop } from '../database/schema-contacts.ts'

export type StopRow = typeof sendingStop.$inferSelect
export type TextVersionRow = typeof contactTextVersion.$inferSelect

const presentStop = prepared((db) =>
  db
    .select()
    .from(sendingStop)
    .where(and(eq(sendingStop.studyId, sql.placeholder('studyId')), isNull(sendingStop.resumedAt))),
)

/** The stop that holds now; null while messages go out. */
export async function findStop(db: Db, studyId: string): Promise<StopRow | null> {
  const [row] = await presentStop(db, { studyId })
  return row ?? null
}

/** Every stop of a study, newest first. */
export function listStops(db: Db, studyId: string, limit: number): Promise<StopRow[]> {
  return db
    .select()
    .from(sendingStop)
    .where(eq(sendingStop.studyId, studyId))
    .orderBy(desc(sendingStop.stoppedAt))
    .limit(limit)
}

export const insertStop = preparedInsert(sendingStop)

/** False when nothing was stopped. */
export async function endStop(db: Db, studyId: string, at: number, by: string): Promise<boolean> {
  const rows = await db
    .update(sendingStop)
    .set({ resumedAt: at, resumedBy: by })
    .where(and(eq(sendingStop.studyId, studyId), isNull(sendingStop.resumedAt)))
    .returning({ id: sendingStop.id })
  return rows.length > 0
}

const versionsOf = prepared((db) =>
  db
    .select()
    .from(contactTextVersion)
    .where(eq(contactTextVersion.studyId, sql.placeholder('studyId')))
    .orderBy(contactTextVersion.version),
)

/** The newest version of each text of a study, by key. */
export async function newestTexts(db: Db, studyId: string): Promise<Map<string, TextVersionRow>> {
  return new Map((await versionsOf(db, { studyId })).map((row) => [row.textKey, row]))
}

export async function findTextVersion(db: Db, id: string): Promise<TextVersionRow | null> {
  const [row] = await db.select().from(contactTextVersion).where(eq(contactTextVersion.id, id))
  return row ?? null
}

export const insertTextVersion = preparedInsert(contactTextVersion)
