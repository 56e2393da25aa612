/** Texts and choices of a question, read from the JSON itself: paper is made of drafts too. */
import type { Language } from '../../design.ts'
import { specialChoices } from '../../instrument/choices.ts'

type Json = Readonly<Record<string, unknown>>

export interface PaperChoice {
  readonly value: unknown
  readonly label: string
  /** A line to write on stands beside it. */
  readonly open: boolean
}

export function textOf(value: unknown, language: Language): string {
  if (typeof value === 'string') return value
  if (typeof value !== 'object' || value === null) return ''
  const texts = value as Json
  const order = language === 'nl' ? ['default', 'nl', 'en'] : ['en', 'default', 'nl']
  return (
    order.map((key) => texts[key]).find((text): text is string => typeof text === 'string' && text !== '') ??
    ''
  )
}

export function choicesOf(question: Json, language: Language): PaperChoice[] {
  const label = (property: string, nl: string, en: string) =>
    textOf(question[property], language) || (language === 'nl' ? nl : en)
  if (question.type === 'boolean')
    return [
      { value: question.valueTrue ?? true, label: label('labelTrue', 'Ja', 'Yes'), open: false },
      { value: question.valueFalse ?? false, label: label('labelFalse', 'Nee', 'No'), open: false },
    ]
  if (question.type === 'rating' && !Array.isArray(question.rateValues)) {
    const at = (property: string, otherwise: number) =>
      typeof question[property] === 'number' ? Number(question[property]) : otherwise
    const [least, most, step] = [at('rateMin', 1), at('rateMax', 5), Math.max(1, at('rateStep', 1))]
    const count = Math.min(20, Math.floor((most - least) / step) + 1)
    return Array.from({ length: Math.max(0, count) }, (_, index) => {
      const value = least + index * step
      return { value, label: String(value), open: false }
    })
  }
  const special = specialChoices
    .filter(({ properties }) => properties.some((property) => question[property] === true))
    .map(({ value, textProperty, label: usual }) => ({
      value,
      label: textOf(question[textProperty], language) || usual[language],
      open: value === 'other',
    }))
  return [...entries(question.choices ?? question.rateValues, language), ...special]
}

/** Entries of a list: plain values, or `{ value, text }`. */
export function entries(list: unknown, language: Language): PaperChoice[] {
  if (!Array.isArray(list)) return []
  return list.map((entry: unknown) => {
    const json = (typeof entry === 'object' && entry !== null ? entry : { value: entry }) as Json
    const value = json.value ?? json.name
    return { value, label: textOf(json.text ?? json.title, language) || String(value ?? ''), open: false }
  })
}
