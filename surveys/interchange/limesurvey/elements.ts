/** One question of LimeSurvey as elements of a SurveyJS page. */
import type { Notes } from '../notes.ts'
import { hasMarkup, mapTexts, paragraphs, surveyText, type Texts, withoutMarkup } from '../words.ts'
import { type LimeNames, limeExpression, limePlaceholders, whyNot } from './expression.ts'
import { choicesOf, numberLimits, questionsByRow, rowQuestions, titled } from './rows.ts'
import { attributeOf, type LimeQuestion } from './survey.ts'

type Json = Record<string, unknown>

export interface Making {
  readonly names: LimeNames
  readonly notes: Notes
  /** Questions whose mark-up went. */
  readonly marked: Set<string>
}

export function elementsOf(question: LimeQuestion, making: Making): Json[] {
  const { notes } = making
  const plain = (texts: Texts): Texts => {
    if (hasMarkup(texts)) making.marked.add(question.code)
    return mapTexts(texts, (text) => limePlaceholders(withoutMarkup(text), making.names))
  }
  const own: LimeQuestion = {
    ...question,
    text: plain(question.text),
    help: plain(question.help),
    rows: question.rows.map((row) => ({ ...row, text: plain(row.text) })),
    answers: question.answers.map((answer) => ({ ...answer, text: plain(answer.text) })),
  }
  const condition = (property: string, formula: string): Json => {
    const text = said(making, question.code, property, formula)
    return text === null ? {} : { visibleIf: text }
  }
  const help = surveyText(own.help)
  const base: Json = {
    name: question.code,
    ...titled(own.text),
    ...(help === undefined ? {} : { description: help }),
    ...condition('relevance', question.relevance),
    ...(attributeOf(question, 'hidden') === '1' ? { visible: false } : {}),
  }
  const required: Json = question.mandatory === 'Y' ? { isRequired: true } : {}
  if (question.mandatory === 'S')
    notes.add(
      question.code,
      'mandatory = S',
      "LimeSurvey vroeg hier zacht om een antwoord. Hier is een vraag verplicht of niet; ze is nu niet verplicht. Voeg 'weet ik niet' toe en maak haar verplicht als dat beter past.",
      "LimeSurvey asked softly for an answer. Here a question is required or not; it now is not. Add 'I don't know' and make it required where that fits better.",
    )
  if (question.initial !== '')
    notes.add(
      question.code,
      { nl: `standaardantwoord: ${question.initial}`, en: `default answer: ${question.initial}` },
      'Een antwoord wordt hier altijd door de respondent gegeven. Laat wat bekend is zien in de tekst van de vraag.',
      'An answer is always given by the respondent here. Show what is known in the text of the question.',
    )
  const { type } = question
  if (question.pattern !== '' && !'STU'.includes(type))
    notes.add(
      question.code,
      question.pattern,
      'Dit patroon past hier niet bij het soort vraag en is weggelaten. Stel een andere controle in.',
      'This pattern does not fit the kind of question here and was left out. Set another check.',
    )
  if (questionsByRow.has(type)) {
    const inside = rowQuestions(own, (row) => condition(`relevance (${row.code})`, row.relevance))
    return [{ type: 'panel', ...base, elements: inside }]
  }
  if (type === 'M' || type === 'P') return several(own, { ...base, ...required }, making)
  const single = singleQuestion(own, making)
  if (single) {
    const isAnswered = single.type !== 'html' && single.type !== 'expression'
    const { title, ...untitled } = base
    return [
      {
        type: single.type,
        ...(single.type === 'html' ? untitled : base),
        ...(isAnswered ? required : {}),
        ...single,
      },
    ]
  }
  notes.add(
    question.code,
    { nl: `vraagtype ${type || '?'}`, en: `question type ${type || '?'}` },
    'Dit soort vraag bestaat hier niet. De vraag is weggelaten. Stel haar in het ontwerp op een andere manier.',
    'This kind of question does not exist here. The question was left out. Ask it in another way in the design.',
  )
  return []
}

function singleQuestion(question: LimeQuestion, making: Making): Json | null {
  const fixed = (value: string, nl: string, en: string) => ({ value, text: { default: nl, en } })
  const other = question.other ? { showOtherItem: true, ...otherText(question) } : {}
  const order = isRandom(question) ? { choicesOrder: 'random' } : {}
  const limits = textLimits(question)
  switch (question.type) {
    case 'L':
    case '!':
      return {
        type: question.type === 'L' ? 'radiogroup' : 'dropdown',
        choices: choicesOf(question.answers, 0),
        ...other,
        ...order,
        ...checks(question, making),
      }
    case 'O':
      return { type: 'radiogroup', choices: choicesOf(question.answers, 0), showCommentArea: true, ...order }
    case '5':
      return { type: 'rating', rateMax: 5 }
    case 'Y':
      return { type: 'radiogroup', choices: [fixed('Y', 'Ja', 'Yes'), fixed('N', 'Nee', 'No')] }
    case 'G':
      return { type: 'radiogroup', choices: [fixed('F', 'Vrouw', 'Female'), fixed('M', 'Man', 'Male')] }
    case 'N':
      return {
        type: 'text',
        inputType: 'number',
        ...numberLimits(question),
        ...computedLimits(question, making),
        ...checks(question, making),
      }
    case 'S':
      return { type: 'text', ...limits, ...checks(question, making) }
    case 'T':
    case 'U':
      return { type: 'comment', ...limits, ...checks(question, making) }
    case 'D':
      return { type: 'text', inputType: 'date', ...dateLimits(question, making), ...checks(question, making) }
    case 'R':
      return { type: 'ranking', choices: choicesOf(question.answers, 0) }
    case 'X':
      return { type: 'html', html: surveyText(mapTexts(question.text, paragraphs)) ?? '' }
    case '*': {
      const formula = attributeOf(question, 'equation') || Object.values(question.text)[0] || ''
      const expression = said(making, question.code, 'equation', formula)
      return expression === null ? null : { type: 'expression', expression }
    }
    default:
      return null
  }
}

function several(question: LimeQuestion, base: Json, making: Making): Json[] {
  const alone = attributeOf(question, 'exclude_all_others').split(';')
  const limit = (name: string, property: string): Json => {
    const text = attributeOf(question, name)
    if (/^\d+$/.test(text)) return Number(text) > 0 ? { [property]: Number(text) } : {}
    if (text !== '') noteFormula(making, question.code, name, text)
    return {}
  }
  const choices = question.rows.map((row) => {
    const text = surveyText(row.text)
    const visibleIf = said(making, question.code, `relevance (${row.code})`, row.relevance)
    return {
      value: row.code,
      ...(text === undefined ? {} : { text }),
      ...(alone.includes(row.code) ? { isExclusive: true } : {}),
      ...(visibleIf === null ? {} : { visibleIf }),
    }
  })
  const checkbox: Json = {
    type: 'checkbox',
    ...base,
    choices,
    ...(question.other ? { showOtherItem: true, ...otherText(question) } : {}),
    ...(isRandom(question) ? { choicesOrder: 'random' } : {}),
    ...limit('min_answers', 'minSelectedChoices'),
    ...limit('max_answers', 'maxSelectedChoices'),
    ...checks(question, making),
  }
  if (question.type === 'M') return [checkbox]
  const comments = question.rows.map((row) => ({
    type: 'text',
    name: `${question.code}_${row.code}_comment`,
    ...titled(row.text),
    visibleIf: `{${question.code}} contains '${row.code}'`,
  }))
  return [checkbox, ...comments]
}

function isRandom(question: LimeQuestion): boolean {
  return attributeOf(question, 'random_order') === '1' || attributeOf(question, 'answer_order') === 'random'
}

function otherText(question: LimeQuestion): Json {
  const text = surveyText(question.attributes.other_replace_text ?? {})
  return text === undefined ? {} : { otherText: text }
}

function textLimits(question: LimeQuestion): Json {
  const length = Number(attributeOf(question, 'maximum_chars'))
  return Number.isInteger(length) && length > 0 ? { maxLength: length } : {}
}

function computedLimits(question: LimeQuestion, making: Making): Json {
  const limit = (name: string, property: string): Json => {
    const text = attributeOf(question, name)
    if (text === '' || /^-?\d+(\.\d+)?$/.test(text.trim())) return {}
    const expression = said(making, question.code, name, text)
    return expression === null ? {} : { [property]: expression }
  }
  return {
    ...limit('min_num_value_n', 'minValueExpression'),
    ...limit('max_num_value_n', 'maxValueExpression'),
  }
}

function dateLimits(question: LimeQuestion, making: Making): Json {
  const limit = (name: string, property: string): Json => {
    const text = attributeOf(question, name)
    if (text === '') return {}
    if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return { [property]: text }
    noteFormula(making, question.code, name, text)
    return {}
  }
  return { ...limit('date_min', 'min'), ...limit('date_max', 'max') }
}

/** A pattern, and a check that was written as a formula. */
function checks(question: LimeQuestion, making: Making): Json {
  const validators: Json[] = []
  const pattern = question.pattern.trim()
  if (pattern !== '' && 'STU'.includes(question.type)) {
    const [, regex = pattern, flags = ''] = /^\/([\s\S]*)\/([a-z]*)$/.exec(pattern) ?? []
    validators.push({ type: 'regex', regex, ...(flags.includes('i') ? { caseInsensitive: true } : {}) })
  }
  const formula = attributeOf(question, 'em_validation_q')
  const expression = said(making, question.code, 'em_validation_q', formula)
  const text = surveyText(question.attributes.em_validation_q_tip ?? {})
  if (expression !== null)
    validators.push({ type: 'expression', expression, ...(text === undefined ? {} : { text }) })
  return validators.length > 0 ? { validators } : {}
}

/** The formula in our words; null when it always holds, or could not be said: then it is noted. */
export function said(
  { names, notes }: Making,
  place: string,
  property: string,
  formula: string,
): string | null {
  try {
    return limeExpression(formula, names, place)
  } catch (error) {
    notes.expression(place, property, formula, whyNot(error))
    return null
  }
}

function noteFormula({ notes }: Making, place: string, property: string, text: string): void {
  notes.expression(place, property, text, {
    nl: 'Hier kan alleen een vaste waarde staan.',
    en: 'Only a fixed value can stand here.',
  })
}
