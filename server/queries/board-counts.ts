import { and, eq, gte, inArray, ne } from 'drizzle-orm'
import type { Db } from '../database/engine.ts'
import { boardCount } from '../database/schema-board.ts'
import type { BoardCountRow } from './board.ts'

export interface CountScope {
  readonly wave?: string
  readonly a?: string
  readonly b?: string
  /** Second coordinate from here on: days. */
  readonly fromB?: string
}

/** The sums of these kinds, without those that are 0. */
export function listCounts(
  db: Db,
  studyId: string,
  kinds: readonly string[],
  { wave, a, b, fromB }: CountScope = {},
): Promise<BoardCountRow[]> {
  return db
    .select()
    .from(boardCount)
    .where(
      and(
        eq(boardCount.studyId, studyId),
        inArray(boardCount.kind, [...kinds]),
        ne(boardCount.n, 0),
        wave === undefined ? undefined : eq(boardCount.wave, wave),
        a === undefined ? undefined : eq(boardCount.a, a),
        b === undefined ? undefined : eq(boardCount.b, b),
        fromB === undefined ? undefined : gte(boardCount.b, fromB),
      ),
    )
}
