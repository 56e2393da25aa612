/** A sampled person joins the panel: pseudonym, dates and facts here, identity and code in the vault. */
import type { Address } from '../channels/channel.ts'
import type { Context } from '../context.ts'
import type { Db } from '../database/store.ts'
import type { ContactKind } from '../domain/reach.ts'
import { insertMember } from '../queries/member.ts'
import { insertCode, insertPerson, insertVaultContact } from '../queries/vault.ts'
import { contactPlace } from '../vault/contact-place.ts'
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
  /** The sample they come with; '' for the first. */
  readonly cohort?: string
}

/** Adds all, or none when one cannot be. Gives the pseudonyms, in the order given. */
export function addMembers(
  context: Context,
  actor: string,
  members: readonly NewMember[],
): Promise<string[]> {
  const entry = { actor, action: 'add-members', subject: 'panel', detail: { count: members.length } }
  return context.store.write(entry, async (db) => {
    const ids: string[] = []
    for (const member of members) ids.push(await addMember(context, db, member))
    return ids
  })
}

async function addMember(
  { clock, newId, randomBytes, vault }: Context,
  db: Db,
  member: NewMember,
): Promise<string> {
  const id = newPseudonym(randomBytes)
  const recordedAt = clock()
  const contacts = contactsOf(member)
  await insertMember(db, {
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
    reachableBy: contacts.map(({ kind }) => kind),
    refusedModes: [],
    cohort: member.cohort ?? '',
    boardUntil: 0,
  })
  const code = vault.newCode()
  await insertPerson(db, {
    memberId: id,
    name: vault.seal(member.name, `vault_person:${id}:name`),
    code: vault.seal(code, `vault_person:${id}:code`),
  })
  for (const { kind, value } of contacts) {
    await insertVaultContact(db, {
      id: newId(),
      memberId: id,
      kind,
      value: vault.seal(value, contactPlace(id, kind)),
      source: 'sample',
      since: recordedAt,
      endedAt: null,
      endedBecause: null,
    })
  }
  await insertCode(db, { codeHash: vault.hashCode(code), memberId: id, createdAt: recordedAt })
  return id
}

/** What is known of where they can be reached, as it is sealed: an address as JSON. */
function contactsOf({ address, email, phone }: NewMember): { kind: ContactKind; value: string }[] {
  return [
    ...(address ? [{ kind: 'address' as const, value: JSON.stringify(address) }] : []),
    ...(email ? [{ kind: 'email' as const, value: email }] : []),
    ...(phone ? [{ kind: 'phone' as const, value: phone }] : []),
  ]
}
