import { and, asc, eq, gt, inArray, isNotNull, isNull, type SQL, sql } from 'drizzle-orm'
import type { Db } from '../database/engine.ts'
import { manyRows } from '../database/many-rows.ts'
import { prepared } from '../database/prepared.ts'
import { contactAttempt, sampleCase } from '../database/schema.ts'
import type { CaseHistory, ContactMade } from '../domain/sample-case.ts'

export type CaseRow = typeof sampleCase.$inferSelect
export type ContactRow = typeof contactAttempt.$inferSelect

/** A case with its contacts, oldest first. */
export type Case = CaseRow & CaseHistory

export async function findCase(db: Db, memberId: string, wave: string): Promise<Case | null> {
  const [found] = withContacts(await ofMemberInWave(db, { memberId, wave }))
  return found ?? null
}

/** A member's cases by wave. */
export async function listCasesOfMember(db: Db, memberId: string): Promise<Record<string, Case>> {
  const cases = withContacts(await ofMember(db, { memberId }))
  return Object.fromEntries(cases.map((found) => [found.wave, found]))
}

/** All cases of these members, by member and wave. */
export async function listCasesOfMembers(
  db: Db,
  memberIds: readonly string[],
): Promise<Map<string, Record<string, Case>>> {
  if (memberIds.length === 0) return new Map()
  return byMember(await listCases(db, inArray(sampleCase.memberId, [...memberIds])))
}

function byMember(cases: readonly Case[]): Map<string, Record<string, Case>> {
  const found = new Map<string, Record<string, Case>>()
  for (const row of cases) {
    const own = found.get(row.memberId)
    if (own) own[row.wave] = row
    else found.set(row.memberId, { [row.wave]: row })
  }
  return found
}

async function listCases(db: Db, scope: SQL): Promise<Case[]> {
  return withContacts(await selectCases(db, scope))
}

const isMember = eq(sampleCase.memberId, sql.placeholder('memberId'))
const ofMember = prepared((db) => selectCases(db, isMember))
const ofMemberInWave = prepared((db) =>
  selectCases(db, and(isMember, eq(sampleCase.wave, sql.placeholder('wave')))),
)

/** A row a contact, or one for a case without any. */
function selectCases(db: Db, scope: SQL | undefined) {
  return db
    .select({
      row: sampleCase,
      kind: contactAttempt.kind,
      ordinal: contactAttempt.ordinal,
      at: contactAttempt.recordedAt,
      mode: contactAttempt.mode,
      outcome: contactAttempt.outcome,
      outcomeAt: contactAttempt.outcomeAt,
      tries: contactAttempt.tries,
    })
    .from(sampleCase)
    .leftJoin(contactAttempt, eq(contactAttempt.caseId, sampleCase.id))
    .where(scope)
    .orderBy(asc(sampleCase.id), asc(contactAttempt.recordedAt))
}

function withContacts(rows: Awaited<ReturnType<typeof selectCases>>): Case[] {
  const cases: (CaseRow & { contacts: ContactMade[] })[] = []
  for (const { row, kind, ordinal, at, mode, outcome, outcomeAt, tries } of rows) {
    if (cases.at(-1)?.id !== row.id) cases.push({ ...row, contacts: [] })
    if (kind !== null) {
      const made = {
        kind,
        ordinal: ordinal!,
        at: at!,
        mode: mode!,
        outcome: outcome!,
        outcomeAt,
        tries: tries!,
      }
      cases.at(-1)!.contacts.push(made)
    }
  }
  return cases
}

export async function findCaseById(db: Db, id: string): Promise<CaseRow | null> {
  const [row] = await db.select().from(sampleCase).where(eq(sampleCase.id, id))
  return row ?? null
}

export function listContacts(db: Db, caseId: string): Promise<ContactRow[]> {
  return db
    .select()
    .from(contactAttempt)
    .where(eq(contactAttempt.caseId, caseId))
    .orderBy(asc(contactAttempt.recordedAt))
}

/** Makes the cases of members and waves that have none yet. */
export const insertCases = manyRows(sampleCase, 'on conflict (member_id, wave) do nothing')

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

/** Takes a refusal of this moment back, or notes another. */
export async function updateRefusal(db: Db, id: string, from: number, to: number | null): Promise<void> {
  await db
    .update(sampleCase)
    .set({ refusedAt: to })
    .where(and(eq(sampleCase.id, id), eq(sampleCase.refusedAt, from)))
}

const advance = prepared((db) =>
  db
    .update(sampleCase)
    .set({
      revision: sql`${sql.placeholder('to')}`,
      lastActivityAt: sql`${sql.param(sql.placeholder('at'), sampleCase.lastActivityAt)}`,
    })
    .where(
      and(
        eq(sampleCase.id, sql.placeholder('id')),
        eq(sampleCase.revision, sql.placeholder('from')),
        isNull(sampleCase.completedAt),
        isNull(sampleCase.refusedAt),
      ),
    )
    .returning({ id: sampleCase.id }),
)

/** Moves a case on by one revision, under the same conditions. */
export async function advanceCase(db: Db, id: string, from: number, at: number): Promise<boolean> {
  return (await advance(db, { id, from, to: from + 1, at })).length === 1
}

/** Cases of a wave that were begun and not handed in, some at a time, by id. */
export function listBegunCases(
  db: Db,
  studyId: string,
  wave: string,
  after: string,
  limit: number,
): Promise<CaseRow[]> {
  return db
    .select()
    .from(sampleCase)
    .where(
      and(
        eq(sampleCase.studyId, studyId),
        eq(sampleCase.wave, wave),
        isNotNull(sampleCase.firstAccessAt),
        isNull(sampleCase.completedAt),
        gt(sampleCase.id, after),
      ),
    )
    .orderBy(asc(sampleCase.id))
    .limit(limit)
}
