/**
 * Whether a given value is a value of the item at all: its kind and its choices. survey-core does not look
 * at this: it takes "abc" for a number and drops an unknown choice without a word.
 */

import type { Text } from '../design.ts'
import { isDate, isDateTime, isMonth, isTime, isWeek } from './dates.ts'
import type { ItemProblem, ProblemCode } from './instrument.ts'
import { messages, typeMessage } from './messages.ts'
import type { ItemCheck, ItemNode, Node, StructureCheck } from './nodes.ts'

export function problem(item: string, code: ProblemCode, message: Text): ItemProblem {
  return { item, code, message }
}

/** Nothing, an empty list, or only white space: the same as not answered. */
export function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null) return true
  if (typeof value === 'string') return value === '' || value.trim() === ''
  return Array.isArray(value) && value.length === 0
}

/** The check for one item; empty values are not offered to it. */
export function structureOf(node: ItemNode): StructureCheck {
  if (node.nested) return node.nested.structure
  const type = problem(node.name, 'type', typeMessage(node.valueType))
  const choice = problem(node.name, 'choice', messages.choice)
  const twice = problem(node.name, 'choice', messages.twice)
  const codes = new Set<unknown>(node.choices.map(({ value }) => value))
  // A ranking is of all choices, unless one may choose what to rank.
  const complete = node.valueType === 'ranking' && node.minCount === codes.size
  switch (node.valueType) {
    case 'computed':
      return () => null
    case 'code':
    case 'boolean':
      return (value) => (codes.has(value) ? null : typeof value === 'object' ? type : choice)
    case 'codes':
    case 'ranking':
      return (value) => {
        if (!Array.isArray(value) || (complete && value.length !== codes.size)) return type
        for (let index = 0; index < value.length; index++) {
          if (!codes.has(value[index])) return typeof value[index] === 'object' ? type : choice
          if (value.indexOf(value[index]) !== index) return twice
        }
        return null
      }
    case 'number':
      return (value) => (typeof value === 'number' && Number.isFinite(value) ? null : type)
    case 'integer':
      return (value) => (Number.isSafeInteger(value) ? null : type)
    default: {
      const fits = textCheck(node)
      return (value) => (fits(value) ? null : type)
    }
  }
}

function textCheck(node: ItemNode): (value: unknown) => boolean {
  if (node.valueType === 'date') return isDate
  if (node.valueType === 'datetime') return isDateTime
  if (node.valueType === 'month') return isMonth
  if (node.valueType === 'time') return isTime
  return node.inputType === 'week' ? isWeek : (value) => typeof value === 'string'
}

export function itemChecks(nodes: readonly Node[]): ItemCheck[] {
  return nodes.flatMap((node, position) => {
    if (node.kind !== 'item') return []
    const commentType = problem(node.commentName, 'type', typeMessage('text'))
    return [{ node, position, structure: structureOf(node), commentType }]
  })
}
