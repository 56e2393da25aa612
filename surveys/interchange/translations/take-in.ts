/** Translations that come back from a translator: those that are known are put in, the rest is told. */
import { UnreadableFile } from '../notes.ts'
import { type TranslationRow, translate } from './rows.ts'

export interface Unit {
  readonly key: string
  /** The Dutch that was translated; null when the file does not say. */
  readonly dutch: string | null
  readonly english: string
}

export interface TakenIn<T> {
  readonly questionnaire: T
  /** Rows of which the translation changed or was confirmed. */
  readonly translated: ReadonlySet<string>
  /** Translated from Dutch that reads differently by now: put in, and outdated. */
  readonly older: ReadonlySet<string>
  readonly unknown: readonly string[]
}

export function takeIn<T>(
  questionnaire: T,
  rows: readonly TranslationRow[],
  units: readonly Unit[],
): TakenIn<T> {
  const byKey = new Map(rows.map((row) => [row.key, row]))
  const translated = new Set<string>()
  const older = new Set<string>()
  const unknown: string[] = []
  let changed = questionnaire
  for (const { key, dutch, english } of units) {
    const row = byKey.get(key)
    if (!row) {
      unknown.push(key)
      continue
    }
    // An empty cell says that nobody translated it yet: what was there stays.
    if (english.trim() === '') continue
    if (english !== row.english) changed = translate(changed, row, english)
    if (dutch !== null && dutch !== row.dutch) older.add(key)
    else translated.add(key)
  }
  return { questionnaire: changed, translated, older, unknown }
}

export function noUnits(): UnreadableFile {
  return new UnreadableFile({
    nl: 'In dit bestand staat geen enkele tekst van deze vragenlijst. Haal een nieuw bestand op en laat dat vertalen.',
    en: 'This file has no text of this questionnaire. Download a new file and have that translated.',
  })
}
