/** Contacts made: claimed, sent, and what came of them. Each change of outcome is conditional on the one before. */
import { and, asc, count, desc, eq, gte, inArray, lt, sql } from 'drizzle-orm'
import type { ContactMode } from '../../surveys/design.ts'
import type { Db } from '../database/engine.ts'
import { everyColumn, prepared } from '../database/prepared.ts'
import { contactAttempt, sampleCase } from '../database/schema.ts'
import type { ContactKey, TryKey } from '../domain/contact-key.ts'
import { type ContactOutcome, mayBecome } from '../domain/contact-outcome.ts'
import type { ContactRow } from './sample-case.ts'

const insertUnlessThere = prepared<ContactRow, { caseId: string }[]>((db) =>
  db
    .insert(contactAttempt)
    .values(everyColumn(contactAttempt) as never)
    .onConflictDoNothing({
      target: [contactAttempt.caseId, contactAttempt.kind, contactAttempt.ordinal],
    })
    .returning({ caseId: contactAttempt.caseId }),
)

/** Claims a contact for the first time; false when this very contact was claimed before. */
export async function insertContact(db: Db, row: ContactRow): Promise<boolean> {
  return (await insertUnlessThere(db, row)).length === 1
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

const noteOutcome = prepared((db) =>
  db
    .update(contactAttempt)
    .set({
      outcome: sql`${sql.placeholder('outcome')}`,
      outcomeAt: sql`${sql.param(sql.placeholder('outcomeAt'), contactAttempt.outcomeAt)}`,
      note: sql`${sql.placeholder('note')}`,
    })
    .where(
      and(
        eq(contactAttempt.caseId, sql.placeholder('caseId')),
        eq(contactAttempt.kind, sql.placeholder('kind')),
        eq(contactAttempt.ordinal, sql.placeholder('ordinal')),
        eq(contactAttempt.tries, sql.placeholder('tries')),
        eq(contactAttempt.worker, sql.placeholder('worker')),
        inArray(contactAttempt.outcome, ['claimed', 'unknown']),
      ),
    )
    .returning({ caseId: contactAttempt.caseId }),
)

/** What came of a claim of this worker, while nobody decided on it; false when somebody did. */
export async function updateOwnClaim(
  db: Db,
  worker: string,
  { caseId, kind, ordinal, tries }: TryKey,
  noted: Pick<ContactRow, 'outcome' | 'outcomeAt' | 'note'>,
): Promise<boolean> {
  return (await noteOutcome(db, { caseId, kind, ordinal, tries, worker, ...noted })).length === 1
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
