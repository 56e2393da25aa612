/** Names of pages and questions: new ones, and a name that changes everywhere it is read. */
import { isJson, type Json, type Path, setAt, valueAt } from './json.ts'
import { everyPart, outlineOf } from './outline.ts'

export function namesIn(questionnaire: unknown): ReadonlySet<string> {
  return new Set(
    [...everyPart(outlineOf(questionnaire))].map(({ name }) => name).filter((name) => name !== ''),
  )
}

/** `base`, or with the first number behind it that is free. */
export function freeName(base: string, taken: ReadonlySet<string>): string {
  if (!taken.has(base)) return base
  const stem = base.replace(/\d+$/, '')
  for (let number = 2; ; number++) if (!taken.has(`${stem}${number}`)) return `${stem}${number}`
}

/** A copy that can stand in the same questionnaire: every name in it that is taken gets another, and so do its own conditions. */
export function copyFor(part: Json, questionnaire: unknown): Json {
  const taken = new Set(namesIn(questionnaire))
  let copy: Json = part
  const own = typeof part.name === 'string' ? [part.name] : []
  const within = [...everyPart(outlineOf({ elements: [part] }))].map(({ name }) => name)
  for (const name of new Set([...own, ...within])) {
    if (name === '') continue
    const free = freeName(name, taken)
    taken.add(free)
    if (free !== name) copy = renameIn(copy, name, free) as Json
  }
  return copy
}

/** Properties that hold a bare name of another part. */
const bareNames = new Set([
  'valueName',
  'choicesFromQuestion',
  'setToName',
  'fromName',
  'gotoName',
  'contradictedBy',
])

/** A part gets another name, and what reads it reads the new one. Where no other part has its old name: else nobody knows which was meant. */
export function renamePart(questionnaire: unknown, path: Path, to: string): unknown {
  const from = valueAt(questionnaire, [...path, 'name'])
  const named = setAt(questionnaire, [...path, 'name'], to)
  return typeof from === 'string' && from !== '' && !namesIn(named).has(from)
    ? renameIn(named, from, to)
    : named
}

/** The questionnaire with a part under another name: in its own place, in conditions, in texts that show its answer. */
export function renameIn(json: unknown, from: string, to: string): unknown {
  const shown = new RegExp(`\\{(\\s*)${escaped(from)}(?=\\s*\\}|\\.|\\[|-Comment)`, 'g')
  const walk = (value: unknown, key: string, parent: Json | null): unknown => {
    if (typeof value === 'string') {
      if (value === from && (bareNames.has(key) || (key === 'name' && parent !== null && isPart(parent))))
        return to
      return value.replace(shown, (_, space: string) => `{${space}${to}`)
    }
    if (Array.isArray(value)) return mapped(value, (entry) => walk(entry, key, null))
    if (!isJson(value)) return value
    let next = value
    for (const [name, own] of Object.entries(value)) {
      const changed = walk(own, name, value)
      if (changed !== own) next = setAt(next, [name], changed)
    }
    return next
  }
  return walk(json, '', null)
}

/** Pages have no type, and neither have columns, rows and choices, which have no elements. */
function isPart(json: Json): boolean {
  return typeof json.type === 'string' || 'elements' in json || 'questions' in json
}

function mapped(list: readonly unknown[], change: (entry: unknown) => unknown): readonly unknown[] {
  const next = list.map(change)
  return next.some((entry, index) => entry !== list[index]) ? next : list
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}

export interface Found {
  readonly path: Path
  readonly text: string
}

/** Every text, name and condition in which something stands. */
export function findText(json: unknown, wanted: string, matchCase: boolean): readonly Found[] {
  if (wanted === '') return []
  const fold = (text: string) => (matchCase ? text : text.toLocaleLowerCase('nl'))
  const found: Found[] = []
  const walk = (value: unknown, path: Path) => {
    if (typeof value === 'string') {
      if (fold(value).includes(fold(wanted))) found.push({ path, text: value })
    } else if (Array.isArray(value)) {
      for (const [index, entry] of value.entries()) walk(entry, [...path, index])
    } else if (isJson(value)) {
      for (const [key, own] of Object.entries(value)) if (key !== 'type') walk(own, [...path, key])
    }
  }
  walk(json, [])
  return found
}

/** In texts and conditions; names change by `renameIn`, so that nothing loses what it reads. */
export function replaceText(json: unknown, wanted: string, by: string, matchCase: boolean): unknown {
  const pattern = new RegExp(escaped(wanted), matchCase ? 'g' : 'gi')
  return findText(json, wanted, matchCase)
    .filter(({ path }) => !['name', 'value'].includes(String(path.at(-1))))
    .reduce(
      (next, { path, text }) =>
        setAt(
          next,
          path,
          text.replace(pattern, () => by),
        ),
      json,
    )
}
