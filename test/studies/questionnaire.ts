import { type IQuestion, Model, Serializer, surveyLocalization } from 'survey-core'
import { studies } from '../../surveys/index.ts'

surveyLocalization.defaultLocale = 'nl'
for (const name of ['concept', 'role']) Serializer.addProperty('question', { name })

export interface Node {
  readonly path: string
  readonly value: Record<string, unknown>
}

export const study = studies['het-eerste-jaar']!
export const waveIds = ['decision', 'first-half', 'second-half'] as const

/** Every object in the JSON, with where it stands. */
export function* nodes(value: unknown, path = '$'): Generator<Node> {
  if (Array.isArray(value)) {
    for (const [i, inner] of value.entries()) yield* nodes(inner, `${path}[${i}]`)
  } else if (typeof value === 'object' && value !== null) {
    yield { path, value: value as Record<string, unknown> }
    for (const [key, inner] of Object.entries(value)) yield* nodes(inner, `${path}.${key}`)
  }
}

export interface Element {
  readonly type: string
  readonly name: string
  readonly concept?: string
  readonly role?: string
  readonly [key: string]: unknown
}

export interface PageJson {
  readonly name: string
  readonly title: Record<string, string>
  readonly elements: readonly Element[]
}

export const pagesOf = (wave: string): readonly PageJson[] =>
  (study.instruments[wave] as { pages: readonly PageJson[] }).pages

export const itemsOf = (wave: string): readonly Element[] =>
  pagesOf(wave)
    .flatMap((page) => page.elements)
    .filter((element) => element.type !== 'html')

/** Survey-core's own model of a questionnaire, with what the platform lets expressions read. */
export function modelOf(wave: string, variables: Readonly<Record<string, unknown>>): Model {
  const model = new Model(study.instruments[wave])
  setVariables(model, variables)
  return model
}

export function setVariables(model: Model, variables: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(variables)) model.setVariable(name, value)
}

/** Names of what is on screen with these answers, html included. */
export const visibleItems = (model: Model): Set<string> =>
  new Set(
    model.visiblePages.flatMap((page) =>
      (page.questions as readonly IQuestion[]).filter((q) => q.isVisible).map((q) => q.name),
    ),
  )

/** Variables with something in each, as a second-half respondent on benefit has them. */
export const preloadVariables = {
  member: { benefit: 'WW', sex: 'female' },
  period: { from: '2006-10-04', to: '2007-04-03' },
  periodFrom: '4 oktober 2006',
  periodTo: '3 april 2007',
  today: '2007-04-10',
  preload: {
    education: 'middle',
    household: 'alone',
    bornInNetherlands: 'yes',
    parentsBorn: 'both',
    trajectory: 'no',
    stillOnBenefit: 'yes',
  },
}

const plain = (html: string): string => html.replaceAll(/<[^>]+>/g, ' ')
const words = (text: unknown): number =>
  typeof text === 'string' ? plain(text).split(/\s+/).filter(Boolean).length : 0

/** Seconds to think and act, beside reading: choosing, looking up a number or a day, writing. */
const effort: Readonly<Record<string, number>> = {
  html: 1,
  radiogroup: 5,
  checkbox: 8,
  dropdown: 7,
  rating: 6,
  text: 11,
  comment: 12,
}

/** Time for what is on screen: reading at 150 words a minute, which is slow, and the effort of answering. */
export function secondsToAnswer(model: Model, visible: ReadonlySet<string>): number {
  let seconds = 0
  for (const page of model.visiblePages) seconds += 2 + (words(page.title) * 60) / 150
  for (const question of model.getAllQuestions()) {
    if (!visible.has(question.name)) continue
    const json = question.toJSON() as Record<string, Record<string, string> & string>
    const choices =
      (question as unknown as { visibleChoices?: readonly { text: string }[] }).visibleChoices ?? []
    const read =
      words(json.title?.default) +
      words(json.description?.default) +
      words(json.html?.default) +
      choices.reduce((sum, choice) => sum + words(choice.text), 0)
    seconds += (read * 60) / 150 + (effort[question.getType()] ?? 5)
  }
  return seconds
}
