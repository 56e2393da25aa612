/** What survey-core makes of single values when it routes. */

import { dayText } from './dates.ts'
import type { ChoiceNode, ItemNode, Limit } from './nodes.ts'

/** The choices of an answer that exist and are visible; survey-core drops the others as well. */
export function chosenOf(node: ItemNode, value: unknown, isShown: (choice: ChoiceNode) => boolean): unknown {
  const known = (code: unknown): unknown => {
    if (typeof code === 'object') return undefined
    const choice = node.byCode.get(String(code)) ?? looseChoice(node, code)
    return choice && isShown(choice) ? choice.value : undefined
  }
  if (node.valueType !== 'codes' && node.valueType !== 'ranking') return known(value)
  if (!Array.isArray(value)) {
    const one = value === '' || value === null ? undefined : known(value)
    return one === undefined ? undefined : [one]
  }
  let kept: unknown[] = value
  for (let index = 0; index < value.length; index++) {
    const code = known(value[index])
    if (kept === value && code === value[index]) continue
    if (kept === value) kept = value.slice(0, index)
    if (code !== undefined) kept.push(code)
  }
  return kept.length > 0 ? kept : undefined
}

/** To survey-core, "1.0" and true are the code 1 as well. */
function looseChoice(node: ItemNode, value: unknown): ChoiceNode | undefined {
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
