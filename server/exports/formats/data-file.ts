/** What a data file is, whatever its format: columns that are known before the first row, and rows in blocks of columns. */

import type { Kind } from '../../../surveys/codebook/leaves.ts'
import type { MissingReason, VariableCode } from '../../../surveys/codebook/variables.ts'
import type { Text } from '../../../surveys/design.ts'

export interface DataColumn {
  readonly name: string
  readonly label: Text
  /** A moment is in milliseconds since 1970, a day in days since then, a code its number. */
  readonly kind: Kind | 'moment'
  /** Its codes go from less to more. */
  readonly ordered?: boolean
  readonly codes: readonly VariableCode[]
  /** Empty: there always is a value. */
  readonly missing: readonly MissingReason[]
}

/** Rows, by column. `missing` holds 0 where there is a value, else the place of the reason, from 1. */
export interface Block {
  readonly rows: number
  readonly values: readonly (Float64Array | string[])[]
  readonly missing: readonly Uint8Array[]
}

/** What formats of fixed width must know before the first row. */
export interface Measured {
  readonly rows: number
  /** Of texts: bytes of the longest. */
  readonly widths: readonly number[]
  /** Of numbers: most decimals. */
  readonly decimals: readonly number[]
}

export interface DataFile {
  readonly columns: readonly DataColumn[]
  /** Of the file as a whole, and of everything in it. */
  readonly title: Text
  readonly language: 'nl' | 'en'
  /** Stands in the file as when it was made. */
  readonly at: number
  /** Goes through all rows; each time the same ones. */
  blocks(): AsyncIterable<Block>
  measure(): Promise<Measured>
}

export type WriteData = (file: DataFile) => AsyncGenerator<Uint8Array>
