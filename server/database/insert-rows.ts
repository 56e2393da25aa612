/** Many rows in few statements: the text is made once a table and count, the values go straight to the engine. */
import { getTableColumns, getTableName, type InferInsertModel } from 'drizzle-orm'
import type { AnyPgTable } from 'drizzle-orm/pg-core'
import type { Db } from './engine.ts'
import { clientOf } from './prepared.ts'

/** Both engines take 32,766 parameters; more rows than this in one statement gain nothing. */
const most = { parameters: 30_000, rows: 250 }

/** Inserts rows; every column must have a value, null too. */
export async function insertRows<T extends AnyPgTable>(
  db: Db,
  table: T,
  rows: readonly InferInsertModel<T>[],
): Promise<void> {
  const columns = Object.entries(getTableColumns(table))
  const atOnce = Math.min(most.rows, Math.floor(most.parameters / columns.length))
  const client = clientOf(db)
  for (let from = 0; from < rows.length; from += atOnce) {
    const some = rows.slice(from, from + atOnce) as Record<string, unknown>[]
    const values = some.flatMap((row) =>
      columns.map(([key, column]) => {
        const value = row[key]
        if (value === undefined) throw new TypeError(`insertRows requires a value of ${key}`)
        return value === null ? null : column.mapToDriverValue(value)
      }),
    )
    await client(statement(table, some.length), values, 'all')
  }
}

const statements = new WeakMap<AnyPgTable, Map<number, string>>()

function statement(table: AnyPgTable, rows: number): string {
  const known = statements.get(table) ?? new Map<number, string>()
  statements.set(table, known)
  let text = known.get(rows)
  if (text === undefined) {
    const names = Object.values(getTableColumns(table)).map(({ name }) => `"${name}"`)
    let place = 0
    const row = () => `(${names.map(() => `$${++place}`).join(', ')})`
    const lists = Array.from({ length: rows }, row).join(', ')
    text = `insert into "${getTableName(table)}" (${names.join(', ')}) values ${lists}`
    known.set(rows, text)
  }
  return text
}
