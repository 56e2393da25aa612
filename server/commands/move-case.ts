/**
 * A questionnaire that somebody began is taken over by the newer version that was published since, when every answer given so far
 * fits it. Where one does not, the case stays with the version it began with. Answers keep the version they were given in.
 */
import type { Instrument } from '../../surveys/instrument/index.ts'
import type { Context } from '../context.ts'
import type { Db } from '../database/store.ts'
import { type AnswerMap, currentAnswers } from '../domain/answers.ts'
import { listRevisions } from '../queries/answers.ts'
import { type Case, updateCaseAt } from '../queries/sample-case.ts'
import { findNewestInstrument } from '../queries/study.ts'

/** Items whose answers the newer version cannot take; none: the case can go over. */
export function misfits(newer: Instrument, answers: AnswerMap): readonly string[] {
  const given = Object.fromEntries(Object.entries(answers).filter(([, value]) => value !== null))
  return newer.checkStructure(given).map(({ item }) => item)
}

/** Moves a begun case when it can go over; gives the number of the version it went to, or null. */
export async function moveCase(
  context: Context,
  db: Db,
  begun: Case,
  studyId: string,
  instrument: string,
): Promise<number | null> {
  if (!begun.instrumentVersionId || begun.completedAt !== null) return null
  const newest = await findNewestInstrument(db, studyId, instrument)
  if (!newest || newest.id === begun.instrumentVersionId) return null
  const { compiled } = await context.published.instrument(db, newest.id)
  if (misfits(compiled, currentAnswers(await listRevisions(db, begun.id))).length > 0) return null
  const moved = await updateCaseAt(db, begun.id, begun.revision, { instrumentVersionId: newest.id })
  return moved ? newest.version : null
}
