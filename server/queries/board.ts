/** The board is written here: rows by member and wave, and sums changed by differences. */
import { and, asc, count, countDistinct, eq, getTableColumns, inArray, isNull, lte, sql } from 'drizzle-orm'
import type { AnyPgTable } from 'drizzle-orm/pg-core'
import type { Db } from '../database/engine.ts'
import { manyRows, overRows } from '../database/many-rows.ts'
import { prepared } from '../database/prepared.ts'
import { answerRevision, panelMember, panelRecord, sampleCase } from '../database/schema.ts'
import { boardCase, boardCount, boardMember } from '../database/schema-board.ts'
import type { BoardRow } from '../domain/board.ts'
import type { Member } from './member.ts'

/** The next members whose rows no longer stand. */
export function listMembersToDerive(db: Db, studyId: string, now: number, limit: number): Promise<Member[]> {
  return db
    .select()
    .from(panelMember)
    .where(and(eq(panelMember.studyId, studyId), lte(panelMember.boardUntil, now)))
    .orderBy(asc(panelMember.boardUntil))
    .limit(limit)
}

/** How many members' rows no longer stand, counted up to `most`. */
export async function countToDerive(db: Db, studyId: string, now: number, most: number): Promise<number> {
  const some = db
    .select({ id: panelMember.id })
    .from(panelMember)
    .where(and(eq(panelMember.studyId, studyId), lte(panelMember.boardUntil, now)))
    .limit(most)
    .as('some')
  const [row] = await db.select({ n: count() }).from(some)
  return Number(row!.n)
}

const touch = prepared((db) =>
  db
    .update(panelRecord)
    .set({ boardUntil: 0 })
    .where(
      and(
        eq(panelRecord.id, sql.placeholder('id')),
        sql`${panelRecord.boardUntil} > ${new Date(0).toISOString()}`,
      ),
    ),
)

/** Something happened to a member: what the pages hold of them is derived anew. */
export async function touchBoard(db: Db, id: string): Promise<void> {
  await touch(db, { id })
}

/** After a new design everyone is derived anew. */
export async function touchBoardOfStudy(db: Db, studyId: string): Promise<void> {
  await db.update(panelRecord).set({ boardUntil: 0 }).where(eq(panelRecord.studyId, studyId))
}

/** Until when the rows of these members stand. */
export const updateBoardUntil = overRows(
  ({ id, until }: { readonly id: string; readonly until: number }) => [id, new Date(until).toISOString()],
  (list) => `update panel_record set board_until = v.column2 from (values ${list}) as v
    where panel_record.id = v.column1`,
)

export type BoardMemberRow = typeof boardMember.$inferSelect
export type BoardCaseRow = typeof boardCase.$inferSelect
export type BoardCountRow = typeof boardCount.$inferSelect

/** The rows of these members as they stand; who has none is left out. */
export async function listBoardRows(db: Db, memberIds: readonly string[]): Promise<Map<string, BoardRow>> {
  const rows = new Map<string, BoardRow & { cases: BoardCaseRow[] }>()
  if (memberIds.length === 0) return rows
  const ids = [...memberIds]
  for (const member of await db.select().from(boardMember).where(inArray(boardMember.memberId, ids))) {
    rows.set(member.memberId, { member, cases: [] })
  }
  for (const own of await db.select().from(boardCase).where(inArray(boardCase.memberId, ids))) {
    rows.get(own.memberId)?.cases.push(own)
  }
  return rows
}

const putMembers = manyRows(
  boardMember,
  `on conflict (member_id) do update set ${excluded(boardMember, 'memberId')}`,
)
const putCases = manyRows(
  boardCase,
  `on conflict (member_id, wave) do update set ${excluded(boardCase, 'memberId', 'wave')}`,
)
/** Adds to the sums; in one order, so that two who do this do not wait for each other in a circle. */
export const addToCounts = manyRows(
  boardCount,
  `on conflict (study_id, kind, wave, a, b, c) do update set n = board_count.n + excluded.n,
    weight = board_count.weight + excluded.weight, squares = board_count.squares + excluded.squares`,
)

export async function putBoardRows(
  db: Db,
  members: readonly BoardMemberRow[],
  cases: readonly BoardCaseRow[],
): Promise<void> {
  await putMembers(db, members)
  await putCases(db, cases)
}

/** Takes the rows of waves away that the design no longer has. */
export async function deleteBoardCases(db: Db, memberId: string, waves: readonly string[]): Promise<void> {
  await db.delete(boardCase).where(and(eq(boardCase.memberId, memberId), inArray(boardCase.wave, [...waves])))
}

/** Makes the study's board empty; the members' rows are derived anew. */
export async function deleteBoard(db: Db, studyId: string): Promise<void> {
  await db.delete(boardCount).where(eq(boardCount.studyId, studyId))
  await db.delete(boardCase).where(eq(boardCase.studyId, studyId))
  await db.delete(boardMember).where(eq(boardMember.studyId, studyId))
  await touchBoardOfStudy(db, studyId)
}

/** How many pages were saved in each begun case of these members that was not handed in. */
export async function listPagesSaved(
  db: Db,
  memberIds: readonly string[],
): Promise<{ caseId: string; pages: number }[]> {
  if (memberIds.length === 0) return []
  const rows = await db
    .select({ caseId: answerRevision.caseId, pages: countDistinct(answerRevision.page) })
    .from(sampleCase)
    .innerJoin(answerRevision, eq(answerRevision.caseId, sampleCase.id))
    .where(and(inArray(sampleCase.memberId, [...memberIds]), isNull(sampleCase.completedAt)))
    .groupBy(answerRevision.caseId)
  return rows.map(({ caseId, pages }) => ({ caseId, pages: Number(pages) }))
}

/** Every column but the keys takes the value that was to be inserted. */
function excluded(table: AnyPgTable, ...keys: readonly string[]): string {
  return Object.entries(getTableColumns(table))
    .filter(([key]) => !keys.includes(key))
    .map(([, { name }]) => `"${name}" = excluded."${name}"`)
    .join(', ')
}
