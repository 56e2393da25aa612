/**
 * Queries of the hot path, built once and run on any database handle: building the SQL text costs more than running it.
 * drizzle binds a prepared query to one connection; here each run binds it to the handle, and so to its transaction.
 */
import { getTableColumns, type InferInsertModel, sql } from 'drizzle-orm'
import type { AnyPgTable, PgInsertBase } from 'drizzle-orm/pg-core'
import { drizzle, type PgRemoteQueryResultHKT, type RemoteCallback } from 'drizzle-orm/pg-proxy'
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

/** How many rows one statement inserts: few sizes, so that few texts are kept. */
const sizes = [64, 8, 1] as const

/** Rows in parts of those sizes. */
export function* inSizes<R>(rows: readonly R[]): Generator<readonly R[]> {
  for (let from = 0; from < rows.length; ) {
    const size = sizes.find((own) => own <= rows.length - from)!
    yield rows.slice(from, from + size)
    from += size
  }
}

type InsertOf<T extends AnyPgTable> = PgInsertBase<T, PgRemoteQueryResultHKT, undefined>

/** Inserts rows, many a statement, with what is to be done about those that are there. Every column must have a value. */
export function manyRows<T extends AnyPgTable>(
  table: T,
  whenThere: (insert: InsertOf<T>) => { prepare(name: string): Prepared<unknown> },
): (db: Db, rows: readonly InferInsertModel<T>[]) => Promise<void> {
  const columns = Object.entries(getTableColumns(table))
  const inserts = new Map(
    sizes.map((size) => {
      const values = Array.from({ length: size }, (_, row) =>
        Object.fromEntries(columns.map(([key]) => [key, sql.placeholder(`${key}${row}`)])),
      )
      const build = (db: Db) => whenThere(db.insert(table).values(values as never) as unknown as InsertOf<T>)
      return [size, prepared<Record<string, unknown>, unknown>(build)] as const
    }),
  )
  return async (db, rows) => {
    for (const part of inSizes(rows)) {
      const values: Record<string, unknown> = {}
      for (const [row, own] of part.entries()) {
        for (const [key] of columns) values[`${key}${row}`] = (own as Record<string, unknown>)[key]
      }
      await inserts.get(part.length as (typeof sizes)[number])!(db, values)
    }
  }
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
