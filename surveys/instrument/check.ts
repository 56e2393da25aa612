/** Checks of one answer against its item, in the state that routing found. */

import { isNothing } from './constructs/entries.ts'
import type { ItemProblem } from './instrument.ts'
import {
  exclusiveMessage,
  lengthMessage,
  messages,
  rangeMessage,
  stepMessage,
  tooFewEntries,
  tooFewMessage,
  tooManyEntries,
  tooManyMessage,
} from './messages.ts'
import type { ItemNode } from './nodes.ts'
import type { Run } from './routing.ts'
import { isEmpty, problem } from './structure.ts'

/** What is wrong with the answer to an item that is visible and enabled; structure was checked before. */
export function checkItem(run: Run, node: ItemNode, position: number, raw: unknown): ItemProblem | null {
  const value = run.values[node.name]
  if (node.filtered && !isEmpty(raw) && !sameChoices(raw, value)) {
    return problem(node.name, 'hidden', messages.hidden)
  }
  if (isEmpty(value)) {
    if (run.isAsked(position)) {
      const message = node.choices.length > 0 ? messages.requiredChoice : messages.required
      return problem(node.name, 'required', node.errorTexts.required ?? message)
    }
    if (node.minCount > 0) return problem(node.name, 'count', tooFewMessage(node.minCount))
    return checkValidators(run, node, undefined)
  }
  return checkValue(run, node, value) ?? checkOther(run, node, position) ?? checkValidators(run, node, value)
}

/** A question with others inside, seen from outside. */
export function checkWhole(run: Run, node: ItemNode, position: number): ItemProblem | null {
  const { min, max, shape } = node.nested!
  const value = run.values[node.name]
  const nothing = isNothing(value)
  if (nothing && run.isAsked(position)) {
    return problem(node.name, 'required', node.errorTexts.required ?? messages.required)
  }
  const count = shape === 'entries' && Array.isArray(value) ? value.length : 0
  if (count > 0 && count < min) return problem(node.name, 'count', tooFewEntries(min))
  if (count > max && max > 0) return problem(node.name, 'count', tooManyEntries(max))
  return checkValidators(run, node, nothing ? undefined : value)
}

function sameChoices(raw: unknown, value: unknown): boolean {
  if (!Array.isArray(raw)) return raw === value
  return Array.isArray(value) && raw.length === value.length
}

function checkValue(run: Run, node: ItemNode, value: unknown): ItemProblem | null {
  if (node.valueType === 'codes' || node.valueType === 'ranking') {
    return checkCounts(node, value as readonly unknown[])
  }
  if (node.maxLength !== null && String(value).length > node.maxLength) {
    return problem(node.name, 'length', lengthMessage(node.maxLength))
  }
  return checkLimits(run, node, value)
}

function checkCounts(node: ItemNode, value: readonly unknown[]): ItemProblem | null {
  const exclusive = node.choices.find((choice) => choice.exclusive && value.includes(choice.value))
  if (exclusive) {
    if (value.length === 1) return null
    return problem(node.name, 'exclusive', exclusiveMessage(exclusive.label))
  }
  if (value.length < node.minCount) return problem(node.name, 'count', tooFewMessage(node.minCount))
  if (node.maxCount > 0 && value.length > node.maxCount) {
    return problem(node.name, 'count', tooManyMessage(node.maxCount))
  }
  return null
}

function checkLimits(run: Run, node: ItemNode, value: unknown): ItemProblem | null {
  const min = run.limit(node.min)
  const max = run.limit(node.max)
  const below = min !== null && isLess(node, value, min)
  const above = !below && max !== null && isLess(node, max, value)
  if (below || above) {
    const own = below ? node.errorTexts.min : node.errorTexts.max
    const bound = String(below ? min : max)
    const shown = max === '2999-12-31' ? null : max
    const message = own
      ? { nl: own.nl.replace('{0}', bound), en: own.en.replace('{0}', bound) }
      : rangeMessage(node.valueType, min, shown, node.step)
    return problem(node.name, 'range', message)
  }
  if (node.step !== null && isOffStep(value as number, node.step)) {
    const own = node.errorTexts.step
    const step = String(node.step)
    const message = own
      ? { nl: own.nl.replace('{0}', step), en: own.en.replace('{0}', step) }
      : stepMessage(node.step)
    return problem(node.name, 'step', message)
  }
  return null
}

function isLess(node: ItemNode, a: unknown, b: unknown): boolean {
  if (node.valueType !== 'date' && node.valueType !== 'datetime') return (a as number) < (b as number)
  return timeOf(a) < timeOf(b)
}

/** Days and minutes as numbers that can be compared, without a time zone; not a date gives NaN. */
function timeOf(value: unknown): number {
  if (typeof value !== 'string') return Number.NaN
  return Date.parse(value.length === 10 ? `${value}T00:00:00Z` : `${value}Z`)
}

/** As survey-core: multiples of the step counted from 0, without the noise of binary fractions. */
function isOffStep(value: number, step: number): boolean {
  if (Number.isInteger(step) && Number.isInteger(value)) return value % step !== 0
  let power = 1
  while (
    (Math.round(step * power) / power !== step || Math.round(value * power) / power !== value) &&
    power < 1_000_000
  ) {
    power *= 10
  }
  const whole = Math.round(step * power)
  return whole > 0 && Math.round(value * power) % whole !== 0
}

function checkOther(run: Run, node: ItemNode, position: number): ItemProblem | null {
  if (node.comment !== 'other' || !run.isCommentShown(node, position)) return null
  if (!isEmpty(run.values[node.commentName])) return null
  return problem(node.name, 'other', node.errorTexts.other ?? messages.other)
}

function checkValidators(run: Run, node: ItemNode, value: unknown): ItemProblem | null {
  for (const validator of node.validators) {
    const fails = validator.expression
      ? !run.isTrue(validator.expression)
      : value !== undefined && validator.fails(value)
    if (fails) return problem(node.name, 'validator', validator.message)
  }
  return null
}
