import { count, eq, max, sql } from 'drizzle-orm'
import type { Db } from '../database/engine.ts'
import { panelMember, response, study } from '../database/schema.ts'

/** Differs whenever a report of the study could differ: responses, what registers say, participation, design. */
export async function findDataVersion(db: Db, studyId: string): Promise<string> {
  const [answered] = await db
    .select({ n: count(), last: sql<string>`max(${response.completedAt})` })
    .from(response)
    .where(eq(response.studyId, studyId))
  const [members] = await db
    .select({
      n: count(),
      known: sql<string>`max(${panelMember.knownAt})`,
      changed: sql<string>`max(${panelMember.participationAt})`,
    })
    .from(panelMember)
    .where(eq(panelMember.studyId, studyId))
  const [design] = await db
    .select({ hash: max(study.designHash) })
    .from(study)
    .where(eq(study.id, studyId))
  return JSON.stringify([answered, members, design])
}
