import type { StudyDesign } from '../../surveys/design.ts'
import { placeOf, type View, viewsOf } from '../disclosure/profiles.ts'
import type { TableCounts } from '../disclosure/refresh.ts'
import type { Panel } from '../panel-file/record.ts'
import { weighPanel } from '../weighting/weigh-panel.ts'
import { baseOf, viewedBase } from './base.ts'
import { type Report, type ReportChoice, reportOf, tablesOf } from './build-report.ts'
import { type MarkDetails, markDetails } from './mark-details.ts'
import type { PublishedFigures } from './published.ts'
import { keyOf } from './relations.ts'
import { REPORT_KEYS, type ReportKey } from './report-keys.ts'
import { classTogether, everyoneTogether, type SecondHand, weighTogether } from './second-hand.ts'
import { countsOf, PERSONS, settledTables, tidied } from './settle.ts'
import type { ReportTable } from './table.ts'

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

/** So many were opened: the second hand keeps what it worked out of the last. */
let editions = 0

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
  const together = { of: name, parts, base, second }
  const { tables, settled } = await everyoneTogether(together, choice)
  const views = viewsOf(base.profiles.filters)
  const mayLookAt = (place: number) => place === 0 || (place > 0 && settled.get(PERSONS)?.why[place] === null)
  return {
    whole: reportOf(base, choice, tables),
    filters: base.profiles.filters.map(({ variable, label, classes }) => ({
      variable,
      label,
      classes: classes.map((own) => ({
        ...own,
        shown: mayLookAt(placeOf(views, { variable, value: own.value })),
      })),
    })),
    report: async (view) => {
      const place = placeOf(views, view)
      if (!mayLookAt(place)) return null
      const [own, viewed] = [{ ...choice, view }, viewedBase(base, view)]
      const open = await classTogether({ ...together, base: viewed }, own)
      return reportOf(viewed, own, tidied(open, settled, place))
    },
    checkedTable1: () => tidied(tablesOf(base, { ...choice, checked: true }, ['table1']), settled, 0).table1,
    details: (progress) =>
      markDetails(
        base,
        (support, group) => settled.get(keyOf('table1', support, `${group}.mark`))?.why[0] === null,
        progress,
      ),
    counts: (key) => countsOf(settled, key),
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
  return reportOf(base, { simulated }, settledTables(base, { simulated, checked: true }, REPORT_KEYS).tables)
}
