/** A LimeSurvey questionnaire, whichever of its two file formats it came from. */
import type { Texts } from '../words.ts'

export interface LimeSurvey {
  readonly title: Texts
  readonly welcome: Texts
  readonly end: Texts
  readonly groups: readonly LimeGroup[]
  /** Parts of the file that are no question: `quota`, `assessments` … */
  readonly others: readonly string[]
}

export interface LimeGroup {
  readonly id: string
  readonly title: Texts
  readonly description: Texts
  readonly relevance: string
  readonly random: string
  readonly questions: readonly LimeQuestion[]
}

export interface LimeQuestion {
  readonly id: string
  readonly code: string
  /** One letter: `L` list, `M` several … */
  readonly type: string
  readonly text: Texts
  readonly help: Texts
  readonly relevance: string
  /** A pattern that the answer must have. */
  readonly pattern: string
  readonly mandatory: string
  readonly other: boolean
  readonly initial: string
  readonly attributes: Readonly<Record<string, Texts>>
  readonly rows: readonly LimeRow[]
  readonly answers: readonly LimeAnswer[]
}

/** A subquestion; `scale` 1 are the columns of a table of texts or numbers. */
export interface LimeRow {
  readonly code: string
  readonly scale: number
  readonly text: Texts
  readonly relevance: string
}

export interface LimeAnswer {
  readonly code: string
  readonly scale: number
  readonly text: Texts
}

export function attributeOf(question: LimeQuestion, name: string): string {
  return Object.values(question.attributes[name] ?? {}).find((value) => value !== '') ?? ''
}
