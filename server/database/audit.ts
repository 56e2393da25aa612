/**
 * The log of all writes. Rows are added in the transaction they tell of; the sealing job then chains them, each
 * hash over the one before, so that a row changed or taken out shows. Detail counts by its own hash, so that
 * an erasure may empty it without breaking the chain.
 */
import { createHash } from 'node:crypto'
import { asc, eq, isNull, max } from 'drizzle-orm'
import type { Impure } from '../impure.ts'
import type { Db } from './engine.ts'
import { overRows } from './many-rows.ts'
import { audit } from './schema.ts'

export interface AuditEntry {
  /** `staff:ID`, `member:ID`, `system` or `cli`. */
  readonly actor: string
  /** The command, e.g. `save-answers`. */
  readonly action: string
  /** What it was done to, e.g. `member:ID`. */
  readonly subject: string
  /** Facts about the write; never answers, names or codes. */
  readonly detail?: Readonly<Record<string, unknown>>
}

type Row = typeof audit.$inferSelect

export function auditRow(entry: AuditEntry, { clock, newId }: Impure): Row {
  return {
    id: newId(),
    at: clock(),
    actor: entry.actor,
    action: entry.action,
    subject: entry.subject,
    detail: entry.detail ?? null,
    detailHash: sha256(JSON.stringify(entry.detail ?? null)),
    position: null,
    hash: null,
  }
}

/** Chains up to `limit` rows that are not yet in the chain; gives how many. */
export async function sealAudit(db: Db, limit = 5_000): Promise<number> {
  const [tip] = await db.select({ position: max(audit.position) }).from(audit)
  let position = tip?.position ?? 0
  let hash = ''
  if (position > 0) {
    const [row] = await db.select({ hash: audit.hash }).from(audit).where(eq(audit.position, position))
    hash = row!.hash!
  }
  const rows = await db
    .select()
    .from(audit)
    .where(isNull(audit.position))
    .orderBy(asc(audit.at), asc(audit.id))
    .limit(limit)
  const links = rows.map((row) => {
    position += 1
    hash = link(hash, row)
    return { id: row.id, position, hash }
  })
  await updateLinks(db, links)
  return rows.length
}

const updateLinks = overRows(
  ({ id, position, hash }: Record<'id' | 'hash', string> & { position: number }) => [id, position, hash],
  (list) => `update audit set position = cast(v.column2 as integer), hash = v.column3
    from (values ${list}) as v where audit.id = v.column1`,
)

/** Walks the chain; gives the first position that does not hold, or null when all do. */
export async function verifyAudit(db: Db): Promise<number | null> {
  let hash = ''
  let position = 0
  const rows = await db.select().from(audit).orderBy(asc(audit.position))
  for (const row of rows) {
    if (row.position === null) continue
    position += 1
    hash = link(hash, row)
    const detailHolds = row.detail === null || sha256(JSON.stringify(row.detail)) === row.detailHash
    if (row.position !== position || row.hash !== hash || !detailHolds) return position
  }
  return null
}

function link(previous: string, row: Row): string {
  return sha256(
    JSON.stringify([previous, row.id, row.at, row.actor, row.action, row.subject, row.detailHash]),
  )
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
