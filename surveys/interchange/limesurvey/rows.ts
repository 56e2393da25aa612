/**
 * Questions of LimeSurvey that ask the same for several rows: here a group with a question a row. LimeSurvey's own names of their
 * answers (`Q_SQ001`) stay, and a screen reader has no table to get lost in.
 */
import { surveyText, type Texts } from '../words.ts'
import { attributeOf, type LimeAnswer, type LimeQuestion, type LimeRow } from './survey.ts'

type Json = Record<string, unknown>

export const questionsByRow: ReadonlySet<string> = new Set([
  'A',
  'B',
  'C',
  'E',
  'F',
  'H',
  '1',
  'K',
  'Q',
  ';',
  ':',
])

const fixed: Readonly<Record<string, readonly Json[]>> = {
  C: [
    { value: 'Y', text: { default: 'Ja', en: 'Yes' } },
    { value: 'U', text: { default: 'Weet ik niet', en: 'Uncertain' } },
    { value: 'N', text: { default: 'Nee', en: 'No' } },
  ],
  E: [
    { value: 'I', text: { default: 'Meer', en: 'Increase' } },
    { value: 'S', text: { default: 'Hetzelfde', en: 'Same' } },
    { value: 'D', text: { default: 'Minder', en: 'Decrease' } },
  ],
}

/** The questions inside; `conditionOf` gives a row's own condition. */
export function rowQuestions(question: LimeQuestion, conditionOf: (row: LimeRow) => Json): Json[] {
  const rows = question.rows.filter(({ scale }) => scale === 0)
  const columns = question.rows.filter(({ scale }) => scale === 1)
  const required = question.mandatory === 'Y' ? { isRequired: true } : {}
  const named = (row: LimeRow, suffix: string, title: Texts, rest: Json): Json => ({
    type: rest.type,
    name: `${question.code}_${row.code}${suffix}`,
    ...titled(title),
    ...conditionOf(row),
    ...required,
    ...rest,
  })
  const both = (one: Texts, other: Texts): Texts =>
    Object.fromEntries(
      Object.keys(one).map((language) => [language, `${one[language]}: ${other[language] ?? ''}`]),
    )

  switch (question.type) {
    case '1':
      return rows.flatMap((row) =>
        [0, 1].map((scale) => {
          const header = question.attributes[scale === 0 ? 'dualscale_headerA' : 'dualscale_headerB'] ?? {}
          const title = Object.keys(header).length > 0 ? both(row.text, header) : row.text
          return named(row, `_${scale}`, title, {
            type: 'radiogroup',
            choices: choicesOf(question.answers, scale),
          })
        }),
      )
    case ';':
    case ':': {
      const input =
        question.type === ':'
          ? { type: 'text', inputType: 'number', ...flexible(question) }
          : { type: 'text' }
      return rows.flatMap((row) =>
        columns.map((column) => named(row, `_${column.code}`, both(row.text, column.text), input)),
      )
    }
    case 'K':
      return rows.map((row) =>
        named(row, '', row.text, { type: 'text', inputType: 'number', ...numberLimits(question) }),
      )
    case 'Q':
      return rows.map((row) => named(row, '', row.text, { type: 'text' }))
    case 'A':
    case 'B':
      return rows.map((row) =>
        named(row, '', row.text, { type: 'rating', rateMax: question.type === 'A' ? 5 : 10 }),
      )
    default: {
      const choices = fixed[question.type] ?? choicesOf(question.answers, 0)
      return rows.map((row) => named(row, '', row.text, { type: 'radiogroup', choices }))
    }
  }
}

export function choicesOf(answers: readonly LimeAnswer[], scale: number): Json[] {
  return answers
    .filter((answer) => answer.scale === scale)
    .map(({ code, text }) => {
      const shown = surveyText(text)
      return shown === undefined ? { value: code } : { value: code, text: shown }
    })
}

export function titled(text: Texts): Json {
  const title = surveyText(text)
  return title === undefined ? {} : { title }
}

function flexible(question: LimeQuestion): Json {
  return fixedNumbers({
    min: attributeOf(question, 'multiflexible_min'),
    max: attributeOf(question, 'multiflexible_max'),
    step: attributeOf(question, 'multiflexible_step'),
  })
}

export function numberLimits(question: LimeQuestion): Json {
  return fixedNumbers({
    min: attributeOf(question, 'min_num_value_n'),
    max: attributeOf(question, 'max_num_value_n'),
    step: attributeOf(question, 'num_value_int_only') === '1' ? '1' : '',
  })
}

function fixedNumbers(texts: Readonly<Record<string, string>>): Json {
  const numbers = Object.entries(texts).filter(([, text]) => /^-?\d+(\.\d+)?$/.test(text.trim()))
  return Object.fromEntries(numbers.map(([name, text]) => [name, Number(text)]))
}
