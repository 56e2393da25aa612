/** The report as files, made in the browser from what the page shows: nothing else can get into them. */
import { stringify } from 'csv-stringify/browser/esm/sync'
import type { TFunction } from 'i18next'
import { inLanguage } from '../../shared/i18n.ts'
import { REPORT_PARTS, type StudyReport } from '../report-data.ts'
import { COLUMNS, linesOf } from './lines.ts'

/** Hands a file to the reader. */
export function handOver(content: Blob, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(content)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}

/** All tables under each other. */
export function csvOf(t: TFunction, { report }: StudyReport): Blob {
  const lines = REPORT_PARTS.flatMap((key) => linesOf(t, report[key]))
  const text = stringify([COLUMNS.map((column) => t(column)), ...lines], {
    bom: true,
    escape_formulas: true,
    record_delimiter: 'windows',
  })
  return new Blob([text], { type: 'text/csv;charset=utf-8' })
}

/** A sheet a table, with real numbers; before them one with what they rest on, and all notes. */
export async function xlsxOf(t: TFunction, data: StudyReport, about: readonly string[]): Promise<Blob> {
  const { default: writeXlsx } = await import('write-excel-file/browser')
  const bold = (value: string) => ({ value, fontWeight: 'bold' as const })
  const wrapped = (value: string) => ({ value, wrap: true })
  const parts = REPORT_PARTS.filter((key) => data.report[key].rows.length > 0)
  const notes = parts.flatMap((key) => [
    [bold(inLanguage(data.report[key].title))],
    ...[...data.report[key].note, ...data.report[key].rows.flatMap(({ footnotes }) => footnotes)]
      .map(inLanguage)
      .filter((note, place, all) => all.indexOf(note) === place)
      .map((note) => [wrapped(note)]),
  ])
  const sheets = parts.map((key) => ({
    sheet: key,
    stickyRowsCount: 1,
    columns: COLUMNS.map((_, place) => ({ width: place < 3 ? 34 : 14 })),
    data: [
      COLUMNS.map((column) => bold(t(column))),
      ...linesOf(t, data.report[key]).map((line) => line.map((value) => (value === null ? null : { value }))),
    ],
  }))
  const first = {
    sheet: t('take.sheet'),
    columns: [{ width: 110 }],
    data: [...about.map((line) => [wrapped(line)]), ...notes],
  }
  return writeXlsx([first, ...sheets]).toBlob()
}

/** The text of the page for a word processor: headings, findings, pictures, notes, tables and sources. */
export async function htmlOf(
  title: string,
  pictureOfPart: (key: string) => Promise<string | null>,
): Promise<Blob> {
  const text = (element: Element | null | undefined) => escaped(element?.textContent ?? '')
  const paragraphs = (root: Element, selector: string) =>
    [...root.querySelectorAll(selector)].map((own) => `<p>${text(own)}</p>`).join('')
  const head = document.querySelector('.report__head')
  const parts: string[] = []
  for (const section of document.querySelectorAll('.report__body > section')) {
    const picture = await pictureOfPart(section.id)
    const table = section.querySelector('.table-of table')
    parts.push(
      `<h2>${text(section.querySelector('h2'))}</h2>`,
      paragraphs(section, '.finding'),
      picture === null
        ? ''
        : `<p><img width="620" src="${picture}" alt="${text(section.querySelector('h2'))}"></p>`,
      paragraphs(section, '.notes p, .footnotes li'),
      table === null ? '' : tableHtml(table),
      paragraphs(section, '.source'),
    )
  }
  const style =
    'body{font-family:Calibri,Arial,sans-serif}table{border-collapse:collapse;font-size:9pt}th,td{border-bottom:1px solid #999;padding:2pt 6pt;text-align:left;vertical-align:top}'
  const html = `<!doctype html><html lang="${document.documentElement.lang}"><head><meta charset="utf-8"><title>${escaped(title)}</title><style>${style}</style></head><body><h1>${escaped(title)}</h1>${head === null ? '' : paragraphs(head, ':scope > p:not(.quiet:first-child), .trust li')}${parts.join('\n')}</body></html>`
  return new Blob([html], { type: 'text/html;charset=utf-8' })
}

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

function tableHtml(table: Element): string {
  const rows = [...table.querySelectorAll('tr')].map((row) => {
    const cells = [...row.children].map((cell) => {
      const tag = cell.tagName.toLowerCase()
      return `<${tag}>${escaped(cell.textContent ?? '')}</${tag}>`
    })
    return `<tr>${cells.join('')}</tr>`
  })
  return `<table>${rows.join('')}</table>`
}
