/** Print runs, and the letters in them by the reference at their foot. */
import { and, asc, count, desc, eq, gt, inArray, isNull, max, sql } from 'drizzle-orm'
import type { Db } from '../database/engine.ts'
import { manyRows } from '../database/many-rows.ts'
import { contactAttempt, panelRecord, sampleCase } from '../database/schema.ts'
import { letter, printRun } from '../database/schema-contacts.ts'

export type PrintRunRow = typeof printRun.$inferSelect

/** The run of this day that still takes letters. */
export async function findOpenRun(db: Db, studyId: string, day: string): Promise<PrintRunRow | null> {
  const [row] = await db
    .select()
    .from(printRun)
    .where(and(eq(printRun.studyId, studyId), eq(printRun.day, day), isNull(printRun.closedAt)))
  return row ?? null
}

export async function insertRun(db: Db, row: Omit<PrintRunRow, 'number'>): Promise<PrintRunRow> {
  const [last] = await db
    .select({ number: max(printRun.number) })
    .from(printRun)
    .where(and(eq(printRun.studyId, row.studyId), eq(printRun.day, row.day)))
  const numbered = { ...row, number: (last?.number ?? 0) + 1 }
  await db.insert(printRun).values(numbered)
  return numbered
}

export async function findRun(db: Db, studyId: string, id: string): Promise<PrintRunRow | null> {
  const [row] = await db
    .select()
    .from(printRun)
    .where(and(eq(printRun.id, id), eq(printRun.studyId, studyId)))
  return row ?? null
}

/** A run takes no letters any more; false when somebody closed it before. */
export async function closeRun(db: Db, id: string, at: number): Promise<boolean> {
  const rows = await db
    .update(printRun)
    .set({ closedAt: at })
    .where(and(eq(printRun.id, id), isNull(printRun.closedAt)))
    .returning({ id: printRun.id })
  return rows.length === 1
}

/** A printed run was posted; false when it was not closed yet, or posted before. */
export async function postRun(db: Db, id: string, at: number): Promise<boolean> {
  const rows = await db
    .update(printRun)
    .set({ postedAt: at })
    .where(and(eq(printRun.id, id), sql`${printRun.closedAt} is not null`, isNull(printRun.postedAt)))
    .returning({ id: printRun.id })
  return rows.length === 1
}

/** Runs of a study, newest first, with the letters that are in them. */
export async function listRuns(
  db: Db,
  studyId: string,
  limit: number,
): Promise<(PrintRunRow & { letters: number })[]> {
  const rows = await db
    .select({ run: printRun, letters: count(contactAttempt.caseId) })
    .from(printRun)
    .leftJoin(contactAttempt, eq(contactAttempt.runId, printRun.id))
    .where(eq(printRun.studyId, studyId))
    .groupBy(
      printRun.id,
      printRun.studyId,
      printRun.day,
      printRun.number,
      printRun.openedAt,
      printRun.closedAt,
      printRun.postedAt,
    )
    .orderBy(desc(printRun.day), desc(printRun.number))
    .limit(limit)
  return rows.map(({ run, letters }) => ({ ...run, letters: Number(letters) }))
}

export const insertLetters = manyRows(letter)

/** The next letters of a run, by reference, with the contact and whose it is. */
export function listLettersOfRun(db: Db, runId: string, after: string, limit: number) {
  return db
    .select({
      reference: letter.reference,
      tries: letter.tries,
      contact: contactAttempt,
      memberId: sampleCase.memberId,
      wave: sampleCase.wave,
    })
    .from(letter)
    .innerJoin(
      contactAttempt,
      and(
        eq(contactAttempt.caseId, letter.caseId),
        eq(contactAttempt.kind, letter.kind),
        eq(contactAttempt.ordinal, letter.ordinal),
        eq(contactAttempt.tries, letter.tries),
      ),
    )
    .innerJoin(sampleCase, eq(sampleCase.id, letter.caseId))
    .where(and(eq(letter.runId, runId), eq(contactAttempt.runId, runId), gt(letter.reference, after)))
    .orderBy(asc(letter.reference))
    .limit(limit)
}

/** The letter with this reference, in this study. */
export async function findLetter(db: Db, studyId: string, reference: string) {
  const [row] = await db
    .select({ letter, memberId: sampleCase.memberId })
    .from(letter)
    .innerJoin(sampleCase, eq(sampleCase.id, letter.caseId))
    .where(and(eq(letter.reference, reference), eq(sampleCase.studyId, studyId)))
  return row ?? null
}

/** What was queued in a run was posted: sent, at this moment. Gives how many. */
export async function markRunSent(db: Db, runId: string, at: number): Promise<number> {
  const rows = await db
    .update(contactAttempt)
    .set({ outcome: 'sent', outcomeAt: at })
    .where(and(eq(contactAttempt.runId, runId), eq(contactAttempt.outcome, 'queued')))
    .returning({ caseId: contactAttempt.caseId })
  const members = db
    .select({ id: sampleCase.memberId })
    .from(sampleCase)
    .innerJoin(contactAttempt, eq(contactAttempt.caseId, sampleCase.id))
    .where(eq(contactAttempt.runId, runId))
  await db.update(panelRecord).set({ quietUntil: 0, boardUntil: 0 }).where(inArray(panelRecord.id, members))
  return rows.length
}
