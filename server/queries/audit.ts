import { and, asc, eq, inArray } from 'drizzle-orm'
import type { Db } from '../database/engine.ts'
import { audit } from '../database/schema.ts'

/** What was done to a subject, oldest first. */
export function listAudit(db: Db, subject: string) {
  return db
    .select({ at: audit.at, actor: audit.actor, action: audit.action, detail: audit.detail })
    .from(audit)
    .where(eq(audit.subject, subject))
    .orderBy(asc(audit.at), asc(audit.id))
}

/** What publications of a study told the log, oldest first. */
export function listPublications(db: Db, studyId: string) {
  return db
    .select({ at: audit.at, detail: audit.detail })
    .from(audit)
    .where(
      and(eq(audit.subject, `study:${studyId}`), inArray(audit.action, ['publish-study', 'publish-draft'])),
    )
    .orderBy(asc(audit.at), asc(audit.id))
}
