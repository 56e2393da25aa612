/** survey-core's validators, each a question about one value. The differential test holds them to survey-core. */

import type { Text } from '../design.ts'
import type { Compilation } from './compilation.ts'
import { Reader } from './json.ts'
import { rangeMessage, tooFewMessage, tooManyMessage } from './messages.ts'
import type { ValidatorNode } from './nodes.ts'

const email =
  /^(([^<>()[\].,;:\s@"]+(\.[^<>()[\].,;:\s@"]+)*)|(".+"))@(([^<>()=[\].,;:\s@"]+\.)+[^<>()=[\].,;:\s@"]{2,})$/i

const emailMessage: Text = {
  nl: 'Vul een e-mailadres in, bijvoorbeeld naam@voorbeeld.nl.',
  en: 'Please fill in an e-mail address, such as name@example.org.',
}

function isEmail(value: unknown): boolean {
  return email.test(String(value))
}

const numbers = ['number', 'range', 'text']
const texts = ['text', 'email', 'tel', 'password', 'url', 'comment']

/** `kind` is the input type of a text question, otherwise the type of the question. */
const accepts: Readonly<Record<string, (kind: string) => boolean>> = {
  numeric: (kind) => numbers.includes(kind),
  text: (kind) => texts.includes(kind),
  regex: (kind) => texts.includes(kind),
  email: (kind) => texts.includes(kind),
  answercount: (kind) => kind === 'checkbox' || kind === 'tagbox' || kind === 'ranking',
  expression: () => true,
}

const properties: Readonly<Record<string, readonly string[]>> = {
  numeric: ['minValue', 'maxValue'],
  text: ['minLength', 'maxLength', 'allowDigits'],
  regex: ['regex', 'caseInsensitive'],
  email: [],
  answercount: ['minCount', 'maxCount'],
  expression: ['expression'],
}

export function readValidators(
  compilation: Compilation,
  reader: Reader,
  item: string,
  kind: string,
): ValidatorNode[] {
  const validators: ValidatorNode[] = []
  for (const [index, entry] of reader.list('validators').entries()) {
    const path = `${reader.at('validators')}[${index}]`
    const validator = new Reader(entry, path, compilation.problems)
    const type = validator.string('type') ?? ''
    const name = type.replace(/validator$/, '')
    const known = properties[name]
    if (!known) {
      validator.refuse('type', `validator '${type}' is not supported`)
      continue
    }
    for (const property of Object.keys(validator.json)) {
      if (property === 'type' || property === 'text' || known.includes(property)) continue
      validator.refuse(property, `${property} is not supported`)
    }
    if (!accepts[name]?.(kind)) validator.refuse('type', `a ${name} validator does not fit ${kind}`)
    const node = readValidator(compilation, validator, item, name)
    if (node) validators.push(node)
  }
  // survey-core gives every e-mail field this validator.
  if (kind === 'email')
    validators.push({ expression: null, fails: (value) => !isEmail(value), message: emailMessage })
  return validators
}

function readValidator(
  compilation: Compilation,
  reader: Reader,
  item: string,
  name: string,
): ValidatorNode | null {
  const own = reader.optionalText('text')
  const node = (message: Text, fails: (value: unknown) => boolean): ValidatorNode => ({
    expression: null,
    fails,
    message: own ?? message,
  })
  if (name === 'numeric') {
    const min = reader.number('minValue') ?? null
    const max = reader.number('maxValue') ?? null
    return node(rangeMessage('number', min, max, null), (value) => failsNumeric(value, min, max))
  }
  if (name === 'text') {
    const min = reader.number('minLength') ?? 0
    const max = reader.number('maxLength') ?? 0
    const digits = reader.boolean('allowDigits', true)
    return node(textMessage(min, max), (value) => {
      const length = String(value).length
      return (!digits && /\d+$/.test(String(value))) || (min > 0 && length < min) || (max > 0 && length > max)
    })
  }
  if (name === 'regex') {
    const pattern = readPattern(reader)
    if (!pattern) return null
    const message = { nl: 'Vul dit anders in.', en: 'Please fill this in differently.' }
    return node(message, (value) => !pattern.test(String(value)))
  }
  if (name === 'email') return node(emailMessage, (value) => !isEmail(value))
  if (name === 'answercount') {
    const min = reader.number('minCount') ?? 0
    const max = reader.number('maxCount') ?? 0
    return node(min > 0 ? tooFewMessage(min) : tooManyMessage(max), (value) => {
      const count = Array.isArray(value) ? value.length : 0
      return count > 0 && ((min > 0 && count < min) || (max > 0 && count > max))
    })
  }
  const expression = compilation.expression(reader, 'expression', item)
  if (!expression) {
    if (!reader.has('expression')) reader.refuse('expression', 'is missing')
    return null
  }
  const message = {
    nl: 'Dit past niet bij uw andere antwoorden.',
    en: 'This does not fit your other answers.',
  }
  return { expression, fails: () => false, message: own ?? message }
}

function readPattern(reader: Reader): RegExp | null {
  const regex = reader.string('regex')
  if (regex === undefined) {
    reader.refuse('regex', 'is missing')
    return null
  }
  try {
    return new RegExp(regex, reader.boolean('caseInsensitive', false) ? 'i' : '')
  } catch {
    reader.refuse('regex', 'is not a regular expression')
    return null
  }
}

function failsNumeric(value: unknown, min: number | null, max: number | null): boolean {
  const number = typeof value === 'number' ? value : numberIn(String(value))
  return number === null || (min !== null && number < min) || (max !== null && number > max)
}

/** A number in a text, with a comma or a point, as survey-core reads it. */
function numberIn(text: string): number | null {
  const trimmed = text.trim()
  if (!/^[+-]?(\d+([.,]\d*)?|[.,]\d+)(e\d+)?$/i.test(trimmed)) return null
  if (trimmed.length > 15 && /^\d+$/.test(trimmed)) return null
  return Number(trimmed.replace(',', '.'))
}

function textMessage(min: number, max: number): Text {
  if (min > 0 && max > 0) {
    return { nl: `Vul ${min} tot ${max} tekens in.`, en: `Please fill in ${min} to ${max} characters.` }
  }
  if (min > 0) {
    return { nl: `Vul ten minste ${min} tekens in.`, en: `Please fill in at least ${min} characters.` }
  }
  if (max > 0) {
    return { nl: `Vul ten hoogste ${max} tekens in.`, en: `Please fill in at most ${max} characters.` }
  }
  return {
    nl: 'Vul dit in zonder cijfer aan het eind.',
    en: 'Please fill this in without a digit at the end.',
  }
}
