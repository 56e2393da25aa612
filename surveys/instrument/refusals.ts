/** Why a known property or element may not be used, and what to use instead. */

const answered = 'an answer is given by the respondent; show what is known as {preload.NAME}'
const order = 'its outcome depends on the order in which people answered'

const ofProperties: Readonly<Record<string, string>> = {
  valueName: 'an item keeps its value under its own name',
  choicesByUrl: 'choices are part of the questionnaire, so that its hash covers them',
  choiceValuesFromQuestion: 'write the choices out, with choicesVisibleIf',
  choiceTextsFromQuestion: 'write the choices out, with choicesVisibleIf',
  triggers: `${order}: use visibleIf, calculatedValues or an expression question`,
  defaultValue: answered,
  defaultValueExpression: answered,
  defaultRowValue: answered,
  defaultPanelValue: answered,
  copyDefaultValueFromLastEntry: answered,
  correctAnswer: 'answers are not marked',
  setValueExpression: `${order}: use an expression question`,
  setValueIf: `${order}: use an expression question`,
  resetValueIf: `${order}: use visibleIf; hidden answers are stripped when the response is completed`,
  elements: 'put the elements on pages',
  questions: 'write elements',
  maskType: 'use inputType and validators',
  timeLimit: 'validity may not depend on the clock',
  timeLimitPerPage: 'validity may not depend on the clock',
  choiceMin: 'write the choices out',
  allowCustomChoices: "what is not in the list is no code: use showOtherItem, 'other' with an explanation",
  hideIfChoicesEmpty: 'use visibleIf',
  hideIfRowsEmpty: 'use visibleIf',
  totalType: 'use an expression question with sumInArray and its like',
  totalExpression: 'use an expression question with sumInArray and its like',
  detailElements: 'use a paneldynamic',
  detailPanelMode: 'use a paneldynamic',
  templateVisibleIf: 'ask of each entry with visibleIf on its questions',
  cells: 'texts in cells cannot be read out; write them into the columns',
  cellType: 'for several answers per row ask a checkbox question per row',
  showInMultipleColumns: 'ask a checkbox question per row',
  allowRowReorder: 'use a ranking question',
  navigateToUrl: 'the respondent stays here; what comes after is said on the last page',
  navigateToUrlOnCondition: 'the respondent stays here; what comes after is said on the last page',
  firstPageIsStartPage: 'every page is a page',
  questionOrder: 'all are asked in one order, so that answers can be compared',
}

const ofTriggers: Readonly<Record<string, string>> = {
  complete: 'give the pages that are left out a visibleIf',
  skip: 'give the questions that are skipped a visibleIf',
  setvalue: 'use an expression question, or a calculated value',
  copyvalue: 'use an expression question that reads the other',
  runexpression: 'use an expression question, or a calculated value',
  visible: 'use visibleIf',
}

const ofElements: Readonly<Record<string, string>> = {
  file: 'answers are text and numbers that can be made anonymous; a file cannot',
  signaturepad:
    'a signature names the person, and answers are kept apart from names; ask for consent with a boolean',
}

export function refusalOf(property: string): string {
  return sentence(property, reasonIn(ofProperties, property))
}

export function elementRefusal(type: string): string {
  return sentence(`element type '${type}'`, reasonIn(ofElements, type))
}

export function triggerRefusal(type: string): string {
  const instead = reasonIn(ofTriggers, type.replace(/trigger$/, ''))
  return sentence(`trigger '${type}'`, instead && `${order}: ${instead}`)
}

/** What stands in the file is not to be trusted as a key: `constructor` is no reason. */
function reasonIn(reasons: Readonly<Record<string, string>>, name: string): string | undefined {
  return Object.hasOwn(reasons, name) ? reasons[name] : undefined
}

function sentence(what: string, reason: string | undefined): string {
  return reason ? `${what} is not supported: ${reason}` : `${what} is not supported`
}
