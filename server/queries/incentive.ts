import { and, asc, eq, isNull } from 'drizzle-orm'
import type { Db } from '../database/engine.ts'
import { incentive } from '../database/schema-panel.ts'

export type IncentiveRow = typeof incentive.$inferSelect

/** One a member and wave: who has it already is not given it again. */
export async function insertIncentive(db: Db, row: IncentiveRow): Promise<void> {
  await db
    .insert(incentive)
    .values(row)
    .onConflictDoNothing({ target: [incentive.memberId, incentive.wave] })
}

export function listIncentivesOfMember(db: Db, memberId: string): Promise<IncentiveRow[]> {
  return db.select().from(incentive).where(eq(incentive.memberId, memberId)).orderBy(asc(incentive.issuedAt))
}

export function listIncentives(db: Db, studyId: string): Promise<IncentiveRow[]> {
  return db
    .select()
    .from(incentive)
    .where(eq(incentive.studyId, studyId))
    .orderBy(asc(incentive.issuedAt), asc(incentive.memberId))
}

/** False when it was claimed before, or never given. */
export async function updateClaimed(db: Db, memberId: string, wave: string, at: number): Promise<boolean> {
  const rows = await db
    .update(incentive)
    .set({ claimedAt: at })
    .where(and(eq(incentive.memberId, memberId), eq(incentive.wave, wave), isNull(incentive.claimedAt)))
    .returning({ wave: incentive.wave })
  return rows.length === 1
}
