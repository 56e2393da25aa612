import { type Column, columnOf, type Table } from '../columns.ts'
import { compare, isComparison } from './comparison.ts'
import { deparse, type Expression } from './expression.ts'
import { FormulaError } from './parse.ts'

/** What an expression is in the data: numbers, or codes of levels (NaN: missing). */
export type Value =
  | { readonly kind: 'numbers'; readonly values: Float64Array }
  | { readonly kind: 'levels'; readonly values: Float64Array; readonly levels: readonly string[] }

/** Where columns come from; a table, or a table with one column replaced. */
export type Source = (name: string) => Column

export const sourceOf =
  (table: Table): Source =>
  (name) =>
    columnOf(table, name)

type Rule = readonly [value: (x: number) => number, slope: (x: number) => number]

const FUNCTIONS: Readonly<Record<string, Rule>> = {
  I: [(x) => x, () => 1],
  log: [Math.log, (x) => 1 / x],
  log2: [Math.log2, (x) => 1 / (x * Math.LN2)],
  log10: [Math.log10, (x) => 1 / (x * Math.LN10)],
  log1p: [Math.log1p, (x) => 1 / (1 + x)],
  exp: [Math.exp, Math.exp],
  expm1: [Math.expm1, Math.exp],
  sqrt: [Math.sqrt, (x) => 0.5 / Math.sqrt(x)],
  abs: [Math.abs, Math.sign],
}

/** Functions that make levels of their first argument. */
const LEVELS = new Set(['factor', 'as.factor', 'relevel'])

/**
 * The value of an expression for every row. A plain column is not copied.
 *
 * @throws FormulaError for a function or a use that is not known; RangeError for a column that is not there
 */
export function evaluate(expression: Expression, source: Source): Value {
  if (expression.kind === 'group') return evaluate(expression.of, source)
  if (expression.kind === 'name') {
    const { values, categories } = source(expression.name)
    return categories === undefined
      ? { kind: 'numbers', values }
      : { kind: 'levels', values, levels: categories }
  }
  if (expression.kind === 'call' && LEVELS.has(expression.name)) return levelsOf(expression, source)
  const inside = insideOf(expression)
  if (isComparison(inside))
    return { kind: 'levels', values: compare(inside, source, evaluate), levels: ['FALSE', 'TRUE'] }
  return { kind: 'numbers', values: numbers(expression, source, null).values }
}

/** What stands within I(). */
function insideOf(expression: Expression): Expression {
  const given = expression.kind === 'call' && expression.name === 'I' ? expression.arguments : []
  return given.length === 1 ? given[0]!.value : expression
}

interface Dual {
  readonly values: Float64Array
  /** The derivative with respect to the column asked about; null: zero everywhere. */
  readonly slope: Float64Array | null
}

/**
 * The numbers of an expression and their derivative with respect to one column, by the chain rule.
 *
 * @throws FormulaError when the expression has no numbers
 */
export function numbers(expression: Expression, source: Source, by: string | null): Dual {
  switch (expression.kind) {
    case 'name': {
      const { values, categories } = source(expression.name)
      if (categories !== undefined)
        throw new FormulaError(`'${expression.name}' holds categories; arithmetic with it has no meaning.`)
      return { values, slope: expression.name === by ? new Float64Array(values.length).fill(1) : null }
    }
    case 'number':
      throw new FormulaError(`'${expression.text}' stands alone where a column is needed.`)
    case 'string':
      throw new FormulaError(`'${expression.value}' is text where a number is needed.`)
    case 'group':
      return numbers(expression.of, source, by)
    case 'unary': {
      const of = numbers(expression.of, source, by)
      return expression.operator === '+' ? of : map(of, [(x) => -x, () => -1])
    }
    case 'call': {
      const rule = FUNCTIONS[expression.name]
      const given = expression.arguments[0]
      if (rule === undefined)
        throw new FormulaError(
          `The function '${expression.name}' is not known. Known: ${[...Object.keys(FUNCTIONS), 'factor', 'relevel', 'offset'].join(', ')}.`,
        )
      if (given === undefined || expression.arguments.length !== 1)
        throw new FormulaError(`${expression.name}() should have one expression within the brackets.`)
      const of = numbers(given.value, source, by)
      return expression.name === 'I' ? of : map(of, rule)
    }
    case 'binary':
      return isComparison(expression)
        ? { values: compare(expression, source, evaluate), slope: null }
        : arithmetic(expression, source, by)
  }
}

function map({ values, slope }: Dual, [value, derivative]: Rule): Dual {
  return {
    values: values.map((x) => value(x)),
    slope: slope === null ? null : slope.map((change, i) => change * derivative(values[i]!)),
  }
}

const constant = (expression: Expression): number | null => {
  if (expression.kind === 'number') return expression.value
  if (expression.kind === 'group') return constant(expression.of)
  if (expression.kind === 'unary') {
    const of = constant(expression.of)
    return of === null ? null : expression.operator === '-' ? -of : of
  }
  return null
}

function arithmetic(
  expression: Expression & { readonly kind: 'binary' },
  source: Source,
  by: string | null,
): Dual {
  const { operator } = expression
  const leftNumber = constant(expression.left)
  const rightNumber = constant(expression.right)
  if (leftNumber !== null && rightNumber !== null)
    throw new FormulaError(`'${deparse(expression)}' holds no column.`)
  const some = numbers(leftNumber === null ? expression.left : expression.right, source, by)
  const n = some.values.length
  const fixed = (value: number): Dual => ({ values: new Float64Array(n).fill(value), slope: null })
  const left = leftNumber === null ? some : fixed(leftNumber)
  const right =
    rightNumber !== null
      ? fixed(rightNumber)
      : leftNumber !== null
        ? some
        : numbers(expression.right, source, by)
  const [value, byLeft, byRight] = rulesOf(operator, deparse(expression))
  const values = new Float64Array(n)
  for (let i = 0; i < n; i++) values[i] = value(left.values[i]!, right.values[i]!)
  if (left.slope === null && right.slope === null) return { values, slope: null }
  const slope = new Float64Array(n)
  for (let i = 0; i < n; i++) {
    const a = left.values[i]!
    const b = right.values[i]!
    if (left.slope !== null) slope[i]! += left.slope[i]! * byLeft(a, b)
    if (right.slope !== null) slope[i]! += right.slope[i]! * byRight(a, b)
  }
  return { values, slope }
}

type Two = (a: number, b: number) => number

/** An operation and its derivatives with respect to its left and right side. */
function rulesOf(operator: string, text: string): readonly [Two, Two, Two] {
  switch (operator) {
    case '+':
      return [(a, b) => a + b, () => 1, () => 1]
    case '-':
      return [(a, b) => a - b, () => 1, () => -1]
    case '*':
      return [(a, b) => a * b, (_, b) => b, (a) => a]
    case '/':
      return [(a, b) => a / b, (_, b) => 1 / b, (a, b) => -a / (b * b)]
    case '^':
      return [power, (a, b) => b * power(a, b - 1), (a, b) => power(a, b) * Math.log(a)]
    default:
      throw new FormulaError(`'${operator}' in '${text}' is not arithmetic.`)
  }
}

/** a^b; a square is one multiplication, so that it is rounded once. */
const power: Two = (a, b) => (b === 2 ? a * a : b === 1 ? a : a ** b)

function levelsOf(expression: Expression & { readonly kind: 'call' }, source: Source): Value {
  const [first, ...options] = expression.arguments
  if (first === undefined)
    throw new FormulaError(`${expression.name}() should have a column within the brackets.`)
  const value = evaluate(first.value, source)
  const own = value.kind === 'levels' ? value : distinct(value.values)
  const option = options[0]
  if (option === undefined) {
    if (expression.name === 'relevel') throw new FormulaError("relevel() should have ref = '…'.")
    return own
  }
  const names = stringsOf(option.value)
  if (expression.name === 'relevel' && names.length === 1 && (option.name ?? 'ref') === 'ref')
    return reorder(own, [names[0]!, ...own.levels.filter((level) => level !== names[0])])
  if (expression.name === 'factor' && (option.name ?? 'levels') === 'levels') return reorder(own, names)
  throw new FormulaError(`${deparse(expression)} has an option that is not known.`)
}

function distinct(values: Float64Array): Value & { readonly kind: 'levels' } {
  const found = [...new Set(values)].filter((value) => !Number.isNaN(value)).sort((a, b) => a - b)
  const index = new Map(found.map((value, i) => [value, i]))
  return { kind: 'levels', values: values.map((value) => index.get(value) ?? NaN), levels: found.map(String) }
}

function stringsOf(expression: Expression): string[] {
  if (expression.kind === 'string') return [expression.value]
  if (expression.kind === 'number') return [expression.text]
  if (expression.kind === 'call' && expression.name === 'c')
    return expression.arguments.flatMap(({ value }) => stringsOf(value))
  throw new FormulaError(`'${deparse(expression)}' should be text, or c('…', '…').`)
}

function reorder(value: Value & { readonly kind: 'levels' }, levels: readonly string[]): Value {
  const unknown = levels.find((level) => !value.levels.includes(level))
  if (unknown !== undefined)
    throw new FormulaError(`There is no level '${unknown}'. Levels: ${value.levels.join(', ')}.`)
  const place = value.levels.map((level) => levels.indexOf(level))
  const values = value.values.map((code) => {
    const next = Number.isNaN(code) ? -1 : place[code]!
    return next < 0 ? NaN : next
  })
  return { kind: 'levels', values, levels }
}
