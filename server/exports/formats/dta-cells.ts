/** How a column is stored in a Stata file: its type, its cells, its labels. Source: see `dta`. */
import { stataNames } from '../../../surveys/codebook/names.ts'
import { type Bytes, cut, utf8 } from './bytes.ts'
import type { Block, DataColumn, DataFile } from './data-file.ts'

export interface Storage {
  /** 1 to 2045 a text of so many bytes, 32768 a strL, 65526 a double, 65528 a long. */
  readonly type: number
  readonly bytes: number
  readonly format: string
}

const longestText = 2_045
const STRL = 32_768
const DOUBLE = 65_526
const LONG = 65_528
/** `.` as a long; `.a` is the next. */
const missingLong = 2_147_483_621
/** The upper half of `.` as a double; `.a` is 0x100 further. */
const missingDouble = 0x7fe00000
const DAY = 86_400_000
/** From 1 January 1960, where Stata begins to count, to 1 January 1970. */
const beginningDays = 3_653

export function storageOf({ kind }: DataColumn, width: number): Storage {
  switch (kind) {
    case 'text':
      if (width > longestText) return { type: STRL, bytes: 8, format: '%9s' }
      return {
        type: Math.max(1, width),
        bytes: Math.max(1, width),
        format: `%-${Math.max(1, Math.min(width, 80))}s`,
      }
    case 'day':
      return { type: LONG, bytes: 4, format: '%td' }
    case 'code':
      return { type: LONG, bytes: 4, format: '%12.0g' }
    case 'moment':
      return { type: DOUBLE, bytes: 8, format: '%tc' }
    case 'number':
      return { type: DOUBLE, bytes: 8, format: '%10.0g' }
  }
}

type WriteCell = (out: Bytes, block: Block, at: number, row: number, observation: number) => void

/** `.a` is 1. */
const place = (letter: string) => letter.charCodeAt(0) - 96

export function cellWriter(
  { kind, missing: reasons }: DataColumn,
  { type, bytes }: Storage,
  column: number,
): WriteCell {
  if (type === STRL) {
    return (out, block, at, row, observation) => {
      // The place of the long text: variable and observation in which it stands, both from 1; zero: there is none.
      const isEmpty = textAt(block, at, row) === ''
      out.u16(isEmpty ? 0 : column + 1)
      const number = isEmpty ? 0 : observation + 1
      out.u32(number % 2 ** 32)
      out.u16(Math.floor(number / 2 ** 32))
    }
  }
  if (kind === 'text')
    return (out, block, at, row) => out.padded(cut(textAt(block, at, row), bytes), bytes, 0)
  const places = reasons.map(({ letter }) => place(letter))
  const shift = kind === 'day' ? beginningDays : kind === 'moment' ? beginningDays * DAY : 0
  return (out, { values, missing }, at, row) => {
    const why = missing[at]![row]!
    const value = (values[at]![row] as number) + shift
    const letter = why > 0 ? places[why - 1]! : 0
    if (type === LONG) out.i32(letter > 0 ? missingLong + letter : value)
    else if (letter > 0) out.f64Upper(missingDouble + 0x100 * letter)
    else out.f64(value)
  }
}

function textAt({ values, missing }: Block, at: number, row: number): string {
  return missing[at]![row]! > 0 ? '' : (values[at]![row] as string)
}

/** Goes through the rows once more: long texts stand behind all of them. */
export async function* writeLongTexts(
  { blocks }: DataFile,
  stored: readonly Storage[],
  out: Bytes,
): AsyncGenerator<undefined> {
  let first = 0
  for await (const block of blocks()) {
    for (let row = 0; row < block.rows; row++) {
      for (const [at, { type }] of stored.entries()) {
        const text = type === STRL ? textAt(block, at, row) : ''
        if (text === '') continue
        const bytes = utf8(text)
        out.text('GSO')
        out.u32(at + 1)
        out.u64(first + row + 1)
        // A text, with a zero at its end.
        out.u8(130)
        out.u32(bytes.length + 1)
        out.raw(bytes)
        out.u8(0)
      }
    }
    first += block.rows
    yield
  }
}

export interface Label {
  readonly name: string
  readonly entries: readonly { readonly number: number; readonly text: string }[]
}

export function labelsOf(columns: readonly DataColumn[], language: 'nl' | 'en'): Map<DataColumn, Label> {
  const names = stataNames(columns.map(({ name }) => name))
  const known = new Map<string, Label>()
  const found = new Map<DataColumn, Label>()
  for (const [at, column] of columns.entries()) {
    if (column.kind === 'text' || column.codes.length + column.missing.length === 0) continue
    const entries = [
      ...column.codes.map(({ number, label }) => ({ number, text: label[language] })),
      ...column.missing.map(({ letter, label }) => ({
        number: missingLong + place(letter),
        text: label[language],
      })),
    ]
    const content = JSON.stringify(entries)
    const label = known.get(content) ?? { name: names[at]!, entries }
    known.set(content, label)
    found.set(column, label)
  }
  return found
}
