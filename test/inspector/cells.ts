/** Cells and rows of a report, made by hand. */
import i18next, { type TFunction } from 'i18next'
import type { Cell, ReportRow, ReportTable } from '../../analysis/index.ts'
import { texts } from '../../client/inspector/texts.ts'
import type { Language, Text } from '../../surveys/design.ts'

/** The page's own texts in a language; numbers follow it. */
export async function speak(language: Language): Promise<TFunction> {
  return i18next.init({
    resources: { nl: { translation: texts.nl }, en: { translation: texts.en } },
    lng: language,
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
  })
}

/** Spaces that do not break, as plain ones: easier to read in a test. */
export const plain = (text: string) => text.replaceAll('\u00a0', ' ')

export function cellOf(own: Partial<Cell> = {}): Cell {
  return {
    estimate: 1.4,
    low: 0.6,
    high: 2.2,
    p: 0.001,
    pHolm: 0.02,
    n: 3000,
    persons: 1912,
    method: 'OLS',
    weight: null,
    unit: 'hours',
    ...own,
  }
}

export const unknownCell = (reason: NonNullable<Cell['reason']>, own: Partial<Cell> = {}): Cell =>
  cellOf({ estimate: null, low: null, high: null, p: null, n: 0, persons: 0, reason, ...own })

const label = (nl: string, en = nl): Text => ({ nl, en })

export function rowOf(key: string, cells: Record<string, Cell>, name = key): ReportRow {
  return { key, label: label(name), footnotes: [], cells }
}

export function tableOf(columns: ReportTable['columns'], rows: readonly ReportRow[]): ReportTable {
  return { title: label('Titel', 'Title'), note: [], columns, rows }
}

/** The columns of an effect table with one group. */
export const effectColumns: ReportTable['columns'] = [
  { key: 'WW.mark', label: label('WW'), unit: 'mark' },
  { key: 'WW.searching', label: label('zoekt'), unit: 'points' },
  { key: 'WW.hours', label: label('uren'), unit: 'hours' },
  { key: 'WW.applications', label: label('sollicitaties'), unit: 'applications per month' },
]
