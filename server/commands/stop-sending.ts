/** The stop switch: nothing of a study goes out from the next message on, until someone resumes. */
import type { Context } from '../context.ts'
import { Problem } from '../problem.ts'
import { endStop, findStop, insertStop } from '../queries/sending.ts'
import { findStudy } from '../queries/study.ts'

export function stopSending(
  { store, clock, newId }: Context,
  actor: string,
  studyId: string,
  reason: string,
): Promise<void> {
  const entry = { actor, action: 'stop-sending', subject: `study:${studyId}`, detail: { reason } }
  return store.write(entry, async (db) => {
    if (!(await findStudy(db, studyId))) throw new Problem('not-found')
    if (await findStop(db, studyId)) throw new Problem('already-settled')
    const stop = { id: newId(), studyId, stoppedAt: clock(), stoppedBy: actor, reason }
    await insertStop(db, { ...stop, resumedAt: null, resumedBy: null })
  })
}

export function resumeSending({ store, clock }: Context, actor: string, studyId: string): Promise<void> {
  const entry = { actor, action: 'resume-sending', subject: `study:${studyId}` }
  return store.write(entry, async (db) => {
    if (!(await endStop(db, studyId, clock(), actor))) throw new Problem('already-settled')
  })
}
