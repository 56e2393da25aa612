/**
 * Queries of the hot path, built once and run on any database handle: building the SQL text costs more than running it.
 * drizzle binds a prepared query to one connection; here each run binds it to the handle, and so to its transaction.
 */
import { getTableColumns, type InferInsertModel, sql } from 'drizzle-orm'
import type { AnyPgTable } from 'drizzle-orm/pg-core'
import { drizzle, type RemoteCallback } from 'drizzle-orm/pg-proxy'
import type { Db } from './engine.ts'

interface Prepared<R> {
  execute(values: Record<string, unknown>): Promise<R>
}

const template = drizzle(async () => {
  throw new Error('a prepared query was run without a database')
})

export function prepared<V extends Record<string, unknown>, R>(
  build: (db: Db) => { prepare(name: string): Prepared<R> },
): (db: Db, values: V) => Promise<R> {
  const built = build(template).prepare('prepared')
  return (db, values) => {
    const bound: Prepared<R> & { client?: RemoteCallback } = Object.create(built)
    bound.client = clientOf(db)
    return bound.execute(values)
  }
}

/** Inserts one row; every column must have a value, null too. */
export function preparedInsert<T extends AnyPgTable>(table: T) {
  return prepared<InferInsertModel<T>, unknown>((db) => db.insert(table).values(everyColumn(table) as never))
}

/** For each column of a table the parameter that carries its value, under its own name. */
export function everyColumn(table: AnyPgTable): Record<string, unknown> {
  return Object.fromEntries(
    Object.keys(getTableColumns(table)).map((column) => [column, sql.placeholder(column)]),
  )
}

/** The call that runs a statement on this handle, and so in its transaction. */
export function clientOf(db: Db): RemoteCallback {
  return (db as unknown as { session: { client: RemoteCallback } }).session.client
}
