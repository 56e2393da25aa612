/** Somebody read the whole of a draft and found it good. It holds for what was read: a change makes it unread again. */
import { hashOf } from '../../surveys/instrument/canonical.ts'
import type { StudyDocuments } from '../../surveys/study-files/documents.ts'
import type { Context } from '../context.ts'
import type { Db } from '../database/store.ts'
import { Problem } from '../problem.ts'
import { findDraft, insertReview, listDocuments } from '../queries/draft.ts'

export function reviewDraft(
  { store, clock, newId }: Context,
  actor: string,
  studyId: string,
  { hash, note }: { readonly hash: string; readonly note: string },
): Promise<void> {
  const entry = { actor, action: 'review-draft', subject: `study:${studyId}`, detail: { hash, note } }
  return store.write(entry, async (db) => {
    if (!(await findDraft(db, studyId))) throw new Problem('not-found')
    if (hashOf(await draftDocuments(db, studyId)) !== hash) throw new Problem('design-changed')
    await insertReview(db, {
      id: newId(),
      studyId,
      documentsHash: hash,
      reviewedAt: clock(),
      reviewedBy: actor,
      note,
    })
  })
}

/** The documents that a draft has now. */
export async function draftDocuments(db: Db, studyId: string): Promise<StudyDocuments> {
  const rows = await listDocuments(db, studyId)
  return Object.fromEntries(
    rows.filter(({ content }) => content !== null).map(({ name, content }) => [name, content]),
  )
}
