import { eq } from 'drizzle-orm'
import type { Db } from '../database/engine.ts'
import { planLock } from '../database/schema-report.ts'

export type PlanLock = typeof planLock.$inferSelect

export async function findPlanLock(db: Db, studyId: string): Promise<PlanLock | null> {
  const [row] = await db.select().from(planLock).where(eq(planLock.studyId, studyId))
  return row ?? null
}

/** Gives whether it is locked by this; false: it was before. */
export async function insertPlanLock(db: Db, row: PlanLock): Promise<boolean> {
  const made = await db.insert(planLock).values(row).onConflictDoNothing().returning({ id: planLock.studyId })
  return made.length > 0
}
