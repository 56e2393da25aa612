/** A study as it now is in the field, or as it is built in. */
import { studies } from '../../surveys/index.ts'
import type { StudyParts } from '../../surveys/study-files/documents.ts'
import type { Db } from '../database/store.ts'
import { findStudy, listInstrumentVersions } from '../queries/study.ts'

export async function currentStudy(db: Db, id: string): Promise<StudyParts | null> {
  const row = await findStudy(db, id)
  if (!row) return studies[id] ?? null
  const { design, published } = row
  return { design, instruments: await currentInstruments(db, id), ...(published && { published }) }
}

/** The newest version of each questionnaire that a study has in the field. */
export async function currentInstruments(db: Db, studyId: string): Promise<Record<string, unknown>> {
  const instruments: Record<string, unknown> = {}
  // Newest first: the first of each is the one in the field.
  for (const { instrument, definition } of await listInstrumentVersions(db, studyId)) {
    if (!(instrument in instruments)) instruments[instrument] = definition
  }
  return instruments
}
