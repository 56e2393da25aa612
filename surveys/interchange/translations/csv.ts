/** Translations as a table that Excel opens: semicolons, and a mark that says it is UTF-8. */
import { parse } from 'csv-parse/browser/esm/sync'
import { stringify } from 'csv-stringify/browser/esm/sync'
import { UnreadableFile } from '../notes.ts'
import type { TranslationRow } from './rows.ts'
import type { Unit } from './take-in.ts'

const heads = ['key', 'nl', 'en', 'state'] as const

export function toCsv(rows: readonly TranslationRow[]): string {
  const lines = rows.map(({ key, dutch, english, state }) => [key, dutch, english, state].map(guarded))
  return stringify([[...heads], ...lines], { delimiter: ';', bom: true, record_delimiter: '\r\n' })
}

/** Throws `UnreadableFile` when the columns are not there. */
export function fromCsv(source: string): Unit[] {
  let lists: string[][]
  try {
    const delimiter = /^\ufeff?[^\n]*;/.test(source) ? ';' : [',', '\t']
    lists = parse(source, { delimiter, bom: true, skip_empty_lines: true, relax_column_count: true })
  } catch {
    throw notATable()
  }
  const head = (lists[0] ?? []).map((name) => name.trim().toLowerCase())
  const [key, nl, en] = ['key', 'nl', 'en'].map((name) => head.indexOf(name))
  if (key === -1 || en === -1) throw notATable()
  return lists.slice(1).map((list) => ({
    key: plain(list[key!]),
    dutch: nl === -1 || list[nl!] === undefined ? null : plain(list[nl!]),
    english: plain(list[en!]),
  }))
}

/** A cell that begins like a formula would be one in Excel: an apostrophe keeps it a text. */
function guarded(text: string): string {
  return /^['=+\-@\t\r]/.test(text) ? `'${text}` : text
}

function plain(cell: string | undefined): string {
  const text = cell ?? ''
  return /^'['=+\-@\t\r]/.test(text) ? text.slice(1) : text
}

function notATable(): UnreadableFile {
  return new UnreadableFile({
    nl: "Dit is geen tabel met vertalingen: op de eerste rij moeten 'key' en 'en' staan. Haal hier een nieuw bestand op en vul de kolom 'en' in.",
    en: "This is no table of translations: its first row needs 'key' and 'en'. Download a new file here and fill in the column 'en'.",
  })
}
