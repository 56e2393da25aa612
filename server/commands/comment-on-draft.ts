/** What people say to each other about a draft, with the place that it is about. */
import type { Context } from '../context.ts'
import { Problem } from '../problem.ts'
import { type CommentRow, findDraft, insertComment, settleCommentAt } from '../queries/draft.ts'

export function commentOnDraft(
  { store, clock, newId }: Context,
  actor: string,
  studyId: string,
  comment: Pick<CommentRow, 'document' | 'place' | 'body'>,
): Promise<string> {
  const { document, place } = comment
  const entry = {
    actor,
    action: 'comment-on-draft',
    subject: `study:${studyId}`,
    detail: { document, place },
  }
  return store.write(entry, async (db) => {
    if (!(await findDraft(db, studyId))) throw new Problem('not-found')
    const id = newId()
    const written = { id, studyId, ...comment, writtenAt: clock(), writtenBy: actor }
    await insertComment(db, { ...written, settledAt: null, settledBy: null })
    return id
  })
}

export function settleComment(
  { store, clock }: Context,
  actor: string,
  studyId: string,
  id: string,
): Promise<void> {
  const entry = { actor, action: 'settle-comment', subject: `study:${studyId}`, detail: { comment: id } }
  return store.write(entry, async (db) => {
    if (!(await settleCommentAt(db, studyId, id, clock(), actor))) throw new Problem('already-settled')
  })
}
