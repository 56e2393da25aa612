import { viewsOf } from '../disclosure/profiles.ts'
import type { TableCounts } from '../disclosure/refresh.ts'
import type { Basis } from '../disclosure/tally.ts'
import { type Counted, type Settled, withhold } from '../disclosure/withhold.ts'
import type { ReportBase } from './base.ts'
import { type ReportChoice, tablesOf } from './build-report.ts'
import { keyOf, relationsOf, tiesOf } from './relations.ts'
import type { ReportKey } from './report-keys.ts'
import { type Cell, type ReportTable, withheld } from './table.ts'

type Tables = Readonly<Partial<Record<ReportKey, ReportTable>>>

/** Tables that no class has. */
const WHOLE_ONLY: ReadonlySet<ReportKey> = new Set(['weights', 'margins', 'representativeness'])

/** Key of the number of persons that the whole report is about. */
export const PERSONS = 'meta//'

/** Tables of everyone as they may be shown, and what is settled of their numbers. */
export interface SettledTables<Key extends ReportKey = ReportKey> {
  readonly tables: Readonly<Record<Key, ReportTable>>
  readonly settled: Settled
}

/** Makes and settles some of the tables; see `settle`. */
export function settledTables<Key extends ReportKey>(
  base: ReportBase,
  choice: ReportChoice,
  keys: readonly Key[],
): SettledTables<Key> {
  const open = tablesOf(base, choice, keys)
  const settled = settle(base, open)
  return { tables: tidied(open, settled, 0), settled }
}

/**
 * What may be shown of these tables of everyone, and of those of the classes. Tables that share a sum must be settled together.
 *
 * @throws RangeError when a sum also is of another table
 */
function settle(base: ReportBase, tables: Tables): Settled {
  const cells: Counted[] = [
    { key: PERSONS, basis: everyone(base) },
    ...Object.entries(tables).flatMap(([table, { rows }]) =>
      rows.flatMap((row) =>
        Object.entries(row.cells).flatMap(([column, { basis }]): Counted[] => {
          const wholeOnly = WHOLE_ONLY.has(table as ReportKey)
          const key = keyOf(table, row.key, column)
          return basis === undefined ? [] : [{ key, basis, ...(wholeOnly && { wholeOnly }) }]
        }),
      ),
    ),
  ]
  const relations = relationsOf(base, tables)
  for (const { whole, parts } of relations) {
    const known = [...parts, ...(whole === null ? [] : [whole])].map(
      (key) => key.slice(0, key.indexOf('/')) in tables,
    )
    if (known.includes(true) && known.includes(false))
      throw new RangeError(`settle requires all tables of a sum, got some of ${whole}, ${parts.join(', ')}`)
  }
  const { minimumN } = base.design.plan
  return withhold(cells, relations, tiesOf(tables), base.profiles, viewsOf(base.profiles.filters), minimumN)
}

/** All persons of the report. */
function everyone({ panel, profiles }: ReportBase): Basis {
  const all = new Float64Array(profiles.count)
  for (const member of new Set(panel.memberOfRow)) all[profiles.of[member]!]!++
  return { all, groups: [] }
}

/** Tables without what may not be shown in a view, and without who their numbers rest on. */
export function tidied<Own extends Tables>(tables: Own, settled: Settled, place: number): Own {
  const tidy = (key: string, { rows, ...table }: ReportTable): ReportTable => ({
    ...table,
    rows: rows.map((row) => ({
      ...row,
      cells: Object.fromEntries(
        Object.entries(row.cells).map(([column, cell]) => {
          const why = settled.get(keyOf(key, row.key, column))?.why[place] ?? null
          const { published, ...own } = tidiedCell(why === null ? cell : hiddenCell(cell, why))
          // What was printed was about everyone.
          return [column, place === 0 && published ? { ...own, published } : own]
        }),
      ),
    })),
  })
  return Object.fromEntries(Object.entries(tables).map(([key, table]) => [key, tidy(key, table)])) as Own
}

function hiddenCell(cell: Cell, why: 'few' | 'protects'): Cell {
  if (cell.estimate === null && !cell.mark) return cell
  return withheld(cell, why === 'few' ? 'too few persons' : 'protects others')
}

function tidiedCell({ basis: _, robustness, ...cell }: Cell): Cell {
  if (robustness === undefined) return cell
  return {
    ...cell,
    robustness: robustness.map((own) => ({
      ...own,
      effects: Object.fromEntries(
        Object.entries(own.effects).map(([outcome, effect]) => [outcome, tidiedCell(effect)]),
      ),
    })),
  }
}

/** Who each number of a table rests on, and whether it is shown, in all views. */
export function countsOf(settled: Settled, table: ReportKey): TableCounts {
  const own = [...settled].filter(([key]) => key === PERSONS || key.startsWith(`${table}/`))
  return Object.fromEntries(
    own.map(([key, { persons, why }]) => [
      key,
      { persons: [...persons], shown: why.map((reason) => reason === null) },
    ]),
  )
}
