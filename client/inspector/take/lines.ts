/** A table as lines, one a number, with everything that belongs to it: for files that others go on with. */
import type { TFunction } from 'i18next'
import type { Cell, ReportTable } from '../../../analysis/index.ts'
import { inLanguage } from '../../shared/i18n.ts'
import { writePublished, writeReason } from '../values.ts'

/** Names of the columns are keys of the page's texts. */
export const COLUMNS = [
  'take.table',
  'table.row',
  'table.column',
  'take.unit',
  'table.value',
  'take.low',
  'take.high',
  'table.p',
  'table.holm',
  'table.n',
  'table.rows',
  'table.published',
  'take.method',
  'take.weight',
  'take.reason',
] as const

export type Line = readonly (string | number | null)[]

export function linesOf(t: TFunction, { title, rows, columns }: ReportTable): Line[] {
  return rows.flatMap((row) =>
    columns.flatMap((column) => {
      const cell = row.cells[column.key]
      if (cell === undefined) return []
      const name = column.key.includes('.')
        ? `${column.key.split('.')[0]}: ${inLanguage(column.label)}`
        : inLanguage(column.label)
      return [[inLanguage(title), inLanguage(row.label), name, ...numbersOf(t, cell)]]
    }),
  )
}

function numbersOf(t: TFunction, cell: Cell): Line {
  const { unit, estimate, low, high, p, pHolm, n, persons, method, weight, mark } = cell
  const value = mark ? (mark.mark === '' ? t('mark.empty') : mark.mark) : estimate
  return [
    unit,
    value,
    low,
    high,
    p ?? null,
    pHolm ?? null,
    persons > 0 ? persons : null,
    n > 0 ? n : null,
    writePublished(t, cell),
    method,
    weight ?? '',
    value === null ? writeReason(t, cell) : '',
  ]
}
