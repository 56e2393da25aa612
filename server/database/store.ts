/**
 * The only face of the database. Reading never blocks writing; every write carries who did what to
 * whom, and leaves that in the log in the same transaction.
 */
import type { Impure } from '../impure.ts'
import { type AuditEntry, auditRow } from './audit.ts'
import { type Db, type Engine, engineError, openDb, type RunSql } from './engine.ts'
import { manyRows } from './many-rows.ts'
import { preparedInsert } from './prepared.ts'
import { audit } from './schema.ts'

export type { Db } from './engine.ts'

export interface Store {
  readonly engine: Engine
  /** Queries outside any transaction: each sees what was committed. */
  readonly now: Db
  /** For the sign-in library only: each statement is a write of its own. */
  readonly statements: Db
  snapshot<T>(work: (db: Db) => Promise<T>): Promise<T>
  /**
   * One command: all or nothing, with its line in the log. `work` may run again after a collision, so it
   * must have no effect outside the database. `note` adds to the line what only the work knows.
   */
  write<T>(entry: AuditEntry, work: (db: Db, note: (detail: Detail) => void) => Promise<T>): Promise<T>
  /**
   * Many commands of one kind that share a transaction, and with it one wait for the disk: all or none, each with a line of
   * its own. Nothing is written of who logs nothing.
   */
  writeMany<T>(work: (db: Db, log: (entry: AuditEntry) => void) => Promise<T>): Promise<T>
  /** Upkeep of what can be derived again at any time (the chain, the schedule): no line in the log. */
  maintain<T>(work: (db: Db) => Promise<T>): Promise<T>
  close(): Promise<void>
}

const insertAudit = preparedInsert(audit)
const insertAudits = manyRows(audit)

type Detail = Readonly<Record<string, unknown>>

export function openStore(engine: Engine, impure: Impure): Store {
  const statements: RunSql = (sql, params, asObjects) =>
    /^\s*select/i.test(sql)
      ? engine.read(sql, params, asObjects)
      : engine.transaction((run) => run(sql, params, asObjects))

  async function guarded<T>(run: RunSql, work: (db: Db) => Promise<T>): Promise<T> {
    const { db, end } = openDb(run)
    try {
      return await work(db)
    } catch (error) {
      throw engineError(error)
    } finally {
      end()
    }
  }

  return {
    engine,
    now: openDb(engine.read).db,
    statements: openDb(statements).db,
    snapshot: (work) => engine.snapshot((run) => guarded(run, work)),
    write: (entry, work) =>
      engine.transaction((run) =>
        guarded(run, async (db) => {
          let detail = entry.detail
          const result = await work(db, (more) => {
            detail = { ...detail, ...more }
          })
          await insertAudit(db, auditRow({ ...entry, ...(detail && { detail }) }, impure))
          return result
        }),
      ),
    writeMany: (work) =>
      engine.transaction((run) =>
        guarded(run, async (db) => {
          const entries: AuditEntry[] = []
          const result = await work(db, (entry) => {
            entries.push(entry)
          })
          await insertAudits(
            db,
            entries.map((entry) => auditRow(entry, impure)),
          )
          return result
        }),
      ),
    maintain: (work) => engine.transaction((run) => guarded(run, work)),
    close: () => engine.close(),
  }
}
