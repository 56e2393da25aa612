import { asc, desc, eq, inArray } from 'drizzle-orm'
import type { Db } from '../database/engine.ts'
import { dispositionCorrection } from '../database/schema-board.ts'

export type CorrectionRow = typeof dispositionCorrection.$inferSelect

export async function insertCorrection(db: Db, row: CorrectionRow): Promise<void> {
  await db.insert(dispositionCorrection).values(row)
}

/** All corrections of these members' cases, oldest first. */
export function listCorrections(db: Db, memberIds: readonly string[]): Promise<CorrectionRow[]> {
  return db
    .select()
    .from(dispositionCorrection)
    .where(inArray(dispositionCorrection.memberId, [...memberIds]))
    .orderBy(asc(dispositionCorrection.at), asc(dispositionCorrection.id))
}

/** The newest first, of one member. */
export function listCorrectionsOfMember(db: Db, memberId: string): Promise<CorrectionRow[]> {
  return db
    .select()
    .from(dispositionCorrection)
    .where(eq(dispositionCorrection.memberId, memberId))
    .orderBy(desc(dispositionCorrection.at), desc(dispositionCorrection.id))
}

/** What was written down as the reason may tell who someone is. */
export async function emptyReasons(db: Db, memberId: string): Promise<void> {
  await db
    .update(dispositionCorrection)
    .set({ reason: null })
    .where(eq(dispositionCorrection.memberId, memberId))
}
