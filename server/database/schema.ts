/**
 * The tables, one meaning each. `migrations/*.sql` makes them; a test holds the two against each other.
 * Columns without a value are written as null, never left out: SQLite knows no DEFAULT in a VALUES list.
 */
import { integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import type { PublishedFigures } from '../../analysis/index.ts'
import type { ContactMode, StudyDesign } from '../../surveys/design.ts'
import type { AnswerMap } from '../domain/answers.ts'
import type { ContactOutcome } from '../domain/contact-outcome.ts'
import type { Participation } from '../domain/participation.ts'
import type { ContactEnd, ContactKind, ContactSource } from '../domain/reach.ts'
import { dateTime, flag, instant, json } from './columns.ts'

export const study = pgTable('study', {
  id: text().primaryKey(),
  design: json<StudyDesign>().notNull(),
  designHash: text('design_hash').notNull(),
  /** What an earlier report printed, to stand beside own results. */
  published: json<PublishedFigures>(),
  /** 1 while the answers come from the simulator; every page says so. */
  simulated: flag().notNull(),
  publishedAt: instant('published_at').notNull(),
})

export const instrumentVersion = pgTable('instrument_version', {
  id: text().primaryKey(),
  studyId: text('study_id').notNull(),
  instrument: text().notNull(),
  version: integer().notNull(),
  hash: text().notNull(),
  definition: json<unknown>().notNull(),
  publishedAt: instant('published_at').notNull(),
})

/** What is known of a member; as columns of both what is written and what is read. */
const memberColumns = () => ({
  /** The pseudonym: random, says nothing. */
  id: text().primaryKey(),
  studyId: text('study_id').notNull(),
  language: text().$type<'nl' | 'en'>().notNull(),
  participation: text().$type<Participation>().notNull(),
  participationAt: instant('participation_at').notNull(),
  createdAt: instant('created_at').notNull(),
  /** Dated events and register facts as now known, by name. What they were before stands in the log. */
  events: json<Readonly<Record<string, string>>>().notNull(),
  facts: json<Readonly<Record<string, string>>>().notNull(),
  /** When dates or facts last changed. */
  knownAt: instant('known_at').notNull(),
  /**
   * Until when the schedule, as last derived, has nothing for this member; 0: derive it. Only spares work: what is due
   * is judged again when it is sent.
   */
  quietUntil: instant('quiet_until').notNull(),
  /** The way of what goes out then. */
  quietMode: text('quiet_mode').$type<ContactMode>(),
  /** Kinds of contact details that are known and not found wrong: says nothing of what they are. */
  reachableBy: json<readonly ContactKind[]>('reachable_by').notNull(),
  /** Ways in which the member does not want to be reached. */
  refusedModes: json<readonly ContactMode[]>('refused_modes').notNull(),
  /** The sample that the member came with, '' for the first. */
  cohort: text().notNull(),
  /** Until when what the fieldwork pages hold of this member stands as it is; 0: derive it anew. */
  boardUntil: instant('board_until').notNull(),
})

/** A view: the members that are in the panel. To be read; who writes to it is refused by SQLite. */
export const panelMember = pgTable('panel_member', memberColumns())

/** The table below it. Members of a file that is being taken in stand here, and are not in the panel until all do. */
export const panelRecord = pgTable('panel_record', {
  ...memberColumns(),
  /** The file that the member came with; 0: alone. */
  batch: integer().notNull(),
})

/** Files whose members are not in the panel yet: a row less, and all of them are. */
export const hiddenBatch = pgTable('hidden_batch', { batch: integer().primaryKey() })

export const sampleCase = pgTable('sample_case', {
  id: text().primaryKey(),
  memberId: text('member_id').notNull(),
  studyId: text('study_id').notNull(),
  wave: text().notNull(),
  /** Bound at first access: the version, the dates asked about. */
  instrumentVersionId: text('instrument_version_id'),
  periodFrom: text('period_from'),
  periodTo: text('period_to'),
  /** Number of the newest revision; 0 before the first save. */
  revision: integer().notNull(),
  firstAccessAt: instant('first_access_at'),
  lastActivityAt: instant('last_activity_at'),
  completedAt: instant('completed_at'),
  refusedAt: instant('refused_at'),
})

export const contactAttempt = pgTable(
  'contact_attempt',
  {
    caseId: text('case_id').notNull(),
    kind: text().$type<'invitation' | 'reminder'>().notNull(),
    ordinal: integer().notNull(),
    mode: text().$type<ContactMode>().notNull(),
    textKey: text('text_key').notNull(),
    textVersionId: text('text_version_id'),
    /** When it was claimed: reminders count their days from here. */
    recordedAt: instant('recorded_at').notNull(),
    outcome: text().$type<ContactOutcome>().notNull(),
    outcomeAt: instant('outcome_at'),
    /** How often it was claimed: more than once when it was certain that it had not gone out. */
    tries: integer().notNull(),
    /** The print run that a letter is in. */
    runId: text('run_id'),
    /** Why it did not arrive, as the other side said it; never an address. */
    note: text(),
    /** The process that claimed it last: only that one notes by itself what came of it. */
    worker: text(),
  },
  (table) => [primaryKey({ columns: [table.caseId, table.kind, table.ordinal] })],
)

export const answerRevision = pgTable(
  'answer_revision',
  {
    caseId: text('case_id').notNull(),
    revision: integer().notNull(),
    /** Chosen by the client for each save, so that a repeated request is recognised. */
    saveId: text('save_id').notNull(),
    page: text().notNull(),
    instrumentVersionId: text('instrument_version_id').notNull(),
    language: text().notNull(),
    mode: text().notNull(),
    periodFrom: text('period_from').notNull(),
    periodTo: text('period_to').notNull(),
    savedAt: instant('saved_at').notNull(),
    /** What stood on the page: null says that the answer was taken away. */
    answers: json<AnswerMap>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.caseId, table.revision] })],
)

export const response = pgTable('response', {
  caseId: text('case_id').primaryKey(),
  studyId: text('study_id').notNull(),
  memberId: text('member_id').notNull(),
  wave: text().notNull(),
  instrumentVersionId: text('instrument_version_id').notNull(),
  language: text().notNull(),
  mode: text().notNull(),
  periodFrom: text('period_from').notNull(),
  periodTo: text('period_to').notNull(),
  completedAt: instant('completed_at').notNull(),
  answers: json<AnswerMap>().notNull(),
})

/** The vault: who is behind a pseudonym. Fields are encrypted; nothing else may join on them. */
export const vaultPerson = pgTable('vault_person', {
  memberId: text('member_id').primaryKey(),
  name: text().notNull(),
  code: text().notNull(),
})

/** Where someone can be reached, now and before. The one without an end is the present one. */
export const vaultContact = pgTable('vault_contact', {
  id: text().primaryKey(),
  memberId: text('member_id').notNull(),
  kind: text().$type<ContactKind>().notNull(),
  value: text().notNull(),
  source: text().$type<ContactSource>().notNull(),
  since: instant().notNull(),
  endedAt: instant('ended_at'),
  endedBecause: text('ended_because').$type<ContactEnd>(),
})

export const vaultCode = pgTable('vault_code', {
  codeHash: text('code_hash').primaryKey(),
  memberId: text('member_id').notNull(),
  createdAt: instant('created_at').notNull(),
})

export const respondentSession = pgTable('respondent_session', {
  tokenHash: text('token_hash').primaryKey(),
  memberId: text('member_id').notNull(),
  expiresAt: instant('expires_at').notNull(),
})

export const audit = pgTable('audit', {
  id: text().primaryKey(),
  at: instant().notNull(),
  actor: text().notNull(),
  action: text().notNull(),
  subject: text().notNull(),
  /** May be emptied by an erasure; `detailHash` stays, so the chain stays whole. */
  detail: json<Readonly<Record<string, unknown>>>(),
  detailHash: text('detail_hash').notNull(),
  /** Place in the chain and its hash; filled by the sealing job. */
  position: integer(),
  hash: text(),
})

/** Staff accounts, in the shape that the sign-in library expects. */
export const user = pgTable('staff', {
  id: text().primaryKey(),
  name: text().notNull(),
  email: text().notNull(),
  emailVerified: flag('email_verified').notNull(),
  image: text(),
  role: text().notNull(),
  createdAt: dateTime('created_at').notNull(),
  updatedAt: dateTime('updated_at').notNull(),
})

export const session = pgTable('staff_session', {
  id: text().primaryKey(),
  token: text().notNull(),
  userId: text('user_id').notNull(),
  expiresAt: dateTime('expires_at').notNull(),
  ipAddress: text('ip_address'),
  userAgent: text('user_agent'),
  createdAt: dateTime('created_at').notNull(),
  updatedAt: dateTime('updated_at').notNull(),
})

export const account = pgTable('staff_account', {
  id: text().primaryKey(),
  accountId: text('account_id').notNull(),
  providerId: text('provider_id').notNull(),
  userId: text('user_id').notNull(),
  accessToken: text('access_token'),
  refreshToken: text('refresh_token'),
  idToken: text('id_token'),
  accessTokenExpiresAt: dateTime('access_token_expires_at'),
  refreshTokenExpiresAt: dateTime('refresh_token_expires_at'),
  scope: text(),
  password: text(),
  createdAt: dateTime('created_at').notNull(),
  updatedAt: dateTime('updated_at').notNull(),
})

export const verification = pgTable('staff_verification', {
  id: text().primaryKey(),
  identifier: text().notNull(),
  value: text().notNull(),
  expiresAt: dateTime('expires_at').notNull(),
  createdAt: dateTime('created_at'),
  updatedAt: dateTime('updated_at'),
})
