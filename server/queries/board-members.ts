/** The members behind the numbers, from the board. */
import { and, asc, count, desc, eq, inArray, like, lte, ne, type SQL, sql } from 'drizzle-orm'
import type { Db } from '../database/engine.ts'
import { panelMember } from '../database/schema.ts'
import { boardCase, boardMember } from '../database/schema-board.ts'
import { askedFor, type MemberFilter } from '../domain/member-filter.ts'
import { listCounts } from './board-counts.ts'

/** A text that holds this, whatever signs are in it. */
function holds(column: typeof boardMember.traits, part: string): SQL {
  const pattern = `%${part.replace(/[!%_]/g, '!$&')}%`
  return sql`${column} like ${pattern} escape '!'`
}

/** What must hold of a member, and of one of their cases. */
function conditions(studyId: string, filter: MemberFilter): { ofCase: SQL[]; ofMember: SQL[] } {
  const asked = askedFor(filter)
  const ofCase: SQL[] = []
  const ofMember: SQL[] = []
  const { wave, status, code, stuck, next, due, completed } = asked
  if (wave && (status || code || stuck || next || due || completed)) ofCase.push(eq(boardCase.wave, wave))
  if (status) ofCase.push(eq(boardCase.status, status as never))
  if (code) ofCase.push(eq(boardCase.code, code as never), eq(boardCase.issued, true))
  if (stuck) ofCase.push(stuck === 'any' ? ne(boardCase.stuck, '') : eq(boardCase.stuck, stuck as never))
  if (stuck) ofCase.push(sql`${boardCase.stuck} <> ''`)
  if (next || due) ofCase.push(sql`${boardCase.nextOn} <> ''`)
  if (next) ofCase.push(eq(boardCase.nextOn, next))
  if (due) ofCase.push(lte(boardCase.nextOn, due))
  if (completed) ofCase.push(eq(boardCase.completedOn, completed), sql`${boardCase.completedOn} <> ''`)
  if (ofCase.length > 0) ofCase.push(eq(boardCase.studyId, studyId))

  const { group, fact, value, cohort, participation, trace, pattern, search } = asked
  if (group) ofMember.push(eq(boardMember.group, group))
  if (fact && value !== undefined)
    ofMember.push(holds(boardMember.traits, `${JSON.stringify(fact)}:${JSON.stringify(value)}`))
  if (cohort !== undefined) ofMember.push(eq(boardMember.cohort, cohort))
  if (participation) ofMember.push(eq(boardMember.participation, participation as never))
  if (trace) {
    ofMember.push(sql`${boardMember.trace} <> ''`)
    if (trace !== 'any') ofMember.push(eq(boardMember.trace, trace as never))
  }
  if (pattern) ofMember.push(eq(boardMember.pattern, pattern))
  if (search) ofMember.push(like(boardMember.memberId, `${search.toLowerCase().replace(/[%_\\]/g, '')}%`))
  return { ofCase, ofMember }
}

/** Their pseudonyms, in order; each once. */
function found(db: Db, studyId: string, filter: MemberFilter, descending: boolean) {
  const { ofCase, ofMember } = conditions(studyId, filter)
  const order = descending ? desc : asc
  if (ofCase.length === 0) {
    return db
      .select({ id: boardMember.memberId })
      .from(boardMember)
      .where(and(eq(boardMember.studyId, studyId), ...ofMember))
      .orderBy(order(boardMember.memberId))
      .$dynamic()
  }
  const cases = db.select({ id: boardCase.memberId }).from(boardCase).$dynamic()
  if (ofMember.length > 0) cases.innerJoin(boardMember, eq(boardMember.memberId, boardCase.memberId))
  return cases
    .where(and(...ofCase, ...ofMember))
    .groupBy(boardCase.memberId)
    .orderBy(order(boardCase.memberId))
}

export interface Paging {
  readonly offset: number
  readonly limit: number
  readonly descending?: boolean
}

export async function listFoundIds(
  db: Db,
  studyId: string,
  filter: MemberFilter,
  { offset, limit, descending = false }: Paging,
): Promise<string[]> {
  const rows = await found(db, studyId, filter, descending).limit(limit).offset(offset)
  return rows.map(({ id }) => id)
}

/** How many there are, counted up to `most`. */
export async function countFound(
  db: Db,
  studyId: string,
  filter: MemberFilter,
  most: number,
): Promise<number> {
  const some = found(db, studyId, filter, false).limit(most).as('some')
  const [row] = await db.select({ n: count() }).from(some)
  return Number(row!.n)
}

/** What is known of these members, in the order of their pseudonyms. */
export async function listBoardMembers(db: Db, ids: readonly string[]) {
  if (ids.length === 0) return []
  const members = await db
    .select({ board: boardMember, events: panelMember.events, reachableBy: panelMember.reachableBy })
    .from(boardMember)
    .innerJoin(panelMember, eq(panelMember.id, boardMember.memberId))
    .where(inArray(boardMember.memberId, [...ids]))
  const cases = await db
    .select()
    .from(boardCase)
    .where(inArray(boardCase.memberId, [...ids]))
  const byMember = new Map<string, Record<string, (typeof cases)[number]>>()
  for (const own of cases) {
    byMember.set(own.memberId, { ...byMember.get(own.memberId), [own.wave]: own })
  }
  const byId = new Map(members.map((own) => [own.board.memberId, own]))
  return ids.flatMap((id) => {
    const own = byId.get(id)
    return own
      ? [{ ...own.board, events: own.events, reachableBy: own.reachableBy, cases: byMember.get(id) ?? {} }]
      : []
  })
}

/** The number found, when the counts tell it; null when it must be counted. */
export async function knownTotal(db: Db, studyId: string, filter: MemberFilter): Promise<number | null> {
  const asked = askedFor(filter)
  const { wave, group, ...rest } = asked
  const names = Object.keys(rest).sort().join()
  const sum = async (kind: string, a: string | null, ofWave: string, b: string | null) => {
    const rows = await listCounts(db, studyId, [kind], { wave: ofWave, ...(a !== null && { a }) })
    return rows.reduce((total, row) => total + (b === null || row.b === b ? row.n : 0), 0)
  }
  const inGroup = group ?? null
  if (names === '') return sum('participation', null, '', inGroup)
  if (names === 'participation') return sum('participation', asked.participation!, '', inGroup)
  if (names === 'pattern') return sum('pattern', asked.pattern!, '', inGroup)
  if (names === 'trace') return sum('trace', asked.trace === 'any' ? null : asked.trace!, '', inGroup)
  if (wave === undefined) return null
  if (names === 'status') return sum('status', asked.status!, wave, inGroup)
  if (names === 'stuck') return sum('stuck', asked.stuck === 'any' ? null : asked.stuck!, wave, inGroup)
  if (names === 'next' && group === undefined) return sum('next', asked.next!, wave, null)
  if (names === 'code' || names === 'code,fact,value') {
    if (group !== undefined) return null
    const rows = await listCounts(db, studyId, ['code', 'lost'], {
      wave,
      a: asked.code!,
      b: asked.fact ?? '',
    })
    return rows.reduce((total, row) => total + (row.c === (asked.value ?? '') ? row.n : 0), 0)
  }
  return null
}
