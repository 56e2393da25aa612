/** What a questionnaire is made of, as people see it: pages, panels and questions, each with its place. */
import { isJson, type Json, type Path, valueAt } from './json.ts'

export interface Part {
  readonly kind: 'page' | 'panel' | 'question'
  readonly path: Path
  readonly json: Json
  /** '' when it has none. */
  readonly name: string
  /** Of a question or panel: `radiogroup`, `panel` … */
  readonly type: string
  readonly parts: readonly Part[]
}

/** The lists in which the parts of something stand, by what it is. */
const listsOf = (json: Json): readonly string[] =>
  json.type === 'paneldynamic' ? ['templateElements'] : ['elements', 'questions']

const groups = new Set(['panel', 'paneldynamic'])

/** The pages; a questionnaire without pages has its parts at the top. */
export function outlineOf(questionnaire: unknown): readonly Part[] {
  if (!isJson(questionnaire)) return []
  const { pages } = questionnaire
  if (!Array.isArray(pages)) return partsIn(questionnaire, [])
  return pages.flatMap((json, index): Part[] => {
    if (!isJson(json)) return []
    const path = ['pages', index]
    return [{ kind: 'page', path, json, name: nameOf(json), type: 'page', parts: partsIn(json, path) }]
  })
}

function partsIn(json: Json, path: Path): readonly Part[] {
  return listsOf(json).flatMap((list) => {
    const entries = json[list]
    if (!Array.isArray(entries)) return []
    return entries.flatMap((entry, index): Part[] => {
      if (!isJson(entry)) return []
      const own = [...path, list, index]
      const type = typeof entry.type === 'string' ? entry.type : ''
      const kind = groups.has(type) ? 'panel' : 'question'
      const parts = kind === 'panel' ? partsIn(entry, own) : []
      return [{ kind, path: own, json: entry, name: nameOf(entry), type, parts }]
    })
  })
}

function nameOf(json: Json): string {
  return typeof json.name === 'string' ? json.name : ''
}

export function* everyPart(parts: readonly Part[]): Generator<Part> {
  for (const part of parts) {
    yield part
    yield* everyPart(part.parts)
  }
}

export function findPart(questionnaire: unknown, name: string): Part | null {
  for (const part of everyPart(outlineOf(questionnaire))) if (part.name === name) return part
  return null
}

/** The list in which the parts of a page or panel stand, or would stand. */
export function listWithin(part: Part | null, questionnaire: unknown): Path {
  if (part === null) return Array.isArray(valueAt(questionnaire, ['pages'])) ? ['pages'] : ['elements']
  const [first, second] = listsOf(part.json)
  return [
    ...part.path,
    second !== undefined && second in part.json && !(first! in part.json) ? second : first!,
  ]
}
