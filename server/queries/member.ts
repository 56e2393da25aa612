import { and, asc, count, eq, gt, inArray, lte, sql } from 'drizzle-orm'
import type { Db } from '../database/engine.ts'
import { overRows } from '../database/many-rows.ts'
import { prepared } from '../database/prepared.ts'
import { panelMember, panelRecord, sampleCase, study } from '../database/schema.ts'
import type { NextOut } from '../domain/schedule.ts'

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

/** The next members of a study, by id. */
export function listMembersAfter(db: Db, studyId: string, after: string, limit: number): Promise<Member[]> {
  return db
    .select()
    .from(panelMember)
    .where(and(eq(panelMember.studyId, studyId), gt(panelMember.id, after)))
    .orderBy(asc(panelMember.id))
    .limit(limit)
}

/** What the analysis reads of the next members, by id; `upTo`: to this one. */
export function listKnownOfMembersAfter(
  db: Db,
  studyId: string,
  after: string,
  upTo: string | null,
  limit: number,
) {
  const { id, participation, events, facts } = panelMember
  return db
    .select({ id, participation, events, facts })
    .from(panelMember)
    .where(and(eq(panelMember.studyId, studyId), gt(id, after), upTo === null ? undefined : lte(id, upTo)))
    .orderBy(asc(id))
    .limit(limit)
}

/** The member at a place in the order of ids, counted from 1; null when there are not so many. */
export async function findMemberIdAt(db: Db, studyId: string, place: number): Promise<string | null> {
  const [row] = await db
    .select({ id: panelMember.id })
    .from(panelMember)
    .where(eq(panelMember.studyId, studyId))
    .orderBy(asc(panelMember.id))
    .limit(1)
    .offset(place - 1)
  return row?.id ?? null
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

/** Whose case this is; null for a case of another study than the one named. */
export async function findMemberOfCase(
  db: Db,
  studyId: string | null,
  caseId: string,
): Promise<{ memberId: string; wave: string; studyId: string } | null> {
  const [row] = await db
    .select({ memberId: sampleCase.memberId, wave: sampleCase.wave, studyId: sampleCase.studyId })
    .from(sampleCase)
    .where(eq(sampleCase.id, caseId))
  return row && (studyId === null || row.studyId === studyId) ? row : null
}

export function listMembersById(db: Db, studyId: string, ids: readonly string[]): Promise<Member[]> {
  return db
    .select()
    .from(panelMember)
    .where(and(eq(panelMember.studyId, studyId), inArray(panelMember.id, [...ids])))
}

/** Before everything: what was derived no longer stands. */
const start = new Date(0).toISOString()

/** Something about their contacts changed: what was derived of these members is derived anew. */
export const deriveAnew = overRows(
  (id: string) => [id],
  (list) => `update panel_record set quiet_until = '${start}', board_until = '${start}'
    where id in (select column1 from (values ${list}) as v)`,
)

/** By which details and ways a member can be reached; what was derived of them is derived anew. */
export async function updateReach(
  db: Db,
  id: string,
  reach: Partial<Pick<Member, 'reachableBy' | 'refusedModes'>>,
): Promise<void> {
  await db
    .update(panelRecord)
    .set({ ...reach, quietUntil: 0, boardUntil: 0 })
    .where(eq(panelRecord.id, id))
}

/** Notes of several members until when nothing is due, and by which way something is then. */
export const updateQuietUntil = overRows(
  ({ id, at, mode }: NextOut & { readonly id: string }) => [id, new Date(at).toISOString(), mode],
  (
    list,
  ) => `update panel_record set quiet_until = v.column2, quiet_mode = v.column3 from (values ${list}) as v
    where panel_record.id = v.column1`,
)

/** After a new design the schedule of everyone is derived anew. */
export async function resetQuietUntil(db: Db, studyId: string): Promise<void> {
  await db.update(panelRecord).set({ quietUntil: 0, boardUntil: 0 }).where(eq(panelRecord.studyId, studyId))
}

export async function countMembers(db: Db, studyId: string): Promise<number> {
  const [row] = await db.select({ n: count() }).from(panelMember).where(eq(panelMember.studyId, studyId))
  return Number(row!.n)
}

export async function insertMember(db: Db, row: Member): Promise<void> {
  await db.insert(panelRecord).values({ ...row, batch: 0 })
}

/** Replaces what is known of a member's dates and facts. */
export async function updateKnown(
  db: Db,
  id: string,
  known: Pick<Member, 'events' | 'facts' | 'knownAt'>,
): Promise<void> {
  await db
    .update(panelRecord)
    .set({ ...known, quietUntil: 0, boardUntil: 0 })
    .where(eq(panelRecord.id, id))
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
    .update(panelRecord)
    .set({ participation: to, participationAt: at, quietUntil: 0, boardUntil: 0 })
    .where(and(eq(panelRecord.id, id), eq(panelRecord.participation, from)))
    .returning({ id: panelRecord.id })
  return rows.length === 1
}
