/** A respondent opens a questionnaire: from now on it is bound to this version and this period. */
import type { Context } from '../context.ts'
import { Problem } from '../problem.ts'
import { touchBoard } from '../queries/board.ts'
import { findCase, insertCases, updateCaseAt } from '../queries/sample-case.ts'
import { findNewestInstrument } from '../queries/study.ts'
import { moveCase } from './move-case.ts'
import { emptyCase, openSituation, type Situation } from './open-case.ts'

export async function beginCase(context: Context, memberId: string, waveId: string): Promise<void> {
  const { store, newId, clock } = context
  const earlier = await openSituation(context, store.now, memberId, waveId)
  if (earlier.case?.firstAccessAt) return goOn(context, memberId, waveId, earlier)

  const entry = { actor: `member:${memberId}`, action: 'begin-case', subject: `member:${memberId}` }
  await store.write(entry, async (db, note) => {
    const { study, wave, state } = await openSituation(context, db, memberId, waveId)
    await insertCases(db, [emptyCase(newId(), memberId, study.id, waveId)])
    const begun = await findCase(db, memberId, waveId)
    if (!begun || begun.firstAccessAt !== null) return
    const version = await findNewestInstrument(db, study.id, wave.instrument)
    if (!version || !state.window) throw new Problem('wave-not-open')
    await updateCaseAt(db, begun.id, begun.revision, {
      instrumentVersionId: version.id,
      periodFrom: state.window.periodFrom,
      periodTo: state.window.periodTo,
      firstAccessAt: clock(),
      lastActivityAt: clock(),
    })
    await touchBoard(db, memberId)
    note({ wave: waveId, version: version.version })
  })
}

/** Who comes back goes on in the newest version, when the answers so far fit it. */
async function goOn(context: Context, memberId: string, waveId: string, earlier: Situation): Promise<void> {
  const { store } = context
  const newest = await findNewestInstrument(store.now, earlier.study.id, earlier.wave.instrument)
  if (!newest || newest.id === earlier.case!.instrumentVersionId) return
  await store.writeMany(async (db, log) => {
    const { study, wave, case: begun } = await openSituation(context, db, memberId, waveId)
    const version = begun && (await moveCase(context, db, begun, study.id, wave.instrument))
    if (version === null) return
    const [actor, subject] = [`member:${memberId}`, `member:${memberId}`]
    log({ actor, action: 'move-case', subject, detail: { wave: waveId, version } })
  })
}
