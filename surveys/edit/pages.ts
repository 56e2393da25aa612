/** A questionnaire without pages: SurveyJS shows it as one page; ours are published with their pages written out. */
import type { Json } from './json.ts'

const lists = ['elements', 'questions'] as const

export function isFlat(questionnaire: Json): boolean {
  return !('pages' in questionnaire) && lists.some((list) => Array.isArray(questionnaire[list]))
}

/** The same with everything on one page, which stands where the questions stood. */
export function onOnePage(questionnaire: Json, name: string): Json {
  const elements = lists.flatMap((list) => {
    const own = questionnaire[list]
    return Array.isArray(own) ? own : []
  })
  const first = Object.keys(questionnaire).find((key) => key === 'elements' || key === 'questions')
  return Object.fromEntries(
    Object.entries(questionnaire).flatMap(([key, value]): [string, unknown][] => {
      if (key === first) return [['pages', [{ name, elements }]]]
      return key === 'elements' || key === 'questions' ? [] : [[key, value]]
    }),
  )
}
