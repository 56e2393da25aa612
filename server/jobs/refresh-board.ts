/**
 * Derives anew what the fieldwork pages hold of members to whom something happened, or for whom time went by. A batch is one
 * transaction: rows and sums change together, so that several processes that do this at once keep the counts right.
 */
import type { Context } from '../context.ts'
import type { Db } from '../database/store.ts'
import { addRow, boardRow, type Sum } from '../domain/board.ts'
import type { CaseEvents } from '../domain/disposition.ts'
import { nothingYet } from '../domain/sample-case.ts'
import {
  addToCounts,
  type BoardCaseRow,
  type BoardCountRow,
  type BoardMemberRow,
  deleteBoardCases,
  listBoardRows,
  listMembersToDerive,
  listPagesSaved,
  putBoardRows,
  updateBoardUntil,
} from '../queries/board.ts'
import { listCorrections } from '../queries/disposition.ts'
import type { Member } from '../queries/member.ts'
import { type Case, listCasesOfMembers } from '../queries/sample-case.ts'
import { listStudies } from '../queries/study.ts'

/** Members in one transaction: others are not kept waiting for long. */
const usual = 200

/** Refreshes the boards of all studies; gives how many members were derived. */
export async function refreshBoards(context: Context): Promise<number> {
  let done = 0
  for (const { id } of await listStudies(context.store.now)) done += await refreshBoard(context, id)
  return done
}

interface RefreshOptions {
  readonly atMost?: number
  /** Members in one transaction: more are faster together, and keep others waiting for longer. */
  readonly atOnce?: number
}

/** Refreshes one study's board; gives how many members were derived. */
export async function refreshBoard(
  context: Context,
  studyId: string,
  { atMost = Infinity, atOnce = usual }: RefreshOptions = {},
): Promise<number> {
  for (let done = 0; ; ) {
    const limit = Math.min(atOnce, atMost - done)
    if (limit <= 0) return done
    const derived = await context.store.maintain((db) => refreshSome(context, db, studyId, limit))
    done += derived
    if (derived < limit) return done
  }
}

async function refreshSome(context: Context, db: Db, studyId: string, limit: number): Promise<number> {
  const now = context.clock()
  const { design } = await context.published.study(db, studyId)
  const members = await listMembersToDerive(db, studyId, now, limit)
  if (members.length === 0) return 0
  const ids = members.map(({ id }) => id)
  const events = await eventsOf(context, db, members)
  const before = await listBoardRows(db, ids)
  const sums = new Map<string, Sum>()
  const memberRows: BoardMemberRow[] = []
  const caseRows: BoardCaseRow[] = []
  const untils: { id: string; until: number }[] = []
  for (const member of members) {
    const { row, until } = boardRow(design, member, events.get(member.id) ?? {}, now)
    const old = before.get(member.id)
    if (old) addRow(sums, old, -1)
    addRow(sums, row, 1)
    memberRows.push({ memberId: member.id, studyId, ...row.member })
    for (const own of row.cases) caseRows.push({ memberId: member.id, studyId, ...own })
    const gone = (old?.cases ?? []).filter(({ wave }) => !row.cases.some((own) => own.wave === wave))
    if (gone.length > 0)
      await deleteBoardCases(
        db,
        member.id,
        gone.map(({ wave }) => wave),
      )
    untils.push({ id: member.id, until })
  }
  await updateBoardUntil(db, untils)
  await putBoardRows(db, memberRows, caseRows)
  await addToCounts(db, countRows(studyId, sums))
  return members.length
}

/** What came out as a difference, in one order. */
export function countRows(studyId: string, sums: ReadonlyMap<string, Sum>): BoardCountRow[] {
  return [...sums]
    .filter(([, { n, weight, squares }]) => n !== 0 || Math.abs(weight) > 1e-9 || Math.abs(squares) > 1e-9)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, sum]) => {
      const [kind, wave, a, b, c] = JSON.parse(key) as [string, string, string, string, string]
      return { studyId, kind, wave, a, b, c, ...sum }
    })
}

/** What happened in each case of these members. */
export async function eventsOf(
  context: Context,
  db: Db,
  members: readonly Member[],
): Promise<Map<string, Record<string, CaseEvents>>> {
  const ids = members.map(({ id }) => id)
  const cases = await listCasesOfMembers(db, ids)
  const pages = new Map((await listPagesSaved(db, ids)).map((own) => [own.caseId, own.pages]))
  const corrections = new Map(
    (await listCorrections(db, ids)).map((own) => [`${own.memberId} ${own.wave}`, own]),
  )
  const found = new Map<string, Record<string, CaseEvents>>()
  for (const { id } of members) {
    const events: Record<string, CaseEvents> = {}
    for (const [wave, own] of Object.entries(cases.get(id) ?? {})) {
      events[wave] = {
        history: own,
        answered: await shareAnswered(context, db, own, pages),
        correction: null,
      }
    }
    found.set(id, events)
  }
  for (const { memberId, wave, code, at } of corrections.values()) {
    const events = found.get(memberId)!
    const none = { history: nothingYet, answered: 0 }
    events[wave] = { ...(events[wave] ?? none), correction: code === null ? null : { code, at } }
  }
  return found
}

async function shareAnswered(
  { published }: Context,
  db: Db,
  own: Case,
  pages: ReadonlyMap<string, number>,
): Promise<number> {
  const saved = pages.get(own.id)
  if (saved === undefined || own.instrumentVersionId === null) return 0
  const { compiled } = await published.instrument(db, own.instrumentVersionId)
  return Math.min(1, saved / Math.max(1, compiled.pages.length))
}
