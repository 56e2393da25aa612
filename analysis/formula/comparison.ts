import type { Source, Value } from './evaluate.ts'
import { deparse, type Expression } from './expression.ts'
import { FormulaError } from './parse.ts'

export type Comparison = Expression & { readonly kind: 'binary' }

const RULES: Readonly<Record<string, (a: number, b: number) => boolean>> = {
  '==': (a, b) => a === b,
  '!=': (a, b) => a !== b,
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
}

export function isComparison(expression: Expression): expression is Comparison {
  return expression.kind === 'binary' && expression.operator in RULES
}

/**
 * A comparison such as `type == "Yes"` or `age >= 50` per row: 1, 0, or NaN where a side is missing.
 *
 * @param evaluate how the sides get their values
 * @throws FormulaError when text is compared by size, or with numbers
 */
export function compare(
  expression: Comparison,
  source: Source,
  evaluate: (expression: Expression, source: Source) => Value,
): Float64Array {
  const { operator, left, right } = expression
  const rule = RULES[operator]!
  const text = deparse(expression)
  if (left.kind === 'string' || right.kind === 'string') {
    const [given, other] = left.kind === 'string' ? [left.value, right] : [textOf(right), left]
    const value = evaluate(other, source)
    if (value.kind !== 'levels' || (operator !== '==' && operator !== '!='))
      throw new FormulaError(`'${text}' compares text where only categories can be, and only by == or !=.`)
    const code = value.levels.indexOf(given)
    return value.values.map((own) => (Number.isNaN(own) ? NaN : Number(rule(own, code))))
  }
  const sides = [left, right].map((side) => {
    const fixed = numberOf(side)
    if (fixed !== null) return fixed
    const value = evaluate(side, source)
    if (value.kind === 'levels')
      throw new FormulaError(`'${text}' compares categories with numbers; put text between quotes.`)
    return value.values
  })
  const [a, b] = [sides[0]!, sides[1]!]
  const n = typeof a !== 'number' ? a.length : typeof b !== 'number' ? b.length : -1
  if (n < 0) throw new FormulaError(`'${text}' holds no column.`)
  return Float64Array.from({ length: n }, (_, i) => {
    const x = typeof a === 'number' ? a : a[i]!
    const y = typeof b === 'number' ? b : b[i]!
    return Number.isNaN(x) || Number.isNaN(y) ? NaN : Number(rule(x, y))
  })
}

const textOf = (expression: Expression): string => (expression.kind === 'string' ? expression.value : '')

function numberOf(expression: Expression): number | null {
  if (expression.kind === 'number') return expression.value
  if (expression.kind === 'group') return numberOf(expression.of)
  if (expression.kind !== 'unary') return null
  const of = numberOf(expression.of)
  return of === null ? null : expression.operator === '-' ? -of : of
}
