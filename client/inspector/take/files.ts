/** The report as files, made in the browser from what the page shows: nothing else can get into them. */
import { stringify } from 'csv-stringify/browser/esm/sync'
import type { TFunction } from 'i18next'
import { COLUMNS, type Column, type Entry } from './lines.ts'
import type { Sheet } from './sheets.ts'
import { workbook } from './workbook.ts'

/** Hands a file to the reader. */
export function handOver(content: Blob, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(content)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}

/** All lines under each other in columns that are the same for all, and what they rest on below them. */
export function csvOf(t: TFunction, sheets: readonly Sheet[], about: readonly string[]): Blob {
  const lines = sheets.flatMap(({ kind, lines: own }) =>
    own.map((line) =>
      COLUMNS.map((column) => {
        const value = line[column]?.value ?? null
        return column === 'take.table' && kind !== undefined ? `${kind}: ${value}` : value
      }),
    ),
  )
  const notes = about.map((line) => COLUMNS.map((_, place) => (place === 0 ? line : '')))
  const text = stringify([COLUMNS.map((column) => t(column)), ...lines, ...notes], {
    bom: true,
    escape_formulas: true,
    record_delimiter: 'windows',
  })
  return new Blob([text], { type: 'text/csv;charset=utf-8' })
}

/** Sheets with real numbers, their notes and their source; before them one with what they rest on. */
export function xlsxOf(t: TFunction, sheets: readonly Sheet[], about: readonly string[]): Blob {
  const [title = '', ...lines] = about
  const first = {
    name: t('take.sheet'),
    widths: [100],
    heads: [title],
    rows: [...lines, t('take.columns')].map((line) => [line]),
    below: [],
  }
  const tables = sheets.map((sheet) => {
    const columns = columnsOf(sheet)
    return {
      name: sheetName(sheet),
      widths: columns.map((column) => WIDTHS[column] ?? 14),
      heads: columns.map((column) => sheet.heads?.[column] ?? t(column)),
      rows: sheet.lines.map((line) => columns.map((column) => cellOf(line[column]))),
      below: [...(sheet.notes ?? []), ...belowTable(sheet.part)],
    }
  })
  return new Blob([workbook([first, ...tables])], {
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  })
}

const WIDTHS: Partial<Record<Column, number>> = {
  'take.table': 36,
  'table.row': 36,
  'table.column': 30,
  'robustness.way': 24,
  'behind.covariates': 24,
  'behind.periods': 24,
  'behind.model': 24,
  'take.unit': 24,
  'take.verdict': 36,
  'take.method': 44,
  'take.weight': 20,
  'take.command': 120,
  'take.reads': 36,
}

/** The columns in which anything stands, without the name of the table where there is only one. */
function columnsOf({ lines }: Sheet): Column[] {
  const valuesOf = (column: Column) => new Set(lines.map((line) => line[column]?.value || null))
  return COLUMNS.filter((column) =>
    column === 'take.table'
      ? valuesOf(column).size > 1
      : [...valuesOf(column)].some((value) => value !== null),
  )
}

const cellOf = ({ value, format = 'General' }: Entry = { value: null }) =>
  value === '' ? null : typeof value === 'number' ? { number: value, format } : value

/** 'Tabel 1', 'Figuur 3', or what it is called. */
function sheetName({ part, name, kind }: Sheet): string {
  const heading = kind === undefined ? document.querySelector(`#${part} h2`)?.textContent : null
  return (heading ?? name).split(/[.:]/)[0]!
}

/** Notes, footnotes and source, as the page has them. */
const belowTable = (part: string) =>
  textsIn(document.getElementById(part), '.notes p, p.notes, .footnotes li, .source')

export function textsIn(root: Element | null, selector: string): string[] {
  return [...(root?.querySelectorAll(selector) ?? [])].map(textOf).filter((text) => text !== '')
}

/** What is read, without what is pressed. */
function textOf(element: Element): string {
  const copy = element.cloneNode(true) as Element
  for (const own of copy.querySelectorAll('.no-print, button, summary')) own.remove()
  return (copy.textContent ?? '').replaceAll(/\s+/g, ' ').trim()
}

/** The text of the page for a word processor: headings, findings, pictures, notes, tables and sources. */
export async function htmlOf(
  about: readonly string[],
  simulated: string | null,
  pictureOfPart: (key: string) => Promise<string | null>,
): Promise<Blob> {
  const [title = '', ...lines] = about
  const paragraphs = (texts: readonly string[]) => texts.map((own) => `<p>${escaped(own)}</p>`).join('')
  const parts: string[] = []
  for (const section of document.querySelectorAll('.report__body > section')) {
    const heading = textsIn(section, 'h2').join('')
    const picture = await pictureOfPart(section.id)
    parts.push(
      `<h2>${escaped(heading)}</h2>`,
      [...section.querySelectorAll(TOLD)].map(told).join(''),
      [...section.querySelectorAll('table.marks')].map(marksHtml).join(''),
      picture === null ? '' : `<p><img width="620" src="${picture}" alt="${escaped(heading)}"></p>`,
      paragraphs(textsIn(section, '.notes p, p.notes, .footnotes li')),
      [...section.querySelectorAll(TABLES)].map(partHtml).join(''),
      paragraphs(textsIn(section, '.source')),
    )
  }
  const style = `@page{size:21cm 29.7cm;margin:2cm}body,h1,h2,h3,h4{font-family:Calibri,Arial,sans-serif}body{font-size:11pt}
p{margin:0 0 6pt}
table{border-collapse:collapse}th,td{border-bottom:1px solid #999;padding:2pt 5pt;font-size:9pt;text-align:left;vertical-align:top}
td.number,th.number{text-align:right}h2,h3,h4{page-break-after:avoid}tr{page-break-inside:avoid}.simulated{border:1.5pt solid #8a2c0d;padding:4pt}`
  const warning = simulated === null ? '' : `<p class="simulated"><b>${escaped(simulated)}</b></p>`
  const html = `<!doctype html><html lang="${document.documentElement.lang}"><head><meta charset="utf-8"><title>${escaped(title)}</title><style>${style}</style></head><body><h1>${escaped(title)}</h1>${warning}${paragraphs(lines.filter((line) => line !== simulated))}${parts.join('\n')}</body></html>`
  return new Blob([html], { type: 'text/html;charset=utf-8' })
}

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

function told(element: Element): string {
  const tag = element.tagName.toLowerCase()
  return `<${tag === 'li' ? 'p' : tag}>${escaped(textOf(element))}</${tag === 'li' ? 'p' : tag}>`
}

/** The headings of what stands in words: parts of a picture have none here. */
const TOLD = '#summary > .part > h3, .part > h4, .report__simulated, .finding, #comparison > ul > li'

/** Of a mark that was opened its effects and the other ways of estimating them; the other choices are for a spreadsheet. */
const TABLES = '.table-of:not(.behind *), .figure > .scroller, .robustness'

/** What opens on the page has its heading above the table here. */
function partHtml(part: Element): string {
  const heading =
    part.parentElement?.id === 'comparison'
      ? part.querySelector('summary')?.textContent
      : part.closest('#comparison .part')
        ? part.closest('.part')!.querySelector('h3')?.textContent
        : part.closest('.effects') &&
          (part.getAttribute('aria-label') ?? part.querySelector('caption')?.textContent)
  const tables = [...part.querySelectorAll('table')].map((table) =>
    rowsHtml([...table.querySelectorAll('tr')].map((row) => [...row.children].map(cellHtml))),
  )
  const said = textsIn(part, ':scope > p')
    .map((text) => `<p>${escaped(text)}</p>`)
    .join('')
  // Other ways of estimating say first what their table shows.
  const inside = part.matches('.robustness') ? said + tables.join('') : tables.join('') + said
  return `${heading ? `<h3>${escaped(heading)}</h3>` : ''}${inside}`
}

/** Table 1: of each mark what it sums up, in words. */
function marksHtml(table: Element): string {
  const head = [...table.querySelectorAll(':scope > thead th')].map(cellHtml)
  const rows = [...table.querySelectorAll('.marks__row')].map((row) =>
    [...row.children].map((cell) => {
      const mark = cell.querySelector('.mark__own')
      if (mark === null) return cellHtml(cell)
      const signs = [...cell.querySelectorAll('.sign')].map((sign) => sign.textContent ?? '')
      const printed = textsIn(cell, '.mark__published')
      return `<td><b>${escaped(mark.textContent ?? '')}</b> ${escaped([...signs, ...printed].join('; '))}</td>`
    }),
  )
  return rowsHtml([head, ...rows])
}

const rowsHtml = (rows: readonly (readonly string[])[]) =>
  `<table>${rows.map((cells) => `<tr>${cells.join('')}</tr>`).join('')}</table>`

function cellHtml(cell: Element): string {
  const tag = cell.closest('thead') ? 'th' : 'td'
  const kind = cell.classList.contains('number') ? ' class="number"' : ''
  return `<${tag}${kind}>${escaped(textOf(cell))}</${tag}>`
}
