/** Someone looks up who a member is. That it was done, by whom and what for, stands in the log. */
import type { Address } from '../channels/channel.ts'
import type { Context } from '../context.ts'
import { Problem } from '../problem.ts'
import { findMember } from '../queries/member.ts'
import { findPerson, listVaultContacts } from '../queries/vault.ts'
import { contactPlace } from '../vault/contact-place.ts'

export const identityReasons = ['call', 'trace', 'correct', 'duplicate', 'own'] as const
export type IdentityReason = (typeof identityReasons)[number]

/** Name, and all that was ever known of where they can be reached, newest first. */
export function readIdentity(
  { store, vault }: Context,
  actor: string,
  memberId: string,
  reason: IdentityReason,
  studyId?: string,
) {
  const entry = { actor, action: 'read-identity', subject: `member:${memberId}`, detail: { reason } }
  return store.write(entry, async (db) => {
    const member = await findMember(db, memberId)
    const person = await findPerson(db, memberId)
    if (!member || !person || (studyId !== undefined && member.studyId !== studyId))
      throw new Problem('not-found')
    const rows = await listVaultContacts(db, memberId)
    return {
      name: vault.open(person.name, `vault_person:${memberId}:name`),
      contacts: rows
        .map(({ kind, value, source, since, endedAt, endedBecause }) => {
          const opened = vault.open(value, contactPlace(memberId, kind))
          const address = kind === 'address' ? (JSON.parse(opened) as Address) : null
          return { kind, value: address ? '' : opened, address, source, since, endedAt, endedBecause }
        })
        .reverse(),
    }
  })
}
