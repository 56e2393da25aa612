import type { StudyDesign } from '../../surveys/design.ts'
import { placeOf, type View, type Views, viewsOf } from '../disclosure/profiles.ts'
import type { TableCounts } from '../disclosure/refresh.ts'
import { type Basis, byView } from '../disclosure/tally.ts'
import { type Counted, type Withheld, withhold } from '../disclosure/withhold.ts'
import type { Panel } from '../panel-file/record.ts'
import { weighPanel } from '../weighting/weigh-panel.ts'
import { baseOf, type ReportBase } from './base.ts'
import { type Report, type ReportChoice, reportTables, tablesOf } from './build-report.ts'
import { type MarkDetails, markDetails } from './mark-details.ts'
import type { PublishedFigures } from './published.ts'
import { keyOf, relationsOf, tiesOf } from './relations.ts'
import { REPORT_KEYS, type ReportKey } from './report-keys.ts'
import { type SecondHand, tablesTogether, weighTogether } from './second-hand.ts'
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
  /** Of everyone. */
  readonly whole: Report
  /** Of one class; null when that may not be shown. */
  report(view: View): Promise<Report | null>
  /** Table 1 of everyone with the same effects estimated in other ways, which takes many times as long. */
  checkedTable1(): ReportTable
  /** What stands behind each mark of everyone that is shown. */
  details(progress?: (done: number, of: number) => void): MarkDetails[]
  /** Who each number of a table of everyone rests on, in all views. */
  counts(key: ReportKey): TableCounts
}

/** Tables that no class has. */
const WHOLE_ONLY: ReadonlySet<ReportKey> = new Set(['weights', 'margins', 'representativeness'])

/** So many were opened: the second hand keeps what it worked out of the last. */
let editions = 0

/** Key of the number of persons that the whole report is about. */
const PERSONS = 'meta//'

/** What the report of everyone is made for. */
export type EditionChoice = Omit<ReportChoice, 'view' | 'checked'>

/**
 * Opens the report of a panel file: weighs it, makes the tables of everyone, and settles what may be shown of it and of every
 * class of every filter.
 *
 * @param second does a part of the work at the same time
 * @throws RangeError when the panel file lacks a variable that a figure needs
 */
export async function openEdition(
  design: StudyDesign,
  published: PublishedFigures,
  panel: Panel,
  { simulated = false, shape = false }: Partial<EditionChoice> = {},
  second?: SecondHand,
): Promise<Edition> {
  const parts = { design, published, ...(await weighTogether(panel, design, second)) }
  const base = baseOf(parts)
  const choice = { simulated, shape }
  editions += 1
  const name = String(editions)
  const make = (view?: View) =>
    tablesTogether(name, parts, base, { ...choice, ...(view && { view }) }, second)
  const open = await make()
  const { cells, places, settled } = settledOf(base, open)
  const mayLookAt = (place: number) => place === 0 || (place > 0 && settled.get(PERSONS)?.[place] === null)
  return {
    whole: tidied(open, settled, 0),
    filters: base.profiles.filters.map(({ variable, label, classes }) => ({
      variable,
      label,
      classes: classes.map((own) => ({
        ...own,
        shown: mayLookAt(placeOf(places, { variable, value: own.value })),
      })),
    })),
    report: async (view) => {
      const place = placeOf(places, view)
      return mayLookAt(place) ? tidied(await make(view), settled, place) : null
    },
    checkedTable1: () =>
      tidied({ ...open, ...tablesOf(base, { ...choice, checked: true }, ['table1']) }, settled, 0).table1,
    details: (progress) =>
      markDetails(
        base,
        (support, group) => settled.get(keyOf('table1', support, `${group}.mark`))?.[0] === null,
        progress,
      ),
    counts: (key) => countsOf(key, cells, settled, base, places),
  }
}

/** The whole report of everyone, as it may be shown, with the effects estimated in other ways too; see `openEdition`. */
export function buildReport(
  design: StudyDesign,
  published: PublishedFigures,
  panel: Panel,
  { simulated = false }: { readonly simulated?: boolean } = {},
): Report {
  const base = baseOf({ design, published, ...weighPanel(panel, design) })
  const open = reportTables(base, { simulated, checked: true })
  return tidied(open, settledOf(base, open).settled, 0)
}

/** What may be shown of these tables of everyone, and of those of the classes. */
function settledOf(base: ReportBase, open: Report) {
  const { meta: _, ...tables } = open
  const places = viewsOf(base.profiles.filters)
  const cells = countedCells(base, open)
  const { minimumN } = base.design.plan
  const settled = withhold(cells, relationsOf(base, tables), tiesOf(tables), base.profiles, places, minimumN)
  return { cells, places, settled }
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
