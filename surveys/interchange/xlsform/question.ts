/** One row of an XLSForm's survey sheet as an element of a SurveyJS page. */

import { Untranslatable } from '../expression/parse.ts'
import type { Notes } from '../notes.ts'
import { mapTexts, paragraphs, surveyText, type Texts, withoutMarkup } from '../words.ts'
import { type FormName, formExpression, limitsIn, type Place, patternIn, readFormula } from './expression.ts'
import type { Form, FormRow } from './form.ts'
import { safeName, typeOf } from './names.ts'

type Json = Record<string, unknown>

export interface Making {
  readonly form: Form
  readonly names: ReadonlyMap<string, FormName>
  readonly notes: Notes
  readonly looks: Set<string>
}

/** What a row's columns say that is used here. */
const used = new Set([
  ...[
    'type',
    'name',
    'label',
    'hint',
    'required',
    'required_message',
    'relevant',
    'constraint',
    'constraint_message',
  ],
  ...['calculation', 'readonly', 'read_only', 'choice_filter', 'parameters', 'repeat_count'],
  // Remarks of the makers for themselves.
  ...['note', 'notes', 'comment', 'comments'],
])

export function noteColumns(row: FormRow, { notes, looks }: Making): void {
  for (const column of row.columns) {
    if (used.has(column)) continue
    if (column === 'appearance' || column === 'autoplay' || column === 'body::accept')
      looks.add(row.cell(column) || column)
    else
      notes.add(
        placeOf(row),
        { nl: `kolom ${column}`, en: `column ${column}` },
        'Wat in deze kolom staat, heeft hier geen plaats en is weggelaten. Stel in het ontwerp in wat ermee bedoeld was.',
        'What this column says has no place here and was left out. Set what was meant by it in the design.',
      )
  }
}

export function placeOf(row: FormRow): string {
  return row.cell('name') || `survey ${row.number}`
}

/** Null when this kind of question does not exist here; then it is noted. */
export function questionOf(row: FormRow, repeat: string, making: Making): Json | null {
  const type = typeOf(row)
  const own = kindOf(row, type, repeat, making)
  if (own === null) {
    making.notes.add(
      placeOf(row),
      { nl: `vraagtype ${type.kind}`, en: `question type ${type.kind}` },
      'Dit soort vraag bestaat hier niet. De vraag is weggelaten. Stel haar in het ontwerp op een andere manier.',
      'This kind of question does not exist here. The question was left out. Ask it in another way in the design.',
    )
    return null
  }
  const head: Json = { type: own.type, name: safeName(row.cell('name') || `note${row.number}`) }
  const shown = { ...said(row, 'relevant', 'visibleIf', repeat, making) }
  if (own.type === 'html') return { ...head, ...own, ...shown }
  return {
    ...head,
    ...textOf('title', row.texts('label')),
    ...textOf('description', row.texts('hint')),
    ...shown,
    ...requiredOf(row, repeat, making),
    ...(isYes(row.cell('readonly') || row.cell('read_only')) ? { readOnly: true } : {}),
    ...own,
    ...constraintOf(row, own, repeat, making),
  }
}

function kindOf(
  row: FormRow,
  { kind, list, other }: ReturnType<typeof typeOf>,
  repeat: string,
  making: Making,
): Json | null {
  switch (kind) {
    case 'text':
      return { type: /multiline/.test(row.cell('appearance')) ? 'comment' : 'text' }
    case 'integer':
    case 'int':
      return { type: 'text', inputType: 'number', step: 1 }
    case 'decimal':
      return { type: 'text', inputType: 'number' }
    case 'date':
      return { type: 'text', inputType: 'date' }
    case 'time':
      return { type: 'text', inputType: 'time' }
    case 'datetime':
      return { type: 'text', inputType: 'datetime-local' }
    case 'note':
      return {
        type: 'html',
        html: surveyText(mapTexts(row.texts('label'), (text) => paragraphs(references(text)))) ?? '',
      }
    case 'select_one':
      return {
        type: 'radiogroup',
        choices: choicesOf(row, list, repeat, making),
        ...(other ? { showOtherItem: true } : {}),
      }
    case 'select_multiple':
      return {
        type: 'checkbox',
        choices: choicesOf(row, list, repeat, making),
        ...(other ? { showOtherItem: true } : {}),
      }
    case 'rank':
      return { type: 'ranking', choices: choicesOf(row, list, repeat, making) }
    case 'acknowledge':
      return { type: 'checkbox', choices: [{ value: 'OK', text: { default: 'Akkoord', en: 'OK' } }] }
    case 'range':
      return rangeOf(row.cell('parameters'))
    default:
      return null
  }
}

function rangeOf(parameters: string): Json {
  const value = (name: string, otherwise: number) => {
    const text = new RegExp(`\\b${name}\\s*=\\s*(-?\\d+(?:\\.\\d+)?)`).exec(parameters)?.[1]
    return text === undefined ? otherwise : Number(text)
  }
  const [start, end, step] = [value('start', 1), value('end', 10), value('step', 1)]
  const whole = [start, end, step].every(Number.isInteger) && step > 0
  return whole && end > start && (end - start) / step <= 19
    ? { type: 'rating', rateMin: start, rateMax: end, ...(step === 1 ? {} : { rateStep: step }) }
    : { type: 'text', inputType: 'number', min: start, max: end, step }
}

function choicesOf(row: FormRow, list: string, repeat: string, making: Making): Json[] {
  const filter = row.cell('choice_filter')
  const choices = making.form.choices.get(list) ?? []
  if (choices.length === 0)
    making.notes.add(
      placeOf(row),
      { nl: `lijst ${list || '?'}`, en: `list ${list || '?'}` },
      "Deze lijst staat niet op het blad 'choices'. Voeg de antwoorden in het ontwerp toe.",
      "This list is not on the sheet 'choices'. Add the answers in the design.",
    )
  return choices.map((choice) => {
    const place: Place = {
      names: making.names,
      self: row.cell('name'),
      repeat,
      columns: (name) =>
        choice.columns.includes(name.toLowerCase()) ? choice.cell(name.toLowerCase()) : null,
    }
    return {
      value: choice.cell('name') || choice.cell('value'),
      ...textOf('text', choice.texts('label')),
      ...written(filter, 'choice_filter', 'visibleIf', row, place, making),
    }
  })
}

function requiredOf(row: FormRow, repeat: string, making: Making): Json {
  const text = row.cell('required')
  const message = textOf('requiredErrorText', row.texts('required_message'))
  if (isYes(text)) return { isRequired: true, ...message }
  if (text === '' || /^(no|false|false\(\)|0)$/i.test(text)) return {}
  const found = said(row, 'required', 'requiredIf', repeat, making)
  return Object.keys(found).length > 0 ? { ...found, ...message } : {}
}

function constraintOf(row: FormRow, own: Json, repeat: string, making: Making): Json {
  const text = row.cell('constraint')
  if (text === '') return {}
  const message = surveyText(mapTexts(row.texts('constraint_message'), withoutMarkup))
  const told = message === undefined ? {} : { text: message }
  try {
    const term = readFormula(text)
    const limits = own.inputType === 'number' ? limitsIn(term) : null
    if (limits) {
      const { min, max } = limits
      return {
        ...(min === undefined ? {} : { min, ...(message === undefined ? {} : { minErrorText: message }) }),
        ...(max === undefined ? {} : { max, ...(message === undefined ? {} : { maxErrorText: message }) }),
      }
    }
    const regex = own.type === 'text' && own.inputType === undefined ? patternIn(term) : null
    if (regex !== null) return { validators: [{ type: 'regex', regex, ...told }] }
    const place = { names: making.names, self: row.cell('name'), repeat }
    return { validators: [{ type: 'expression', expression: formExpression(term, place), ...told }] }
  } catch (error) {
    if (!(error instanceof Untranslatable)) throw error
    making.notes.expression(placeOf(row), 'constraint', text, error.why)
    return {}
  }
}

/** The formula of a column under the name that it has here; nothing when it cannot be said, which is noted. */
export function said(row: FormRow, column: string, property: string, repeat: string, making: Making): Json {
  const place = { names: making.names, self: row.cell('name'), repeat }
  return written(row.cell(column), column, property, row, place, making)
}

function written(
  text: string,
  column: string,
  property: string,
  row: FormRow,
  place: Place,
  making: Making,
): Json {
  if (text === '' || /^(true\(\)|yes|1)$/i.test(text)) return {}
  try {
    return { [property]: formExpression(readFormula(text), place) }
  } catch (error) {
    if (!(error instanceof Untranslatable)) throw error
    const before = making.notes.list.at(-1)
    // The same filter fails for every choice in the same way: one line is enough.
    if (before?.place !== placeOf(row) || !before.what.nl.startsWith(`${column}:`))
      making.notes.expression(placeOf(row), column, text, error.why)
    return {}
  }
}

export function textOf(property: string, texts: Texts): Json {
  const text = surveyText(mapTexts(texts, (one) => references(withoutMarkup(one))))
  return text === undefined ? {} : { [property]: text }
}

/** `${name}` in a text. */
function references(text: string): string {
  return text.replace(/\$\{\s*([^}\s]+)\s*\}/g, (_, name: string) => `{${safeName(name)}}`)
}

function isYes(text: string): boolean {
  return /^(yes|true|true\(\)|1)$/i.test(text)
}
