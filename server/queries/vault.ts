/** The vault's tables. Only commands that must know who someone is, and entering by code, come here. */
import { and, asc, eq, inArray, isNull, lte, sql } from 'drizzle-orm'
import type { Db } from '../database/engine.ts'
import { prepared, preparedInsert } from '../database/prepared.ts'
import { audit, respondentSession, vaultCode, vaultContact, vaultPerson } from '../database/schema.ts'
import { vaultMatch } from '../database/schema-panel.ts'

export type PersonRow = typeof vaultPerson.$inferSelect
export type VaultContactRow = typeof vaultContact.$inferSelect

export async function insertPerson(db: Db, row: PersonRow): Promise<void> {
  await db.insert(vaultPerson).values(row)
}

const personOf = prepared((db) =>
  db
    .select()
    .from(vaultPerson)
    .where(eq(vaultPerson.memberId, sql.placeholder('memberId'))),
)

export async function findPerson(db: Db, memberId: string): Promise<PersonRow | null> {
  const [row] = await personOf(db, { memberId })
  return row ?? null
}

export async function insertVaultContact(db: Db, row: VaultContactRow): Promise<void> {
  await db.insert(vaultContact).values(row)
}

const presentContacts = prepared((db) =>
  db
    .select({ kind: vaultContact.kind, value: vaultContact.value })
    .from(vaultContact)
    .where(and(eq(vaultContact.memberId, sql.placeholder('memberId')), isNull(vaultContact.endedAt))),
)

/** Where a member can be reached now, sealed. */
export function listPresentContacts(
  db: Db,
  memberId: string,
): Promise<Pick<VaultContactRow, 'kind' | 'value'>[]> {
  return presentContacts(db, { memberId })
}

/** The same, of the members named. */
export function listPeople(db: Db, memberIds: readonly string[]): Promise<PersonRow[]> {
  return db
    .select()
    .from(vaultPerson)
    .where(inArray(vaultPerson.memberId, [...memberIds]))
}

/** Where each of these members can be reached now, sealed. */
export async function listPresentContactsOf(
  db: Db,
  memberIds: readonly string[],
): Promise<Map<string, Pick<VaultContactRow, 'kind' | 'value'>[]>> {
  const rows = await db
    .select({ memberId: vaultContact.memberId, kind: vaultContact.kind, value: vaultContact.value })
    .from(vaultContact)
    .where(and(inArray(vaultContact.memberId, [...memberIds]), isNull(vaultContact.endedAt)))
  const byMember = new Map<string, Pick<VaultContactRow, 'kind' | 'value'>[]>()
  for (const { memberId, kind, value } of rows) {
    const own = byMember.get(memberId)
    if (own) own.push({ kind, value })
    else byMember.set(memberId, [{ kind, value }])
  }
  return byMember
}

/** Ends the present detail of a kind if it was known at a moment; false when there is none, or a newer one. */
export async function endVaultContact(
  db: Db,
  memberId: string,
  kind: VaultContactRow['kind'],
  knownAt: number,
  ended: { readonly at: number; readonly because: VaultContactRow['endedBecause'] },
): Promise<boolean> {
  const rows = await db
    .update(vaultContact)
    .set({ endedAt: ended.at, endedBecause: ended.because })
    .where(
      and(
        eq(vaultContact.memberId, memberId),
        eq(vaultContact.kind, kind),
        isNull(vaultContact.endedAt),
        lte(vaultContact.since, knownAt),
      ),
    )
    .returning({ id: vaultContact.id })
  return rows.length > 0
}

/** Takes back that a detail was ended at this moment; false when another came in its place. */
export async function reopenVaultContact(
  db: Db,
  memberId: string,
  kind: VaultContactRow['kind'],
  endedAt: number,
): Promise<boolean> {
  const own = and(eq(vaultContact.memberId, memberId), eq(vaultContact.kind, kind))
  const present = await db
    .select({ id: vaultContact.id })
    .from(vaultContact)
    .where(and(own, isNull(vaultContact.endedAt)))
  if (present.length > 0) return false
  const rows = await db
    .update(vaultContact)
    .set({ endedAt: null, endedBecause: null })
    .where(and(own, eq(vaultContact.endedAt, endedAt)))
    .returning({ id: vaultContact.id })
  return rows.length > 0
}

/** The same with all that was known before, oldest first. */
export function listVaultContacts(db: Db, memberId: string): Promise<VaultContactRow[]> {
  return db
    .select()
    .from(vaultContact)
    .where(eq(vaultContact.memberId, memberId))
    .orderBy(asc(vaultContact.since), asc(vaultContact.id))
}

export async function insertCode(db: Db, row: typeof vaultCode.$inferSelect): Promise<void> {
  await db.insert(vaultCode).values(row)
}

const byCode = prepared((db) =>
  db
    .select()
    .from(vaultCode)
    .where(eq(vaultCode.codeHash, sql.placeholder('codeHash'))),
)

export async function findMemberByCode(db: Db, codeHash: string): Promise<string | null> {
  const [row] = await byCode(db, { codeHash })
  return row?.memberId ?? null
}

export const insertRespondentSession = preparedInsert(respondentSession)

const byToken = prepared((db) =>
  db
    .select()
    .from(respondentSession)
    .where(eq(respondentSession.tokenHash, sql.placeholder('tokenHash'))),
)

export async function findRespondentSession(db: Db, tokenHash: string) {
  const [row] = await byToken(db, { tokenHash })
  return row ?? null
}

export async function deleteRespondentSession(db: Db, tokenHash: string): Promise<void> {
  await db.delete(respondentSession).where(eq(respondentSession.tokenHash, tokenHash))
}

/** Forgets who a pseudonym was, shuts every way in, and empties the details of the log. */
export async function deleteIdentity(db: Db, memberId: string): Promise<void> {
  await db.delete(respondentSession).where(eq(respondentSession.memberId, memberId))
  await db.delete(vaultCode).where(eq(vaultCode.memberId, memberId))
  await db.delete(vaultContact).where(eq(vaultContact.memberId, memberId))
  await db.delete(vaultMatch).where(eq(vaultMatch.memberId, memberId))
  await db.delete(vaultPerson).where(eq(vaultPerson.memberId, memberId))
  await db
    .update(audit)
    .set({ detail: null })
    .where(eq(audit.subject, `member:${memberId}`))
}
