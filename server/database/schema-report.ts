/** The report as it was shown last: per table its moment and who it rests on, per view what it says. */
import { pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import type { TableCounts } from '../../analysis/index.ts'
import type { AnalysisPlan, StudyDesign } from '../../surveys/design.ts'
import { instant, json } from './columns.ts'

export const shownTable = pgTable(
  'shown_table',
  {
    studyId: text('study_id').notNull(),
    /** A table of the report, or `meta`: what it is about, and its filters. */
    name: text().notNull(),
    /** Of the data that it was made from. */
    version: text().notNull(),
    readAt: instant('read_at').notNull(),
    counts: json<TableCounts>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.studyId, table.name] })],
)

export const shownView = pgTable(
  'shown_view',
  {
    studyId: text('study_id').notNull(),
    name: text().notNull(),
    /** Empty: everyone; else `filter=class`. */
    viewKey: text('view_key').notNull(),
    content: json<unknown>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.studyId, table.name, table.viewKey] })],
)

/** The plan as it stood when it was locked, with what its variables and questionnaires were then. */
export const planLock = pgTable('plan_lock', {
  studyId: text('study_id').primaryKey(),
  lockedAt: instant('locked_at').notNull(),
  lockedBy: text('locked_by').notNull(),
  /** Of plan, variables and questionnaires together. */
  hash: text().notNull(),
  plan: json<AnalysisPlan>().notNull(),
  variables: json<StudyDesign['variables']>().notNull(),
  /** Hash by questionnaire. */
  instruments: json<Readonly<Record<string, string>>>().notNull(),
})
