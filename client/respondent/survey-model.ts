/** The questionnaire as survey-core shows it: one page a topic, our words and headings, nothing that pops up. */
import { Model, settings, surveyLocalization } from 'survey-core'
import 'survey-core/i18n/dutch'
import type { Language } from '../../surveys/design.ts'
import { messages, typeMessage } from '../../surveys/instrument/messages.ts'
import { writeDay } from '../shared/format.ts'

export interface Opened {
  readonly caseId: string
  readonly wave: string
  readonly instrumentVersionId: string
  readonly variables: Readonly<Record<string, unknown>>
  readonly today: string
  readonly periodFrom: string
  readonly periodTo: string
  readonly revision: number
  readonly savedAt: number | null
  readonly page: string | null
  readonly answers: Readonly<Record<string, unknown>>
}

// 'default' texts in our questionnaires are Dutch.
surveyLocalization.defaultLocale = 'nl'
// Errors say what to do, in the words that the server uses.
Object.assign(surveyLocalization.locales.nl ?? {}, {
  requiredError: messages.required.nl,
  numericError: typeMessage('number').nl,
  minError: 'Vul een getal of dag in vanaf {0}.',
  maxError: 'Vul een getal of dag in tot en met {0}.',
  stepError: 'Vul een getal in, in stappen van {0}.',
  otherRequiredError: messages.other.nl,
  requiredInAllRowsError: messages.requiredRows.nl,
  eachRowUniqueError: messages.unique.nl,
  keyDuplicationError: messages.unique.nl,
  requiredErrorInPanel: messages.requiredPanel.nl,
  invalidInputError: 'Dit is niet te lezen. Vul het opnieuw in.',
})
Object.assign(surveyLocalization.locales.en ?? {}, {
  requiredError: messages.required.en,
  numericError: typeMessage('number').en,
  minError: 'Please fill in a number or day from {0} on.',
  maxError: 'Please fill in a number or day up to {0}.',
  stepError: 'Please fill in a number in steps of {0}.',
  otherRequiredError: messages.other.en,
  requiredInAllRowsError: messages.requiredRows.en,
  eachRowUniqueError: messages.unique.en,
  keyDuplicationError: messages.unique.en,
  requiredErrorInPanel: messages.requiredPanel.en,
  invalidInputError: 'This cannot be read. Please fill it in again.',
})
// A question that opens stands there at once.
settings.animationEnabled = false
settings.titleTags.page = 'h1'
settings.titleTags.panel = 'h2'
settings.titleTags.question = 'h2'

export function surveyModel(definition: unknown, opened: Opened, language: Language): Model {
  const model = new Model(definition)
  model.showNavigationButtons = false
  model.showProgressBar = false
  model.showTitle = false
  model.showCompletePage = false
  model.showQuestionNumbers = 'off'
  model.focusFirstQuestionAutomatic = false
  model.focusOnFirstError = true
  model.checkErrorsMode = 'onNextPage'
  model.clearInvisibleValues = 'none'
  model.widthMode = 'responsive'
  model.questionErrorLocation = 'top'
  setLanguage(model, opened, language)
  for (const [name, value] of Object.entries(opened.variables)) model.setVariable(name, value)
  model.setVariable('today', opened.today)
  model.data = { ...opened.answers }
  return model
}

export function setLanguage(model: Model, opened: Opened, language: Language): void {
  model.locale = language
  model.setVariable('periodFrom', writeDay(opened.periodFrom))
  model.setVariable('periodTo', writeDay(opened.periodTo))
}

/** What stands on the current page, hidden questions too; null where there is no answer. */
export function answersOnPage(model: Model): Record<string, unknown> {
  const answers: Record<string, unknown> = {}
  const { data } = model
  for (const question of model.currentPage?.questions ?? []) {
    if (!question.hasInput || question.getType() === 'expression') continue
    for (const name of [question.name, `${question.name}-Comment`]) {
      if (name in data) answers[name] = data[name]
      else if (name === question.name) answers[name] = null
    }
  }
  return answers
}
