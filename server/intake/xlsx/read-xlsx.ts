/** The rows of one sheet, as they stream by. Of a formula its value is read. */
import { Problem } from '../../problem.ts'
import type { Row } from '../read-table.ts'
import type { Source } from '../source.ts'
import { dayOfSerial } from './dates.ts'
import { readSharedTexts, readWorkbook, type Workbook } from './workbook.ts'
import { parseXml } from './xml.ts'
import { openZip } from './zip.ts'

/** Excel's own limits. */
const most = { columns: 16_384, text: 32_767 }

export async function readXlsx(
  source: Source,
  sheet?: string,
): Promise<{ rows: AsyncIterable<Row>; share: () => number }> {
  const zip = await openZip(source)
  const workbook = await readWorkbook(zip, sheet)
  const shared = await readSharedTexts(zip)
  const part = await zip.open(workbook.sheet, 'sheet')
  if (!part) throw new Problem('import-unreadable')
  let read = 0
  async function* rows(): AsyncGenerator<Row> {
    let ready: Row[] = []
    const handlers = sheetHandlers(workbook, shared, (row) => ready.push(row))
    try {
      for await (const bytes of parseXml(part!.stream, handlers)) {
        read += bytes
        yield* ready
        ready = []
      }
    } finally {
      part!.stream.destroy()
      zip.close()
    }
  }
  return { rows: rows(), share: () => (part.size === 0 ? 1 : read / part.size) }
}

interface Cell {
  readonly column: number
  readonly type: string
  readonly style: number
  text: string
}

function sheetHandlers(workbook: Workbook, shared: readonly string[], done: (row: Row) => void) {
  let number = 0
  let cells: string[] = []
  let cell: Cell | null = null
  let [inValue, phonetic] = [false, false]
  return {
    open: (name: string, attributes: Readonly<Record<string, string>>) => {
      if (name === 'row') {
        number = attributes.r ? Number(attributes.r) : number + 1
        cells = []
      } else if (name === 'c') {
        const column = attributes.r ? columnOf(attributes.r) : cells.length
        if (!(column < most.columns)) throw new Problem('import-unreadable')
        cell = { column, type: attributes.t ?? 'n', style: Number(attributes.s ?? 0), text: '' }
      } else if (name === 'rPh') phonetic = true
      else if (name === 'v' || name === 't') inValue = !phonetic
    },
    text: (text: string) => {
      if (!inValue || !cell) return
      cell.text += text
      if (cell.text.length > most.text) throw new Problem('import-unreadable')
    },
    close: (name: string) => {
      if (name === 'v' || name === 't') inValue = false
      else if (name === 'rPh') phonetic = false
      else if (name === 'c' && cell) {
        while (cells.length < cell.column) cells.push('')
        cells[cell.column] = cellText(cell, workbook, shared)
        cell = null
      } else if (name === 'row') done({ number, cells })
    },
  }
}

function cellText({ type, style, text }: Cell, workbook: Workbook, shared: readonly string[]): string {
  if (text === '') return ''
  if (type === 's') return shared[Number(text)] ?? ''
  if (type === 'b') return text === '1' ? 'true' : 'false'
  if (type === 'd') return text.slice(0, 10)
  if (type !== 'n') return text
  const value = Number(text)
  if (workbook.dates[style]) return dayOfSerial(value, workbook.from1904) ?? text
  // '2.0000000000000001E-3' is how Excel keeps 0.002.
  return Number.isFinite(value) ? String(Number(value.toPrecision(15))) : text
}

/** 'AB12' → 27. */
function columnOf(reference: string): number {
  let column = 0
  for (const sign of reference) {
    const place = sign.charCodeAt(0) - 64
    if (place < 1 || place > 26) break
    column = column * 26 + place
  }
  return column - 1
}
