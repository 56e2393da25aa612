/** What this page draws: the report as the server makes it, in the words of the analysis. */
export { REPORT_KEYS } from '../../analysis/reports/report-keys.ts'

import type { Cell, MarkDetails, ReportKey, ReportTable } from '../../analysis/index.ts'
import type { ReportBody } from '../../server/routes/report.ts'
import type { Text } from '../../surveys/design.ts'
import { api, reply } from '../shared/api.ts'

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
  return ((await reply(request)) as unknown as { marks: readonly MarkDetails[] | null }).marks
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

/** The columns of the effect table that belong together: of each group its mark and the outcomes under it. */
export interface EffectGroup {
  readonly group: string
  readonly mark: string
  readonly outcomes: readonly { readonly key: string; readonly label: Text; readonly unit: Cell['unit'] }[]
}

export function effectGroups({ columns }: ReportTable): EffectGroup[] {
  return columns
    .filter(({ unit }) => unit === 'mark')
    .map(({ key, label }) => {
      const prefix = key.slice(0, -'mark'.length)
      const outcomes = columns.filter((other) => other.key !== key && other.key.startsWith(prefix))
      return { group: label.nl, mark: key, outcomes }
    })
}

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
