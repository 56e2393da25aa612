/** Choices carried forward from another question, written out as choices with a condition each. */

import type { Compilation } from '../compilation.ts'
import { isObject, type Json, type Reader } from '../json.ts'

const selects = new Set(['checkbox', 'tagbox', 'radiogroup', 'dropdown'])

/** All questions by name, wherever they stand outside other questions. */
export function questionsIn(json: unknown): Map<string, Json> {
  const found = new Map<string, Json>()
  const visit = (entry: unknown): void => {
    if (!isObject(entry)) return
    if (typeof entry.name === 'string') found.set(entry.name, entry)
    for (const list of [entry.pages, entry.elements]) if (Array.isArray(list)) list.forEach(visit)
  }
  visit(json)
  return found
}

/** The choices of the question named in choicesFromQuestion; [] when it names none, or none that can be used. */
export function carriedChoices(compilation: Compilation, reader: Reader): readonly Json[] {
  const name = reader.string('choicesFromQuestion')
  if (name === undefined) return []
  const refuse = (message: string): readonly Json[] => {
    reader.refuse('choicesFromQuestion', message)
    return []
  }
  const source = compilation.questions.get(name)
  if (!source || !selects.has(String(source.type)))
    return refuse(`there is no question with choices '${name}'`)
  const mode = reader.string('choicesFromQuestionMode') ?? 'all'
  if (!['all', 'selected', 'unselected'].includes(mode)) {
    reader.refuse('choicesFromQuestionMode', 'must be all, selected or unselected')
  }
  for (const property of ['choices', 'choicesVisibleIf', 'choicesEnableIf']) {
    if (reader.has(property)) reader.refuse(property, 'cannot stand beside choicesFromQuestion')
  }
  const choices = Array.isArray(source.choices) ? source.choices : []
  const moving = choices.some(
    (choice) => isObject(choice) && (choice.visibleIf !== undefined || choice.enableIf !== undefined),
  )
  if (source.choicesFromQuestion || source.choicesVisibleIf || source.choicesEnableIf || moving) {
    return refuse(
      `the choices of '${name}' have conditions of their own: write them out, with choicesVisibleIf`,
    )
  }
  const several = source.type === 'checkbox' || source.type === 'tagbox'
  const target = reader.json.type === 'checkbox' || reader.json.type === 'tagbox'
  const carried = choices.map((choice) => {
    const { value, text, isExclusive } = isObject(choice) ? choice : ({ value: choice } as Json)
    const code = typeof value === 'string' ? `'${value.replace(/'/g, "\\'")}'` : String(value)
    const chosen = several ? `{${name}} contains ${code}` : `{${name}} = ${code}`
    const visibleIf = mode === 'all' ? undefined : mode === 'selected' ? chosen : `!(${chosen})`
    return written({ value, text, visibleIf, isExclusive: target ? isExclusive : undefined })
  })
  const open = source.showOtherItem === true || source.hasOther === true
  if (!open || mode !== 'selected' || hasOther(reader)) return carried
  const chosen = several ? `{${name}} contains 'other'` : `{${name}} = 'other'`
  const visibleIf = `${chosen} and {${name}-Comment} notempty`
  return [...carried, written({ value: 'other', text: source.otherText ?? otherText, visibleIf })]
}

/** What the respondent wrote there is what survey-core shows here; the codebook says what the code is. */
const otherText = { nl: 'Anders, namelijk', en: 'Other, namely' }

function hasOther({ json }: Reader): boolean {
  return json.showOtherItem === true || json.hasOther === true
}

function written(json: Json): Json {
  return Object.fromEntries(Object.entries(json).filter(([, part]) => part !== undefined))
}
