/** survey-core's full model, asked the same questions as the compiler. */

import { Model, type PanelModel, type Question, type SurveyModel } from 'survey-core'
import type { Answers, InstrumentContext } from '../../surveys/instrument/index.ts'
import { insideOf } from './oracle-inside.ts'

export interface Verdict {
  readonly pages: readonly string[]
  readonly visible: readonly string[]
  readonly required: readonly string[]
  readonly enabled: readonly string[]
  readonly choices: Readonly<Record<string, readonly unknown[]>>
  readonly invalid: readonly string[]
  readonly kept: Answers
}

export class Oracle {
  private readonly model: SurveyModel
  private readonly questions: readonly Question[]

  constructor(json: unknown) {
    this.model = new Model(json)
    this.questions = this.model
      .getAllQuestions()
      .filter((question) => !['html', 'image'].includes(question.getType()))
  }

  ask(answers: Answers, context: InstrumentContext): Verdict {
    const { model, questions } = this
    // As clear() and setVariable() do, without running all conditions for each variable.
    const inside = model as unknown as { isCompleted: boolean; variablesHash: object }
    inside.isCompleted = false
    inside.variablesHash = structuredClone({ today: context.today, ...context.variables })
    this.answer(structuredClone(answers))
    const visible = questions.filter((question) => question.isVisible && question.isParentVisible)
    const enabled = questions.filter((question) => !question.isReadOnly)
    const required = visible.filter((question) => question.isRequired && !question.isReadOnly)
    model.validate(true, false)
    const parts = visible.flatMap(insideOf)
    const containers = [...model.visiblePages, ...model.getAllPanels()]
    const verdict = {
      pages: model.visiblePages.map((page) => page.name),
      visible: [...names(visible), ...names(parts.filter((part) => part.visible))],
      required: [...names(required), ...names(parts.filter((part) => part.required))],
      enabled: [...names(enabled), ...names(parts.filter((part) => part.enabled))],
      choices: Object.fromEntries(questions.filter(hasChoices).map(choicesOf)),
      invalid: [
        ...names(visible.filter(hasOwnErrors)),
        ...names(parts.filter((part) => part.invalid)),
        ...names(
          containers.filter((container) => (container as PanelModel).errors.length > 0) as PanelModel[],
        ),
      ],
    }
    model.doComplete()
    return { ...verdict, kept: structuredClone(model.data) }
  }

  /**
   * Questions whose choices come and go are answered after the others, in their order, as a respondent
   * does; a hidden or unknown choice then goes at once. (Given all data at once, survey-core drops
   * choices by conditions it has not yet recomputed.)
   */
  private answer(answers: Answers): void {
    const { model } = this
    const later = this.questions.filter((question) => question.name in answers && hasMovingChoices(question))
    const names = new Set(later.flatMap(({ name }) => [name, `${name}-Comment`]))
    model.data = Object.fromEntries(Object.entries(answers).filter(([name]) => !names.has(name)))
    this.clearIncorrectValues()
    for (const question of later) {
      model.setValue(question.name, answers[question.name])
      model.setComment(question.name, String(answers[`${question.name}-Comment`] ?? ''))
      this.clearIncorrectValues()
    }
  }

  /** Unknown and hidden choices go. Rows of a table that are hidden stay until completion, as all that is hidden. */
  private clearIncorrectValues(): void {
    for (const question of this.questions)
      if (!tables.has(question.getType())) question.clearIncorrectValues()
  }
}

function names(named: readonly { readonly name: string }[]): string[] {
  return named.map(({ name }) => name)
}

/** A matrix says itself what is wrong with its rows; the compiler says it of the rows. */
function hasOwnErrors(question: Question): boolean {
  return question.errors.some(
    (error) => !['requiredinallrowserror', 'eachrowuniqueeerror'].includes(error.getErrorType()),
  )
}

const tables = new Set(['matrix', 'matrixdropdown'])

interface SelectQuestion extends Question {
  readonly visibleChoices: readonly { value: unknown }[]
  readonly choices: readonly { visibleIf: string }[]
  readonly choicesVisibleIf: string
  readonly choicesFromQuestion: string
}

function hasChoices(question: Question): question is SelectQuestion {
  return ['radiogroup', 'dropdown', 'checkbox', 'tagbox', 'imagepicker', 'buttongroup'].includes(
    question.getType(),
  )
}

function hasMovingChoices(question: Question): boolean {
  if (!hasChoices(question)) return false
  if (question.choicesFromQuestion || question.choicesVisibleIf) return true
  return question.choices.some(({ visibleIf }) => !!visibleIf)
}

function choicesOf(question: SelectQuestion): [string, unknown[]] {
  return [question.name, question.visibleChoices.map(({ value }) => value)]
}
