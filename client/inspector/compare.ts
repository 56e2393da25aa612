/** What differs between two groups of other people: each number of one beside that of the other. */
import type { Cell, Report, ReportKey, ReportTable } from '../../analysis/index.ts'

export interface Difference {
  readonly key: string
  readonly table: ReportKey
  readonly row: ReportTable['rows'][number]
  readonly column: ReportTable['columns'][number]
  readonly own: Cell
  readonly other: Cell
  /** Own minus other; null: one of the two is not there. */
  readonly difference: {
    readonly estimate: number
    readonly low: number | null
    readonly high: number | null
  } | null
}

/** Tables whose numbers are shares, means and differences in one unit. */
const COMPARED: readonly ReportKey[] = [
  'hours',
  'figure1',
  'figure3',
  'figure4',
  'figure6',
  'table1',
  'transfer',
  'duty',
  'durations',
]

/** Two-sided 95 % of the normal distribution; of groups that differ in nothing this part stands apart by chance. */
const Z = 1.959963984540054
export const BY_CHANCE = 0.05

/** The groups are of different people, so that the variances add up. Nothing where neither shows a number. */
export function compare(own: Report, other: Report): Difference[] {
  return COMPARED.flatMap((table) =>
    own[table].rows.flatMap((row) => {
      const theirs = other[table].rows.find(({ key }) => key === row.key)
      return own[table].columns.flatMap((column): Difference[] => {
        const [a, b] = [row.cells[column.key], theirs?.cells[column.key]]
        if (a === undefined || b === undefined || column.unit === 'mark' || column.unit === 'relative')
          return []
        // How many there are of two groups says nothing of how they differ.
        const counts = column.unit === 'count' || a.unit === 'count'
        if (counts || (a.estimate === null && b.estimate === null)) return []
        const key = `${table} ${row.key} ${column.key}`
        return [{ key, table, row, column, own: a, other: b, difference: differenceOf(a, b) }]
      })
    }),
  )
}

export function differenceOf(a: Cell, b: Cell): Difference['difference'] {
  if (a.estimate === null || b.estimate === null) return null
  const estimate = a.estimate - b.estimate
  const [own, other] = [a.standardError ?? null, b.standardError ?? null]
  if (own === null || other === null) return { estimate, low: null, high: null }
  const half = Z * Math.hypot(own, other)
  return { estimate, low: estimate - half, high: estimate + half }
}

/** Whether the interval leaves zero out. */
export const standsApart = (difference: Difference['difference']) =>
  difference !== null && difference.low !== null && (difference.low > 0 || (difference.high ?? 0) < 0)
