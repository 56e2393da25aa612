/** SPSS system file, compressed by bytes. Source: see the dictionary; 'Data Record' there. */
import { Bytes, cut } from './bytes.ts'
import type { Block, DataColumn, DataFile } from './data-file.ts'
import { bias, eights, type Segment, segmentsOf, textWidth, writeDictionary } from './sav-dictionary.ts'

/** Seconds from 14 October 1582, where SPSS begins to count, to 1 January 1970. */
const beginning = 12_219_379_200
const SPACE = 32

export async function* writeSav(file: DataFile): AsyncGenerator<Uint8Array> {
  const measured = await file.measure()
  const segments = segmentsOf(file.columns, measured)
  const out = new Bytes()
  writeDictionary(out, file, measured, segments)
  const cases = new Cases(out)
  const writes = file.columns.map((column, at) =>
    cellWriter(column, segments[at]!, cases, measured.widths[at]!),
  )
  for await (const block of file.blocks()) {
    for (let row = 0; row < block.rows; row++)
      for (const [at, write] of writes.entries()) write(block, at, row)
    if (out.isFull) yield out.take()
  }
  cases.end()
  yield out.take()
}

type WriteCell = (block: Block, at: number, row: number) => void

function cellWriter(
  column: DataColumn,
  segments: readonly Segment[],
  cases: Cases,
  width: number,
): WriteCell {
  const { kind, missing } = column
  if (kind === 'text') {
    return ({ values, missing: reasons }, at, row) => {
      const text = reasons[at]![row]! > 0 ? '' : (values[at]![row] as string)
      const bytes = cut(text, textWidth(width))
      for (const [piece, { width: own }] of segments.entries()) {
        const part = bytes.subarray(piece * 255, segments.length === 1 ? own : (piece + 1) * 255)
        cases.text(part, eights(own))
      }
    }
  }
  const seconds = kind === 'day' ? 86_400 : kind === 'moment' ? 0.001 : 0
  return ({ values, missing: reasons }, at, row) => {
    const reason = reasons[at]![row]!
    const value = values[at]![row] as number
    cases.number(reason > 0 ? missing[reason - 1]!.number : seconds > 0 ? value * seconds + beginning : value)
  }
}

/** Eight command bytes, then what those say that follows as it is. */
class Cases {
  private readonly out: Bytes
  private readonly commands = new Uint8Array(8)
  private readonly follows = new Uint8Array(64)
  private readonly view = new DataView(this.follows.buffer)
  private used = 0
  private following = 0

  constructor(out: Bytes) {
    this.out = out
  }

  number(value: number): void {
    if (Number.isInteger(value) && value > -bias && value <= 251 - bias) {
      this.command(value + bias)
      return
    }
    this.view.setFloat64(this.following, value, true)
    this.following += 8
    this.command(253)
  }

  text(bytes: Uint8Array, places: number): void {
    for (let place = 0; place < places; place++) {
      const part = bytes.subarray(place * 8, place * 8 + 8)
      if (part.length === 0) {
        this.command(254)
        continue
      }
      this.follows.fill(SPACE, this.following, this.following + 8)
      this.follows.set(part, this.following)
      this.following += 8
      this.command(253)
    }
  }

  end(): void {
    this.command(252)
    while (this.used > 0) this.command(0)
  }

  private command(code: number): void {
    this.commands[this.used] = code
    this.used += 1
    if (this.used < 8) return
    this.out.raw(this.commands)
    this.out.raw(this.follows.subarray(0, this.following))
    this.used = 0
    this.following = 0
  }
}
