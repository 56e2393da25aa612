/** The tables of what goes out: texts by version, print runs, calls, and the switch that stops it all. */
import { integer, pgTable, text } from 'drizzle-orm/pg-core'
import type { ContactText } from '../../surveys/design.ts'
import type { CallOutcome } from '../domain/call-outcome.ts'
import { instant, json } from './columns.ts'

type ContactKey = 'invitation' | 'reminder'

export const contactTextVersion = pgTable('contact_text_version', {
  id: text().primaryKey(),
  studyId: text('study_id').notNull(),
  textKey: text('text_key').notNull(),
  version: integer().notNull(),
  hash: text().notNull(),
  words: json<ContactText>().notNull(),
  publishedAt: instant('published_at').notNull(),
})

/** While one is not resumed, nothing of the study goes out. */
export const sendingStop = pgTable('sending_stop', {
  id: text().primaryKey(),
  studyId: text('study_id').notNull(),
  stoppedAt: instant('stopped_at').notNull(),
  stoppedBy: text('stopped_by').notNull(),
  reason: text().notNull(),
  resumedAt: instant('resumed_at'),
  resumedBy: text('resumed_by'),
})

/** Letters that are printed together. Open until it is closed for printing; then posted. */
export const printRun = pgTable('print_run', {
  id: text().primaryKey(),
  studyId: text('study_id').notNull(),
  day: text().notNull(),
  number: integer().notNull(),
  openedAt: instant('opened_at').notNull(),
  closedAt: instant('closed_at'),
  postedAt: instant('posted_at'),
})

/** What stands at the foot of a letter, so that one that comes back is known without opening it. */
export const letter = pgTable('letter', {
  reference: text().primaryKey(),
  caseId: text('case_id').notNull(),
  kind: text().$type<ContactKey>().notNull(),
  ordinal: integer().notNull(),
  /** The try of the contact that this letter was. */
  tries: integer().notNull(),
  /** Null for a letter that left by a channel of its own. */
  runId: text('run_id'),
})

export const callAttempt = pgTable('call_attempt', {
  id: text().primaryKey(),
  caseId: text('case_id').notNull(),
  kind: text().$type<ContactKey>().notNull(),
  ordinal: integer().notNull(),
  at: instant().notNull(),
  outcome: text().$type<CallOutcome>().notNull(),
  appointmentAt: instant('appointment_at'),
  actor: text().notNull(),
  /** Taken back: noted by mistake. */
  undoneAt: instant('undone_at'),
})
