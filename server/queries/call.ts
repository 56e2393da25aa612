/** Calls: who is on the list, and what came of each try. */
import { and, asc, desc, eq, inArray, isNull } from 'drizzle-orm'
import type { Db } from '../database/engine.ts'
import { preparedInsert } from '../database/prepared.ts'
import { contactAttempt, sampleCase } from '../database/schema.ts'
import { callAttempt } from '../database/schema-contacts.ts'
import type { ContactKey } from '../domain/contact-key.ts'

export type CallRow = typeof callAttempt.$inferSelect

/** Everyone on the call list of a study, longest waiting first. */
export function listQueuedCalls(db: Db, studyId: string, limit: number) {
  return db
    .select({ contact: contactAttempt, memberId: sampleCase.memberId, wave: sampleCase.wave })
    .from(contactAttempt)
    .innerJoin(sampleCase, eq(sampleCase.id, contactAttempt.caseId))
    .where(
      and(
        eq(contactAttempt.outcome, 'queued'),
        eq(contactAttempt.mode, 'telephone'),
        eq(sampleCase.studyId, studyId),
      ),
    )
    .orderBy(asc(contactAttempt.recordedAt), asc(contactAttempt.caseId))
    .limit(limit)
}

/** Calls that stand, of these cases, in the order of time. */
export async function listCallsOfCases(db: Db, caseIds: readonly string[]): Promise<CallRow[]> {
  if (caseIds.length === 0) return []
  return db
    .select()
    .from(callAttempt)
    .where(and(inArray(callAttempt.caseId, [...caseIds]), isNull(callAttempt.undoneAt)))
    .orderBy(asc(callAttempt.at), asc(callAttempt.id))
}

export async function listCallsOfContact(db: Db, { caseId, kind, ordinal }: ContactKey): Promise<CallRow[]> {
  const calls = await listCallsOfCases(db, [caseId])
  return calls.filter((call) => call.kind === kind && call.ordinal === ordinal)
}

export const insertCall = preparedInsert(callAttempt)

export async function findCall(db: Db, id: string): Promise<CallRow | null> {
  const [row] = await db.select().from(callAttempt).where(eq(callAttempt.id, id))
  return row ?? null
}

/** Takes a call back; false when it was taken back before. */
export async function undoCall(db: Db, id: string, at: number): Promise<boolean> {
  const rows = await db
    .update(callAttempt)
    .set({ undoneAt: at })
    .where(and(eq(callAttempt.id, id), isNull(callAttempt.undoneAt)))
    .returning({ id: callAttempt.id })
  return rows.length === 1
}

/** The newest calls of a study that stand, with whom was called. */
export function listNewestCalls(db: Db, studyId: string, limit: number) {
  return db
    .select({ call: callAttempt, memberId: sampleCase.memberId, wave: sampleCase.wave })
    .from(callAttempt)
    .innerJoin(sampleCase, eq(sampleCase.id, callAttempt.caseId))
    .where(and(eq(sampleCase.studyId, studyId), isNull(callAttempt.undoneAt)))
    .orderBy(desc(callAttempt.at))
    .limit(limit)
}
