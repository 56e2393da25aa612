/** A condition in words, for paper and codebooks: 'u bij vraag 3 “Ja” koos'. */
import { ConditionsParser, type Operand } from 'survey-core'
import type { Language } from '../../design.ts'

/** How a name in a condition is called for a reader. */
export interface Called {
  /** `vraag 3`; '' when it is no question of this questionnaire. */
  readonly question: string
  /** What stands beside the box of that answer; null for a number or text. */
  readonly answer: (value: unknown) => string | null
}

type Call = (name: string) => Called

/** The parts of survey-core's operands that are read here. */
interface Parts {
  readonly operator?: string
  readonly operatorName?: string
  readonly left?: Operand
  readonly right?: Operand
  readonly expression?: Operand
  readonly variable?: string
  readonly values?: readonly Operand[]
  readonly correctValue?: unknown
}

const parts = (operand: Operand) => operand as unknown as Parts

/** When it says more than words here can, the formula itself is printed. */
export function conditionInWords(expression: string, language: Language, call: Call): string {
  const operand = new ConditionsParser().parseExpression(expression)
  const said = operand && say(operand, language, call, false)
  return said ?? `${language === 'nl' ? 'dit geldt' : 'this holds'}: ${expression}`
}

function say(operand: Operand, language: Language, call: Call, inside: boolean): string | null {
  const words = wordsOf[language]
  if (operand.getType() === 'unary') {
    const { operatorName = '', expression } = parts(operand)
    if (operatorName === 'negate' && expression) {
      const said = say(expression, language, call, false)
      return said && `${words.not} ${said}`
    }
    const name = expression && nameOf(expression)
    if (name === null || name === undefined) return null
    if (operatorName === 'empty') return words.empty(words.subject(call(name).question, name))
    return operatorName === 'notempty' ? words.notEmpty(words.subject(call(name).question, name)) : null
  }
  if (operand.getType() !== 'binary') return null
  const { operatorName = '', left, right } = parts(operand)
  if (!left || !right) return null
  if (operatorName === 'and' || operatorName === 'or') {
    const both = [left, right].map((one) =>
      say(one, language, call, joins(one) !== null && joins(one) !== operatorName),
    )
    if (both.includes(null)) return null
    const said = both.join(` ${words[operatorName]} `)
    return inside ? `(${said})` : said
  }
  const name = nameOf(left)
  const values = name === null ? null : valuesOf(right)
  if (name === null || values === null) return null
  return compare(operatorName, name, values, language, call)
}

function joins(operand: Operand): string | null {
  const name = operand.getType() === 'binary' ? parts(operand).operatorName : undefined
  return name === 'and' || name === 'or' ? name : null
}

function compare(
  operator: string,
  name: string,
  values: readonly unknown[],
  language: Language,
  call: Call,
): string | null {
  const words = wordsOf[language]
  const { question, answer } = call(name)
  const subject = words.subject(question, name)
  const answers = values.map(answer)
  const shown = values.map((value, at) => `“${answers[at] ?? written(value, language)}”`)
  const chosen = answers.every((text) => text !== null) && question !== ''
  const any = shown.join(` ${words.or} `)
  const all = shown.join(` ${words.and} `)
  switch (operator) {
    case 'equal':
      return chosen ? words.chose(question, all) : words.is(subject, all)
    case 'notequal':
      return chosen ? words.choseNot(question, all) : words.isNot(subject, all)
    case 'anyof':
      return chosen ? words.chose(question, any) : words.is(subject, any)
    case 'contains':
    case 'allof':
      return chosen ? words.chose(question, all) : words.holds(subject, all)
    case 'notcontains':
      return chosen ? words.choseNot(question, all) : null
    case 'greater':
    case 'greaterorequal':
    case 'less':
    case 'lessorequal':
      return words.is(subject, `${words[operator]} ${written(values[0], language)}`)
    default:
      return null
  }
}

function nameOf(operand: Operand): string | null {
  return operand.getType() === 'variable' ? (parts(operand).variable ?? null) : null
}

function valuesOf(operand: Operand): readonly unknown[] | null {
  if (operand.getType() === 'const') return [parts(operand).correctValue]
  if (operand.getType() !== 'array') return null
  const found = (parts(operand).values ?? []).map(valuesOf)
  return found.some((values) => values === null) ? null : found.flatMap((values) => values!)
}

function written(value: unknown, language: Language): string {
  return typeof value === 'number' && language === 'nl' ? String(value).replace('.', ',') : String(value)
}

const wordsOf = {
  nl: {
    and: 'en',
    or: 'of',
    not: 'niet geldt dat',
    subject: (question: string, name: string) =>
      question ? `het antwoord op ${question}` : `‘${name}’ in onze gegevens`,
    chose: (question: string, answers: string) => `u bij ${question} ${answers} koos`,
    choseNot: (question: string, answers: string) => `u bij ${question} niet ${answers} koos`,
    is: (subject: string, value: string) => `${subject} ${value} is`,
    isNot: (subject: string, value: string) => `${subject} niet ${value} is`,
    holds: (subject: string, value: string) => `${subject} ${value} bevat`,
    empty: (subject: string) => `${subject} leeg is`,
    notEmpty: (subject: string) => `${subject} ingevuld is`,
    greater: 'meer dan',
    greaterorequal: 'ten minste',
    less: 'minder dan',
    lessorequal: 'ten hoogste',
  },
  en: {
    and: 'and',
    or: 'or',
    not: 'it is not so that',
    subject: (question: string, name: string) =>
      question ? `your answer to ${question}` : `‘${name}’ in our data`,
    chose: (question: string, answers: string) => `you chose ${answers} at ${question}`,
    choseNot: (question: string, answers: string) => `you did not choose ${answers} at ${question}`,
    is: (subject: string, value: string) => `${subject} is ${value}`,
    isNot: (subject: string, value: string) => `${subject} is not ${value}`,
    holds: (subject: string, value: string) => `${subject} holds ${value}`,
    empty: (subject: string) => `${subject} is empty`,
    notEmpty: (subject: string) => `${subject} is filled in`,
    greater: 'more than',
    greaterorequal: 'at least',
    less: 'less than',
    lessorequal: 'at most',
  },
} as const
