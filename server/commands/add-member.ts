/** A sampled person joins the panel: pseudonym, dates and facts here, identity and code in the vault. */
import type { Context } from '../context.ts'
import type { Db } from '../database/store.ts'
import { insertMember } from '../queries/member.ts'
import { insertCode, insertPerson } from '../queries/vault.ts'
import { newPseudonym } from '../vault/pseudonym.ts'

export interface NewMember {
  readonly studyId: string
  readonly language: 'nl' | 'en'
  readonly events: Readonly<Record<string, string>>
  readonly facts: Readonly<Record<string, string>>
  readonly name: string
  readonly email: string | null
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

async function addMember({ clock, randomBytes, vault }: Context, db: Db, member: NewMember): Promise<string> {
  const id = newPseudonym(randomBytes)
  const recordedAt = clock()
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
  })
  const code = vault.newCode()
  await insertPerson(db, {
    memberId: id,
    name: vault.seal(member.name, `vault_person:${id}:name`),
    email: member.email && vault.seal(member.email, `vault_person:${id}:email`),
    code: vault.seal(code, `vault_person:${id}:code`),
  })
  await insertCode(db, { codeHash: vault.hashCode(code), memberId: id, createdAt: recordedAt })
  return id
}
