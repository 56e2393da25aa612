/** Keys by which two records may turn out to be one person. */
import { and, eq, inArray } from 'drizzle-orm'
import type { Db } from '../database/engine.ts'
import { manyRows } from '../database/many-rows.ts'
import { vaultMatch } from '../database/schema-panel.ts'
import type { MatchKind } from '../vault/match-keys.ts'

export type MatchRow = typeof vaultMatch.$inferSelect

export const insertMatches = manyRows(vaultMatch)

export async function deleteMatches(db: Db, memberId: string, kinds: readonly MatchKind[]): Promise<void> {
  await db
    .delete(vaultMatch)
    .where(and(eq(vaultMatch.memberId, memberId), inArray(vaultMatch.kind, [...kinds])))
}
