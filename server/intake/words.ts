/** The words of an import: what kinds there are, how far one is, what was found in it. */
export const importKinds = ['sample', 'register', 'margins'] as const
export type ImportKind = (typeof importKinds)[number]

/**
 * uploaded: its columns are to be named · checking · checked: may be confirmed, or mended and sent again · joining: being
 * taken in · undoing: that was broken off, and is being taken back · imported · failed: could not be read.
 */
export const importStates = [
  'uploaded',
  'checking',
  'checked',
  'joining',
  'undoing',
  'imported',
  'failed',
] as const
export type ImportState = (typeof importStates)[number]

/** Whether a row is someone who is known: not as far as can be told · perhaps · yes, and no, as a researcher decided. */
export type Likeness = '' | 'possible' | 'same' | 'other'

/** error: nothing is imported while it stands · warning: to be looked at. */
export type Severity = 'error' | 'warning'

export interface ImportCounts {
  readonly rows: number
  readonly errors: number
  readonly warnings: number
  /** Of a sample: rows that would join, and of these who may be in the panel or the file already. */
  readonly joining: number
  readonly possible: number
  /** Of a register file: rows whose member is in the panel, and who is not; members for whom nothing is new. */
  readonly linked: number
  readonly notFound: number
  readonly unchanged: number
  /** Members for whom this event, fact or contact detail becomes another, by field. */
  readonly changed: Readonly<Record<string, number>>
  /** Of these, members who had already begun a questionnaire that hangs on that date. */
  readonly begun: Readonly<Record<string, number>>
}

export const noCounts: ImportCounts = {
  rows: 0,
  errors: 0,
  warnings: 0,
  joining: 0,
  possible: 0,
  linked: 0,
  notFound: 0,
  unchanged: 0,
  changed: {},
  begun: {},
}
