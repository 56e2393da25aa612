/** A document of a draft is saved. What another changed meanwhile stays, and where both changed the same nothing is saved. */
import { mergeDocuments } from '../../surveys/study-files/merge.ts'
import type { Context } from '../context.ts'
import { Problem } from '../problem.ts'
import {
  type DocumentRow,
  deleteDocumentsBefore,
  findDocument,
  findDraft,
  insertDocument,
} from '../queries/draft.ts'

/** Saves that are kept of each document: enough for whoever left a page open for a day. */
const kept = 300

export interface DocumentInput {
  readonly studyId: string
  readonly name: string
  /** The revision that was changed; 0 for a new document. */
  readonly base: number
  /** Null takes the document away. */
  readonly content: unknown
}

export interface DocumentSaved {
  readonly revision: number
  readonly savedAt: number
  /** As it now stands: with what another changed in it. */
  readonly content: unknown
  readonly merged: boolean
}

export function saveDocument(context: Context, actor: string, input: DocumentInput): Promise<DocumentSaved> {
  const { studyId, name, base, content } = input
  const entry = { actor, action: 'save-document', subject: `study:${studyId}`, detail: { document: name } }
  return context.store.write(entry, async (db, note) => {
    if (!(await findDraft(db, studyId))) throw new Problem('not-found')
    const newest = await findDocument(db, studyId, name)
    if (!newest && base > 0) throw new Problem('no-such-document', { name })
    const changed = newest !== null && newest.revision !== base
    const before = changed && base > 0 ? await findDocument(db, studyId, name, base) : null
    const result = changed ? mergedWith(newest, before, content) : content
    const savedAt = context.clock()
    const revision = (newest?.revision ?? 0) + 1
    await insertDocument(db, { studyId, name, revision, content: result, savedAt, savedBy: actor })
    await deleteDocumentsBefore(db, studyId, name, revision - kept)
    note({ revision, ...(changed && { merged: base }) })
    return { revision, savedAt, content: result, merged: changed }
  })
}

function mergedWith(newest: DocumentRow, before: DocumentRow | null, content: unknown): unknown {
  const { merged, conflicts } = mergeDocuments(before?.content ?? null, content, newest.content)
  if (conflicts.length > 0) {
    const { revision, savedBy } = newest
    throw new Problem('changed-by-another', { revision, savedBy, content: newest.content, conflicts })
  }
  return merged
}
