/** What this page draws: the report as the server makes it, in the words of the analysis. */
export { REPORT_KEYS } from '../../analysis/reports/report-keys.ts'

import type { TFunction } from 'i18next'
import type {
  Cell,
  MarkDetails,
  ReportColumn,
  ReportKey,
  ReportRow,
  ReportTable,
} from '../../analysis/index.ts'
import type { ReportBody } from '../../server/routes/report.ts'
import type { Text } from '../../surveys/design.ts'
import { api, reply } from '../shared/api.ts'
import { inLanguage } from '../shared/i18n.ts'

export type StudyReport = ReportBody

/** Of everyone, or of one class: `filter=class`. */
export async function fetchReport(study: string, group: string, signal: AbortSignal): Promise<StudyReport> {
  const query = group === '' ? {} : { group }
  const request = api.studies[':study'].report.$get({ param: { study }, query }, { init: { signal } })
  return (await reply(request)) as unknown as StudyReport
}

/** Table 1 with the same effects estimated in other ways; null: it comes with the next report. */
export async function fetchChecks(study: string, signal: AbortSignal): Promise<ReportTable | null> {
  const request = api.studies[':study'].report.checks.$get({ param: { study } }, { init: { signal } })
  return ((await reply(request)) as unknown as { table1: ReportTable | null }).table1
}

/** What stands behind each mark; null: it comes with the next report. */
export async function fetchMarks(study: string, signal: AbortSignal): Promise<readonly MarkDetails[] | null> {
  const request = api.studies[':study'].report.marks.$get({ param: { study } }, { init: { signal } })
  const { marks, models = [] } = (await reply(request)) as unknown as {
    marks: readonly Omit<MarkDetails, 'models'>[] | null
    models?: readonly MarkDetails['models'][]
  }
  return (
    marks?.map((mark) => ({ ...mark, models: models.find(({ group }) => group === mark.group)! })) ?? null
  )
}

/** What the plan announced; the rest is exploratory. */
const PLANNED: ReadonlySet<ReportKey> = new Set([
  'table1',
  'figure2',
  'figure5',
  'durations',
  'weights',
  'margins',
  'representativeness',
])

export const isPlanned = (key: ReportKey, { report }: StudyReport): boolean =>
  PLANNED.has(key) && report.meta.view === undefined

/** What a column is called, with its group where a table has the same columns for each: 'WW: uren'. */
export function columnName({ columns }: ReportTable, { key, label, unit }: ReportColumn): string {
  const own = inLanguage(label)
  const group = columns.find((mark) => mark.unit === 'mark' && key.startsWith(prefixOf(mark)))
  return group === undefined || unit === 'mark' ? own : `${inLanguage(group.label)}: ${own}`
}

/** What a number is about: its row, and its column when there are several. */
export const numberName = (table: ReportTable, { label }: ReportRow, column: ReportColumn): string =>
  table.columns.length === 1 ? inLanguage(label) : `${inLanguage(label)}, ${columnName(table, column)}`

/** Of an effect table, what the columns of a group begin with. */
const prefixOf = ({ key }: ReportColumn) => key.slice(0, -'mark'.length)

/** The columns of the effect table that belong together: of each group its mark and the outcomes under it. */
export interface EffectGroup {
  readonly group: string
  readonly mark: string
  readonly outcomes: readonly { readonly key: string; readonly label: Text; readonly unit: Cell['unit'] }[]
}

export function effectGroups({ columns }: ReportTable): EffectGroup[] {
  return columns
    .filter(({ unit }) => unit === 'mark')
    .map((mark) => {
      const outcomes = columns.filter(({ key }) => key !== mark.key && key.startsWith(prefixOf(mark)))
      return { group: mark.label.nl, mark: mark.key, outcomes }
    })
}

/** The outcomes under a mark: key of its column, the variable of the plan, and what it is called. */
export const outcomesOf = (t: TFunction, { group, outcomes }: EffectGroup) =>
  outcomes.map(({ key, unit }) => ({
    key,
    variable: key.slice(group.length + 1),
    unit,
    name: t(`outcome.${unit}`),
  }))

/** Fewest and most persons behind the numbers of a table; null when it has none. */
export function personsOf({ rows }: ReportTable): { fewest: number; most: number } | null {
  const counts = rows
    .flatMap(({ cells }) => Object.values(cells))
    .filter(({ estimate }) => estimate !== null)
    .map(({ persons }) => persons)
  return counts.length === 0 ? null : { fewest: Math.min(...counts), most: Math.max(...counts) }
}

/** The footnotes of a table, each once, and which of them each row has (counted from 1). */
export function numberFootnotes({ rows }: ReportTable): {
  readonly notes: readonly Text[]
  readonly ofRow: ReadonlyMap<string, readonly number[]>
} {
  const notes: Text[] = []
  const ofRow = new Map<string, number[]>()
  for (const { key, footnotes } of rows) {
    const numbers = footnotes.map((note) => {
      const known = notes.findIndex(({ nl }) => nl === note.nl)
      return known < 0 ? notes.push(note) : known + 1
    })
    ofRow.set(key, numbers)
  }
  return { notes, ofRow }
}
