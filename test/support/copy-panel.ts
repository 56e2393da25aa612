/** Many members for a bench: those that are there, again and again under other pseudonyms, by SQL. */
import { getTableColumns, getTableName } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import type { Context } from '../../server/context.ts'
import { panelRecord, response, sampleCase } from '../../server/database/schema.ts'

/** Columns that say who a row is about. */
const OWN = new Set(['id', 'case_id', 'member_id'])

/** Brings a panel of `from` members, whom nothing else is known of than cases and responses, to `to`: a multiple of it. */
export async function copyPanel({ store }: Context, from: number, to: number): Promise<void> {
  if (to <= from) return
  const { script } = store.engine
  for (const table of [panelRecord, sampleCase, response]) {
    await script(`create table original as select * from ${getTableName(table)}`)
    for (let time = 1; time * from < to; time++) await script(copyOf(table, time))
    await script('drop table original')
  }
}

/** Ids in rising order go in fastest. */
function copyOf(table: PgTable, time: number): string {
  const columns = Object.values(getTableColumns(table)).map(({ name }) => name)
  const before = String(time).padStart(6, '0')
  const values = columns.map((name) => (OWN.has(name) ? `'${before}+' || ${name}` : name))
  return `insert into ${getTableName(table)} (${columns.join(', ')})
    select ${values.join(', ')} from original order by ${columns.find((name) => OWN.has(name))}`
}
