/** The tables of panel upkeep: imports on their way in, who may be the same person, merges, margins, incentives. */
import { doublePrecision, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import type { KeptBefore, MovedCase } from '../domain/merge.ts'
import type { Participation } from '../domain/participation.ts'
import type { ContactKind } from '../domain/reach.ts'
import type { ImportCounts, ImportKind, ImportState, Likeness, Severity } from '../intake/words.ts'
import type { MatchKind } from '../vault/match-keys.ts'
import { instant, json } from './columns.ts'

/** Keyed hashes of what tells that two records may be one person; of no use without the pepper. */
export const vaultMatch = pgTable(
  'vault_match',
  {
    memberId: text('member_id').notNull(),
    kind: text().$type<MatchKind>().notNull(),
    hash: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.memberId, table.kind, table.hash] })],
)

/** One file on its way in. What it holds stands in the `import_…` tables until it is confirmed or thrown away. */
export const importJob = pgTable('import_job', {
  id: text().primaryKey(),
  studyId: text('study_id').notNull(),
  kind: text().$type<ImportKind>().notNull(),
  fileName: text('file_name').notNull(),
  /** Bytes. */
  fileSize: doublePrecision('file_size').notNull(),
  fileHash: text('file_hash').notNull(),
  actor: text().notNull(),
  createdAt: instant('created_at').notNull(),
  state: text().$type<ImportState>().notNull(),
  /** When the state last changed, or the check last got on. */
  stateAt: instant('state_at').notNull(),
  /** The headings of the file, and the field that each seems to be; null: not known. */
  columns: json<readonly string[]>().notNull(),
  guess: json<readonly (string | null)[]>().notNull(),
  /** The field of each column as it was checked. */
  mapping: json<readonly (string | null)[]>(),
  cohort: text().notNull(),
  rowsRead: integer('rows_read').notNull(),
  /** Share of the file that has been read, 0 to 1. */
  share: doublePrecision().notNull(),
  counts: json<ImportCounts>(),
  /** Tells whether the panel is still the one that the file was checked against. */
  panelAt: text('panel_at'),
  failedBecause: text('failed_because'),
  /** Of a sample that is being or was taken in: what its members carry. */
  batch: integer().notNull(),
  /** Members who joined or became another so far. */
  taken: integer().notNull(),
})

export const importFinding = pgTable(
  'import_finding',
  {
    importId: text('import_id').notNull(),
    position: integer().notNull(),
    severity: text().$type<Severity>().notNull(),
    rowNumber: integer('row_number').notNull(),
    columnName: text('column_name').notNull(),
    code: text().notNull(),
    /** The value that is meant, where it says nothing of who someone is. */
    value: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.importId, table.position] })],
)

/** A row of a sample file as it will join, or of a register file as its member will be. */
export const importMember = pgTable(
  'import_member',
  {
    importId: text('import_id').notNull(),
    rowNumber: integer('row_number').notNull(),
    memberId: text('member_id').notNull(),
    /** Whether this is someone who is known, and where: that member of the panel, or row of the file. */
    likeness: text().$type<Likeness>().notNull(),
    alikeIn: text('alike_in').$type<'panel' | 'file' | ''>().notNull(),
    alike: text().notNull(),
    language: text().notNull(),
    events: json<Readonly<Record<string, string>>>().notNull(),
    facts: json<Readonly<Record<string, string>>>().notNull(),
    reachableBy: json<readonly ContactKind[]>('reachable_by').notNull(),
    name: text().notNull(),
    code: text().notNull(),
    codeHash: text('code_hash').notNull(),
    /** What a register's news was held against: it joins only while that still stands. */
    knownBefore: instant('known_before').notNull(),
    reachableBefore: json<readonly ContactKind[]>('reachable_before').notNull(),
  },
  (table) => [primaryKey({ columns: [table.importId, table.rowNumber] })],
)

export const importContact = pgTable(
  'import_contact',
  {
    importId: text('import_id').notNull(),
    rowNumber: integer('row_number').notNull(),
    memberId: text('member_id').notNull(),
    kind: text().$type<ContactKind>().notNull(),
    value: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.importId, table.rowNumber, table.kind] })],
)

export const importMatch = pgTable(
  'import_match',
  {
    importId: text('import_id').notNull(),
    rowNumber: integer('row_number').notNull(),
    memberId: text('member_id').notNull(),
    kind: text().$type<MatchKind>().notNull(),
    hash: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.importId, table.rowNumber, table.kind] })],
)

export const importMargin = pgTable(
  'import_margin',
  {
    importId: text('import_id').notNull(),
    variable: text().notNull(),
    level: text().notNull(),
    count: doublePrecision().notNull(),
  },
  (table) => [primaryKey({ columns: [table.importId, table.variable, table.level] })],
)

/** How many of the population are in each level of a variable: the weights give these shares back. */
export const populationMargin = pgTable(
  'population_margin',
  {
    studyId: text('study_id').notNull(),
    variable: text().notNull(),
    level: text().notNull(),
    count: doublePrecision().notNull(),
    importId: text('import_id').notNull(),
    since: instant().notNull(),
  },
  (table) => [primaryKey({ columns: [table.studyId, table.variable, table.level] })],
)

export const memberMerge = pgTable('member_merge', {
  id: text().primaryKey(),
  studyId: text('study_id').notNull(),
  keptId: text('kept_id').notNull(),
  otherId: text('other_id').notNull(),
  mergedAt: instant('merged_at').notNull(),
  actor: text().notNull(),
  /** Of the other, and what the kept one was before it took over what the other had asked: to go back to. */
  participationBefore: text('participation_before').$type<Participation>().notNull(),
  keptBefore: json<KeptBefore>('kept_before').notNull(),
  /** Cases that went along, and those of the kept member that gave way to them. */
  movedCases: json<readonly MovedCase[]>('moved_cases').notNull(),
  movedCodes: json<readonly string[]>('moved_codes').notNull(),
  undoneAt: instant('undone_at'),
})

/** Two who look alike and are not one, as a researcher found out: not asked again. */
export const distinctPair = pgTable(
  'distinct_pair',
  {
    firstId: text('first_id').notNull(),
    secondId: text('second_id').notNull(),
    decidedAt: instant('decided_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.firstId, table.secondId] })],
)

/** What a member was given for a questionnaire: one key, so nobody is given it twice. */
export const incentive = pgTable(
  'incentive',
  {
    memberId: text('member_id').notNull(),
    wave: text().notNull(),
    studyId: text('study_id').notNull(),
    cents: integer().notNull(),
    issuedAt: instant('issued_at').notNull(),
    claimedAt: instant('claimed_at'),
  },
  (table) => [primaryKey({ columns: [table.memberId, table.wave] })],
)
