/** A member does not want to be reached in one way any more, or may be again: the other ways stay open. */
import type { ContactMode } from '../../surveys/design.ts'
import type { Context } from '../context.ts'
import type { Db } from '../database/store.ts'
import { Problem } from '../problem.ts'
import { findMember, updateRefusedModes } from '../queries/member.ts'

export interface ModeRefusal {
  readonly studyId: string
  readonly memberId: string
  readonly mode: ContactMode
  readonly refused: boolean
}

export function refuseMode(context: Context, actor: string, refusal: ModeRefusal): Promise<void> {
  const { memberId, mode, refused } = refusal
  const action = refused ? 'refuse-mode' : 'allow-mode'
  const entry = { actor, action, subject: `member:${memberId}`, detail: { mode } }
  return context.store.write(entry, (db) => applyRefusal(db, refusal))
}

export async function applyRefusal(db: Db, { studyId, memberId, mode, refused }: ModeRefusal): Promise<void> {
  const member = await findMember(db, memberId)
  if (!member || member.studyId !== studyId) throw new Problem('not-found')
  const others = member.refusedModes.filter((own) => own !== mode)
  await updateRefusedModes(db, memberId, refused ? [...others, mode] : others)
}
