/** Many rows in few statements: the text is made once a size, the values go straight to the engine. */
import { getTableColumns, getTableName, type InferInsertModel } from 'drizzle-orm'
import type { AnyPgColumn, AnyPgTable } from 'drizzle-orm/pg-core'
import type { Db } from './engine.ts'
import { clientOf } from './prepared.ts'

/** How many rows one statement takes: few sizes, so that few texts are kept. Both engines take 32,766 values. */
const sizes = [256, 64, 16, 4, 1] as const
const mostValues = 30_000

/**
 * A statement over a list of rows, as many times as it takes; gives what it returned. `write` gets the list, `($1, $2), ($3, …`,
 * of which both engines name the columns column1, column2, …
 */
export function overRows<R>(
  valuesOf: (row: R) => readonly unknown[],
  write: (list: string) => string,
): (db: Db, rows: readonly R[]) => Promise<unknown[][]> {
  const texts = new Map<number, string>()
  const textFor = (rows: number, values: number): string => {
    const text = texts.get(rows) ?? write(listOf(rows, values))
    texts.set(rows, text)
    return text
  }
  return async (db, rows) => {
    const client = clientOf(db)
    const values = rows.map(valuesOf)
    const width = values[0]?.length ?? 1
    const running: ReturnType<typeof client>[] = []
    for (let from = 0; from < rows.length; ) {
      const size = sizes.find((own) => own <= rows.length - from && own * width <= mostValues) ?? 1
      running.push(client(textFor(size, width), values.slice(from, from + size).flat(), 'all'))
      from += size
    }
    return (await Promise.all(running)).flatMap(({ rows: returned = [] }) => returned)
  }
}

function listOf(rows: number, width: number): string {
  let place = 0
  const row = () => `(${Array.from({ length: width }, () => `$${++place}`).join(', ')})`
  return Array.from({ length: rows }, row).join(', ')
}

/** Inserts rows; every column must have a value, null too. `after` says what is to be done about rows that are there. */
export function manyRows<T extends AnyPgTable>(
  table: T,
  after = '',
): (db: Db, rows: readonly InferInsertModel<T>[]) => Promise<unknown[][]> {
  const columns = Object.entries(getTableColumns(table))
  const names = columns.map(([, { name }]) => `"${name}"`).join(', ')
  return overRows(
    (row) => columns.map(([key, column]) => driverValue(row as Record<string, unknown>, key, column)),
    (list) => `insert into "${getTableName(table)}" (${names}) values ${list} ${after}`,
  )
}

function driverValue(row: Record<string, unknown>, key: string, column: AnyPgColumn): unknown {
  const value = row[key]
  if (value === undefined) throw new TypeError(`manyRows requires a value of ${key}`)
  return value === null ? null : column.mapToDriverValue(value)
}
