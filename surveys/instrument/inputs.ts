/** Text questions: the kind of value behind each input type, its limits and its step. */

import type { Compilation } from './compilation.ts'
import { isDate, isDateTime, isMonth, isTime, isWeek } from './dates.ts'
import type { ValueType } from './instrument.ts'
import type { Reader } from './json.ts'
import type { Limit } from './nodes.ts'

const valueTypes: Readonly<Record<string, ValueType>> = {
  text: 'text',
  email: 'text',
  tel: 'text',
  url: 'text',
  password: 'text',
  color: 'text',
  week: 'text',
  number: 'number',
  range: 'number',
  date: 'date',
  'datetime-local': 'datetime',
  month: 'month',
  time: 'time',
}

const limited = new Set(['number', 'range', 'date', 'datetime-local', 'month', 'time', 'week'])

export interface Input {
  readonly inputType: string
  readonly valueType: ValueType
  readonly min: Limit
  readonly max: Limit
  readonly step: number | null
}

const unlimited: Limit = { fixed: null, expression: null }

export function readInput(compilation: Compilation, reader: Reader, item: string): Input {
  const inputType = reader.string('inputType') ?? 'text'
  const known = valueTypes[inputType]
  if (!known) reader.refuse('inputType', `input type '${inputType}' is not supported`)
  const step = reader.number('step') ?? null
  if (step !== null && step <= 0) reader.refuse('step', 'must be more than 0')
  if (step !== null && inputType !== 'number') reader.refuse('step', 'only numbers have a step')
  const whole = known === 'number' && step !== null && Number.isInteger(step)
  if (!limited.has(inputType)) {
    for (const property of ['min', 'max', 'minValueExpression', 'maxValueExpression']) {
      if (reader.has(property)) reader.refuse(property, `input type '${inputType}' has no limits`)
    }
    return { inputType, valueType: known ?? 'text', min: unlimited, max: unlimited, step: null }
  }
  const min = readLimit(compilation, reader, 'min', item, inputType)
  const max = readLimit(compilation, reader, 'max', item, inputType)
  if (min.fixed !== null && max.fixed !== null && min.fixed > max.fixed) {
    reader.refuse('min', 'must not be more than max')
  }
  return { inputType, valueType: whole ? 'integer' : (known ?? 'text'), min, max, step }
}

/** One number on a line; survey-core's defaults are written into the codebook. */
export function readSlider(compilation: Compilation, reader: Reader, item: string): Input {
  const kind = reader.string('sliderType') ?? 'single'
  if (kind !== 'single') reader.refuse('sliderType', 'must be single: ask for two numbers in two questions')
  const step = reader.number('step') ?? 1
  if (step <= 0) reader.refuse('step', 'must be more than 0')
  const min = readLimit(compilation, reader, 'min', item, 'number')
  const max = readLimit(compilation, reader, 'max', item, 'number')
  const low = { ...min, fixed: min.fixed ?? 0 }
  const high = { ...max, fixed: max.fixed ?? 100 }
  if (low.fixed > high.fixed) reader.refuse('min', 'must not be more than max')
  const whole = Number.isInteger(step)
  return { inputType: 'number', valueType: whole ? 'integer' : 'number', min: low, max: high, step }
}

function readLimit(
  compilation: Compilation,
  reader: Reader,
  property: 'min' | 'max',
  item: string,
  inputType: string,
): Limit {
  const expression = compilation.expression(reader, `${property}ValueExpression`, item)
  const value = reader.json[property]
  // survey-core closes every date at the end of 2999.
  const open = property === 'max' && inputType.startsWith('date') ? '2999-12-31' : null
  if (value === undefined || value === '') return { fixed: open, expression }
  if (!fits(inputType, value)) {
    reader.refuse(property, `must be a fixed ${inputType}; use ${property}ValueExpression to compute it`)
    return { fixed: open, expression }
  }
  return { fixed: value as number | string, expression }
}

function fits(inputType: string, value: unknown): boolean {
  if (inputType === 'number' || inputType === 'range')
    return typeof value === 'number' && Number.isFinite(value)
  if (inputType === 'date') return isDate(value)
  if (inputType === 'datetime-local') return isDateTime(value) || isDate(value)
  if (inputType === 'month') return isMonth(value)
  return inputType === 'week' ? isWeek(value) : isTime(value)
}
