/** The plan is fixed before the answers are looked at: what it is, by whom and when, with what its variables and questionnaires are. */
import { createHash } from 'node:crypto'
import type { StudyDesign } from '../../surveys/design.ts'
import type { Context } from '../context.ts'
import type { Db } from '../database/store.ts'
import { Problem } from '../problem.ts'
import { insertPlanLock } from '../queries/plan-lock.ts'
import { deleteShownReport } from '../queries/shown-report.ts'
import { listInstrumentVersions } from '../queries/study.ts'

export async function lockPlan(context: Context, actor: string, studyId: string): Promise<string> {
  const { design } = await context.published.study(context.store.now, studyId)
  const entry = { actor, action: 'lock-plan', subject: `study:${studyId}` }
  return context.store.write(entry, async (db, note) => {
    const own = await planParts(db, design)
    const hash = hashOfPlan(own)
    const row = { studyId, lockedAt: context.clock(), lockedBy: actor, hash, ...own }
    if (!(await insertPlanLock(db, row))) throw new Problem('plan-locked')
    // What was shown until now were simulated answers.
    await deleteShownReport(db, studyId)
    note({ hash, instruments: own.instruments })
    return hash
  })
}

/** What a lock holds: the plan, what its variables mean, and the questionnaires as they are asked now. */
export async function planParts(db: Db, { id, plan, variables, waves }: StudyDesign) {
  const versions = await listInstrumentVersions(db, id)
  const hashOf = (instrument: string) => versions.find((row) => row.instrument === instrument)?.hash ?? ''
  const instruments = Object.fromEntries(waves.map(({ instrument }) => [instrument, hashOf(instrument)]))
  return { plan, variables, instruments }
}

export function hashOfPlan(parts: Awaited<ReturnType<typeof planParts>>): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex')
}
