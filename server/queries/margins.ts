import { asc, eq } from 'drizzle-orm'
import type { Db } from '../database/engine.ts'
import { populationMargin } from '../database/schema-panel.ts'

export function listMargins(db: Db, studyId: string) {
  return db
    .select()
    .from(populationMargin)
    .where(eq(populationMargin.studyId, studyId))
    .orderBy(asc(populationMargin.variable), asc(populationMargin.level))
}
