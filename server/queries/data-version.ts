import { count, eq, sql } from 'drizzle-orm'
import software from '../../package.json' with { type: 'json' }
import type { Db } from '../database/engine.ts'
import { panelMember, response, study } from '../database/schema.ts'
import { populationMargin } from '../database/schema-panel.ts'
import { planLock } from '../database/schema-report.ts'

/**
 * Differs whenever the report of a study could differ: with the program that makes it, and with its data, or while it shows made-up
 * people with its design.
 */
export async function findReportVersion(db: Db, studyId: string): Promise<string> {
  const own = await findState(db, studyId)
  const of = own !== undefined && showsShape(own) ? `shape ${own.hash}` : await findDataVersion(db, studyId)
  return `${software.version} ${of}`
}

async function findState(db: Db, studyId: string) {
  const [own] = await db
    .select({ hash: study.designHash, simulated: study.simulated, locked: planLock.hash })
    .from(study)
    .leftJoin(planLock, eq(planLock.studyId, study.id))
    .where(eq(study.id, studyId))
  return own
}

/** Differs whenever anything made of the data could: responses, what registers say, participation, margins, design. */
export async function findDataVersion(db: Db, studyId: string): Promise<string> {
  const own = await findState(db, studyId)
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
  const [margins] = await db
    .select({ n: count(), since: sql<string>`max(${populationMargin.since})` })
    .from(populationMargin)
    .where(eq(populationMargin.studyId, studyId))
  return JSON.stringify([answered, members, own, margins])
}

/** Before the plan is locked the report has simulated answers: whatever people answer, it stays as it is. */
export function showsShape({ simulated, locked }: { simulated: boolean; locked: string | null }): boolean {
  return !simulated && locked === null
}

/** The last moment at which anything that a report rests on changed. */
export async function findDataMoment(db: Db, studyId: string): Promise<number> {
  const [answered] = await db
    .select({ last: sql<string | null>`max(${response.completedAt})` })
    .from(response)
    .where(eq(response.studyId, studyId))
  const [members] = await db
    .select({
      known: sql<string | null>`max(${panelMember.knownAt})`,
      changed: sql<string | null>`max(${panelMember.participationAt})`,
    })
    .from(panelMember)
    .where(eq(panelMember.studyId, studyId))
  const [margins] = await db
    .select({ since: sql<string | null>`max(${populationMargin.since})` })
    .from(populationMargin)
    .where(eq(populationMargin.studyId, studyId))
  const [published] = await db
    .select({ at: sql<string | null>`max(${study.publishedAt})` })
    .from(study)
    .where(eq(study.id, studyId))
  const moments = [answered?.last, members?.known, members?.changed, margins?.since, published?.at]
  return Math.max(...moments.flatMap((moment) => (moment ? [Date.parse(moment)] : [])))
}
