import { type Column, columnOf, filterRows, type Table } from '../columns.ts'
import { readCsv } from '../csv.ts'
import type { Margin } from '../estimators/weights/margin.ts'
import { evaluate, sourceOf, type Value } from '../formula/evaluate.ts'
import { deparse, type Expression } from '../formula/expression.ts'
import { FormulaError } from '../formula/parse.ts'
import type { Terms } from '../formula/sides.ts'
import type { ModelOptions } from './model.ts'

/** Counts of the population per variable and level, in the order of their file. */
export type Counts = ReadonlyMap<string, ReadonlyMap<string, number>>

/**
 * Reads a CSV with the columns `variable`, `level` and `count`.
 *
 * @throws RangeError when a column is missing, a count is no number, or a level stands there twice
 */
export function readMargins(text: string): Counts {
  const table = readCsv(text)
  const [variables, levels, counts] = ['variable', 'level', 'count'].map((name) => {
    if (!table.columns.has(name))
      throw new RangeError(
        `The margins should have the columns variable, level and count; '${name}' is not among ${[...table.columns.keys()].join(', ')}.`,
      )
    return columnOf(table, name)
  })
  const found = new Map<string, Map<string, number>>()
  for (let row = 0; row < table.rows; row++) {
    const variable = textOf(variables!, row)
    const level = textOf(levels!, row)
    const count = counts!.categories === undefined ? counts!.values[row]! : NaN
    if (Number.isNaN(count))
      throw new RangeError(`The margins have no number as count of '${level}' of '${variable}'.`)
    const own = found.get(variable) ?? new Map<string, number>()
    if (own.has(level)) throw new RangeError(`The margins name '${level}' of '${variable}' twice.`)
    own.set(level, count)
    found.set(variable, own)
  }
  return found
}

function textOf({ values, categories }: Column, row: number): string {
  return categories?.[values[row]!] ?? String(values[row]!)
}

/** The rows that can be weighted, and their margins. */
export interface Weighable {
  readonly table: Table
  readonly margins: readonly Margin[]
  readonly dropped: {
    readonly count: number
    /** Number in the data of each row that is left, from 1; null: all are. */
    readonly places: readonly number[] | null
    readonly notes: readonly string[]
  }
}

/**
 * Brings terms and counts together: a margin per term, the levels of a product joined by `:` or `,`. Rows without a level
 * or a weight are left out.
 *
 * @throws RangeError when a variable or level has no count; FormulaError when a term has no levels
 */
export function marginsOf(
  whole: Table,
  terms: Terms,
  counts: Counts,
  model: string,
  options: ModelOptions,
): Weighable {
  const missing = new Uint8Array(whole.rows)
  const mark = (values: Float64Array) => {
    for (let row = 0; row < whole.rows; row++) if (Number.isNaN(values[row]!)) missing[row] = 1
  }
  for (const expression of terms.flat()) mark(levelsOf(expression, whole).values)
  if (options.weights !== undefined) mark(columnOf(whole, options.weights).values)
  const count = missing.reduce((sum, one) => sum + one, 0)
  if (count === whole.rows)
    throw new RangeError(`The formula '${options.formula}' has no row without missing values.`)
  const table = count === 0 ? whole : filterRows(whole, (row) => missing[row] === 0)
  const margins = terms.map((term) => marginOfTerm(term, table, counts, model))
  const places =
    count === 0 ? null : [...missing.keys()].flatMap((row) => (missing[row] === 0 ? [row + 1] : []))
  const notes = count === 0 ? [] : [`${count} rows left out because a margin or the weight is missing.`]
  return { table, margins, dropped: { count, places, notes } }
}

function levelsOf(expression: Expression, table: Table): Value & { readonly kind: 'levels' } {
  const call = { kind: 'call', name: 'factor', arguments: [{ name: null, value: expression }] } as const
  const value = evaluate(call, sourceOf(table))
  if (value.kind !== 'levels') throw new FormulaError(`'${deparse(expression)}' has no levels.`)
  return value
}

function marginOfTerm(term: readonly Expression[], table: Table, counts: Counts, model: string): Margin {
  const names = term.map(deparse)
  const name = names.join(':')
  const given = counts.get(name) ?? counts.get(names.join(','))
  if (given === undefined)
    throw new RangeError(
      `The margins have no counts of '${name}'${names.length > 1 && model === 'poststratify' ? `, whose levels are joined by ':' (with counts of each variable apart, take rake)` : ''}. They have: ${[...counts.keys()].join(', ') || 'none'}.`,
    )
  const levels = [...given.keys()]
  const factors = term.map((expression) => levelsOf(expression, table))
  const known = new Map(levels.map((level, code) => [level, code]))
  const codes = new Float64Array(table.rows)
  // Each combination is looked up by its text once.
  const seen = new Map<number, number>()
  for (let row = 0; row < table.rows; row++) {
    let key = 0
    for (const { values, levels: texts } of factors) key = key * texts.length + values[row]!
    let code = seen.get(key)
    if (code === undefined) {
      const own = factors.map(({ values, levels: texts }) => texts[values[row]!]!)
      code = known.get(own.join(':')) ?? known.get(own.join(','))
      if (code === undefined)
        throw new RangeError(
          `The margins have no count of '${own.join(':')}' of '${name}', which is in the data.`,
        )
      seen.set(key, code)
    }
    codes[row] = code
  }
  return { name, codes, levels, targets: Float64Array.from(given.values()) }
}
