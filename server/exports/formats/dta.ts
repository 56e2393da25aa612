/**
 * Stata data file, format 118 (Stata 14 and later): UTF-8, value labels, and `.a` to `.z` for the reasons why a value is missing.
 * A text longer than 2,045 bytes is a strL.
 *
 * Source: 'File formats .dta', Stata Programming Reference Manual, release 14 and later; sections are named as there.
 */
import { stataNames } from '../../../surveys/codebook/names.ts'
import { Bytes } from './bytes.ts'
import type { DataColumn, DataFile, Measured } from './data-file.ts'
import { cellWriter, type Label, labelsOf, type Storage, storageOf, writeLongTexts } from './dta-cells.ts'

const most = 32_767

export async function* writeDta(file: DataFile): AsyncGenerator<Uint8Array> {
  const { columns } = file
  if (columns.length > most)
    throw new RangeError(`writeDta requires at most ${most} columns, got ${columns.length}`)
  const measured = await file.measure()
  const stored = columns.map((column, at) => storageOf(column, measured.widths[at]!))
  const labels = labelsOf(columns, file.language)
  const out = new Bytes()
  const before = new Bytes()
  const map = [0]
  const { rows } = measured

  out.text('<stata_dta>')
  writeHeader(out, file, measured)
  map.push(out.offset)
  // Everything up to the data has a size that is known when it is written: first aside, then behind the map.
  const mapSize = '<map></map>'.length + 14 * 8
  const section = (write: () => void) => {
    map.push(out.offset + mapSize + before.offset)
    write()
  }
  writeDescriptions(before, section, file, stored, labels)
  section(() => before.text('<data>'))
  const afterData = out.offset + mapSize + before.offset + rows * sizeOf(stored) + '</data>'.length
  const longTexts = stored.some(({ type }) => type === 32_768)
  // The map says where each section begins, so the size of the long texts comes before them.
  const size = longTexts ? await sizeOfLongTexts(file, stored) : 0
  const afterTexts = afterData + '<strls></strls>'.length + size
  const labelBytes = new Bytes()
  writeValueLabels(labelBytes, labels)
  const end = afterTexts + labelBytes.offset
  map.push(afterData, afterTexts, end, end + '</stata_dta>'.length)
  out.text('<map>')
  for (const place of map) out.u64(place)
  out.text('</map>')
  out.raw(before.take())

  const writes = columns.map((column, at) => cellWriter(column, stored[at]!, at))
  let first = 0
  for await (const block of file.blocks()) {
    for (let row = 0; row < block.rows; row++) {
      for (const [at, write] of writes.entries()) write(out, block, at, row, first + row)
    }
    first += block.rows
    if (out.isFull) yield out.take()
  }
  out.text('</data><strls>')
  if (longTexts) {
    for await (const _ of writeLongTexts(file, stored, out)) if (out.isFull) yield out.take()
  }
  out.text('</strls>')
  out.raw(labelBytes.take())
  out.text('</stata_dta>')
  yield out.take()
}

const sizeOf = (stored: readonly Storage[]) => stored.reduce((sum, { bytes }) => sum + bytes, 0)

async function sizeOfLongTexts(file: DataFile, stored: readonly Storage[]): Promise<number> {
  const aside = new Bytes()
  for await (const _ of writeLongTexts(file, stored, aside)) aside.take()
  return aside.offset
}

function writeHeader(out: Bytes, { columns, title, language, at }: DataFile, { rows }: Measured): void {
  const made = new Date(at)
  const month = made.toLocaleString('en-GB', { month: 'short', timeZone: 'UTC' }).slice(0, 3)
  const day = String(made.getUTCDate()).padStart(2, ' ')
  const time = `${day} ${month} ${made.getUTCFullYear()} ${made.toISOString().slice(11, 16)}`
  const label = new TextEncoder().encode([...title[language]].slice(0, 80).join(''))
  out.text('<header><release>118</release><byteorder>LSF</byteorder><K>')
  out.u16(columns.length)
  out.text('</K><N>')
  out.u64(rows)
  out.text('</N><label>')
  out.u16(label.length)
  out.raw(label)
  out.text('</label><timestamp>')
  out.u8(time.length)
  out.text(`${time}</timestamp></header>`)
}

function writeDescriptions(
  out: Bytes,
  section: (write: () => void) => void,
  { columns, language }: DataFile,
  stored: readonly Storage[],
  labels: ReadonlyMap<DataColumn, Label>,
): void {
  const fields = <T>(tag: string, list: readonly T[], write: (one: T, at: number) => void) =>
    section(() => {
      out.text(`<${tag}>`)
      list.forEach(write)
      out.text(`</${tag}>`)
    })
  const names = stataNames(columns.map(({ name }) => name))
  fields('variable_types', stored, ({ type }) => out.u16(type))
  fields('varnames', names, (name) => out.padded(name, 129, 0))
  fields('sortlist', [...columns, null], () => out.u16(0))
  fields('formats', stored, ({ format }) => out.padded(format, 57, 0))
  fields('value_label_names', columns, (column) => out.padded(labels.get(column)?.name ?? '', 129, 0))
  fields('variable_labels', columns, ({ label, name }) =>
    out.padded([...(label[language] || name)].slice(0, 80).join(''), 321, 0),
  )
  fields('characteristics', [], () => undefined)
}

/** Each list of labels once, however many variables have it. */
function writeValueLabels(out: Bytes, labels: ReadonlyMap<DataColumn, Label>): void {
  out.text('<value_labels>')
  for (const { name, entries } of new Set(labels.values())) {
    const texts = entries.map(({ text }) => new TextEncoder().encode(`${text}\0`))
    const length = texts.reduce((sum, text) => sum + text.length, 0)
    out.text('<lbl>')
    out.u32(8 + 8 * entries.length + length)
    out.padded(name, 129, 0)
    out.padded('', 3, 0)
    out.u32(entries.length)
    out.u32(length)
    let offset = 0
    for (const text of texts) {
      out.u32(offset)
      offset += text.length
    }
    for (const { number } of entries) out.i32(number)
    for (const text of texts) out.raw(text)
    out.text('</lbl>')
  }
  out.text('</value_labels>')
}
