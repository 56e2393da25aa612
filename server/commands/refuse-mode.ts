/** 'No more e-mail', or letters, or calls: the other ways stay open. And back again. */
import type { ContactMode } from '../../surveys/design.ts'
import type { Context } from '../context.ts'
import type { Db } from '../database/store.ts'
import { Problem } from '../problem.ts'
import { findMember, updateReach } from '../queries/member.ts'

export interface ModeRefusal {
  readonly memberId: string
  readonly mode: ContactMode
  readonly refused: boolean
  /** Whose member it must be, when staff says so. */
  readonly studyId?: string
}

/** Gives the ways that the member does not want now. Asking twice changes nothing. */
export function refuseMode(
  { store }: Context,
  actor: string,
  refusal: ModeRefusal,
): Promise<readonly ContactMode[]> {
  const { memberId, mode, refused } = refusal
  const action = refused ? 'refuse-mode' : 'allow-mode'
  return store.write({ actor, action, subject: `member:${memberId}`, detail: { mode } }, (db) =>
    applyRefusal(db, refusal),
  )
}

export async function applyRefusal(
  db: Db,
  { studyId, memberId, mode, refused }: ModeRefusal,
): Promise<readonly ContactMode[]> {
  const member = await findMember(db, memberId)
  const foreign = studyId !== undefined && member?.studyId !== studyId
  if (!member || foreign || member.participation === 'erased') throw new Problem('not-found')
  const others = member.refusedModes.filter((other) => other !== mode)
  const refusedModes = refused ? [...others, mode] : others
  await updateReach(db, memberId, { refusedModes })
  return refusedModes
}
