import { and, asc, count, eq } from 'drizzle-orm'
import type { Db } from '../database/engine.ts'
import { panelMember, study } from '../database/schema.ts'

export type Member = typeof panelMember.$inferSelect

/** A member with the hash of their study's design, which tells whether a design read earlier still stands. */
export async function findMember(db: Db, id: string): Promise<(Member & { designHash: string }) | null> {
  const [row] = await db
    .select({ member: panelMember, designHash: study.designHash })
    .from(panelMember)
    .innerJoin(study, eq(study.id, panelMember.studyId))
    .where(eq(panelMember.id, id))
  return row ? { ...row.member, designHash: row.designHash } : null
}

export function listMembers(db: Db, studyId: string): Promise<Member[]> {
  return db.select().from(panelMember).where(eq(panelMember.studyId, studyId)).orderBy(asc(panelMember.id))
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
  known: Pick<Member, 'events' | 'facts'>,
): Promise<void> {
  await db.update(panelMember).set(known).where(eq(panelMember.id, id))
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
    .set({ participation: to, participationAt: at })
    .where(and(eq(panelMember.id, id), eq(panelMember.participation, from)))
    .returning({ id: panelMember.id })
  return rows.length === 1
}
