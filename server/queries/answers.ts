import { and, asc, eq, gt, inArray, lte, sql } from 'drizzle-orm'
import type { Db } from '../database/engine.ts'
import { prepared, preparedInsert } from '../database/prepared.ts'
import { answerRevision, response } from '../database/schema.ts'

export type RevisionRow = typeof answerRevision.$inferSelect
export type ResponseRow = typeof response.$inferSelect

export const insertRevision = preparedInsert(answerRevision)

const saveOfCase = prepared((db) =>
  db
    .select({ revision: answerRevision.revision, savedAt: answerRevision.savedAt })
    .from(answerRevision)
    .where(
      and(
        eq(answerRevision.caseId, sql.placeholder('caseId')),
        eq(answerRevision.saveId, sql.placeholder('saveId')),
      ),
    ),
)

/** What a save with this id became, if it was recorded before. */
export async function findSave(db: Db, caseId: string, saveId: string) {
  const [row] = await saveOfCase(db, { caseId, saveId })
  return row ?? null
}

const revisionsOfCase = prepared((db) =>
  db
    .select()
    .from(answerRevision)
    .where(eq(answerRevision.caseId, sql.placeholder('caseId')))
    .orderBy(asc(answerRevision.revision)),
)

/** In rising order. */
export function listRevisions(db: Db, caseId: string): Promise<RevisionRow[]> {
  return revisionsOfCase(db, { caseId })
}

export const insertResponse = preparedInsert(response)

const responsesOfMember = prepared((db) =>
  db
    .select()
    .from(response)
    .where(eq(response.memberId, sql.placeholder('memberId'))),
)

export function listResponsesOfMember(db: Db, memberId: string): Promise<ResponseRow[]> {
  return responsesOfMember(db, { memberId })
}

/** Answers of completed questionnaires of members after one id, up to another. */
export function listResponsesOfMembers(db: Db, studyId: string, after: string, upTo: string) {
  return db
    .select({
      memberId: response.memberId,
      wave: response.wave,
      periodFrom: response.periodFrom,
      periodTo: response.periodTo,
      answers: response.answers,
    })
    .from(response)
    .where(and(eq(response.studyId, studyId), gt(response.memberId, after), lte(response.memberId, upTo)))
    .orderBy(asc(response.memberId))
}

/** Takes away what a member answered, in every wave. */
export async function deleteAnswersOfCase(db: Db, caseId: string): Promise<void> {
  await db.delete(answerRevision).where(eq(answerRevision.caseId, caseId))
  await db.delete(response).where(eq(response.caseId, caseId))
}

/** Of several cases, by case, in rising order. */
export async function listRevisionsOfCases(
  db: Db,
  caseIds: readonly string[],
): Promise<ReadonlyMap<string, readonly RevisionRow[]>> {
  const rows =
    caseIds.length === 0
      ? []
      : await db
          .select()
          .from(answerRevision)
          .where(inArray(answerRevision.caseId, [...caseIds]))
          .orderBy(asc(answerRevision.caseId), asc(answerRevision.revision))
  const found = new Map<string, RevisionRow[]>()
  for (const row of rows) found.set(row.caseId, [...(found.get(row.caseId) ?? []), row])
  return found
}
