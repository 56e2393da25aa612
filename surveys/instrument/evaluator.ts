/**
 * Operands of survey-core as closures. They give what `operand.evaluate` gives, by the same functions of the library, without asking
 * for the value of what is not needed, and without comparing the same code with the same constant again for every person.
 */
import { type Const, FunctionFactory, type FunctionOperand, type Operand, type Variable } from 'survey-core'
import type { ReadVariable } from './expression.ts'

export type Evaluate = (read: ReadVariable) => unknown

/** What the operands keep to themselves. */
interface Inner {
  readonly left: Operand | null
  readonly right: Operand | null
  readonly expression: Operand
  readonly values: readonly Operand[]
  readonly operator: string
  readonly consumer: (this: Operand, ...values: unknown[]) => unknown
  readonly getCorrectValue: (value: unknown) => unknown
}

export function evaluatorOf(operand: Operand | null): Evaluate {
  if (operand === null) return () => null
  const inner = operand as unknown as Inner
  switch (operand.getType()) {
    case 'const': {
      const value = (operand as Const).evaluate()
      return () => value
    }
    case 'variable':
      return variable(operand as Variable, inner)
    case 'array': {
      const values = inner.values.map(evaluatorOf)
      return (read) => values.map((value) => value(read))
    }
    case 'unary': {
      const value = evaluatorOf(inner.expression)
      return (read) => inner.consumer.call(operand, value(read))
    }
    case 'binary':
      return binary(inner)
    case 'function':
      return call(operand as FunctionOperand)
    default:
      throw new TypeError(`evaluatorOf does not know an operand of type '${operand.getType()}'`)
  }
}

function variable(operand: Variable, inner: Inner): Evaluate {
  return remembered(asRead(operand), (value) => inner.getCorrectValue(value))
}

/** As it was answered, before text that is a number becomes one. */
function asRead(operand: Variable): Evaluate {
  const name = operand.variable
  const list = name.endsWith('.length') ? name.slice(0, -'.length'.length) : null
  if (list === null) return (read) => read(name)
  return (read) => {
    const value = read(name)
    return value === undefined ? lengthOf(read(list)) : value
  }
}

/** `{item.length}`: of a list or a text; nothing has length 0. */
function lengthOf(value: unknown): number {
  return Array.isArray(value) || typeof value === 'string' ? value.length : 0
}

function binary({ operator, consumer, left, right }: Inner): Evaluate {
  const [first, second] = [evaluatorOf(left), evaluatorOf(right)]
  if (operator === 'and' || operator === 'or') {
    const settles = operator === 'or'
    return (read) => {
      const value = first(read)
      return value === settles ? settles : consumer.call(left!, value, second(read), false)
    }
  }
  if (right?.isConstant()) {
    const constant = second(() => undefined)
    const compare = (value: unknown) => consumer.call(right, value, constant, false)
    if (left?.getType() !== 'variable') return remembered(first, compare)
    const { getCorrectValue } = left as unknown as Inner
    return remembered(asRead(left as Variable), (value) => compare(getCorrectValue.call(left, value)))
  }
  return (read) => consumer.call(left!, first(read), second(read), false)
}

/** Answers are codes and small numbers: so many different ones are remembered. */
const MOST = 64

/** A pure function of one value: of what is no object it is found once. */
function remembered(part: Evaluate, work: (value: unknown) => unknown): Evaluate {
  const known = new Map<unknown, unknown>()
  return (read) => {
    const value = part(read)
    if (typeof value === 'object' && value !== null) return work(value)
    const before = known.get(value)
    if (before !== undefined) return before
    const found = work(value)
    if (known.size < MOST) known.set(value, found)
    return found
  }
}

function call(operand: FunctionOperand): Evaluate {
  const values = operand.paramValues.map(evaluatorOf)
  const [condition, yes, no] = values
  if (operand.functionName === 'iif' && yes !== undefined)
    return (read) => (condition!(read) ? yes(read) : no?.(read))
  return (read) =>
    FunctionFactory.Instance.run(
      operand.functionName,
      values.map((value) => value(read)),
      {},
      [...operand.paramValues],
    )
}
