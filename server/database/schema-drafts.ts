/** Studies that are being made: their documents by revision, who read them, and what was said about them. */
import { integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { instant, json } from './columns.ts'

export const studyDraft = pgTable('study_draft', {
  id: text().primaryKey(),
  createdAt: instant('created_at').notNull(),
  createdBy: text('created_by').notNull(),
  removedAt: instant('removed_at'),
})

/** Each save is a row. The newest is how it stands; those before it tell what two people changed at the same time. */
export const draftDocument = pgTable(
  'draft_document',
  {
    studyId: text('study_id').notNull(),
    /** The path of its file, without `.json`. */
    name: text().notNull(),
    revision: integer().notNull(),
    /** Null when the document was taken away. */
    content: json<unknown>(),
    savedAt: instant('saved_at').notNull(),
    savedBy: text('saved_by').notNull(),
  },
  (table) => [primaryKey({ columns: [table.studyId, table.name, table.revision] })],
)

export const draftReview = pgTable('draft_review', {
  id: text().primaryKey(),
  studyId: text('study_id').notNull(),
  /** What was read: all documents together. A later change makes it unread again. */
  documentsHash: text('documents_hash').notNull(),
  reviewedAt: instant('reviewed_at').notNull(),
  reviewedBy: text('reviewed_by').notNull(),
  note: text().notNull(),
})

export const draftComment = pgTable('draft_comment', {
  id: text().primaryKey(),
  studyId: text('study_id').notNull(),
  document: text().notNull(),
  /** Name of the item, page, wave … that it is about; '' for all of the document. */
  place: text().notNull(),
  body: text().notNull(),
  writtenAt: instant('written_at').notNull(),
  writtenBy: text('written_by').notNull(),
  settledAt: instant('settled_at'),
  settledBy: text('settled_by'),
})
