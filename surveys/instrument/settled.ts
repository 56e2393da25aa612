/** What survey-core makes of single values when it routes. */

import { dayText } from './dates.ts'
import type { ChoiceNode, ItemNode, Limit } from './nodes.ts'

/** To survey-core, "1.0" and true are the code 1 as well. */
export function looseChoice(node: ItemNode, value: unknown): ChoiceNode | undefined {
  const number = typeof value === 'string' && value.trim() === '' ? Number.NaN : Number(value)
  if (Number.isNaN(number)) return undefined
  const choice = node.byCode.get(String(number))
  return typeof value === 'boolean' && typeof choice?.value !== 'number' ? undefined : choice
}

export function booleanOf(node: ItemNode, value: unknown): unknown {
  if (value === 'indeterminate') return undefined
  if (value === 'true' && node.choices[0]!.value !== 'true') return true
  return value === 'false' && node.choices[1]!.value !== 'false' ? false : value
}

export function openLimit(limit: Limit): number | string | null {
  return limit.fixed === '2999-12-31' ? limit.fixed : null
}

export function rounded(value: unknown, precision: number): unknown {
  if (value === Number.POSITIVE_INFINITY || value === null || value === '') return undefined
  if (value instanceof Date) return dayText(value) ?? undefined
  if (typeof value !== 'number') return value
  if (Number.isNaN(value)) return undefined
  return precision < 0 ? value : Number.parseFloat(value.toFixed(precision))
}
