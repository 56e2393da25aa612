/** Rows of a sample that may be someone who is known, and what a researcher decided of each. */
import { and, asc, count, eq, gt, ne } from 'drizzle-orm'
import type { Db } from '../database/engine.ts'
import { importContact, importMember } from '../database/schema-panel.ts'
import type { Likeness } from '../intake/words.ts'

export type StagedMember = typeof importMember.$inferSelect
export type PossibleRow = Pick<StagedMember, 'rowNumber' | 'likeness' | 'alikeIn' | 'alike'>

/** The next of them, in the order of the file. */
export function listPossible(db: Db, importId: string, after: number, limit: number): Promise<PossibleRow[]> {
  const { rowNumber, likeness, alikeIn, alike } = importMember
  return db
    .select({ rowNumber, likeness, alikeIn, alike })
    .from(importMember)
    .where(and(eq(importMember.importId, importId), ne(likeness, ''), gt(rowNumber, after)))
    .orderBy(asc(rowNumber))
    .limit(limit)
}

/** How many are undecided, left out and taken in. */
export async function countPossible(
  db: Db,
  importId: string,
): Promise<Readonly<Record<Exclude<Likeness, ''>, number>>> {
  const rows = await db
    .select({ likeness: importMember.likeness, n: count() })
    .from(importMember)
    .where(and(eq(importMember.importId, importId), ne(importMember.likeness, '')))
    .groupBy(importMember.likeness)
  return { possible: 0, same: 0, other: 0, ...Object.fromEntries(rows.map((row) => [row.likeness, row.n])) }
}

/** False when this row is like nobody. */
export async function updateLikeness(
  db: Db,
  importId: string,
  row: number,
  likeness: Exclude<Likeness, ''>,
): Promise<boolean> {
  const rows = await db
    .update(importMember)
    .set({ likeness })
    .where(
      and(
        eq(importMember.importId, importId),
        eq(importMember.rowNumber, row),
        ne(importMember.likeness, ''),
      ),
    )
    .returning({ row: importMember.rowNumber })
  return rows.length === 1
}

/** A row as it is staged, with its contact details, sealed. */
export async function findStaged(db: Db, importId: string, row: number) {
  const [member] = await db
    .select()
    .from(importMember)
    .where(and(eq(importMember.importId, importId), eq(importMember.rowNumber, row)))
  if (!member) return null
  const contacts = await db
    .select()
    .from(importContact)
    .where(and(eq(importContact.importId, importId), eq(importContact.rowNumber, row)))
    .orderBy(asc(importContact.kind))
  return { member, contacts }
}
