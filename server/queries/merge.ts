/** Who may be one person, and records that became one. */
import { and, desc, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Db } from '../database/engine.ts'
import { panelRecord, respondentSession, response, sampleCase, vaultCode } from '../database/schema.ts'
import { distinctPair, incentive, memberMerge } from '../database/schema-panel.ts'
import type { KeptBefore, MovedCase } from '../domain/merge.ts'
import type { MatchKind } from '../vault/match-keys.ts'
import type { Member } from './member.ts'

export type MergeRow = typeof memberMerge.$inferSelect

export interface Pair {
  readonly first: string
  readonly second: string
  readonly kinds: readonly MatchKind[]
}

/** Pairs that are alike and of whom nobody said yet that they are, or are not, one. */
export async function listAlike(db: Db, studyId: string, limit: number): Promise<Pair[]> {
  const rows = await db.execute<{ first: string; second: string; kind: MatchKind }>(sql`
    select a.member_id as first, b.member_id as second, a.kind from vault_match a
    join vault_match b on b.kind = a.kind and b.hash = a.hash and b.member_id > a.member_id
    join panel_member one on one.id = a.member_id and one.study_id = ${studyId}
      and one.participation not in ('duplicate', 'erased')
    join panel_member two on two.id = b.member_id and two.participation not in ('duplicate', 'erased')
    where not exists (select 1 from distinct_pair d where d.first_id = a.member_id and d.second_id = b.member_id)
    limit ${sql.raw(String(4 * limit))}`)
  const pairs = new Map<string, { first: string; second: string; kinds: MatchKind[] }>()
  for (const { first, second, kind } of rows) {
    const key = `${first} ${second}`
    const pair = pairs.get(key) ?? { first, second, kinds: [] }
    pair.kinds.push(kind)
    pairs.set(key, pair)
  }
  return [...pairs.values()]
    .sort((a, b) => (a.first + a.second < b.first + b.second ? -1 : 1))
    .slice(0, limit)
}

export async function insertDistinct(db: Db, first: string, second: string, at: number): Promise<void> {
  const [firstId, secondId] = first < second ? [first, second] : [second, first]
  await db
    .insert(distinctPair)
    .values({ firstId, secondId, decidedAt: at })
    .onConflictDoNothing({ target: [distinctPair.firstId, distinctPair.secondId] })
}

export async function insertMerge(db: Db, row: MergeRow): Promise<void> {
  await db.insert(memberMerge).values(row)
}

/** Newest first. */
export function listMerges(db: Db, studyId: string): Promise<MergeRow[]> {
  return db
    .select()
    .from(memberMerge)
    .where(eq(memberMerge.studyId, studyId))
    .orderBy(desc(memberMerge.mergedAt), desc(memberMerge.id))
    .limit(200)
}

export async function findMerge(db: Db, studyId: string, id: string): Promise<MergeRow | null> {
  const [row] = await db
    .select()
    .from(memberMerge)
    .where(and(eq(memberMerge.id, id), eq(memberMerge.studyId, studyId)))
  return row ?? null
}

/** Records that were merged into a member's and still are. */
export async function listDuplicatesOf(db: Db, keptId: string): Promise<string[]> {
  const rows = await db
    .select({ id: memberMerge.otherId })
    .from(memberMerge)
    .where(and(eq(memberMerge.keptId, keptId), isNull(memberMerge.undoneAt)))
  return rows.map(({ id }) => id)
}

/** False when it was undone before. */
export async function updateUndone(db: Db, id: string, at: number): Promise<boolean> {
  const rows = await db
    .update(memberMerge)
    .set({ undoneAt: at })
    .where(and(eq(memberMerge.id, id), isNull(memberMerge.undoneAt)))
    .returning({ id: memberMerge.id })
  return rows.length === 1
}

/** The participation and refused ways of a member become these if the participation is still `from`. */
export async function updateStanding(
  db: Db,
  id: string,
  from: Member['participation'],
  { participation, refusedModes }: KeptBefore,
  at: number,
): Promise<boolean> {
  const rows = await db
    .update(panelRecord)
    .set({
      participation,
      refusedModes,
      quietUntil: 0,
      boardUntil: 0,
      ...(participation !== from && { participationAt: at }),
    })
    .where(and(eq(panelRecord.id, id), eq(panelRecord.participation, from)))
    .returning({ id: panelRecord.id })
  return rows.length === 1
}

/** Every code of one member leads to another; who is inside must enter again. Gives the hashes. */
export async function moveCodes(
  db: Db,
  from: string,
  to: string,
  only?: readonly string[],
): Promise<string[]> {
  await db.delete(respondentSession).where(inArray(respondentSession.memberId, [from, to]))
  const rows = await db
    .update(vaultCode)
    .set({ memberId: to })
    .where(and(eq(vaultCode.memberId, from), only && inArray(vaultCode.codeHash, [...only])))
    .returning({ codeHash: vaultCode.codeHash })
  return rows.map(({ codeHash }) => codeHash)
}

/** Cases go from one member to another with their answers and what was given for them; those that gave way go back. */
export async function moveCases(
  db: Db,
  cases: readonly MovedCase[],
  from: string,
  to: string,
): Promise<void> {
  for (const { wave, caseId, gaveWay } of cases) {
    // One case a member and wave: the place must be free first.
    if (gaveWay)
      await db
        .update(sampleCase)
        .set({ wave: `${wave} gives way` })
        .where(eq(sampleCase.id, gaveWay))
    await db.update(sampleCase).set({ memberId: to }).where(eq(sampleCase.id, caseId))
    if (gaveWay) await db.update(sampleCase).set({ memberId: from, wave }).where(eq(sampleCase.id, gaveWay))
    await db.update(response).set({ memberId: to }).where(eq(response.caseId, caseId))
    const [given] = await db
      .select({ wave: incentive.wave })
      .from(incentive)
      .where(and(eq(incentive.memberId, to), eq(incentive.wave, wave)))
    if (given) continue
    await db
      .update(incentive)
      .set({ memberId: to })
      .where(and(eq(incentive.memberId, from), eq(incentive.wave, wave)))
  }
}
