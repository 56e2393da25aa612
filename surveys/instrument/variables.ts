/**
 * The columns that an instrument yields: one per value a response can hold once. Entries have no such place: each list of
 * them is a table of its own, with its count among the columns. The shape follows the codebook, not the data.
 */

import type { Text } from '../design.ts'
import type { Answers, Item, ItemChoice } from './instrument.ts'

export interface InstrumentVariable {
  /** `item`, `item.row`, `item.row.column`, `item.field`, `item.code` of a ranking, `item.count` of a list of entries. */
  readonly name: string
  readonly label: Text
  /** What was asked: the kind of value, its choices and its codes for no answer. */
  readonly item: Item
  /** Of a ranking its rank, of entries their number: a whole number that counts something. */
  readonly counts: 'rank' | 'entries' | null
  /** Undefined when it was not answered. */
  readonly valueIn: (answers: Answers) => unknown
}

/** A row per entry: its number, from 1, and the variables. */
export interface SpellTable {
  readonly item: Item
  readonly variables: readonly InstrumentVariable[]
  readonly entriesIn: (answers: Answers) => readonly Answers[]
}

export function variablesOf(items: readonly Item[]): InstrumentVariable[] {
  return items.flatMap((item) => {
    const value = (answers: Answers) => answers[item.name]
    switch (item.valueType) {
      case 'ranking':
        return item.choices.map((choice) => rankOf(item, choice))
      case 'fields':
        return inside(variablesOf(item.parts), item.name, item.title, (answers) => objectIn(value(answers)))
      case 'rows':
        return item.rows.map(({ value: row, label }) => ({
          name: `${item.name}.${row}`,
          label: joinedText(item.title, label),
          item: item.parts[0]!,
          counts: null,
          valueIn: (answers: Answers) => objectIn(value(answers))?.[String(row)],
        }))
      case 'cells':
        return item.rows.flatMap(({ value: row, label }) => {
          const cells = (answers: Answers) => objectIn(objectIn(value(answers))?.[String(row)])
          return inside(variablesOf(item.parts), `${item.name}.${row}`, joinedText(item.title, label), cells)
        })
      case 'entries':
        return [countOf(item)]
      default:
        return [{ name: item.name, label: item.title, item, counts: null, valueIn: value }]
    }
  })
}

export function spellTablesOf(items: readonly Item[]): SpellTable[] {
  return items.flatMap((item) => {
    if (item.valueType !== 'entries') return []
    const entriesIn = (answers: Answers) => listIn(answers[item.name]).map((entry) => objectIn(entry) ?? {})
    return [{ item, variables: variablesOf(item.parts), entriesIn }]
  })
}

function rankOf(item: Item, { value, label }: ItemChoice): InstrumentVariable {
  return {
    name: `${item.name}.${value}`,
    label: joinedText(item.title, label),
    item,
    counts: 'rank',
    valueIn: (answers) => {
      const place = listIn(answers[item.name]).indexOf(value)
      return place < 0 ? undefined : place + 1
    },
  }
}

function countOf(item: Item): InstrumentVariable {
  return {
    name: `${item.name}.count`,
    label: item.title,
    item,
    counts: 'entries',
    valueIn: (answers) => (Array.isArray(answers[item.name]) ? listIn(answers[item.name]).length : undefined),
  }
}

function inside(
  variables: readonly InstrumentVariable[],
  path: string,
  title: Text,
  within: (answers: Answers) => Answers | undefined,
): InstrumentVariable[] {
  return variables.map((variable) => ({
    ...variable,
    name: `${path}.${variable.name}`,
    label: joinedText(title, variable.label),
    valueIn: (answers) => variable.valueIn(within(answers) ?? {}),
  }))
}

function listIn(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

function objectIn(value: unknown): Answers | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Answers) : undefined
}

function joinedText(a: Text, b: Text): Text {
  const join = (first: string, second: string) => [first, second].filter((part) => part !== '').join(': ')
  return { nl: join(a.nl, b.nl), en: join(a.en, b.en) }
}
