/** The file of filled rows: the long panel file several times under each other, what is missing filled in otherwise in each. */
import type { AnalysisPlan } from '../../surveys/design.ts'
import { type Column, columnOf, filterRows, makeTable, numberColumn, type Table } from '../columns.ts'
import { groupsOf } from '../effect-table/effect-table.ts'
import { filledTables } from '../effect-table/imputed-effects.ts'
import { isCode } from './base.ts'

/** Column with the number of the copy. */
export const COPY = 'copy'

/** @param long with its weights; of a group in which nothing is missing there are no rows */
export function filledOf(long: Table, plan: AnalysisPlan): Table {
  const group = columnOf(long, plan.group)
  const copies = groupsOf(group).flatMap((name) =>
    filledTables(filterRows(long, isCode(group, name)), plan).map((table, place) => ({
      table,
      copy: place + 1,
    })),
  )
  const rows = copies.reduce((sum, { table }) => sum + table.rows, 0)
  const columns = [...long.columns.values()].map(({ name, label, categories }): Column => {
    const values = new Float64Array(rows)
    const missing = new Uint8Array(rows)
    let at = 0
    for (const { table } of copies) {
      const own = columnOf(table, name)
      values.set(own.values, at)
      missing.set(own.missing, at)
      at += table.rows
    }
    return { name, label, values, missing, ...(categories && { categories }) }
  })
  const copy = new Float64Array(rows)
  let from = 0
  for (const { table, copy: own } of copies) {
    copy.fill(own, from, from + table.rows)
    from += table.rows
  }
  return makeTable([...columns, numberColumn(COPY, copy)], rows)
}
