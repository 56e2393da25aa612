/** Studies that are being made. */
import { and, asc, desc, eq, isNull, lt, sql } from 'drizzle-orm'
import type { Db } from '../database/engine.ts'
import { preparedInsert } from '../database/prepared.ts'
import { draftComment, draftDocument, draftReview, studyDraft } from '../database/schema-drafts.ts'

export type DraftRow = typeof studyDraft.$inferSelect
export type DocumentRow = typeof draftDocument.$inferSelect
export type ReviewRow = typeof draftReview.$inferSelect
export type CommentRow = typeof draftComment.$inferSelect

/** The draft of that id; null when there is none, or it was taken away. */
export async function findDraft(db: Db, id: string): Promise<DraftRow | null> {
  const [row] = await db
    .select()
    .from(studyDraft)
    .where(and(eq(studyDraft.id, id), isNull(studyDraft.removedAt)))
  return row ?? null
}

export function listDrafts(db: Db): Promise<DraftRow[]> {
  return db.select().from(studyDraft).where(isNull(studyDraft.removedAt)).orderBy(asc(studyDraft.id))
}

/** False when the id was used before, also by a draft that was taken away. */
export async function insertDraft(db: Db, row: DraftRow): Promise<boolean> {
  const rows = await db.insert(studyDraft).values(row).onConflictDoNothing().returning({ id: studyDraft.id })
  return rows.length === 1
}

export async function removeDraftAt(db: Db, id: string, at: number): Promise<boolean> {
  const rows = await db
    .update(studyDraft)
    .set({ removedAt: at })
    .where(and(eq(studyDraft.id, id), isNull(studyDraft.removedAt)))
    .returning({ id: studyDraft.id })
  return rows.length === 1
}

const newest = sql`${draftDocument.revision} = (select max(d.revision) from draft_document d
  where d.study_id = ${draftDocument.studyId} and d.name = ${draftDocument.name})`

/** Every document as it stands, those that were taken away too (their content is null). */
export function listDocuments(db: Db, studyId: string): Promise<DocumentRow[]> {
  return db
    .select()
    .from(draftDocument)
    .where(and(eq(draftDocument.studyId, studyId), newest))
    .orderBy(asc(draftDocument.name))
}

/** A document at a revision; the newest without one. */
export async function findDocument(
  db: Db,
  studyId: string,
  name: string,
  revision?: number,
): Promise<DocumentRow | null> {
  const [row] = await db
    .select()
    .from(draftDocument)
    .where(
      and(
        eq(draftDocument.studyId, studyId),
        eq(draftDocument.name, name),
        revision === undefined ? undefined : eq(draftDocument.revision, revision),
      ),
    )
    .orderBy(desc(draftDocument.revision))
    .limit(1)
  return row ?? null
}

/** Who saved a document and when, newest first. */
export function listRevisionsOf(db: Db, studyId: string, name: string, limit: number) {
  return db
    .select({
      revision: draftDocument.revision,
      savedAt: draftDocument.savedAt,
      savedBy: draftDocument.savedBy,
    })
    .from(draftDocument)
    .where(and(eq(draftDocument.studyId, studyId), eq(draftDocument.name, name)))
    .orderBy(desc(draftDocument.revision))
    .limit(limit)
}

export const insertDocument = preparedInsert(draftDocument)

export async function deleteDocumentsBefore(
  db: Db,
  studyId: string,
  name: string,
  revision: number,
): Promise<void> {
  await db
    .delete(draftDocument)
    .where(
      and(
        eq(draftDocument.studyId, studyId),
        eq(draftDocument.name, name),
        lt(draftDocument.revision, revision),
      ),
    )
}

export const insertReview = preparedInsert(draftReview)

/** The last time that somebody read it. */
export async function findLastReview(db: Db, studyId: string): Promise<ReviewRow | null> {
  const [row] = await db
    .select()
    .from(draftReview)
    .where(eq(draftReview.studyId, studyId))
    .orderBy(desc(draftReview.reviewedAt), desc(draftReview.id))
    .limit(1)
  return row ?? null
}

export const insertComment = preparedInsert(draftComment)

export function listComments(db: Db, studyId: string): Promise<CommentRow[]> {
  return db
    .select()
    .from(draftComment)
    .where(eq(draftComment.studyId, studyId))
    .orderBy(asc(draftComment.writtenAt), asc(draftComment.id))
}

/** False when it is not there, or was settled before. */
export async function settleCommentAt(
  db: Db,
  studyId: string,
  id: string,
  at: number,
  by: string,
): Promise<boolean> {
  const rows = await db
    .update(draftComment)
    .set({ settledAt: at, settledBy: by })
    .where(and(eq(draftComment.studyId, studyId), eq(draftComment.id, id), isNull(draftComment.settledAt)))
    .returning({ id: draftComment.id })
  return rows.length === 1
}

/** The newest save of each document, without what stands in it. */
export function listNewestRevisions(db: Db, studyId: string) {
  return db
    .select({
      name: draftDocument.name,
      revision: draftDocument.revision,
      savedBy: draftDocument.savedBy,
    })
    .from(draftDocument)
    .where(and(eq(draftDocument.studyId, studyId), newest))
    .orderBy(asc(draftDocument.name))
}
