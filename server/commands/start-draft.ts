/** A new study, from nothing, from one that there is, or from files. */
import type { Text } from '../../surveys/design.ts'
import { documentsOf, type StudyDocuments, studyFromDocuments } from '../../surveys/study-files/documents.ts'
import { emptyStudy } from '../../surveys/study-files/empty.ts'
import type { Context } from '../context.ts'
import type { Db } from '../database/store.ts'
import { Problem } from '../problem.ts'
import { insertDocument, insertDraft } from '../queries/draft.ts'
import { findStudy } from '../queries/study.ts'
import { currentStudy } from './current-study.ts'

export type DraftStart =
  | { readonly from: 'nothing'; readonly id: string; readonly title: Text }
  /** A copy under another name. */
  | { readonly from: 'study'; readonly study: string; readonly id: string; readonly title: Text }
  /** The study in the field itself, to be changed there. */
  | { readonly from: 'field'; readonly id: string }
  /** What somebody else exported: under the name that stands in it. */
  | { readonly from: 'files'; readonly documents: StudyDocuments }

/** Gives the id. */
export function startDraft(context: Context, actor: string, start: DraftStart): Promise<string> {
  const { store, clock } = context
  const named = start.from === 'files' ? readFiles(start.documents) : start.id
  const entry = { actor, action: 'start-draft', subject: `study:${named}`, detail: { from: start.from } }
  return store.write(entry, async (db) => {
    const documents = await documentsFor(db, start)
    if (start.from !== 'field' && (await findStudy(db, named)))
      throw new Problem('study-id-taken', { id: named })
    const at = clock()
    const row = { id: named, createdAt: at, createdBy: actor, removedAt: null }
    if (!(await insertDraft(db, row))) throw new Problem('study-id-taken', { id: named })
    for (const [name, content] of Object.entries(documents)) {
      await insertDocument(db, { studyId: named, name, revision: 1, content, savedAt: at, savedBy: actor })
    }
    return named
  })
}

async function documentsFor(db: Db, start: DraftStart): Promise<StudyDocuments> {
  if (start.from === 'files') return start.documents
  if (start.from === 'nothing') return documentsOf(emptyStudy(start.id, start.title))
  const source = await currentStudy(db, start.from === 'field' ? start.id : start.study)
  if (!source) throw new Problem('not-found')
  if (start.from === 'field') return documentsOf(source)
  return documentsOf({ ...source, design: { ...source.design, id: start.id, title: start.title } })
}

function readFiles(documents: StudyDocuments): string {
  const read = studyFromDocuments(documents)
  if ('study' in read) return read.study.design.id
  const list = read.problems.map(
    ({ document, path, sentence }) => `${document}${path && ` ${path}`}: ${sentence}`,
  )
  throw new Problem('documents-invalid', { problems: list.join(' '), places: read.problems })
}
