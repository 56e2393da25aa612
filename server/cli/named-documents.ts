/** The documents of the study that somebody names: a draft in the database, one that is built in, or a folder of files. */
import { existsSync, statSync } from 'node:fs'
import { studies } from '../../surveys/index.ts'
import { documentsOf, type StudyDocuments } from '../../surveys/study-files/documents.ts'
import { draftDocuments } from '../commands/review-draft.ts'
import { findDraft, listDrafts } from '../queries/draft.ts'
import { CommandFailed } from './failed.ts'
import { namedStudy } from './studies.ts'
import { readStudyFolder } from './study-folder.ts'
import { withContext } from './with-context.ts'

export async function namedDocuments(name: string, draft = false): Promise<StudyDocuments> {
  if (draft) return documentsOfDraft(name)
  const isFolder = !Object.hasOwn(studies, name) && existsSync(name) && statSync(name).isDirectory()
  return isFolder ? readStudyFolder(name) : documentsOf(namedStudy(name))
}

function documentsOfDraft(name: string): Promise<StudyDocuments> {
  return withContext(async ({ store }) => {
    if (await findDraft(store.now, name)) return draftDocuments(store.now, name)
    const names = (await listDrafts(store.now)).map(({ id }) => id).join(', ')
    throw new CommandFailed(
      `There is no draft '${name}' in this database. ${names ? `There is: ${names}.` : 'There are no drafts yet.'}`,
    )
  })
}
