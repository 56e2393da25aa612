/** A condition as people build it: rows of a question, a comparison and an answer, all of which hold, or one of which. */
import { ConditionsParser, type Operand } from 'survey-core'

export const comparisons = [
  'equal',
  'notequal',
  'greater',
  'greaterorequal',
  'less',
  'lessorequal',
  'contains',
  'notcontains',
  'anyof',
  'allof',
  'empty',
  'notempty',
] as const
export type ComparisonName = (typeof comparisons)[number]
export type Constant = string | number | boolean

export interface ConditionRow {
  /** As it stands between braces: `work`, `preload.searching`, `member.benefit`. */
  readonly reads: string
  readonly comparison: ComparisonName
  /** Nothing for empty and notempty; several only for anyof and allof. */
  readonly values: readonly Constant[]
}

export interface ConditionRows {
  readonly all: boolean
  readonly rows: readonly ConditionRow[]
}

const signs: Readonly<Record<ComparisonName, string>> = {
  equal: '=',
  notequal: '<>',
  greater: '>',
  greaterorequal: '>=',
  less: '<',
  lessorequal: '<=',
  contains: 'contains',
  notcontains: 'notcontains',
  anyof: 'anyof',
  allof: 'allof',
  empty: 'empty',
  notempty: 'notempty',
}

export function isUnary(comparison: ComparisonName): boolean {
  return comparison === 'empty' || comparison === 'notempty'
}

export function takesSeveral(comparison: ComparisonName): boolean {
  return comparison === 'anyof' || comparison === 'allof'
}

/** Null when it says more than rows can: it is then changed as text. */
export function readCondition(expression: string): ConditionRows | null {
  if (expression.trim() === '') return { all: true, rows: [] }
  const operand = new ConditionsParser().parseExpression(expression)
  if (!operand) return null
  const joined = binary(operand)
  const joint = joined?.operator === 'or' ? 'or' : 'and'
  const rows = flatten(operand, joint)
  return rows && { all: joint === 'and', rows }
}

function flatten(operand: Operand, joint: 'and' | 'or'): readonly ConditionRow[] | null {
  const two = binary(operand)
  if (two?.operator === joint) {
    const [left, right] = [flatten(two.left, joint), flatten(two.right, joint)]
    return left && right && [...left, ...right]
  }
  const row = rowOf(operand)
  return row && [row]
}

function rowOf(operand: Operand): ConditionRow | null {
  if (operand.getType() === 'unary') {
    const { operatorName, expression } = operand as unknown as { operatorName: string; expression: Operand }
    const reads = variableOf(expression)
    const comparison = comparisons.find((name) => name === operatorName && isUnary(name))
    return reads === null || !comparison ? null : { reads, comparison, values: [] }
  }
  const two = binary(operand)
  const comparison = comparisons.find((name) => name === two?.operator && !isUnary(name))
  if (!two || !comparison) return null
  const reads = variableOf(two.left)
  const values = constantsOf(two.right)
  return reads === null || values === null || (values.length !== 1 && !takesSeveral(comparison))
    ? null
    : { reads, comparison, values }
}

function binary(operand: Operand): { operator: string; left: Operand; right: Operand } | null {
  if (operand.getType() !== 'binary') return null
  const { operatorName, left, right } = operand as unknown as {
    operatorName: string
    left: Operand
    right: Operand
  }
  return { operator: operatorName, left, right }
}

function variableOf(operand: Operand): string | null {
  return operand?.getType() === 'variable' ? (operand as unknown as { variable: string }).variable : null
}

function constantsOf(operand: Operand): readonly Constant[] | null {
  if (operand?.getType() === 'array') {
    const parts = (operand as unknown as { values: readonly Operand[] }).values.map(constantsOf)
    return parts.some((part) => part?.length !== 1) ? null : parts.flatMap((part) => part!)
  }
  if (operand?.getType() !== 'const') return null
  const { correctValue } = operand as unknown as { correctValue: Constant }
  return [correctValue]
}

export function writeCondition({ all, rows }: ConditionRows): string {
  return rows
    .map(({ reads, comparison, values }) => {
      const start = `{${reads}} ${signs[comparison]}`
      if (isUnary(comparison)) return start
      const list = values.map(constantText)
      return takesSeveral(comparison) ? `${start} [${list.join(', ')}]` : `${start} ${list[0] ?? "''"}`
    })
    .join(all ? ' and ' : ' or ')
}

function constantText(value: Constant): string {
  return typeof value === 'string' ? `'${value.replace(/['"]/g, '\\$&')}'` : String(value)
}
