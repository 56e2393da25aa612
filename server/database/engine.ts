/** What a database engine must be able to do; everything else is the same for all. */
import { DrizzleQueryError } from 'drizzle-orm/errors'
import { drizzle, type PgRemoteDatabase } from 'drizzle-orm/pg-proxy'

export type Db = PgRemoteDatabase

/** Runs one statement and gives the rows: arrays in column order, or objects for raw `execute`. */
export type RunSql = (sql: string, params: readonly unknown[], asObjects: boolean) => Promise<unknown[]>

export interface Engine {
  readonly name: 'sqlite' | 'postgres'
  /** Runs statements that see committed data, each on its own. */
  readonly read: RunSql
  /** Runs `work` on one unchanging view of the data; writing is impossible. */
  snapshot<T>(work: (run: RunSql) => Promise<T>): Promise<T>
  /** Runs `work` alone, all or nothing. It may run more than once: it must have no effect outside. */
  transaction<T>(work: (run: RunSql) => Promise<T>): Promise<T>
  /** Runs a script of several statements, for migrations. Inside one transaction of its own. */
  script(sql: string): Promise<void>
  close(): Promise<void>
}

/** A drizzle database over `run`. Queries after `end()` are refused: they would escape their transaction. */
export function openDb(run: RunSql): { db: Db; end(): void } {
  let ended = false
  const db = drizzle(async (sql, params, method) => {
    if (ended) throw new Error('a query was sent after its transaction had ended')
    return { rows: await run(sql, params, method === 'execute') }
  })
  return {
    db,
    end: () => {
      ended = true
    },
  }
}

/** The engine's own error: drizzle's wrapper carries the parameters, and those may be answers. */
export function engineError(error: unknown): unknown {
  return error instanceof DrizzleQueryError ? error.cause : error
}
