/**
 * Every text of a questionnaire beside its translation. A row is named by what it belongs to and not by its place, so that moving a
 * question changes nothing: `hours.title`, `work.choices.yes.text`.
 */

import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { isJson, type Json, type Path, setAt, valueAt } from '../../edit/json.ts'
import { textsIn } from '../../instrument/index.ts'

/** What the Dutch was when somebody translated it: row → fingerprint. Kept beside the questionnaire, in a document of its own. */
export type Sources = Readonly<Record<string, string>>

export type TranslationState = 'present' | 'missing' | 'outdated'

export interface TranslationRow {
  readonly key: string
  readonly path: Path
  readonly dutch: string
  readonly english: string
  readonly state: TranslationState
}

export function translationTable(questionnaire: unknown, sources: Sources = {}): TranslationRow[] {
  const seen = new Map<string, number>()
  return textsIn(questionnaire).flatMap(({ path: text, value }) => {
    const path = pathOf(text)
    const own = isJson(value) ? value : { default: value }
    const dutch = wordOf(own.default) || wordOf(own.nl)
    const english = wordOf(own.en)
    if (dutch === '' && english === '') return []
    const key = keyOf(questionnaire, path)
    const count = (seen.get(key) ?? 0) + 1
    seen.set(key, count)
    const unique = count === 1 ? key : `${key}#${count}`
    return [{ key: unique, path, dutch, english, state: stateOf(dutch, english, sources[unique]) }]
  })
}

/** Where nobody noted what the Dutch was, a translation that is there is taken to fit. */
function stateOf(dutch: string, english: string, source: string | undefined): TranslationState {
  if (english.trim() === '') return 'missing'
  return source !== undefined && source !== fingerprint(dutch) ? 'outdated' : 'present'
}

export function fingerprint(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text))).slice(0, 16)
}

/** The questionnaire with that translation; an empty one takes it away. */
export function translate<T>(questionnaire: T, { path, dutch }: TranslationRow, english: string): T {
  const now = valueAt(questionnaire, path)
  const value: Json = isJson(now) ? now : { default: dutch }
  const { en: _, ...others } = value
  if (english.trim() !== '') return setAt(questionnaire, path, { ...value, en: english })
  const keys = Object.keys(others)
  return setAt(questionnaire, path, keys.length === 1 && keys[0] === 'default' ? others.default : others)
}

/**
 * What is noted once these rows were translated. The first time, every translation that is there is taken to fit its Dutch: from then
 * on a change of the Dutch is seen. What is no longer there is forgotten.
 */
export function noteSources(
  rows: readonly TranslationRow[],
  sources: Sources,
  translated: ReadonlySet<string>,
): Sources {
  return Object.fromEntries(
    rows
      .filter(({ english }) => english.trim() !== '')
      .map(({ key, dutch }) => [key, (translated.has(key) ? undefined : sources[key]) ?? fingerprint(dutch)]),
  )
}

function wordOf(text: unknown): string {
  return typeof text === 'string' ? text : ''
}

/** `pages[0].elements[2].title` as the designer's functions take it. */
function pathOf(text: string): Path {
  return [...text.matchAll(/([^.[\]]+)|\[(\d+)\]/g)].map(([, name, index]) => name ?? Number(index))
}

/** What it belongs to: the nearest name above it, the codes below that, and the property. */
function keyOf(questionnaire: unknown, path: Path): string {
  const words: string[] = []
  for (let length = 1; length <= path.length; length++) {
    const step = path[length - 1]!
    if (typeof step === 'string') {
      words.push(step)
      continue
    }
    const entry = valueAt(questionnaire, path.slice(0, length))
    const name = isJson(entry) ? entry.name : undefined
    if (typeof name === 'string' && name !== '') words.splice(0, words.length, name)
    else words.push(codeOf(entry) ?? String(step))
  }
  return words.join('.')
}

function codeOf(entry: unknown): string | null {
  const code = isJson(entry) ? (entry.value ?? entry.id) : null
  return typeof code === 'string' || typeof code === 'number' || typeof code === 'boolean'
    ? String(code)
    : null
}
