import { and, asc, eq, isNull } from 'drizzle-orm'
import type { Db } from '../database/engine.ts'
import { contactAttempt, sampleCase } from '../database/schema.ts'
import type { CaseHistory } from '../domain/sample-case.ts'

export type CaseRow = typeof sampleCase.$inferSelect
export type ContactRow = typeof contactAttempt.$inferSelect

/** A case with its contacts. */
export type Case = CaseRow & CaseHistory

export async function findCase(db: Db, memberId: string, wave: string): Promise<Case | null> {
  const [row] = await db
    .select()
    .from(sampleCase)
    .where(and(eq(sampleCase.memberId, memberId), eq(sampleCase.wave, wave)))
  if (!row) return null
  const contacts = await listContacts(db, row.id)
  return { ...row, contacts: contacts.map(contactMade) }
}

/** A member's cases by wave. */
export async function listCasesOfMember(db: Db, memberId: string): Promise<Record<string, Case>> {
  const rows = await db.select().from(sampleCase).where(eq(sampleCase.memberId, memberId))
  const contacts = await db
    .select({ contact: contactAttempt })
    .from(contactAttempt)
    .innerJoin(sampleCase, eq(sampleCase.id, contactAttempt.caseId))
    .where(eq(sampleCase.memberId, memberId))
    .orderBy(asc(contactAttempt.recordedAt))
  return Object.fromEntries(
    rows.map((row) => [
      row.wave,
      {
        ...row,
        contacts: contacts
          .filter(({ contact }) => contact.caseId === row.id)
          .map((c) => contactMade(c.contact)),
      },
    ]),
  )
}

/** All cases of a study, by member and wave. With `onlyOpen`, without those completed or refused. */
export async function listCasesOfStudy(
  db: Db,
  studyId: string,
  onlyOpen = false,
): Promise<Map<string, Record<string, Case>>> {
  const scope = and(
    eq(sampleCase.studyId, studyId),
    onlyOpen ? isNull(sampleCase.completedAt) : undefined,
    onlyOpen ? isNull(sampleCase.refusedAt) : undefined,
  )
  const rows = await db.select().from(sampleCase).where(scope)
  const contacts = await db
    .select({
      caseId: contactAttempt.caseId,
      kind: contactAttempt.kind,
      ordinal: contactAttempt.ordinal,
      recordedAt: contactAttempt.recordedAt,
    })
    .from(contactAttempt)
    .innerJoin(sampleCase, eq(sampleCase.id, contactAttempt.caseId))
    .where(scope)
  const contactsOf = groupByCase(contacts)
  const byMember = new Map<string, Record<string, Case>>()
  for (const row of rows) {
    const cases = byMember.get(row.memberId) ?? {}
    byMember.set(row.memberId, cases)
    cases[row.wave] = { ...row, contacts: (contactsOf.get(row.id) ?? []).map(contactMade) }
  }
  return byMember
}

function groupByCase<T extends { caseId: string }>(rows: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const row of rows) {
    const group = groups.get(row.caseId)
    if (group) group.push(row)
    else groups.set(row.caseId, [row])
  }
  return groups
}

export function listContacts(db: Db, caseId: string): Promise<ContactRow[]> {
  return db
    .select()
    .from(contactAttempt)
    .where(eq(contactAttempt.caseId, caseId))
    .orderBy(asc(contactAttempt.recordedAt))
}

/** Makes the case if there is none yet for this member and wave. */
export async function insertCase(db: Db, row: CaseRow): Promise<void> {
  await db
    .insert(sampleCase)
    .values(row)
    .onConflictDoNothing({ target: [sampleCase.memberId, sampleCase.wave] })
}

/** Changes a case if it is still at the revision and neither completed nor refused; false if not. */
export async function updateCaseAt(
  db: Db,
  id: string,
  revision: number,
  set: Partial<CaseRow>,
): Promise<boolean> {
  const rows = await db
    .update(sampleCase)
    .set(set)
    .where(
      and(
        eq(sampleCase.id, id),
        eq(sampleCase.revision, revision),
        isNull(sampleCase.completedAt),
        isNull(sampleCase.refusedAt),
      ),
    )
    .returning({ id: sampleCase.id })
  return rows.length === 1
}

/** Claims a contact; false when this very contact was claimed before. */
export async function insertContact(db: Db, row: ContactRow): Promise<boolean> {
  const rows = await db
    .insert(contactAttempt)
    .values(row)
    .onConflictDoNothing({
      target: [contactAttempt.caseId, contactAttempt.kind, contactAttempt.ordinal],
    })
    .returning({ caseId: contactAttempt.caseId })
  return rows.length === 1
}

export async function updateContactOutcome(
  db: Db,
  key: Pick<ContactRow, 'caseId' | 'kind' | 'ordinal'>,
  outcome: ContactRow['outcome'],
): Promise<void> {
  await db
    .update(contactAttempt)
    .set({ outcome })
    .where(
      and(
        eq(contactAttempt.caseId, key.caseId),
        eq(contactAttempt.kind, key.kind),
        eq(contactAttempt.ordinal, key.ordinal),
      ),
    )
}

function contactMade(row: Pick<ContactRow, 'kind' | 'ordinal' | 'recordedAt'>) {
  return { kind: row.kind, ordinal: row.ordinal, at: row.recordedAt }
}
