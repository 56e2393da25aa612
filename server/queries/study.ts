import { and, desc, eq, sql } from 'drizzle-orm'
import type { Db } from '../database/engine.ts'
import { prepared } from '../database/prepared.ts'
import { instrumentVersion, study } from '../database/schema.ts'

export type StudyRow = typeof study.$inferSelect
export type InstrumentVersionRow = typeof instrumentVersion.$inferSelect

export async function findStudy(db: Db, id: string): Promise<StudyRow | null> {
  const [row] = await db.select().from(study).where(eq(study.id, id))
  return row ?? null
}

/** Tells cheaply whether a design read earlier still stands. */
export async function findDesignHash(db: Db, id: string): Promise<string | null> {
  const [row] = await db.select({ hash: study.designHash }).from(study).where(eq(study.id, id))
  return row?.hash ?? null
}

export function listStudies(db: Db): Promise<StudyRow[]> {
  return db.select().from(study).orderBy(study.id)
}

/** Inserts the study, or replaces its design. */
export async function putStudy(db: Db, row: StudyRow): Promise<void> {
  const { id, ...rest } = row
  await db.insert(study).values(row).onConflictDoUpdate({ target: study.id, set: rest })
}

/** Every version of a study's instruments, newest first. */
export function listInstrumentVersions(db: Db, studyId: string): Promise<InstrumentVersionRow[]> {
  return db
    .select()
    .from(instrumentVersion)
    .where(eq(instrumentVersion.studyId, studyId))
    .orderBy(desc(instrumentVersion.version))
}

const newest = prepared((db) =>
  db
    .select({ id: instrumentVersion.id, version: instrumentVersion.version, hash: instrumentVersion.hash })
    .from(instrumentVersion)
    .where(
      and(
        eq(instrumentVersion.studyId, sql.placeholder('studyId')),
        eq(instrumentVersion.instrument, sql.placeholder('instrument')),
      ),
    )
    .orderBy(desc(instrumentVersion.version))
    .limit(1),
)

/** The newest version of an instrument, without its definition, which is large. */
export async function findNewestInstrument(db: Db, studyId: string, instrument: string) {
  const [row] = await newest(db, { studyId, instrument })
  return row ?? null
}

export async function findInstrumentVersion(db: Db, id: string): Promise<InstrumentVersionRow | null> {
  const [row] = await db.select().from(instrumentVersion).where(eq(instrumentVersion.id, id))
  return row ?? null
}

export async function insertInstrumentVersion(db: Db, row: InstrumentVersionRow): Promise<void> {
  await db.insert(instrumentVersion).values(row)
}
