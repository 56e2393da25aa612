/** 'No more e-mail', or letters, or calls: the other ways stay open. And back again. */
import type { ContactMode } from '../../surveys/design.ts'
import type { Context } from '../context.ts'
import { Problem } from '../problem.ts'
import { findMember, updateReach } from '../queries/member.ts'

/** Gives the ways that the member does not want now. Asking twice changes nothing. */
export function refuseMode(
  { store }: Context,
  actor: string,
  memberId: string,
  mode: ContactMode,
  refused: boolean,
): Promise<readonly ContactMode[]> {
  const action = refused ? 'refuse-mode' : 'allow-mode'
  return store.write({ actor, action, subject: `member:${memberId}`, detail: { mode } }, async (db) => {
    const member = await findMember(db, memberId)
    if (!member || member.participation === 'erased') throw new Problem('not-found')
    const others = member.refusedModes.filter((other) => other !== mode)
    const refusedModes = refused ? [...others, mode] : others
    await updateReach(db, memberId, { refusedModes })
    return refusedModes
  })
}
