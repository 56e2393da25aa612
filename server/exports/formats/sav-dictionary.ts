/**
 * The dictionary of an SPSS system file: what comes before the cases. Every code is a number with a label, every reason for a
 * missing value a user-missing number; texts are UTF-8.
 *
 * Source: 'System File Format', appendix of the PSPP Developers Guide (GNU PSPP 1.6); record types are named as there.
 */
import { spssNames } from '../../../surveys/codebook/names.ts'
import { type Bytes, cut, utf8 } from './bytes.ts'
import type { DataColumn, DataFile, Measured } from './data-file.ts'

/** One place of eight bytes after another; a text longer than 255 bytes is declared in pieces. */
export interface Segment {
  readonly width: number
  readonly shortName: string
}

/** SPSS holds no longer text. */
export const longestText = 32_767
const SPACE = 32
const longest = 255

const formats = { number: 5, code: 5, text: 1, day: 39, moment: 22 } as const
const dayWidth = 10
const momentWidth = 20

/** Of a text its segments, of a number none. A piece is declared for 252 bytes, and holds 255: so is the format. */
export function segmentsOf(columns: readonly DataColumn[], { widths }: Measured): Segment[][] {
  let number = 0
  const next = (width: number): Segment => ({ width, shortName: `V${(++number).toString(36).toUpperCase()}` })
  return columns.map(({ kind }, at) => {
    if (kind !== 'text') return [next(0)]
    const width = textWidth(widths[at]!)
    if (width <= longest) return [next(width)]
    const pieces = Math.ceil(width / 252)
    return Array.from({ length: pieces }, (_, piece) =>
      next(piece < pieces - 1 ? longest : width - 252 * (pieces - 1)),
    )
  })
}

export const textWidth = (bytes: number) => Math.max(1, Math.min(longestText, bytes))
export const eights = (width: number) => Math.max(1, Math.ceil(width / 8))

export function writeDictionary(out: Bytes, file: DataFile, measured: Measured, segments: Segment[][]): void {
  const { columns, language } = file
  const places = segments.flat().reduce((sum, { width }) => sum + eights(width), 0)
  writeHeader(out, file, places, measured.rows)
  for (const [at, column] of columns.entries())
    writeVariable(out, column, segments[at]!, language, measured.decimals[at]!)
  writeLabels(out, file, segments)
  writeExtensions(out, file, measured, segments)
  out.i32(999)
  out.i32(0)
}

function writeHeader(out: Bytes, { title, language, at }: DataFile, places: number, rows: number): void {
  const made = new Date(at)
  const month = made.toLocaleString('en-GB', { month: 'short', timeZone: 'UTC' }).slice(0, 3)
  const two = (value: number) => String(value).padStart(2, '0')
  out.text('$FL2')
  out.padded('@(#) SPSS DATA FILE - Peilmoment', 60, SPACE)
  out.i32(2)
  out.i32(places)
  out.i32(1)
  out.i32(0)
  out.i32(rows)
  out.f64(bias)
  out.text(`${two(made.getUTCDate())} ${month} ${two(made.getUTCFullYear() % 100)}`)
  out.text(made.toISOString().slice(11, 19))
  out.padded(title[language], 64, SPACE)
  out.padded('', 3, 0)
}

/** Whole numbers from 1 - bias to 251 - bias take one byte. */
export const bias = 100

function writeVariable(
  out: Bytes,
  column: DataColumn,
  segments: readonly Segment[],
  language: 'nl' | 'en',
  decimals: number,
): void {
  const { kind, missing } = column
  for (const { width, shortName } of segments) {
    // Long texts cannot have missing values, and need none: an empty text says it.
    const isRange = kind !== 'text' && missing.length > 0
    const label = cut(column.label[language] || column.name, 252)
    const format = printFormat(column, width, decimals)
    out.i32(2)
    out.i32(width)
    out.i32(1)
    out.i32(isRange ? -2 : 0)
    out.i32(format)
    out.i32(format)
    out.padded(shortName, 8, SPACE)
    out.i32(label.length)
    out.padded(label, fours(label.length), 0)
    if (isRange) {
      const numbers = missing.map(({ number }) => number)
      out.f64(Math.min(...numbers))
      out.f64(Math.max(...numbers))
    }
    for (let more = 1; more < eights(width); more++) writeContinuation(out)
  }
}

const fours = (length: number) => Math.ceil(length / 4) * 4

function writeContinuation(out: Bytes): void {
  out.i32(2)
  out.i32(-1)
  for (let zero = 0; zero < 4; zero++) out.i32(0)
  out.padded('', 8, SPACE)
}

function printFormat({ kind }: DataColumn, width: number, decimals: number): number {
  const wide = kind === 'text' ? width : kind === 'day' ? dayWidth : kind === 'moment' ? momentWidth : 12
  const shown = kind === 'number' ? Math.min(decimals, 10) : 0
  return (formats[kind] << 16) | ((wide + (shown > 0 ? shown : 0)) << 8) | shown
}

function writeLabels(out: Bytes, { columns, language }: DataFile, segments: Segment[][]): void {
  let index = 1
  for (const [at, { kind, codes, missing }] of columns.entries()) {
    const own = [...codes, ...missing]
    if (kind !== 'text' && own.length > 0) {
      out.i32(3)
      out.i32(own.length)
      for (const { number, label } of own) {
        const text = cut(label[language], 120)
        out.f64(number)
        out.u8(text.length)
        out.padded(text, Math.ceil((text.length + 1) / 8) * 8 - 1, SPACE)
      }
      out.i32(4)
      out.i32(1)
      out.i32(index)
    }
    for (const { width } of segments[at]!) index += eights(width)
  }
}

function writeExtensions(out: Bytes, file: DataFile, measured: Measured, segments: Segment[][]): void {
  const { columns } = file
  const record = (subtype: number, size: number, count: number) => {
    out.i32(7)
    out.i32(subtype)
    out.i32(size)
    out.i32(count)
  }
  const text = (subtype: number, content: string) => {
    const bytes = utf8(content)
    record(subtype, 1, bytes.length)
    out.raw(bytes)
  }
  record(3, 4, 8)
  // Version 0.1.0, no machine, IEEE 754, compressed, little-endian, UTF-8.
  for (const value of [0, 1, 0, -1, 1, 1, 2, 65001]) out.i32(value)
  record(4, 8, 3)
  out.f64(-Number.MAX_VALUE)
  out.f64(Number.MAX_VALUE)
  out.raw(new Uint8Array([0xfe, 0xff, 0xff, 0xff, 0xff, 0xff, 0xef, 0xff]))

  record(11, 4, segments.flat().length * 3)
  for (const [at, { kind, ordered }] of columns.entries()) {
    // Nominal, ordinal, or a scale.
    const level = kind === 'text' ? 1 : kind !== 'code' ? 3 : ordered ? 2 : 1
    for (const { width } of segments[at]!) {
      out.i32(level)
      out.i32(Math.max(8, Math.min(width, 32)))
      out.i32(kind === 'text' ? 0 : 1)
    }
  }
  const names = spssNames(columns.map(({ name }) => name))
  text(13, names.map((name, at) => `${segments[at]![0]!.shortName}=${name}`).join('\t'))
  const long = segments.flatMap((own, at) => {
    if (own.length === 1) return []
    return [`${own[0]!.shortName}=${String(textWidth(measured.widths[at]!)).padStart(5, '0')}\0\t`]
  })
  if (long.length > 0) text(14, long.join(''))
  record(16, 8, 2)
  out.u64(1)
  out.u64(measured.rows)
  text(20, 'UTF-8')
}
