/**
 * What the fieldwork pages read: derived from what happened, by member and as sums, and derived again whenever something
 * changes. Never the truth. Days are '' where there is none.
 */
import { doublePrecision, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import type { ContactMode } from '../../surveys/design.ts'
import type { Stuck, Trace } from '../domain/board.ts'
import type { DispositionCode } from '../domain/disposition.ts'
import type { Participation } from '../domain/participation.ts'
import type { CaseStatus } from '../domain/sample-case.ts'
import { flag, instant, json } from './columns.ts'

export const boardMember = pgTable('board_member', {
  memberId: text('member_id').primaryKey(),
  studyId: text('study_id').notNull(),
  group: text('group_value').notNull(),
  cohort: text().notNull(),
  participation: text().$type<Participation>().notNull(),
  /** Register facts in categories. */
  traits: json<Readonly<Record<string, string>>>().notNull(),
  /** The class of everyone alike in what is known of all; '' when something is not known. */
  cell: text().notNull(),
  weight: doublePrecision().notNull(),
  /** A sign a wave: 1 answered, 0 did not, - not asked, not over, or not in the target group. */
  pattern: text().notNull(),
  trace: text().$type<Trace>().notNull(),
  traceSince: text('trace_since').notNull(),
  lastGoodOn: text('last_good_on').notNull(),
})

export const boardCase = pgTable(
  'board_case',
  {
    memberId: text('member_id').notNull(),
    wave: text().notNull(),
    studyId: text('study_id').notNull(),
    status: text().$type<CaseStatus>().notNull(),
    code: text().$type<DispositionCode>().notNull(),
    final: flag().notNull(),
    issued: flag().notNull(),
    entered: flag().notNull(),
    corrected: flag().notNull(),
    stuck: text().$type<Stuck>().notNull(),
    opensOn: text('opens_on').notNull(),
    /** Days from the opening to the answer; -1: none. */
    answeredAfter: integer('answered_after').notNull(),
    invitedOn: text('invited_on').notNull(),
    completedOn: text('completed_on').notNull(),
    refusedOn: text('refused_on').notNull(),
    returnedOn: text('returned_on').notNull(),
    nextOn: text('next_on').notNull(),
    nextMode: text('next_mode').$type<ContactMode | ''>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.memberId, table.wave] })],
)

/** How many members or cases are alike, the sum of their weights and of the squares of these. */
export const boardCount = pgTable(
  'board_count',
  {
    studyId: text('study_id').notNull(),
    kind: text().notNull(),
    wave: text().notNull(),
    a: text().notNull(),
    b: text().notNull(),
    c: text().notNull(),
    n: integer().notNull(),
    weight: doublePrecision().notNull(),
    squares: doublePrecision().notNull(),
  },
  (table) => [primaryKey({ columns: [table.studyId, table.kind, table.wave, table.a, table.b, table.c] })],
)

/** What researchers made of a case, only added to; the newest counts. Without a code: the one before is taken back. */
export const dispositionCorrection = pgTable('disposition_correction', {
  id: text().primaryKey(),
  memberId: text('member_id').notNull(),
  wave: text().notNull(),
  code: text().$type<DispositionCode>(),
  /** Emptied by an erasure. */
  reason: text(),
  actor: text().notNull(),
  at: instant().notNull(),
})
