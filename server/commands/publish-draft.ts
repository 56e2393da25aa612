/** A draft goes to the field, as it was read and found good. */
import { hashOf } from '../../surveys/instrument/canonical.ts'
import {
  type StudyDocuments,
  type StudyParts,
  studyFromDocuments,
} from '../../surveys/study-files/documents.ts'
import type { Context } from '../context.ts'
import { Problem } from '../problem.ts'
import { findDraft, findLastReview } from '../queries/draft.ts'
import { findStudy } from '../queries/study.ts'
import { putInField } from './publish-study.ts'
import { refuseUnsound } from './refuse-unsound.ts'
import { draftDocuments } from './review-draft.ts'

export async function publishDraft(
  context: Context,
  actor: string,
  studyId: string,
  { hash, reason = '' }: { readonly hash: string; readonly reason?: string | undefined },
): Promise<void> {
  // Checking takes longer than others should wait for: it is done before, on what the hash names.
  const read = studyOf(await draftDocuments(context.store.now, studyId))
  refuseUnsound(read)
  const entry = { actor, action: 'publish-draft', subject: `study:${studyId}`, detail: { hash } }
  await context.store.write(entry, async (db, note) => {
    if (!(await findDraft(db, studyId))) throw new Problem('not-found')
    const documents = await draftDocuments(db, studyId)
    if (hashOf(documents) !== hash) throw new Problem('design-changed')
    if ((await findLastReview(db, studyId))?.documentsHash !== hash) throw new Problem('not-reviewed')
    const study = studyOf(documents)
    if (study.design.id !== studyId) throw new Problem('study-id-taken', { id: study.design.id })
    const simulated = (await findStudy(db, studyId))?.simulated ?? false
    note(await putInField(context, db, study, { simulated, reason }))
  })
}

export function studyOf(documents: StudyDocuments): StudyParts {
  const read = studyFromDocuments(documents)
  if ('study' in read) return read.study
  const list = read.problems.map(
    ({ document, path, sentence }) => `${document}${path && ` ${path}`}: ${sentence}`,
  )
  throw new Problem('documents-invalid', { problems: list.join(' '), places: read.problems })
}
