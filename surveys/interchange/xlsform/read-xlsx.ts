/** The sheets of a small Excel file, as rows of texts. A questionnaire is a few hundred rows: all of it stands in memory. */
import { strFromU8, unzipSync } from 'fflate'
import { UnreadableFile } from '../notes.ts'
import { childOf, childrenOf, everyTag, readXml, type Tag } from '../xml.ts'

/** An Excel file that unpacks to more than this is no questionnaire. */
const mostBytes = 30_000_000

export type Sheets = ReadonlyMap<string, readonly (readonly string[])[]>

export function readSheets(bytes: Uint8Array): Sheets {
  const parts = unzip(bytes)
  const part = (name: string) => (parts[name] ? readXml(strFromU8(parts[name])) : undefined)
  const workbook = part('xl/workbook.xml')
  if (!workbook) throw unreadable()
  const targets = new Map(
    childrenOf(part('xl/_rels/workbook.xml.rels'), 'Relationship').map(({ attributes }) => [
      attributes.Id,
      attributes.Target ?? '',
    ]),
  )
  const shared = childrenOf(part('xl/sharedStrings.xml'), 'si').map(textOf)
  return new Map(
    childrenOf(childOf(workbook, 'sheets'), 'sheet').map(({ attributes }) => {
      const id = Object.entries(attributes).find(([name]) => name.endsWith(':id'))?.[1]
      const target = targets.get(id ?? '') ?? ''
      const sheet = part(target.startsWith('/') ? target.slice(1) : `xl/${target}`)
      return [(attributes.name ?? '').trim().toLowerCase(), rowsOf(childOf(sheet, 'sheetData'), shared)]
    }),
  )
}

function unzip(bytes: Uint8Array): Record<string, Uint8Array> {
  let total = 0
  try {
    return unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (!/^xl\/(workbook|sharedStrings|_rels\/|worksheets\/)/.test(name)) return false
        total += originalSize
        if (total > mostBytes) throw unreadable()
        return true
      },
    })
  } catch {
    throw unreadable()
  }
}

function rowsOf(data: Tag | undefined, shared: readonly string[]): string[][] {
  const rows: string[][] = []
  for (const row of childrenOf(data, 'row')) {
    const number = Number(row.attributes.r ?? rows.length + 1)
    if (!Number.isInteger(number) || number < 1 || number > 1_048_576) throw unreadable()
    const cells: string[] = []
    for (const cell of childrenOf(row, 'c')) {
      const column = columnOf(cell.attributes.r ?? '') ?? cells.length
      cells[column] = cellText(cell, shared).trim()
    }
    rows[number - 1] = Array.from(cells, (text) => text ?? '')
  }
  return Array.from(rows, (row) => row ?? [])
}

/** `AB12` is column 27. */
function columnOf(reference: string): number | null {
  const letters = /^[A-Z]{1,3}/.exec(reference)?.[0]
  if (!letters) return null
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}

function cellText(cell: Tag, shared: readonly string[]): string {
  const { t } = cell.attributes
  if (t === 'inlineStr') return textOf(childOf(cell, 'is'))
  const value = childOf(cell, 'v')?.text ?? ''
  if (t === 's') return shared[Number(value)] ?? ''
  return t === 'b' ? (value === '1' ? 'TRUE' : 'FALSE') : value
}

/** The text without its phonetic reading. */
function textOf(tag: Tag | undefined): string {
  if (!tag) return ''
  const parts = tag.children.filter(({ name }) => name !== 'rPh').flatMap((child) => [...everyTag(child)])
  return parts
    .filter(({ name }) => name === 't')
    .map(({ text }) => text)
    .join('')
}

function unreadable(): UnreadableFile {
  return new UnreadableFile({
    nl: 'Dit Excel-bestand is niet te lezen. Open het in Excel of LibreOffice, bewaar het opnieuw als .xlsx en kies het nieuwe bestand.',
    en: 'This Excel file cannot be read. Open it in Excel or LibreOffice, save it again as .xlsx and choose the new file.',
  })
}
