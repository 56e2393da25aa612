/** Sampled people join the panel, all in one transaction. */
import type { Context } from '../context.ts'
import type { Db } from '../database/store.ts'
import { insertMatches } from '../queries/match.ts'
import { insertMember } from '../queries/member.ts'
import { insertCode, insertPerson, insertVaultContact } from '../queries/vault.ts'
import { memberRows, type NewMember } from './member-rows.ts'

export type { NewMember } from './member-rows.ts'

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

async function addMember(context: Context, db: Db, given: NewMember): Promise<string> {
  const { member, person, code, contacts, matches } = memberRows(context, given)
  await insertMember(db, member)
  await insertPerson(db, person)
  for (const { kind, value } of contacts) {
    await insertVaultContact(db, {
      id: context.newId(),
      memberId: member.id,
      kind,
      value,
      source: 'sample',
      since: member.createdAt,
      endedAt: null,
      endedBecause: null,
    })
  }
  await insertMatches(
    db,
    matches.map((match) => ({ memberId: member.id, ...match })),
  )
  await insertCode(db, code)
  return member.id
}
