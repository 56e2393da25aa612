import { filterRows, type Table } from '../columns.ts'
import { compare, isComparison } from './comparison.ts'
import { evaluate, sourceOf } from './evaluate.ts'
import { FormulaError, parseExpression } from './parse.ts'

/**
 * The rows of a table in which every comparison holds; one with a missing side does not.
 *
 * @throws FormulaError for anything but a comparison; RangeError when no row is left
 * @example
 * const table = readCsv('age,sex\n30,male\n60,female\nNA,male')
 * chosenRows(table, ['age >= 50']).rows // => 1
 */
export function chosenRows(table: Table, comparisons: readonly string[]): Table {
  if (comparisons.length === 0) return table
  const holds = comparisons.map((text) => {
    const expression = parseExpression(text)
    if (!isComparison(expression))
      throw new FormulaError(`Rows are chosen by a comparison such as 'age >= 50', got '${text}'.`)
    return compare(expression, sourceOf(table), evaluate)
  })
  const chosen = filterRows(table, (row) => holds.every((own) => own[row] === 1))
  if (chosen.rows === 0) throw new RangeError(`No row is left where ${comparisons.join(' and ')}.`)
  return chosen
}
