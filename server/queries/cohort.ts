import { asc, count, eq, min } from 'drizzle-orm'
import type { Db } from '../database/engine.ts'
import { panelMember } from '../database/schema.ts'

/** The samples that members came with: how many, and since when. */
export async function listCohorts(db: Db, studyId: string) {
  const rows = await db
    .select({ name: panelMember.cohort, members: count(), since: min(panelMember.createdAt) })
    .from(panelMember)
    .where(eq(panelMember.studyId, studyId))
    .groupBy(panelMember.cohort)
    .orderBy(asc(panelMember.cohort))
  return rows.map(({ name, members, since }) => ({ name, members: Number(members), since: since ?? 0 }))
}
