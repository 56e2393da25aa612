/** Whether a value that holds others is well-formed: known names, and inside each a value of its kind. */

import type { ItemProblem } from '../instrument.ts'
import { isObject } from '../json.ts'
import { messages, typeMessage } from '../messages.ts'
import type { NestedNode, StructureCheck } from '../nodes.ts'
import { isEmpty, problem } from '../structure.ts'
import { pathIn } from './entries.ts'

/** More entries than this are no answer of a person. */
const mostEntries = 1000

export function nestedStructure(item: string, nested: Omit<NestedNode, 'structure'>): StructureCheck {
  const malformed = problem(item, 'type', typeMessage('entries'))
  const known = new Map<string, StructureCheck>()
  for (const { node, structure, commentType } of nested.checks) {
    known.set(node.name, node.compute ? () => null : structure)
    if (node.comment !== 'none') {
      known.set(node.commentName, (value) => (typeof value === 'string' ? null : commentType))
    }
  }
  /** What is wrong with the answers of one entry; the item of the problem is their short name. */
  const inside = (answers: Readonly<Record<string, unknown>>): ItemProblem | null => {
    for (const [name, value] of Object.entries(answers)) {
      const check = known.get(name)
      if (!check) return problem(name, 'unknown', messages.unknown)
      const wrong = isEmpty(value) ? null : check(value)
      if (wrong) return wrong
    }
    return null
  }
  const at = (entry: Parameters<typeof pathIn>[1], answers: unknown): ItemProblem | null => {
    if (!isObject(answers)) return malformed
    const wrong = inside(answers)
    return wrong && { ...wrong, item: pathIn(nested as NestedNode, entry, wrong.item) }
  }
  if (nested.shape === 'fields') return (value) => at({ path: `${item}.`, row: null }, value)
  if (nested.shape === 'entries') {
    return (value) => {
      if (!Array.isArray(value) || value.length > mostEntries) return malformed
      for (const [index, entry] of value.entries()) {
        const wrong = at({ path: `${item}[${index}].`, row: null }, entry)
        if (wrong) return wrong
      }
      return null
    }
  }
  const rows = new Map(nested.rows.map((row) => [String(row.value), row]))
  const only = nested.checks[0]?.node.name ?? ''
  return (value) => {
    if (!isObject(value)) return malformed
    for (const [key, own] of Object.entries(value)) {
      const row = rows.get(key)
      if (!row) return problem(`${item}.${key}`, 'unknown', messages.unknown)
      if (isEmpty(own)) continue
      const path = nested.bare ? `${item}.` : `${item}.${key}.`
      const wrong = at({ path, row }, nested.bare ? { [only]: own } : own)
      if (wrong) return wrong
    }
    return null
  }
}
