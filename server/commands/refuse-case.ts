/** 'Not this questionnaire': the next one is still welcome. */
import type { Context } from '../context.ts'
import { Problem } from '../problem.ts'
import { touchBoard } from '../queries/board.ts'
import { findCase, insertCases, updateCaseAt } from '../queries/sample-case.ts'
import { emptyCase, openSituation } from './open-case.ts'

export function refuseCase(context: Context, memberId: string, waveId: string): Promise<void> {
  const entry = {
    actor: `member:${memberId}`,
    action: 'refuse-case',
    subject: `member:${memberId}`,
    detail: { wave: waveId },
  }
  return context.store.write(entry, async (db) => {
    const { study } = await openSituation(context, db, memberId, waveId)
    await insertCases(db, [emptyCase(context.newId(), memberId, study.id, waveId)])
    const found = await findCase(db, memberId, waveId)
    const first = await updateCaseAt(db, found!.id, found!.revision, { refusedAt: context.clock() })
    if (!first) throw new Problem('transition-impossible')
    await touchBoard(db, memberId)
  })
}
