/** A value that holds others, taken apart into entries and put together again. */

import type { Answers, Code } from '../instrument.ts'
import type { ChoiceNode, NestedNode } from '../nodes.ts'
import { isEmpty } from '../structure.ts'

export interface Entry {
  /** Leads to the answers of the entry, with the item's name before it. */
  readonly path: string
  readonly row: ChoiceNode | null
  readonly answers: Answers
}

/** Of a value that was found to be well-formed, or of nothing. */
export function entriesOf(item: string, nested: NestedNode, value: unknown): Entry[] {
  const given = (value ?? {}) as Readonly<Record<string, unknown>>
  if (nested.shape === 'fields') return [{ path: `${item}.`, row: null, answers: filled(given) ?? {} }]
  if (nested.shape === 'entries') {
    const list: readonly unknown[] = Array.isArray(value) ? value : []
    const length = list.length === 0 ? nested.min : list.length
    return Array.from({ length }, (_, index) => {
      return { path: `${item}[${index}].`, row: null, answers: filled(list[index]) ?? {} }
    })
  }
  const [only] = nested.checks
  return nested.rows.map((row) => {
    const own = given[String(row.value)]
    const answers = nested.bare ? (own === undefined ? {} : { [only!.node.name]: own }) : (own ?? {})
    return { path: nested.bare ? `${item}.` : `${item}.${row.value}.`, row, answers: filled(answers) ?? {} }
  })
}

/** The item's path to a question in an entry. A value per row stands under the row. */
export function pathIn(nested: NestedNode, { path, row }: Pick<Entry, 'path' | 'row'>, name: string): string {
  return nested.bare ? `${path}${row!.value}${name.slice(nested.checks[0]!.node.name.length)}` : path + name
}

/** The value of the whole; undefined when nothing is in it. Entries keep their place, empty ones too. */
export function joined(
  nested: NestedNode,
  parts: readonly { row: ChoiceNode | null; values: Answers }[],
): unknown {
  if (nested.shape === 'entries') {
    const list = parts.map(({ values }) => filled(values) ?? {})
    return list.length > 0 ? list : undefined
  }
  if (nested.shape === 'fields') return filled(parts[0]!.values)
  const whole: Record<string, unknown> = {}
  for (const { row, values } of parts) {
    whole[String(row!.value)] = nested.bare ? values[nested.checks[0]!.node.name] : filled(values)
  }
  return filled(whole)
}

/** Without what is no answer, white space too. */
function filled(values: unknown): Answers | undefined {
  const entries = Object.entries(values ?? {}).filter(([, value]) => !isEmpty(value))
  return entries.length > 0 ? Object.fromEntries(entries) : undefined
}

/** Whether anything was answered; entries that were added and left empty are nothing. */
export function isNothing(value: unknown): boolean {
  if (!Array.isArray(value)) return value === undefined
  return value.every((entry) => Object.keys(entry as object).length === 0)
}

export function codeOf(row: ChoiceNode | null): Code | null {
  return row === null ? null : row.value
}
