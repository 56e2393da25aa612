/** Contacts made: claimed, sent, and what came of them. Each change of outcome is conditional on the one before. */
import { and, asc, count, desc, eq, gte, inArray, lt, sql } from 'drizzle-orm'
import type { ContactMode } from '../../surveys/design.ts'
import type { Db } from '../database/engine.ts'
import { manyRows, overRows } from '../database/many-rows.ts'
import { contactAttempt, sampleCase } from '../database/schema.ts'
import { type ContactKey, type TryKey, writeContactKey } from '../domain/contact-key.ts'
import { type ContactOutcome, mayBecome } from '../domain/contact-outcome.ts'
import type { ContactRow } from './sample-case.ts'

const insertUnlessThere = manyRows(
  contactAttempt,
  'on conflict (case_id, kind, ordinal) do nothing returning case_id, kind, ordinal',
)

/** Claims contacts for the first time; gives the keys (`writeContactKey`) of those that were not claimed before. */
export async function insertContacts(db: Db, rows: readonly ContactRow[]): Promise<Set<string>> {
  return keysOf(await insertUnlessThere(db, rows))
}

function keysOf(rows: readonly unknown[][]): Set<string> {
  return new Set(
    rows.map(([caseId, kind, ordinal]) => writeContactKey({ caseId, kind, ordinal } as ContactKey)),
  )
}

const isContact = ({ caseId, kind, ordinal }: ContactKey) =>
  and(eq(contactAttempt.caseId, caseId), eq(contactAttempt.kind, kind), eq(contactAttempt.ordinal, ordinal))

export async function findContact(db: Db, key: ContactKey): Promise<ContactRow | null> {
  const [row] = await db.select().from(contactAttempt).where(isContact(key))
  return row ?? null
}

/**
 * Changes a contact that is at this try and has one of these outcomes; false when it is not so any more. Which outcomes
 * may follow which is `domain/contact-outcome`'s, and anything else a defect.
 */
export async function updateContact(
  db: Db,
  key: TryKey,
  from: readonly ContactOutcome[],
  set: Partial<ContactRow> & Pick<ContactRow, 'outcome'>,
): Promise<boolean> {
  const impossible = from.find((before) => !mayBecome(before, set.outcome))
  if (impossible !== undefined)
    throw new RangeError(`A contact that is ${impossible} cannot become ${set.outcome}.`)
  const rows = await db
    .update(contactAttempt)
    .set(set)
    .where(
      and(isContact(key), eq(contactAttempt.tries, key.tries), inArray(contactAttempt.outcome, [...from])),
    )
    .returning({ caseId: contactAttempt.caseId })
  return rows.length === 1
}

const noteOutcomes = overRows(
  ({ key: { caseId, kind, ordinal, tries }, worker, outcome, outcomeAt, note }: Noted) => [
    ...[caseId, kind, ordinal, tries, worker],
    ...[outcome, new Date(outcomeAt).toISOString(), note],
  ],
  (list) => `update contact_attempt set outcome = v.column6, outcome_at = v.column7, note = v.column8
    from (values ${list}) as v
    where case_id = v.column1 and kind = v.column2 and ordinal = cast(v.column3 as integer)
      and tries = cast(v.column4 as integer) and worker = v.column5 and outcome in ('claimed', 'unknown')
    returning case_id, kind, ordinal`,
)

export interface Noted extends Pick<ContactRow, 'outcome' | 'note'> {
  readonly key: TryKey
  readonly worker: string
  readonly outcomeAt: number
}

/** What came of claims of a worker; gives the keys of those on which nobody decided meanwhile. */
export async function updateOwnClaims(db: Db, noted: readonly Noted[]): Promise<Set<string>> {
  return keysOf(await noteOutcomes(db, noted))
}

/** Claimed before a moment, and nothing was heard since. */
export function listLostClaims(db: Db, before: number, limit: number) {
  return db
    .select({ contact: contactAttempt, memberId: sampleCase.memberId, wave: sampleCase.wave })
    .from(contactAttempt)
    .innerJoin(sampleCase, eq(sampleCase.id, contactAttempt.caseId))
    .where(and(eq(contactAttempt.outcome, 'claimed'), lt(contactAttempt.recordedAt, before)))
    .orderBy(asc(contactAttempt.recordedAt))
    .limit(limit)
}

/** Contacts of a study with this outcome, newest first, with whose they are. */
export function listContactsWith(db: Db, studyId: string, outcome: ContactOutcome, limit: number) {
  return db
    .select({ contact: contactAttempt, memberId: sampleCase.memberId, wave: sampleCase.wave })
    .from(contactAttempt)
    .innerJoin(sampleCase, eq(sampleCase.id, contactAttempt.caseId))
    .where(and(eq(contactAttempt.outcome, outcome), eq(sampleCase.studyId, studyId)))
    .orderBy(desc(contactAttempt.recordedAt), asc(contactAttempt.caseId))
    .limit(limit)
}

export async function countContactsWith(db: Db, studyId: string, outcome: ContactOutcome): Promise<number> {
  const [row] = await db
    .select({ n: count() })
    .from(contactAttempt)
    .innerJoin(sampleCase, eq(sampleCase.id, contactAttempt.caseId))
    .where(and(eq(contactAttempt.outcome, outcome), eq(sampleCase.studyId, studyId)))
  return Number(row!.n)
}

/** Contacts of a study claimed since a moment, by way and outcome. */
export async function countContactsSince(
  db: Db,
  studyId: string,
  since: number,
): Promise<{ mode: ContactMode; outcome: ContactOutcome; count: number }[]> {
  const rows = await db
    .select({ mode: contactAttempt.mode, outcome: contactAttempt.outcome, count: count() })
    .from(contactAttempt)
    .innerJoin(sampleCase, eq(sampleCase.id, contactAttempt.caseId))
    .where(and(gte(contactAttempt.recordedAt, since), eq(sampleCase.studyId, studyId)))
    .groupBy(contactAttempt.mode, contactAttempt.outcome)
  return rows.map((row) => ({ ...row, count: Number(row.count) }))
}

/** How many contacts of a study went this way since a moment; what failed did not go. */
export async function countClaimsSince(
  db: Db,
  studyId: string,
  mode: ContactMode,
  since: number,
): Promise<number> {
  const [row] = await db
    .select({ n: count() })
    .from(contactAttempt)
    .innerJoin(sampleCase, eq(sampleCase.id, contactAttempt.caseId))
    .where(
      and(
        eq(contactAttempt.mode, mode),
        gte(contactAttempt.recordedAt, since),
        eq(sampleCase.studyId, studyId),
        sql`${contactAttempt.outcome} <> 'failed'`,
      ),
    )
  return Number(row!.n)
}
