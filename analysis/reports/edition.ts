import type { StudyDesign } from '../../surveys/design.ts'
import { columnOf, filterRows } from '../columns.ts'
import { filtersOf, placeOf, type View, type Views, viewsOf } from '../disclosure/profiles.ts'
import type { TableCounts } from '../disclosure/refresh.ts'
import { type Basis, byView } from '../disclosure/tally.ts'
import { type Counted, type Withheld, withhold } from '../disclosure/withhold.ts'
import type { Panel } from '../panel-file/record.ts'
import { type ReportBase, reportBase } from './base.ts'
import { type Report, type ReportChoice, reportTables, tablesOf } from './build-report.ts'
import { type MarkDetails, markDetails } from './mark-details.ts'
import type { PublishedFigures } from './published.ts'
import { keyOf, relationsOf, tiesOf } from './relations.ts'
import { REPORT_KEYS, type ReportKey } from './report-keys.ts'
import { type Cell, type ReportTable, withheld } from './table.ts'

/** A filter as a reader may choose it: with the classes that may be shown. */
export interface OfferedFilter {
  readonly variable: string
  readonly label: { readonly nl: string; readonly en: string }
  readonly classes: readonly {
    readonly value: string
    readonly label: { readonly nl: string; readonly en: string }
    readonly shown: boolean
  }[]
}

/** The report of one moment: of everyone, and of each class of each filter. */
export interface Edition {
  readonly filters: readonly OfferedFilter[]
  /** Of everyone, or of one class; null when that class may not be shown. */
  report(view: View | null): Report | null
  /** Whether a class may be shown. */
  mayView(view: View): boolean
  /** What may be shown of the tables of a class that may be shown. */
  ofView(view: View, report: Report): Report
  /** Table 1 of everyone with the same effects estimated in other ways, which takes many times as long. */
  checkedTable1(): ReportTable
  /** What stands behind each mark of everyone that is shown. */
  details(progress?: (done: number, of: number) => void): MarkDetails[]
  /** Who each number of a table of everyone rests on, in all views. */
  counts(key: ReportKey): TableCounts
}

/** Tables that no class has. */
const WHOLE_ONLY: ReadonlySet<ReportKey> = new Set(['weights', 'margins', 'representativeness'])

/** Key of the number of persons that the whole report is about. */
const PERSONS = 'meta//'

/** What the report of everyone is made for. */
export type EditionChoice = Omit<ReportChoice, 'view'>

/**
 * Opens the report of a panel file: weighs it, makes the tables of everyone, and settles what may be shown of it and of every
 * class of every filter.
 *
 * @throws RangeError when the panel file lacks a variable that a figure needs
 */
export function openEdition(
  design: StudyDesign,
  published: PublishedFigures,
  panel: Panel,
  { simulated = false, shape = false, checked = false }: Partial<EditionChoice> = {},
): Edition {
  const base = reportBase(design, published, panel)
  const choice = { simulated, shape, checked }
  return editionOf(base, choice, reportTables(base, choice))
}

/** The report of these tables of everyone; see `openEdition`. */
export function editionOf(base: ReportBase, choice: EditionChoice, open: Report): Edition {
  const { design } = base
  const views = viewsOf(filtersOf(design))
  const { meta: _, ...tables } = open
  const cells = countedCells(base, open)
  const { minimumN } = design.plan
  const settled = withhold(cells, relationsOf(base, tables), tiesOf(tables), base.profiles, views, minimumN)
  const isShown = (table: ReportKey, row: string, column: string) =>
    settled.get(keyOf(table, row, column))?.[0] === null
  const mayLookAt = (place: number) => place === 0 || (place > 0 && settled.get(PERSONS)?.[place] === null)
  const whole = tidied(open, settled, 0)
  const mayView = (view: View) => mayLookAt(placeOf(views, view))
  const ofView = (view: View, report: Report) => tidied(report, settled, placeOf(views, view))
  return {
    filters: base.profiles.filters.map(({ variable, label, classes }) => ({
      variable,
      label,
      classes: classes.map((own) => ({
        ...own,
        shown: mayLookAt(placeOf(views, { variable, value: own.value })),
      })),
    })),
    report: (view) => {
      if (view === null) return whole
      return mayView(view) ? ofView(view, reportTables(viewedBase(base, view), { ...choice, view })) : null
    },
    mayView,
    ofView,
    checkedTable1: () =>
      tidied({ ...open, ...tablesOf(base, { ...choice, checked: true }, ['table1']) }, settled, 0).table1,
    details: (progress) =>
      markDetails(base, (support, group) => isShown('table1', support, `${group}.mark`), progress),
    counts: (key) => countsOf(key, cells, settled, base, views),
  }
}

/** The whole report of everyone, as it may be shown; see `openEdition`. */
export function buildReport(
  design: StudyDesign,
  published: PublishedFigures,
  panel: Panel,
  options: { readonly simulated?: boolean } = {},
): Report {
  return openEdition(design, published, panel, { ...options, checked: true }).report(null)!
}

/** All numbers of the tables with who they rest on, and all persons of the report. */
function countedCells(base: ReportBase, report: Report): Counted[] {
  const flags = new Float64Array(base.profiles.count)
  const seen = new Uint8Array(base.panel.wide.rows)
  for (const member of base.panel.memberOfRow) {
    if (seen[member] === 0) flags[base.profiles.of[member]!]!++
    seen[member] = 1
  }
  const everyone: Basis = { all: flags, groups: [] }
  return [
    { key: PERSONS, basis: everyone },
    ...REPORT_KEYS.flatMap((table) =>
      report[table].rows.flatMap((row) =>
        Object.entries(row.cells).flatMap(([column, { basis }]) =>
          basis === undefined
            ? []
            : [
                {
                  key: keyOf(table, row.key, column),
                  basis,
                  ...(WHOLE_ONLY.has(table) && { wholeOnly: true as const }),
                },
              ],
        ),
      ),
    ),
  ]
}

/** The rows of one class: the weights stay those of the whole panel. */
export function viewedBase(base: ReportBase, { variable, value }: View): ReportBase {
  const { values, categories } = columnOf(base.panel.wide, variable)
  const code = categories === undefined ? Number(value) : categories.indexOf(value)
  const member = (row: number) => values[row] === code
  const { long, memberOfRow } = base.panel
  const rows = filterRows(long, (row) => member(memberOfRow[row]!))
  const panel = { ...base.panel, long: rows, memberOfRow: Int32Array.from(columnOf(rows, 'member').values) }
  return { ...base, panel, member }
}

/** A report without what may not be shown, and without who its numbers rest on. */
function tidied(report: Report, settled: Withheld, place: number): Report {
  const table = (key: ReportKey): ReportTable => ({
    ...report[key],
    rows: report[key].rows.map((row) => ({
      ...row,
      cells: Object.fromEntries(
        Object.entries(row.cells).map(([column, cell]) => {
          const why = settled.get(keyOf(key, row.key, column))?.[place] ?? null
          const { published, ...own } = tidiedCell(why === null ? cell : hiddenCell(cell, why))
          // What was printed was about everyone.
          return [column, place === 0 && published ? { ...own, published } : own]
        }),
      ),
    })),
  })
  return { ...Object.fromEntries(REPORT_KEYS.map((key) => [key, table(key)])), meta: report.meta } as Report
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

function countsOf(
  key: ReportKey,
  cells: readonly Counted[],
  settled: Withheld,
  { profiles }: ReportBase,
  views: Views,
): TableCounts {
  const own = cells.filter((cell) => cell.key === PERSONS || cell.key.startsWith(`${key}/`))
  return Object.fromEntries(
    own.map(({ key: cell, basis }) => [
      cell,
      {
        persons: [...byView(profiles, views, basis.all)],
        shown: settled.get(cell)!.map((why) => why === null),
      },
    ]),
  )
}
