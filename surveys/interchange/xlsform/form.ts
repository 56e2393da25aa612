/** An XLSForm as its sheets have it: rows by the names of their columns, with texts by language. */
import { UnreadableFile } from '../notes.ts'
import type { Texts } from '../words.ts'
import type { Sheets } from './read-xlsx.ts'

export interface FormRow {
  /** As the spreadsheet counts. */
  readonly number: number
  /** The value of a column without a language: `relevant`, `name`. */
  readonly cell: (column: string) => string
  readonly texts: (column: string) => Texts
  /** Names of the columns that are filled. */
  readonly columns: readonly string[]
}

export interface Form {
  readonly survey: readonly FormRow[]
  readonly choices: ReadonlyMap<string, readonly FormRow[]>
  readonly settings: FormRow | null
}

export function formOf(sheets: Sheets): Form {
  const survey = sheets.get('survey')
  if (!survey || !(survey[0] ?? []).some((name) => name.trim().toLowerCase() === 'type'))
    throw new UnreadableFile({
      nl: "Dit Excel-bestand is geen XLSForm: er moet een blad 'survey' zijn met op de eerste rij de kolommen 'type', 'name' en 'label'.",
      en: "This Excel file is no XLSForm: it needs a sheet 'survey' with the columns 'type', 'name' and 'label' in its first row.",
    })
  const settings = rowsOf(sheets.get('settings') ?? [], '')[0] ?? null
  const spoken = languageOf(settings?.cell('default_language') ?? '')
  const choices = new Map<string, FormRow[]>()
  for (const row of rowsOf(sheets.get('choices') ?? [], spoken)) {
    const list = row.cell('list_name') || row.cell('list name')
    choices.set(list, [...(choices.get(list) ?? []), row])
  }
  return { survey: rowsOf(survey, spoken), choices, settings }
}

function rowsOf(rows: readonly (readonly string[])[], spoken: string): FormRow[] {
  const heads = (rows[0] ?? []).map((head) => {
    const [name = '', ...rest] = head.split(/::?/).map((part) => part.trim())
    // `media::image::English (en)`: the medium belongs to the name.
    const medium = name.toLowerCase() === 'media' ? `::${rest.shift() ?? ''}` : ''
    return {
      name: `${name.toLowerCase()}${medium}`,
      language: rest.length > 0 ? languageOf(rest.join(':')) : null,
    }
  })
  return rows.slice(1).flatMap((cells, index): FormRow[] => {
    const filled = heads.flatMap((head, at) =>
      (cells[at] ?? '') === '' ? [] : [{ ...head, value: cells[at]! }],
    )
    if (filled.length === 0) return []
    return [
      {
        number: index + 2,
        cell: (column) => filled.find((one) => one.name === column && one.language === null)?.value ?? '',
        texts: (column) =>
          Object.fromEntries(
            filled
              .filter(({ name }) => name === column)
              .map(({ language, value }) => [language ?? spoken, value]),
          ),
        columns: [...new Set(filled.map(({ name }) => name))],
      },
    ]
  })
}

const languages: Readonly<Record<string, string>> = {
  dutch: 'nl',
  nederlands: 'nl',
  english: 'en',
  engels: 'en',
  german: 'de',
  deutsch: 'de',
  duits: 'de',
  french: 'fr',
  français: 'fr',
  frans: 'fr',
  arabic: 'ar',
  turkish: 'tr',
  polish: 'pl',
  ukrainian: 'uk',
  spanish: 'es',
  español: 'es',
}

/** `English (en)`, `Nederlands`, `fr`. A language that is not named is Dutch. */
export function languageOf(head: string): string {
  const code = /\(([A-Za-z]{2,3}(?:-[A-Za-z]+)?)\)\s*$/.exec(head)?.[1]
  if (code) return code.toLowerCase()
  const name = head.trim().toLowerCase()
  if (name === '' || name === 'default') return 'nl'
  return languages[name] ?? name.replace(/[^\p{L}\d]+/gu, '-')
}
