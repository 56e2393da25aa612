/** Excel files for tests, down to what no library writes: formulas, days from 1904, texts in place. */
import { Readable } from 'node:stream'
import type { Source } from '../../server/intake/source.ts'

export function sourceOf(bytes: Buffer | string): Source {
  const all = Buffer.from(bytes as string)
  return { size: all.length, read: (start, end) => Readable.from([all.subarray(start, end)]) }
}

/** A zip with its parts stored as they are. `claimed` is the size that it says they have. */
export function zip(parts: Readonly<Record<string, string>>, claimed?: number): Buffer {
  const locals: Buffer[] = []
  const central: Buffer[] = []
  let offset = 0
  for (const [name, text] of Object.entries(parts)) {
    const body = Buffer.from(text)
    const head = Buffer.alloc(30)
    head.writeUInt32LE(0x04034b50, 0)
    const sizes = (buffer: Buffer, at: number) => {
      buffer.writeUInt32LE(body.length, at)
      buffer.writeUInt32LE(claimed ?? body.length, at + 4)
      buffer.writeUInt16LE(name.length, at + 8)
    }
    sizes(head, 18)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50, 0)
    if (claimed !== undefined) entry.writeUInt16LE(8, 10)
    sizes(entry, 20)
    entry.writeUInt32LE(offset, 42)
    locals.push(head, Buffer.from(name), body)
    central.push(entry, Buffer.from(name))
    offset += 30 + name.length + body.length
  }
  const directory = Buffer.concat(central)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(Object.keys(parts).length, 8)
  end.writeUInt16LE(Object.keys(parts).length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...locals, directory, end])
}

/** A workbook of sheets whose rows are given as XML. */
export function workbook(
  sheets: Readonly<Record<string, string>>,
  { shared = [], from1904 = false }: { shared?: readonly string[]; from1904?: boolean } = {},
): Record<string, string> {
  const names = Object.keys(sheets)
  return {
    'xl/workbook.xml': `<workbook xmlns:r="r"><workbookPr date1904="${from1904 ? 1 : 0}"/><sheets>${names
      .map((name, at) => `<sheet name="${name}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`)
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${names
      .map((_, at) => `<Relationship Id="rId${at + 1}" Target="worksheets/sheet${at + 1}.xml"/>`)
      .join('')}</Relationships>`,
    'xl/styles.xml':
      '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="dd\\-mm\\-yyyy"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="2"/></cellXfs></styleSheet>',
    'xl/sharedStrings.xml': `<sst>${shared.map((text) => `<si><t>${text}</t></si>`).join('')}</sst>`,
    ...Object.fromEntries(
      names.map((name, at) => [
        `xl/worksheets/sheet${at + 1}.xml`,
        `<worksheet><sheetData>${sheets[name]}</sheetData></worksheet>`,
      ]),
    ),
  }
}
