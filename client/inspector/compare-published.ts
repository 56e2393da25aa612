/** Each own number beside what was published in its place, and how they relate. What was published is about everyone. */
import type { TFunction } from 'i18next'
import type { Cell, Report, ReportKey, ReportTable } from '../../analysis/index.ts'
import { REPORT_KEYS } from './report-data.ts'
import { leavesOpen } from './signs.ts'
import { writeWithUnit } from './values.ts'

/**
 * `inside`, `above`, `below`: the published number lies within our interval, or ours lies above or below it. `same`, `other`: of marks
 * and directions. `open`: ours does not tell the direction.
 */
export type Relation = 'inside' | 'above' | 'below' | 'same' | 'other' | 'open'

export interface Beside {
  readonly key: string
  readonly table: ReportKey
  readonly row: ReportTable['rows'][number]
  readonly column: ReportTable['columns'][number]
  readonly cell: Cell
  readonly kind: 'number' | 'mark' | 'direction'
  /** Null: ours is not shown. */
  readonly relation: Relation | null
}

export function besidePublished(report: Report): Beside[] {
  return REPORT_KEYS.flatMap((table) =>
    report[table].rows.flatMap((row) =>
      report[table].columns.flatMap((column): Beside[] => {
        const cell = row.cells[column.key]
        const kind = cell && !column.key.endsWith('.relative') ? kindOf(cell) : null
        if (!cell || kind === null) return []
        const key = `${table} ${row.key} ${column.key}`
        return [{ key, table, row, column, cell, kind, relation: relationOf(cell, kind) }]
      }),
    ),
  )
}

function kindOf({ published }: Cell): Beside['kind'] | null {
  if (published === undefined) return null
  if (published.mark !== undefined) return 'mark'
  if (published.range !== undefined || typeof published.value === 'number') return 'number'
  return published.sign ? 'direction' : null
}

export function relationOf(cell: Cell, kind: Beside['kind']): Relation | null {
  const { estimate, low, high, mark } = cell
  const { value, range, sign, mark: printed } = cell.published ?? {}
  if (kind === 'mark') return mark ? (mark.mark === printed ? 'same' : 'other') : null
  if (estimate === null) return null
  if (kind === 'direction') {
    if (leavesOpen(cell)) return 'open'
    return estimate > 0 === (sign === '+') ? 'same' : 'other'
  }
  const [from, to] = range ?? [value!, value!]
  if (low === null || high === null) return null
  return low > to ? 'above' : high < from ? 'below' : 'inside'
}

/** Ours minus the published number; null where one of the two is no single number. */
export const differenceToPublished = ({ cell: { estimate, published } }: Beside): number | null =>
  estimate === null || typeof published?.value !== 'number' ? null : estimate - published.value

export function besideInWords(t: TFunction, beside: Beside): string {
  const { kind, relation, cell } = beside
  if (relation === null) return t('beside.unknown')
  const difference = kind === 'number' ? differenceToPublished(beside) : null
  const unit = cell.unit === 'share' ? 'points' : cell.unit
  const amount = difference === null ? '' : ` (${writeWithUnit(t, Math.abs(difference), unit)})`
  return `${t(`beside.${relation}`)}${amount}`
}
