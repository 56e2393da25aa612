/** Staged rows on their way into the panel, some at a time. What a sample brings is hidden until all of it is there. */
import { and, eq, lt, max, sql } from 'drizzle-orm'
import type { Db } from '../database/engine.ts'
import { hiddenBatch } from '../database/schema.ts'
import { importJob } from '../database/schema-panel.ts'
import type { ImportState } from '../intake/words.ts'
import type { ImportRow } from './import.ts'

/** A number that no file had before: who was here first keeps theirs, also when their process stands still for a while. */
async function newBatch(db: Db): Promise<number> {
  const [row] = await db.select({ last: max(importJob.batch) }).from(importJob)
  return (row?.last ?? 0) + 1
}

/** From now on this process takes the file in; null when it is not, or no longer, checked. */
export async function beginJoining(db: Db, job: ImportRow, at: number): Promise<ImportRow | null> {
  const set = {
    batch: await newBatch(db),
    state: 'joining',
    stateAt: at,
    share: 0,
    failedBecause: null,
  } as const
  const [row] = await db
    .update(importJob)
    .set(set)
    .where(and(eq(importJob.id, job.id), eq(importJob.state, 'checked')))
    .returning()
  if (!row) return null
  if (row.kind === 'sample') await db.insert(hiddenBatch).values({ batch: row.batch })
  return row
}

/** Goes on with, or takes back, what another process began and said nothing of since `silent`; null when it did. */
export async function takeOver(
  db: Db,
  job: ImportRow,
  to: 'joining' | 'undoing',
  silent: number,
  at: number,
): Promise<ImportRow | null> {
  // A batch stays what its hidden members carry; what is not hidden gets another, and with it another owner.
  const batch = job.kind === 'sample' ? job.batch : await newBatch(db)
  const [row] = await db
    .update(importJob)
    .set({ state: to, stateAt: at, batch })
    .where(and(eq(importJob.id, job.id), eq(importJob.state, job.state), lt(importJob.stateAt, silent)))
    .returning()
  return row ?? null
}

/** Changes a file that is still in this state and this process's own; false when it is not. */
export async function updateOwn(
  db: Db,
  { id, batch }: Pick<ImportRow, 'id' | 'batch'>,
  from: ImportState,
  set: Partial<ImportRow>,
): Promise<boolean> {
  const rows = await db
    .update(importJob)
    .set(set)
    .where(and(eq(importJob.id, id), eq(importJob.batch, batch), eq(importJob.state, from)))
    .returning({ id: importJob.id })
  return rows.length === 1
}

/** One row less, and everyone of a sample is in the panel. */
export async function showBatch(db: Db, batch: number): Promise<void> {
  await db.delete(hiddenBatch).where(eq(hiddenBatch.batch, batch))
}

/** Staged members with an id after `after`, up to and with `upTo`: in this order most of what is written stands side by side. */
export interface Range {
  readonly after: string
  readonly upTo: string
  readonly members: number
}

export async function findNextRange(
  db: Db,
  importId: string,
  after: string,
  limit: number,
): Promise<Range | null> {
  const [row] = await db.execute<{ up_to: string | null; members: number }>(sql`
    select max(member_id) as up_to, count(*) as members from (select member_id from import_member
      where import_id = ${importId} and member_id > ${after} order by member_id limit ${sql.raw(String(limit))}) chosen`)
  return row && row.up_to !== null ? { after, upTo: row.up_to, members: Number(row.members) } : null
}

const staged = (importId: string, { after, upTo }: Range) =>
  sql`s.import_id = ${importId} and s.member_id > ${after} and s.member_id <= ${upTo}`

interface Joining extends Pick<ImportRow, 'id' | 'studyId' | 'cohort' | 'batch'> {
  /** ISO 8601. */
  readonly at: string
  /** Also who may be known, and of whom nobody decided. */
  readonly possible: boolean
}

const never = '1970-01-01T00:00:00.000Z'

/** Members of a range join, hidden while their batch is; gives how many. */
export async function insertJoining(
  db: Db,
  { id, studyId, cohort, batch, at, possible }: Joining,
  range: Range,
): Promise<number> {
  const likeness = possible ? ['', 'other', 'possible'] : ['', 'other']
  const chosen = sql`${staged(id, range)} and s.likeness in ${likeness}`
  const rows = await db.execute(sql`
    insert into panel_record (id, study_id, language, participation, participation_at, created_at, events, facts, known_at,
      quiet_until, reachable_by, refused_modes, cohort, board_until, batch)
    select s.member_id, ${studyId}, s.language, 'active', ${at}, ${at}, s.events, s.facts, ${at}, ${never}, s.reachable_by,
      '[]', ${cohort}, ${never}, cast(${batch} as integer) from import_member s where ${chosen} order by s.member_id returning id`)
  await db.execute(sql`insert into vault_person (member_id, name, code)
    select s.member_id, s.name, s.code from import_member s where ${chosen} order by s.member_id`)
  await db.execute(sql`insert into vault_code (code_hash, member_id, created_at)
    select s.code_hash, s.member_id, ${at} from import_member s where ${chosen} order by s.code_hash`)
  await db.execute(sql`insert into vault_contact (id, member_id, kind, value, source, since)
    select c.import_id || '-' || c.member_id || '-' || c.kind, c.member_id, c.kind, c.value, 'sample', ${at}
    from import_member s join import_contact c on c.import_id = s.import_id and c.row_number = s.row_number where ${chosen}`)
  await db.execute(sql`insert into vault_match (member_id, kind, hash)
    select m.member_id, m.kind, m.hash
    from import_member s join import_match m on m.import_id = s.import_id and m.row_number = s.row_number where ${chosen}`)
  return rows.length
}

/** Takes back what came of a range. */
export async function deleteJoining(db: Db, importId: string, range: Range): Promise<void> {
  const members = sql`(select s.member_id from import_member s where ${staged(importId, range)})`
  await db.execute(sql`delete from vault_match where member_id in ${members}`)
  await db.execute(sql`delete from vault_contact where member_id in ${members}`)
  await db.execute(sql`delete from vault_code where member_id in ${members}`)
  await db.execute(sql`delete from vault_person where member_id in ${members}`)
  await db.execute(sql`delete from panel_record where id in ${members}`)
}

const asChecked = sql`exists (select 1 from panel_record p where p.id = s.member_id and p.known_at = s.known_before
  and p.reachable_by = s.reachable_before and p.participation <> 'erased')`

/** How many of a range are no longer as they were when a register's news was held against them. */
export async function countChanged(db: Db, importId: string, range: Range): Promise<number> {
  const [row] = await db.execute<{ n: number }>(
    sql`select count(*) as n from import_member s where ${staged(importId, range)} and not ${asChecked}`,
  )
  return Number(row!.n)
}

/**
 * Members of a range become as a register says, unless they are no longer as they were when it was checked; gives how many
 * did. The rows are done with, and go.
 */
export async function updateFromRegister(
  db: Db,
  importId: string,
  at: string,
  range: Range,
): Promise<number> {
  const left = await db.execute<{ row_number: number }>(
    sql`delete from import_member as s where ${staged(importId, range)} and not ${asChecked} returning row_number`,
  )
  if (left.length > 0) {
    const rows = left.map(({ row_number }) => Number(row_number))
    await db.execute(sql`delete from import_contact where import_id = ${importId} and row_number in ${rows}`)
    await db.execute(sql`delete from import_match where import_id = ${importId} and row_number in ${rows}`)
  }
  const chosen = staged(importId, range)
  const rows = await db.execute(sql`
    update panel_record set events = s.events, facts = s.facts, known_at = ${at}, reachable_by = s.reachable_by,
      quiet_until = ${never}, board_until = ${never}
    from import_member s where ${chosen} and panel_record.id = s.member_id returning panel_record.id`)
  const news = (table: 'import_contact' | 'import_match') =>
    sql`from import_member s join ${sql.identifier(table)} n on n.import_id = s.import_id and n.row_number = s.row_number
      where ${chosen}`
  await db.execute(sql`update vault_contact set ended_at = ${at}, ended_because = 'replaced'
    where ended_at is null and (member_id, kind) in (select n.member_id, n.kind ${news('import_contact')})`)
  await db.execute(sql`insert into vault_contact (id, member_id, kind, value, source, since)
    select n.import_id || '-' || n.member_id || '-' || n.kind, n.member_id, n.kind, n.value, 'register', ${at}
    ${news('import_contact')}`)
  // Keys that stand for the detail itself; the register number stays, and stands there to tell rows apart.
  await db.execute(sql`delete from vault_match where (member_id, kind) in
    (select n.member_id, n.kind ${news('import_match')} and n.kind <> 'register')`)
  await db.execute(sql`insert into vault_match (member_id, kind, hash)
    select n.member_id, n.kind, n.hash ${news('import_match')} and n.kind <> 'register'`)
  await db.execute(sql`delete from import_member as s where ${chosen}`)
  return rows.length
}
