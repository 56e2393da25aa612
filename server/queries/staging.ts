/** Rows of a file on their way in, and how they get in: in one transaction, some at a time so that readers get their turn. */
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
      where b.import_id = a.import_id and b.kind = a.kind and b.hash = a.hash) as other
    from import_match a where a.import_id = ${importId} and a.row_number between ${from} and ${to}) found
    where other < row_number order by row_number`)
  return rows.map(({ row_number, kind, other }) => ({ row: Number(row_number), kind, other: String(other) }))
}

/** Rows of a range that are like a member of the panel; the keys differ by study. */
export async function listAlikeInPanel(db: Db, importId: string, from: number, to: number): Promise<Alike[]> {
  const rows = await db.execute<{ row_number: number; kind: MatchKind; other: string }>(sql`
    select * from (select a.row_number, a.kind, (select m.member_id from vault_match m
      where m.kind = a.kind and m.hash = a.hash limit 1) as other
    from import_match a where a.import_id = ${importId} and a.row_number between ${from} and ${to}) found
    where other is not null order by row_number`)
  return rows.map(({ row_number, kind, other }) => ({ row: Number(row_number), kind, other }))
}

export async function updatePossible(db: Db, importId: string, rows: readonly number[]): Promise<void> {
  if (rows.length === 0) return
  await db.execute(
    sql`update import_member set possible = 1 where import_id = ${importId} and row_number in ${[...rows]}`,
  )
}

export async function findLastStagedRow(db: Db, importId: string): Promise<number> {
  const [row] = await db.execute<{ last: number | null }>(
    sql`select max(row_number) as last from import_match where import_id = ${importId}`,
  )
  const [member] = await db.execute<{ last: number | null }>(
    sql`select max(row_number) as last from import_member where import_id = ${importId}`,
  )
  return Math.max(Number(row?.last ?? 0), Number(member?.last ?? 0))
}

interface Joining {
  readonly importId: string
  readonly studyId: string
  readonly cohort: string
  /** ISO 8601. */
  readonly at: string
  /** Also who may be in the panel already. */
  readonly possible: boolean
}

const never = '1970-01-01T00:00:00.000Z'

/** Members of a range of rows join the panel; gives how many. */
export async function insertJoining(
  db: Db,
  { importId, studyId, cohort, at, possible }: Joining,
  from: number,
  to: number,
): Promise<number> {
  const chosen = sql`s.import_id = ${importId} and s.row_number between ${from} and ${to} ${possible ? sql`` : sql`and s.possible = 0`}`
  const rows = await db.execute(sql`
    insert into panel_member (id, study_id, language, participation, participation_at, created_at, events, facts, known_at,
      quiet_until, reachable_by, refused_modes, cohort, board_until)
    select s.member_id, ${studyId}, s.language, 'active', ${at}, ${at}, s.events, s.facts, ${at}, ${never}, s.reachable_by,
      '[]', ${cohort}, ${never} from import_member s where ${chosen} returning id`)
  await db.execute(sql`insert into vault_person (member_id, name, code)
    select s.member_id, s.name, s.code from import_member s where ${chosen}`)
  await db.execute(sql`insert into vault_code (code_hash, member_id, created_at)
    select s.code_hash, s.member_id, ${at} from import_member s where ${chosen}`)
  await db.execute(sql`insert into vault_contact (id, member_id, kind, value, source, since)
    select c.import_id || '-' || c.member_id || '-' || c.kind, c.member_id, c.kind, c.value, 'sample', ${at}
    from import_member s join import_contact c on c.import_id = s.import_id and c.row_number = s.row_number where ${chosen}`)
  await db.execute(sql`insert into vault_match (member_id, kind, hash)
    select m.member_id, m.kind, m.hash
    from import_member s join import_match m on m.import_id = s.import_id and m.row_number = s.row_number where ${chosen}`)
  return rows.length
}

/** Members of a range of rows become as a register says; gives how many were still as they were when it was checked. */
export async function updateFromRegister(
  db: Db,
  importId: string,
  at: string,
  from: number,
  to: number,
): Promise<number> {
  const range = sql`import_id = ${importId} and row_number between ${from} and ${to}`
  const rows = await db.execute(sql`
    update panel_member set events = s.events, facts = s.facts, known_at = ${at}, reachable_by = s.reachable_by,
      quiet_until = ${never}, board_until = ${never}
    from import_member s where s.import_id = ${importId} and s.row_number between ${from} and ${to}
      and panel_member.id = s.member_id and panel_member.known_at = s.known_before
      and panel_member.reachable_by = s.reachable_before and panel_member.participation <> 'erased' returning panel_member.id`)
  const news = sql`from import_contact where ${range}`
  // Members are looked up by key, some hundred at a time: never all of the panel for each range.
  await db.execute(sql`update vault_contact set ended_at = ${at}, ended_because = 'replaced'
    where ended_at is null and (member_id, kind) in (select member_id, kind ${news})`)
  await db.execute(sql`insert into vault_contact (id, member_id, kind, value, source, since)
    select import_id || '-' || member_id || '-' || kind, member_id, kind, value, 'register', ${at} ${news}`)
  // Keys that stand for the detail itself; the register number stays, and stands there to tell rows apart.
  await db.execute(sql`delete from vault_match
    where (member_id, kind) in (select member_id, kind from import_match where ${range} and kind <> 'register')`)
  await db.execute(sql`insert into vault_match (member_id, kind, hash)
    select member_id, kind, hash from import_match where ${range} and kind <> 'register'`)
  return rows.length
}

export async function countStaged(db: Db, importId: string, from: number, to: number): Promise<number> {
  const [row] = await db.execute<{ n: number }>(
    sql`select count(*) as n from import_member where import_id = ${importId} and row_number between ${from} and ${to}`,
  )
  return Number(row!.n)
}

/** The variables of a file get its counts, in place of those they had. */
export async function replaceMargins(db: Db, studyId: string, importId: string, at: string): Promise<void> {
  await db.execute(sql`delete from population_margin where study_id = ${studyId}
    and variable in (select variable from import_margin where import_id = ${importId})`)
  await db.execute(sql`insert into population_margin (study_id, variable, level, count, import_id, since)
    select ${studyId}, variable, level, count, import_id, ${at} from import_margin where import_id = ${importId}`)
}
