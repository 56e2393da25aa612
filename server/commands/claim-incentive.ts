/** A respondent asks for what they were given for a questionnaire: once. */
import type { Context } from '../context.ts'
import { Problem } from '../problem.ts'
import { listIncentivesOfMember, updateClaimed } from '../queries/incentive.ts'

/** Gives when it was claimed; again gives the same. */
export function claimIncentive(
  { store, clock }: Context,
  memberId: string,
  wave: string,
): Promise<{ claimedAt: number }> {
  const subject = `member:${memberId}`
  const entry = { actor: subject, action: 'claim-incentive', subject, detail: { wave } }
  return store.write(entry, async (db) => {
    await updateClaimed(db, memberId, wave, clock())
    const found = (await listIncentivesOfMember(db, memberId)).find((row) => row.wave === wave)
    if (!found?.claimedAt) throw new Problem('not-found')
    return { claimedAt: found.claimedAt }
  })
}
