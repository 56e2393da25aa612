/** Keys by which two records may turn out to be one person. */
import { and, eq, inArray } from 'drizzle-orm'
import type { Db } from '../database/engine.ts'
import { insertRows } from '../database/insert-rows.ts'
import { vaultMatch } from '../database/schema-panel.ts'
import type { MatchKind } from '../vault/match-keys.ts'

export type MatchRow = typeof vaultMatch.$inferSelect

export function insertMatches(db: Db, rows: readonly MatchRow[]): Promise<void> {
  return insertRows(db, vaultMatch, rows)
}

export async function deleteMatches(db: Db, memberId: string, kinds: readonly MatchKind[]): Promise<void> {
  await db
    .delete(vaultMatch)
    .where(and(eq(vaultMatch.memberId, memberId), inArray(vaultMatch.kind, [...kinds])))
}
