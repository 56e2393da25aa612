/** Members that a register file speaks of. */
import { and, eq, inArray, isNotNull, or } from 'drizzle-orm'
import type { Db } from '../database/engine.ts'
import { panelMember, sampleCase, vaultPerson } from '../database/schema.ts'
import { vaultMatch } from '../database/schema-panel.ts'
import type { Vault } from '../vault/vault.ts'
import type { Member } from './member.ts'

export interface Linked
  extends Pick<Member, 'id' | 'participation' | 'events' | 'facts' | 'knownAt' | 'reachableBy'> {
  /** Their name, opened when it is asked for. */
  name(vault: Vault): string
}

/** Members of a study by what they were asked by: their pseudonym, or the hash of their register number. */
export async function listLinked(
  db: Db,
  studyId: string,
  keys: readonly string[],
): Promise<Map<string, Linked>> {
  const found = new Map<string, Linked>()
  if (keys.length === 0) return found
  const matches = await db
    .select({ memberId: vaultMatch.memberId, hash: vaultMatch.hash })
    .from(vaultMatch)
    .where(and(eq(vaultMatch.kind, 'register'), inArray(vaultMatch.hash, [...keys])))
  const ids = [...new Set([...keys, ...matches.map(({ memberId }) => memberId)])]
  const rows = await db
    .select({
      id: panelMember.id,
      participation: panelMember.participation,
      events: panelMember.events,
      facts: panelMember.facts,
      knownAt: panelMember.knownAt,
      reachableBy: panelMember.reachableBy,
      sealed: vaultPerson.name,
    })
    .from(panelMember)
    .leftJoin(vaultPerson, eq(vaultPerson.memberId, panelMember.id))
    .where(and(eq(panelMember.studyId, studyId), inArray(panelMember.id, ids)))
  const byId = new Map<string, Linked>()
  for (const { sealed, ...row } of rows) {
    const name = (vault: Vault) => (sealed === null ? '' : vault.open(sealed, `vault_person:${row.id}:name`))
    byId.set(row.id, { ...row, name })
  }
  for (const key of keys) if (byId.has(key)) found.set(key, byId.get(key)!)
  for (const { hash, memberId } of matches) if (byId.has(memberId)) found.set(hash, byId.get(memberId)!)
  return found
}

/** By member, the waves whose questionnaire they have begun. */
export async function listBegunWaves(db: Db, memberIds: readonly string[]): Promise<Map<string, string[]>> {
  const waves = new Map<string, string[]>()
  if (memberIds.length === 0) return waves
  const rows = await db
    .select({ memberId: sampleCase.memberId, wave: sampleCase.wave })
    .from(sampleCase)
    .where(
      and(
        inArray(sampleCase.memberId, [...memberIds]),
        or(isNotNull(sampleCase.firstAccessAt), isNotNull(sampleCase.completedAt)),
      ),
    )
  for (const { memberId, wave } of rows) waves.set(memberId, [...(waves.get(memberId) ?? []), wave])
  return waves
}
