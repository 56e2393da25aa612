/** survey-core's full model, asked the same questions as the compiler. */

import { Model, type Question, type SurveyModel } from 'survey-core'
import type { Answers, InstrumentContext } from '../../surveys/instrument/index.ts'

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
    this.questions = this.model.getAllQuestions().filter((question) => question.getType() !== 'html')
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
    const verdict = {
      pages: model.visiblePages.map((page) => page.name),
      visible: visible.map(({ name }) => name),
      required: required.map(({ name }) => name),
      enabled: enabled.map(({ name }) => name),
      choices: Object.fromEntries(questions.filter(hasChoices).map(choicesOf)),
      invalid: visible.filter((question) => question.errors.length > 0).map(({ name }) => name),
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
    model.clearIncorrectValues()
    for (const question of later) {
      model.setValue(question.name, answers[question.name])
      model.setComment(question.name, String(answers[`${question.name}-Comment`] ?? ''))
      model.clearIncorrectValues()
    }
  }
}

interface SelectQuestion extends Question {
  readonly visibleChoices: readonly { value: unknown }[]
  readonly choices: readonly { visibleIf: string }[]
  readonly choicesVisibleIf: string
}

function hasChoices(question: Question): question is SelectQuestion {
  return ['radiogroup', 'dropdown', 'checkbox'].includes(question.getType())
}

function hasMovingChoices(question: Question): boolean {
  if (!hasChoices(question)) return false
  return !!question.choicesVisibleIf || question.choices.some(({ visibleIf }) => !!visibleIf)
}

function choicesOf(question: SelectQuestion): [string, unknown[]] {
  return [question.name, question.visibleChoices.map(({ value }) => value)]
}
