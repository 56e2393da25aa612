/** Expressions, parsed by survey-core and evaluated as its operands are, without a survey model around them. */

import {
  ConditionsParser,
  FunctionFactory,
  type FunctionOperand,
  type Operand,
  type Variable,
} from 'survey-core'
import { evaluatorOf } from './evaluator.ts'

/** Functions that depend on nothing but their arguments. */
const pureFunctions = new Set([
  'avg',
  'count',
  'dateAdd',
  'dateDiff',
  'diffDays',
  'getDate',
  'getYear',
  'iif',
  'max',
  'min',
  'round',
  'substring',
  'sum',
  'trunc',
])

/** Pure over a list and the name of what is in each entry; with a condition they would need a model. */
const listFunctions = new Set(['sumInArray', 'avgInArray', 'countInArray', 'minInArray', 'maxInArray'])

/** Of these the result depends on the day: `{today}` is the same and can be repeated. */
const clockFunctions = new Set([
  'age',
  'currentDate',
  'currentYear',
  'today',
  'year',
  'month',
  'day',
  'weekday',
])

export type ReadVariable = (name: string) => unknown

/** A variable beside a constant, as in `{work} = 'no'`; `value` is one of the list in `anyof ['a', 'b']`. */
export interface Comparison {
  readonly variable: string
  readonly operator: string
  readonly value: unknown
}

export interface ParsedExpression {
  readonly text: string
  /** Variables read, each once. */
  readonly reads: readonly string[]
  readonly comparisons: readonly Comparison[]
  /** Nothing but comparisons of variables with constants, with and, or and not. */
  readonly simple: boolean
  readonly evaluate: (read: ReadVariable) => unknown
}

export class ExpressionError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'ExpressionError'
  }
}

/** Throws `ExpressionError` when the text is no expression or uses a function that may not be used. */
export function parseExpression(text: string): ParsedExpression {
  const parser = new ConditionsParser()
  const operand = parser.parseExpression(text)
  if (!operand) throw new ExpressionError(`'${text}' is not an expression: ${parser.error?.code ?? 'empty'}`)
  const operands: Operand[] = []
  operand.addOperandsToList(operands)
  for (const part of operands) if (part.getType() === 'function') refuseImpure(part as FunctionOperand)
  const names: string[] = []
  operand.setVariables(names)
  return {
    text,
    reads: [...new Set(names)],
    ...comparedIn(operands),
    evaluate: evaluatorOf(operand),
  }
}

/** A formula for derived variables. The names are given to `values` as they stand between the braces. */
export function compileExpression(text: string): (values: ReadVariable) => unknown {
  return parseExpression(text).evaluate
}

function refuseImpure(operand: FunctionOperand): void {
  const name = operand.functionName
  if (pureFunctions.has(name)) return
  if (listFunctions.has(name)) {
    const count = operand.paramValues.length
    if (count === 2) return
    throw new ExpressionError(`function ${name} takes a list and a name, as in ${name}({spells}, 'days')`)
  }
  if (clockFunctions.has(name)) {
    throw new ExpressionError(`function ${name} reads the clock; use {today}, as in getYear({today})`)
  }
  if (FunctionFactory.Instance.isAsyncFunction(name)) {
    throw new ExpressionError(`function ${name} is asynchronous and cannot be used`)
  }
  throw new ExpressionError(
    FunctionFactory.Instance.hasFunction(name)
      ? `function ${name} is not supported; supported are ${[...pureFunctions, ...listFunctions].join(', ')}`
      : `function ${name} does not exist`,
  )
}

interface Binary {
  readonly operator: string
  readonly isArithmetic: boolean
  readonly isConjunction: boolean
  readonly leftOperand: Operand | null
  readonly rightOperand: Operand | null
}

function comparedIn(operands: readonly Operand[]): { comparisons: Comparison[]; simple: boolean } {
  const comparisons: Comparison[] = []
  let simple = true
  for (const part of operands) {
    if (part.getType() === 'function') simple = false
    if (part.getType() !== 'binary') continue
    const { operator, isArithmetic, isConjunction, leftOperand, rightOperand } = part as unknown as Binary
    if (isConjunction) continue
    if (isArithmetic) simple = false
    const left = leftOperand?.getType() === 'variable' ? (leftOperand as Variable).variable : null
    const right = rightOperand?.getType() === 'variable' ? (rightOperand as Variable).variable : null
    const constant = left === null ? leftOperand : rightOperand
    const variable = left ?? right
    if (variable === null || !constant || !isConstant(constant)) {
      simple = false
      continue
    }
    for (const value of [constant.evaluate()].flat()) comparisons.push({ variable, operator, value })
  }
  return { comparisons, simple }
}

function isConstant(operand: Operand): boolean {
  return operand.getType() === 'const' || (operand.getType() === 'array' && operand.isConstant())
}
