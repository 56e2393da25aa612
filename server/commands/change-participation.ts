/** A member takes part less, no more, or again. Erasure takes identity and answers with it, in one transaction. */
import type { Context } from '../context.ts'
import type { Db } from '../database/store.ts'
import {
  changeParticipation as nextState,
  type Participation,
  type ParticipationChange,
  type ParticipationReason,
} from '../domain/participation.ts'
import { Problem } from '../problem.ts'
import { deleteAnswersOfCase } from '../queries/answers.ts'
import { emptyReasons } from '../queries/disposition.ts'
import { findMember, updateParticipation } from '../queries/member.ts'
import { listCasesOfMember } from '../queries/sample-case.ts'
import { deleteIdentity } from '../queries/vault.ts'
import { eraseDuplicates } from './erase-duplicates.ts'

export interface StaffChange {
  /** The study that the member must be in. */
  readonly studyId: string
  readonly reason: ParticipationReason
}

export function changeParticipation(
  context: Context,
  actor: string,
  memberId: string,
  change: ParticipationChange,
  byStaff?: StaffChange,
): Promise<Participation> {
  const entry = { actor, action: change, subject: `member:${memberId}` }
  return context.store.write(entry, async (db, note) => {
    const { from, to } = await applyChange(context, db, memberId, change, byStaff?.studyId)
    note({ from, to, ...(byStaff && { reason: byStaff.reason }) })
    return to
  })
}

/** The same inside a transaction, for one or for many. */
export async function applyChange(
  context: Context,
  db: Db,
  memberId: string,
  change: ParticipationChange,
  studyId?: string,
): Promise<{ from: Participation; to: Participation }> {
  const member = await findMember(db, memberId)
  if (!member || (studyId !== undefined && member.studyId !== studyId)) throw new Problem('not-found')
  const from = member.participation
  const to = nextState(from, change)
  if (!to) throw new Problem('transition-impossible', { participation: from })
  const first = await updateParticipation(db, memberId, from, to, context.clock())
  if (!first) throw new Problem('transition-impossible')
  if (to === 'erased') {
    for (const { id } of Object.values(await listCasesOfMember(db, memberId))) {
      await deleteAnswersOfCase(db, id)
    }
    await deleteIdentity(db, memberId)
    await emptyReasons(db, memberId)
    await eraseDuplicates(context, db, memberId)
  }
  return { from, to }
}
