import { and, asc, count, eq, gt, lte, sql } from 'drizzle-orm'
import type { Db } from '../database/engine.ts'
import { prepared } from '../database/prepared.ts'
import { panelMember, study } from '../database/schema.ts'

export type Member = typeof panelMember.$inferSelect

const byId = prepared((db) =>
  db
    .select({ member: panelMember, designHash: study.designHash })
    .from(panelMember)
    .innerJoin(study, eq(study.id, panelMember.studyId))
    .where(eq(panelMember.id, sql.placeholder('id'))),
)

/** A member with the hash of their study's design, which tells whether a design read earlier still stands. */
export async function findMember(db: Db, id: string): Promise<(Member & { designHash: string }) | null> {
  const [row] = await byId(db, { id })
  return row ? { ...row.member, designHash: row.designHash } : null
}

export function listMembers(db: Db, studyId: string): Promise<Member[]> {
  return db.select().from(panelMember).where(eq(panelMember.studyId, studyId)).orderBy(asc(panelMember.id))
}

/** The next members, by id, for whom something may be due. */
export function listMembersToSchedule(
  db: Db,
  studyId: string,
  now: number,
  after: string,
  limit: number,
): Promise<Member[]> {
  return db
    .select()
    .from(panelMember)
    .where(and(eq(panelMember.studyId, studyId), lte(panelMember.quietUntil, now), gt(panelMember.id, after)))
    .orderBy(asc(panelMember.id))
    .limit(limit)
}

export async function updateQuietUntil(db: Db, id: string, quietUntil: number): Promise<void> {
  await db.update(panelMember).set({ quietUntil }).where(eq(panelMember.id, id))
}

/** After a new design the schedule of everyone is derived anew. */
export async function resetQuietUntil(db: Db, studyId: string): Promise<void> {
  await db.update(panelMember).set({ quietUntil: 0 }).where(eq(panelMember.studyId, studyId))
}

export async function countMembers(db: Db, studyId: string): Promise<number> {
  const [row] = await db.select({ n: count() }).from(panelMember).where(eq(panelMember.studyId, studyId))
  return Number(row!.n)
}

export async function insertMember(db: Db, row: Member): Promise<void> {
  await db.insert(panelMember).values(row)
}

/** Replaces what is known of a member's dates and facts. */
export async function updateKnown(
  db: Db,
  id: string,
  known: Pick<Member, 'events' | 'facts' | 'knownAt'>,
): Promise<void> {
  await db
    .update(panelMember)
    .set({ ...known, quietUntil: 0, boardUntil: 0 })
    .where(eq(panelMember.id, id))
}

/** Changes the participation if it is still `from`; false when someone was first. */
export async function updateParticipation(
  db: Db,
  id: string,
  from: Member['participation'],
  to: Member['participation'],
  at: number,
): Promise<boolean> {
  const rows = await db
    .update(panelMember)
    .set({ participation: to, participationAt: at, quietUntil: 0, boardUntil: 0 })
    .where(and(eq(panelMember.id, id), eq(panelMember.participation, from)))
    .returning({ id: panelMember.id })
  return rows.length === 1
}

/** Which ways a member does not want; the schedule is derived anew. */
export async function updateRefusedModes(
  db: Db,
  id: string,
  refusedModes: Member['refusedModes'],
): Promise<void> {
  await db
    .update(panelMember)
    .set({ refusedModes, quietUntil: 0, boardUntil: 0 })
    .where(eq(panelMember.id, id))
}
