/**
 * Tables as an Excel file (Office Open XML): what a reader of numbers needs of it, and no more. The libraries for it pack large sheets in
 * a worker made of a blob, which the page's security policy refuses: they then never answer.
 */
import { strToU8, zipSync } from 'fflate'

export interface WorkbookSheet {
  readonly name: string
  /** One for each column, in letters. */
  readonly widths: readonly number[]
  /** Bold, and on every page and screen; nothing: there are no heads. */
  readonly heads: readonly string[]
  readonly rows: readonly (readonly WorkbookCell[])[]
  /** Texts under the rows, over the whole width. */
  readonly below: readonly string[]
}

/** A text, a number with the format that Excel shows it in, or nothing. */
export type WorkbookCell = string | { readonly number: number; readonly format: string } | null

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
/** Places in the list of styles: a text that wraps, a head; formats of numbers come after them. */
const [WRAPPED, BOLD, FORMATTED] = [1, 2, 3]
const LINE_HEIGHT = 15

export function workbook(sheets: readonly WorkbookSheet[]): Uint8Array<ArrayBuffer> {
  const formats = [
    ...new Set(
      sheets.flatMap(({ rows }) =>
        rows.flatMap((row) =>
          row.flatMap((cell) => (cell !== null && typeof cell === 'object' ? cell.format : [])),
        ),
      ),
    ),
  ]
  const names = distinct(sheets.map(({ name }) => name))
  const files: Record<string, string> = {
    '[Content_Types].xml': `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>${sheets.map((_, place) => `<Override PartName="/xl/worksheets/sheet${place + 1}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`).join('')}</Types>`,
    '_rels/.rels': `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${names.map((name, place) => `<sheet name="${escaped(name)}" sheetId="${place + 1}" r:id="rId${place + 1}"/>`).join('')}</sheets>${titlesOf(sheets, names)}</workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${PACKAGE}/relationships">${sheets.map((_, place) => `<Relationship Id="rId${place + 1}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${place + 1}.xml"/>`).join('')}<Relationship Id="rId${sheets.length + 1}" Type="${RELATIONS}/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml': stylesOf(formats),
  }
  for (const [place, sheet] of sheets.entries())
    files[`xl/worksheets/sheet${place + 1}.xml`] = sheetOf(sheet, formats)
  return zipSync(Object.fromEntries(Object.entries(files).map(([path, xml]) => [path, strToU8(HEAD + xml)])))
}

/** The heads of a sheet come back on each printed page. */
function titlesOf(sheets: readonly WorkbookSheet[], names: readonly string[]): string {
  const titles = sheets.flatMap(({ heads }, place) =>
    heads.length === 0
      ? []
      : `<definedName name="_xlnm.Print_Titles" localSheetId="${place}">'${escaped(names[place]!.replaceAll("'", "''"))}'!$1:$1</definedName>`,
  )
  return titles.length === 0 ? '' : `<definedNames>${titles.join('')}</definedNames>`
}

function stylesOf(formats: readonly string[]): string {
  const wrap = '<alignment horizontal="left" vertical="top" wrapText="1" indent="1"/>'
  const cells = [
    '<xf xfId="0"/>',
    `<xf xfId="0" applyAlignment="1">${wrap}</xf>`,
    `<xf xfId="0" fontId="1" applyFont="1" applyAlignment="1">${wrap}</xf>`,
    ...formats.map(
      (_, place) =>
        `<xf xfId="0" numFmtId="${164 + place}" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top"/></xf>`,
    ),
  ]
  const numbers = formats.map(
    (format, place) => `<numFmt numFmtId="${164 + place}" formatCode="${escaped(format)}"/>`,
  )
  return `<styleSheet xmlns="${MAIN}">${numbers.length === 0 ? '' : `<numFmts count="${numbers.length}">${numbers.join('')}</numFmts>`}<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="${cells.length}">${cells.join('')}</cellXfs></styleSheet>`
}

function sheetOf({ widths, heads, rows, below }: WorkbookSheet, formats: readonly string[]): string {
  const last = columnLetters(widths.length - 1)
  const width = widths.reduce((sum, own) => sum + own, 0)
  const lines: string[] = []
  const merged: string[] = []
  const add = (cells: readonly string[], most = 1) => {
    // Not every program makes room for a text that wraps, and none in merged cells.
    const height = most > 1 ? ` ht="${LINE_HEIGHT * most}" customHeight="1"` : ''
    lines.push(`<row r="${lines.length + 1}"${height}>${cells.join('')}</row>`)
  }
  const at = (column: number) => `${columnLetters(column)}${lines.length + 1}`
  const linesIn = (text: string, letters: number) => Math.ceil(text.length / (letters - 2))
  const linesOf = (cells: readonly WorkbookCell[]) =>
    Math.max(...cells.map((cell, column) => (typeof cell === 'string' ? linesIn(cell, widths[column]!) : 1)))
  if (heads.length > 0)
    add(
      heads.map((head, column) => textCell(at(column), head, BOLD)),
      linesOf(heads),
    )
  for (const row of rows)
    add(
      row.map((cell, column) =>
        cell === null
          ? ''
          : typeof cell === 'string'
            ? textCell(at(column), cell, WRAPPED)
            : `<c r="${at(column)}" s="${FORMATTED + formats.indexOf(cell.format)}"><v>${cell.number}</v></c>`,
      ),
      linesOf(row),
    )
  if (below.length > 0) add([])
  for (const text of below) {
    if (widths.length > 1) merged.push(`<mergeCell ref="A${lines.length + 1}:${last}${lines.length + 1}"/>`)
    add([textCell(at(0), text, WRAPPED)], linesIn(text, width))
  }
  const frozen =
    heads.length === 0 ? '' : '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
  return `<worksheet xmlns="${MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0">${frozen}</sheetView></sheetViews><cols>${widths.map((own, place) => `<col min="${place + 1}" max="${place + 1}" width="${own}" customWidth="1"/>`).join('')}</cols><sheetData>${lines.join('')}</sheetData>${merged.length === 0 ? '' : `<mergeCells count="${merged.length}">${merged.join('')}</mergeCells>`}<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>`
}

const textCell = (place: string, text: string, style: number) =>
  `<c r="${place}" t="inlineStr" s="${style}"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`

/** A, B, … Z, AA, … */
const columnLetters = (place: number): string =>
  (place < 26 ? '' : columnLetters(Math.floor(place / 26) - 1)) + String.fromCharCode(65 + (place % 26))

/** Names as a sheet takes them, each another, whatever its letters are. */
function distinct(names: readonly string[]): string[] {
  const taken = new Set<string>()
  return names.map((name) => {
    const own = name.replaceAll(/[\\/?*[\]:]/g, ' ').slice(0, 31)
    for (let number = 1; ; number++) {
      const ending = number === 1 ? '' : ` ${number}`
      const found = own.slice(0, 31 - ending.length) + ending
      if (taken.has(found.toLowerCase())) continue
      taken.add(found.toLowerCase())
      return found
    }
  })
}

/** Without the characters that no XML may have. */
const escaped = (text: string) =>
  text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
    .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('"', '&quot;')
