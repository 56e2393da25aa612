import { and, count, eq, gt, isNotNull, lt, lte } from 'drizzle-orm'
import type { ContactMode } from '../../surveys/design.ts'
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

/** Per moment between two and way, the members whose next contact goes out then, as the schedule was last derived. */
export async function countNextContacts(
  db: Db,
  studyId: string,
  from: number,
  until: number,
): Promise<{ at: number; mode: ContactMode; members: number }[]> {
  const rows = await db
    .select({ at: panelMember.quietUntil, mode: panelMember.quietMode, members: count() })
    .from(panelMember)
    .where(
      and(
        eq(panelMember.studyId, studyId),
        gt(panelMember.quietUntil, from),
        lt(panelMember.quietUntil, until),
        isNotNull(panelMember.quietMode),
      ),
    )
    .groupBy(panelMember.quietUntil, panelMember.quietMode)
  return rows.map(({ at, mode, members }) => ({ at, mode: mode!, members: Number(members) }))
}
