/** A sampled person as rows: pseudonym, dates and facts; identity, code and match keys in the vault. */
import type { Address } from '../channels/channel.ts'
import type { Context } from '../context.ts'
import type { ContactKind } from '../domain/reach.ts'
import type { Member } from '../queries/member.ts'
import { contactPlace } from '../vault/contact-place.ts'
import { matchKeys } from '../vault/match-keys.ts'
import { newPseudonym } from '../vault/pseudonym.ts'

export interface NewMember {
  readonly studyId: string
  readonly language: 'nl' | 'en'
  readonly events: Readonly<Record<string, string>>
  readonly facts: Readonly<Record<string, string>>
  readonly name: string
  readonly email: string | null
  readonly phone: string | null
  readonly address: Address | null
  /** The number that a register knows them by; only its hash is kept. */
  readonly registerNumber?: string | null
  /** The sample they come with; '' for the first. */
  readonly cohort?: string
}

/** Everything that is written of a new member. */
export function memberRows({ clock, randomBytes, vault }: Context, member: NewMember) {
  const id = newPseudonym(randomBytes)
  const recordedAt = clock()
  const contacts = contactsOf(member)
  const code = vault.newCode()
  const row: Member = {
    id,
    studyId: member.studyId,
    language: member.language,
    participation: 'active',
    participationAt: recordedAt,
    createdAt: recordedAt,
    events: member.events,
    facts: member.facts,
    knownAt: recordedAt,
    quietUntil: 0,
    quietMode: null,
    reachableBy: contacts.map(({ kind }) => kind),
    refusedModes: [],
    cohort: member.cohort ?? '',
    boardUntil: 0,
  }
  return {
    member: row,
    person: {
      memberId: id,
      name: vault.seal(member.name, `vault_person:${id}:name`),
      code: vault.seal(code, `vault_person:${id}:code`),
    },
    code: { codeHash: vault.hashCode(code), memberId: id, createdAt: recordedAt },
    contacts: contacts.map(({ kind, value }) => ({ kind, value: vault.seal(value, contactPlace(id, kind)) })),
    matches: matchKeys(vault, member.studyId, member),
  }
}

/** What is known of where they can be reached, as it is sealed: an address as JSON. */
export function contactsOf({
  address,
  email,
  phone,
}: Pick<NewMember, 'address' | 'email' | 'phone'>): { kind: ContactKind; value: string }[] {
  return [
    ...(address ? [{ kind: 'address' as const, value: JSON.stringify(address) }] : []),
    ...(email ? [{ kind: 'email' as const, value: email }] : []),
    ...(phone ? [{ kind: 'phone' as const, value: phone }] : []),
  ]
}
