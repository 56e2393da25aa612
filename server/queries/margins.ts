import { asc, eq } from 'drizzle-orm'
import type { StudyDesign } from '../../surveys/design.ts'
import type { Db } from '../database/engine.ts'
import { populationMargin } from '../database/schema-panel.ts'

export type MarginRow = typeof populationMargin.$inferSelect

export function listMargins(db: Db, studyId: string): Promise<MarginRow[]> {
  return db
    .select()
    .from(populationMargin)
    .where(eq(populationMargin.studyId, studyId))
    .orderBy(asc(populationMargin.variable), asc(populationMargin.level))
}

/** The design with the counts of the population in place of the shares of the sample. */
export function withMargins(design: StudyDesign, rows: readonly MarginRow[]): StudyDesign {
  const { weighting } = design.plan
  if (weighting === undefined || rows.length === 0) return design
  const margins: Record<string, Readonly<Record<string, number>> | 'sample'> = { ...weighting.margins }
  for (const { variable, level, count } of rows) {
    // A plan that no longer weighs by a variable leaves its counts unused.
    if (!(variable in weighting.margins)) continue
    const own = margins[variable]
    margins[variable] = {
      ...(own === 'sample' || own === weighting.margins[variable] ? {} : own),
      [level]: count,
    }
  }
  return { ...design, plan: { ...design.plan, weighting: { ...weighting, margins } } }
}
