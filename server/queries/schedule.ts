import { and, count, eq, gt, lt, lte } from 'drizzle-orm'
import type { Db } from '../database/engine.ts'
import { panelMember } from '../database/schema.ts'

/** Members for whom something may go out now. */
export async function countDueNow(db: Db, studyId: string, now: number): Promise<number> {
  const [row] = await db
    .select({ n: count() })
    .from(panelMember)
    .where(and(eq(panelMember.studyId, studyId), lte(panelMember.quietUntil, now)))
  return Number(row!.n)
}

/** Per moment between two, the members whose next contact goes out then, as the schedule was last derived. */
export async function countNextContacts(
  db: Db,
  studyId: string,
  from: number,
  until: number,
): Promise<{ at: number; members: number }[]> {
  const rows = await db
    .select({ at: panelMember.quietUntil, members: count() })
    .from(panelMember)
    .where(
      and(
        eq(panelMember.studyId, studyId),
        gt(panelMember.quietUntil, from),
        lt(panelMember.quietUntil, until),
      ),
    )
    .groupBy(panelMember.quietUntil)
  return rows.map(({ at, members }) => ({ at, members: Number(members) }))
}
