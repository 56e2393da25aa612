/** Rows of a file on their way in. How they get in: `joining.ts`. */
import { sql } from 'drizzle-orm'
import type { Db } from '../database/engine.ts'
import { manyRows } from '../database/many-rows.ts'
import { importContact, importMargin, importMatch, importMember } from '../database/schema-panel.ts'
import type { MatchKind } from '../vault/match-keys.ts'

export interface Staged {
  readonly members: readonly (typeof importMember.$inferSelect)[]
  readonly contacts: readonly (typeof importContact.$inferSelect)[]
  readonly matches: readonly (typeof importMatch.$inferSelect)[]
  readonly margins: readonly (typeof importMargin.$inferSelect)[]
}

const insertMembers = manyRows(importMember)
const insertContacts = manyRows(importContact)
const insertMatches = manyRows(importMatch)
const insertMargins = manyRows(importMargin)

export async function insertStaged(db: Db, { members, contacts, matches, margins }: Staged): Promise<void> {
  await insertMembers(db, members)
  await insertContacts(db, contacts)
  await insertMatches(db, matches)
  await insertMargins(db, margins)
}

const tables = ['import_member', 'import_contact', 'import_match', 'import_margin'] as const

/** Throws away up to some thousands of rows; false when there are none left. */
export async function deleteSomeStaged(db: Db, importId: string): Promise<boolean> {
  for (const table of tables) {
    const rows = await db.execute(
      table === 'import_margin'
        ? sql`delete from import_margin where import_id = ${importId} returning import_id`
        : sql`delete from ${sql.identifier(table)} where import_id = ${importId} and row_number <= (
            select max(row_number) from (select row_number from ${sql.identifier(table)}
              where import_id = ${importId} order by row_number limit 2000) chosen) returning import_id`,
    )
    if (rows.length > 0) return true
  }
  return false
}

export interface Alike {
  readonly row: number
  readonly kind: MatchKind
  /** The row before it, or the member. */
  readonly other: string
}

/** Rows of a range that are like an earlier row of the file. */
export async function listAlikeInFile(db: Db, importId: string, from: number, to: number): Promise<Alike[]> {
  const rows = await db.execute<{ row_number: number; kind: MatchKind; other: number }>(sql`
    select * from (select a.row_number, a.kind, (select min(b.row_number) from import_match b
      where b.hash = a.hash and b.import_id = a.import_id) as other
    from import_match a where a.import_id = ${importId} and a.row_number between ${from} and ${to}) found
    where other < row_number order by row_number`)
  return rows.map(({ row_number, kind, other }) => ({ row: Number(row_number), kind, other: String(other) }))
}

/** Rows of a range that are like a member of the panel; the keys differ by study. */
export async function listAlikeInPanel(db: Db, importId: string, from: number, to: number): Promise<Alike[]> {
  const rows = await db.execute<{ row_number: number; kind: MatchKind; other: string }>(sql`
    select * from (select a.row_number, a.kind, (select m.member_id from vault_match m
      join panel_member p on p.id = m.member_id where m.kind = a.kind and m.hash = a.hash limit 1) as other
    from import_match a where a.import_id = ${importId} and a.row_number between ${from} and ${to}) found
    where other is not null order by row_number`)
  return rows.map(({ row_number, kind, other }) => ({ row: Number(row_number), kind, other }))
}

/** Rows that may be someone who is known, as was found. */
export async function updatePossible(
  db: Db,
  importId: string,
  rows: readonly { readonly row: number; readonly alikeIn: 'panel' | 'file'; readonly alike: string }[],
): Promise<void> {
  if (rows.length === 0) return
  const values = rows.map(({ row, alikeIn, alike }) => sql`(${row}, ${alikeIn}, ${alike})`)
  // Both engines name the columns of a list of values column1, column2, …
  await db.execute(sql`update import_member set likeness = 'possible', alike_in = v.column2, alike = v.column3
    from (values ${sql.join(values, sql`, `)}) v
    where import_id = ${importId} and row_number = cast(v.column1 as integer)`)
}

/** The variables of a file get its counts, in place of those they had. */
export async function replaceMargins(db: Db, studyId: string, importId: string, at: string): Promise<void> {
  await db.execute(sql`delete from population_margin where study_id = ${studyId}
    and variable in (select variable from import_margin where import_id = ${importId})`)
  await db.execute(sql`insert into population_margin (study_id, variable, level, count, import_id, since)
    select ${studyId}, variable, level, count, import_id, ${at} from import_margin where import_id = ${importId}`)
}
