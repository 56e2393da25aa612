import type {
  MarkDetails,
  OfferedFilter,
  Report,
  ReportKey,
  ReportTable,
  TableCounts,
  View,
} from '../../analysis/index.ts'
import type { ReportWork, ReportWorkDone } from '../../analysis/reports/second-hand.ts'
import type { ReadPart } from './read-panel.ts'

/** What the thread is asked. It reads the data itself, so that respondents never wait for that. */
export type ReportOrder =
  | { readonly kind: 'edition'; readonly databaseUrl: string; readonly study: string }
  | { readonly kind: 'view'; readonly study: string; readonly version: string; readonly view: View }
  | { readonly kind: 'table 1' | 'mark details'; readonly study: string; readonly version: string }
  | SharedOrder

/** What one thread of the desk asks of the other. */
type SharedOrder =
  | ReportWork
  | {
      readonly kind: 'members after'
      readonly databaseUrl: string
      readonly study: string
      readonly member: string
    }

/** The report of everyone, as it may be shown, and what tells whether its tables may be shown anew. */
export interface MadeEdition {
  /** Of the data that were read. */
  readonly version: string
  readonly report: Report
  readonly filters: readonly OfferedFilter[]
  readonly counts: Readonly<Record<ReportKey, TableCounts>>
}

/** By kind of order; null: the thread no longer has these data, or the view may not be shown. */
export interface ReportAnswers extends ReportWorkDone {
  readonly 'members after': ReadPart
  readonly edition: MadeEdition
  readonly view: Report | null
  readonly 'table 1': ReportTable | null
  readonly 'mark details': readonly MarkDetails[] | null
}

/** How far the thread is. */
export interface ReportProgress {
  readonly step: 'read' | 'compute'
  readonly done: number
  readonly of: number
}
