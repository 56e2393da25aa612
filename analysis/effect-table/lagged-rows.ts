import type { AnalysisPlan } from '../../surveys/design.ts'
import { columnOf, filterRows, makeTable, numberColumn, type Table } from '../columns.ts'
import type { UnnamedPanel } from '../panel-file/record.ts'
import { weightName } from '../weighting/weight-name.ts'

/** The outcome of the period before, as a column. */
export const before = (outcome: string): string => `${outcome}Before`

/**
 * The rows of a long table that have a period before them, with the support of that period in place of their own, and the
 * outcomes of that period beside them. What came first cannot be caused by what came later.
 *
 * The weight is that of who answered in both periods, when the panel has one.
 */
export function laggedRows(panel: UnnamedPanel, table: Table, plan: AnalysisPlan): Table {
  const { wide } = panel
  const member = columnOf(table, 'member').values
  const period = columnOf(table, 'period').values
  const answeredBefore = (row: number): boolean => {
    const earlier = plan.periods[period[row]! - 1]
    return earlier !== undefined && columnOf(wide, `responded.${earlier}`).values[member[row]!] === 1
  }
  const rows = filterRows(table, answeredBefore)
  const members = columnOf(rows, 'member').values
  const periods = columnOf(rows, 'period').values
  const fromWide = (nameOf: (earlier: string, own: string) => string) =>
    Float64Array.from(members, (m, row) => {
      const own = periods[row]!
      return wide.columns.get(nameOf(plan.periods[own - 1]!, plan.periods[own]!))?.values[m] ?? NaN
    })
  const replaced = [
    ...plan.supports.map(({ variable }) =>
      numberColumn(
        variable,
        fromWide((earlier) => `${variable}.${earlier}`),
      ),
    ),
    ...plan.outcomes.map(({ variable }) =>
      numberColumn(
        before(variable),
        fromWide((earlier) => `${variable}.${earlier}`),
      ),
    ),
    ...(rows.columns.has('weight')
      ? [
          numberColumn(
            'weight',
            fromWide((earlier, own) => weightName([earlier, own])),
          ),
        ]
      : []),
  ]
  const names = new Set(replaced.map(({ name }) => name))
  const kept = [...rows.columns.values()].filter(({ name }) => !names.has(name))
  return makeTable([...kept, ...replaced], rows.rows)
}
