import type { Table } from '../columns.ts'

/** Answers by item, as kept for a completed response. */
export type Answers = Readonly<Record<string, unknown>>

/** A response of one wave: the answers, and the first and last day of the period they are about (ISO dates). */
export interface WaveRecord {
  readonly answers: Answers
  readonly periodFrom: string
  readonly periodTo: string
  /** Items that routing hid, when known; their absence is then told apart from not answering. */
  readonly skipped?: readonly string[]
}

/** All that is known of one member, under a pseudonym. Waves without a response are absent or undefined. */
export interface MemberRecord {
  readonly member: string
  readonly facts: Readonly<Record<string, string>>
  readonly events: Readonly<Record<string, string>>
  readonly waves: Readonly<Record<string, WaveRecord | undefined>>
}

/** Turns the text of a survey expression into a function of the values it reads. */
export type CompileExpression = (text: string) => (values: (name: string) => unknown) => unknown

/** When things happened, in days from the member's first event (the first of the design); a row per row of `wide`. */
export interface Dates {
  /** By name; NaN where it did not happen, and outside the target group. */
  readonly events: ReadonlyMap<string, Float64Array>
  /** The last day of which anything can be known. */
  readonly known: Float64Array
}

/** The panel file: a row per member and period with a response, and a row per member. */
export interface Panel {
  readonly long: Table
  readonly wide: Table
  /** Pseudonym per row of `wide`. */
  readonly members: readonly string[]
  /** Row of `wide` per row of `long`: the clusters. */
  readonly memberOfRow: Int32Array
  readonly dates: Dates
}

/** What a report needs of a panel file: no pseudonyms. */
export type UnnamedPanel = Omit<Panel, 'members'>
