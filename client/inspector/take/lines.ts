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
  'table.value',
  'take.unit',
  'take.low',
  'take.high',
  'table.p',
  'table.holm',
  'table.n',
  'table.rows',
  'table.published',
  'take.method',
  'take.weight',
] as const

/** `format`: how a spreadsheet shows the number, which is there in full. */
export interface Entry {
  readonly value: string | number | null
  readonly format?: string
}

const FORMATS: Readonly<Record<Cell['unit'], string>> = {
  share: '0.0%',
  points: '0.0',
  hours: '0.0',
  'applications per month': '0.00',
  relative: '0.00',
  count: '#,##0',
  mark: '@',
}

export function linesOf(t: TFunction, { title, rows, columns }: ReportTable): (readonly Entry[])[] {
  return rows.flatMap((row) =>
    columns.flatMap((column) => {
      const cell = row.cells[column.key]
      if (cell === undefined) return []
      const own = column.unit === 'mark' ? t('take.unit.mark') : inLanguage(column.label)
      const name = column.key.includes('.') ? `${column.key.split('.')[0]}: ${own}` : own
      const names = [inLanguage(title), inLanguage(row.label), name].map((value) => ({ value }))
      return [[...names, ...numbersOf(t, cell)]]
    }),
  )
}

function numbersOf(t: TFunction, cell: Cell): Entry[] {
  const { unit, estimate, low, high, p, pHolm, n, persons, method, weight, mark, published } = cell
  const format = FORMATS[unit]
  const own = (value: number | null): Entry => ({ value: inUnit(unit, value), format })
  const value = mark ? { value: mark.mark === '' ? t('mark.empty') : mark.mark } : own(estimate)
  const chance = (of: number | null | undefined): Entry => ({ value: of ?? null, format: '0.000' })
  const count = (of: number): Entry => ({ value: of > 0 ? of : null, format: '#,##0' })
  const printed = published?.value ?? null
  return [
    value.value === null ? { value: `· ${writeReason(t, cell)}` } : value,
    { value: t(`take.unit.${unit}`) },
    own(low),
    own(high),
    chance(p),
    chance(pHolm),
    count(persons),
    count(n),
    printed === null ? { value: writePublished(t, cell) } : own(printed),
    { value: method },
    { value: weight ?? '' },
  ]
}

/** As the page has it: points are of a hundred. */
const inUnit = (unit: Cell['unit'], value: number | null) =>
  value === null || unit !== 'points' ? value : value * 100
