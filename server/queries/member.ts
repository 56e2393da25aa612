import { and, asc, count, eq, inArray } from 'drizzle-orm'
import type { Db } from '../database/engine.ts'
import { memberEvent, panelMember, registerFact } from '../database/schema.ts'
import type { MemberState } from '../domain/sample-case.ts'

export type MemberRow = typeof panelMember.$inferSelect

/** A member with their newest dates and facts. */
export type Member = MemberRow & MemberState

export async function findMember(db: Db, id: string): Promise<Member | null> {
  const [row] = await db.select().from(panelMember).where(eq(panelMember.id, id))
  if (!row) return null
  const events = await db.select().from(memberEvent).where(eq(memberEvent.memberId, id))
  const facts = await db.select().from(registerFact).where(eq(registerFact.memberId, id))
  return {
    ...row,
    events: Object.fromEntries(events.map((event) => [event.event, event.day])),
    facts: Object.fromEntries(facts.map((fact) => [fact.name, fact.value])),
  }
}

/** All members of a study with their dates and the facts named, or all facts. */
export async function listMembers(db: Db, studyId: string, factNames?: readonly string[]): Promise<Member[]> {
  const rows = await db
    .select()
    .from(panelMember)
    .where(eq(panelMember.studyId, studyId))
    .orderBy(asc(panelMember.id))
  const byId = new Map<string, { events: Record<string, string>; facts: Record<string, string> }>()
  for (const row of rows) byId.set(row.id, { events: {}, facts: {} })
  const events = await db
    .select({ id: memberEvent.memberId, name: memberEvent.event, day: memberEvent.day })
    .from(memberEvent)
    .innerJoin(panelMember, eq(panelMember.id, memberEvent.memberId))
    .where(eq(panelMember.studyId, studyId))
  for (const event of events) byId.get(event.id)!.events[event.name] = event.day
  const facts = await db
    .select({ id: registerFact.memberId, name: registerFact.name, value: registerFact.value })
    .from(registerFact)
    .innerJoin(panelMember, eq(panelMember.id, registerFact.memberId))
    .where(
      and(
        eq(panelMember.studyId, studyId),
        factNames && factNames.length > 0 ? inArray(registerFact.name, [...factNames]) : undefined,
      ),
    )
  for (const fact of facts) byId.get(fact.id)!.facts[fact.name] = fact.value
  return rows.map((row) => ({ ...row, ...byId.get(row.id)! }))
}

export async function countMembers(db: Db, studyId: string): Promise<number> {
  const [row] = await db.select({ n: count() }).from(panelMember).where(eq(panelMember.studyId, studyId))
  return Number(row!.n)
}

export async function insertMember(db: Db, row: MemberRow): Promise<void> {
  await db.insert(panelMember).values(row)
}

/** Sets a date of the member; an earlier one is replaced (the log keeps it). */
export async function putEvent(db: Db, row: typeof memberEvent.$inferSelect): Promise<void> {
  await db
    .insert(memberEvent)
    .values(row)
    .onConflictDoUpdate({
      target: [memberEvent.memberId, memberEvent.event],
      set: { day: row.day, recordedAt: row.recordedAt },
    })
}

export async function putFact(db: Db, row: typeof registerFact.$inferSelect): Promise<void> {
  await db
    .insert(registerFact)
    .values(row)
    .onConflictDoUpdate({
      target: [registerFact.memberId, registerFact.name],
      set: { value: row.value, recordedAt: row.recordedAt },
    })
}

/** Changes the participation if it is still `from`; false when someone was first. */
export async function updateParticipation(
  db: Db,
  id: string,
  from: MemberRow['participation'],
  to: MemberRow['participation'],
  at: number,
): Promise<boolean> {
  const rows = await db
    .update(panelMember)
    .set({ participation: to, participationAt: at })
    .where(and(eq(panelMember.id, id), eq(panelMember.participation, from)))
    .returning({ id: panelMember.id })
  return rows.length === 1
}

export async function updateLanguage(db: Db, id: string, language: 'nl' | 'en'): Promise<void> {
  await db.update(panelMember).set({ language }).where(eq(panelMember.id, id))
}
