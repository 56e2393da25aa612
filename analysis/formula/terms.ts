import { deparse, type Expression } from './expression.ts'
import { FormulaError, parseExpression } from './parse.ts'

/** A formula taken apart: `outcome ~ terms`. */
export interface Formula {
  readonly text: string
  readonly outcome: Expression
  /** Each term as the factors that are multiplied, in R's order: by number of factors, then as written. */
  readonly terms: readonly (readonly Expression[])[]
  readonly intercept: boolean
  readonly offsets: readonly Expression[]
  /** What stands in strata() and in cluster(). */
  readonly strata: readonly Expression[]
  readonly clusters: readonly Expression[]
}

type Term = ReadonlyMap<string, Expression>

interface Side {
  readonly terms: Map<string, Term>
  intercept: boolean
  readonly offsets: Expression[]
  readonly strata: Expression[]
  readonly clusters: Expression[]
}

/**
 * Takes a formula in R's notation apart: `+ - : * / ^ ( )`, `-1`, `+0`, `offset()`, `strata()`, `cluster()`, and inside `I()` and other
 * functions plain arithmetic.
 *
 * @throws FormulaError when it cannot be understood
 * @example
 * parseFormula('y ~ a * b').terms.length // => 3
 * parseFormula('y ~ a / b').terms.length // => 2
 * parseFormula('y ~ 0 + a').intercept // => false
 */
export function parseFormula(text: string): Formula {
  const tree = parseExpression(text)
  if (tree.kind !== 'binary' || tree.operator !== '~')
    throw new FormulaError(`The formula '${text}' should have a '~' between the outcome and the rest.`)
  return { text, outcome: tree.left, ...parseTerms(tree.right, text) }
}

/** The terms of one side of a formula. */
export function parseTerms(tree: Expression, text: string): Omit<Formula, 'text' | 'outcome'> {
  const side: Side = { terms: new Map(), intercept: true, offsets: [], strata: [], clusters: [] }
  collect(tree, side, text)
  const order = [...new Set([...side.terms.values()].flatMap((term) => [...term.keys()]))]
  const terms = [...side.terms.values()].map((term) =>
    [...term].sort(([a], [b]) => order.indexOf(a) - order.indexOf(b)).map(([, factor]) => factor),
  )
  terms.sort((a, b) => a.length - b.length)
  const { intercept, offsets, strata, clusters } = side
  return { terms, intercept, offsets, strata, clusters }
}

function collect(node: Expression, side: Side, text: string): void {
  if (node.kind === 'binary' && node.operator === '~')
    throw new FormulaError(`The formula '${text}' should have one '~', not two.`)
  if (node.kind === 'binary' && node.operator === '+') {
    collect(node.left, side, text)
    collect(node.right, side, text)
    return
  }
  if (node.kind === 'binary' && node.operator === '-') {
    collect(node.left, side, text)
    remove(node.right, side, text)
    return
  }
  if (node.kind === 'unary') {
    if (node.operator === '-') remove(node.of, side, text)
    else collect(node.of, side, text)
    return
  }
  if (node.kind === 'group') {
    collect(node.of, side, text)
    return
  }
  if (node.kind === 'number') {
    if (node.value !== 0 && node.value !== 1) refuseNumber(node.text, text)
    side.intercept = node.value === 1
    return
  }
  if (node.kind === 'call' && node.name === 'offset') {
    const given = node.arguments[0]
    if (given === undefined || node.arguments.length !== 1)
      throw new FormulaError(`offset() in '${text}' should have one expression within the brackets.`)
    side.offsets.push(given.value)
    return
  }
  if (node.kind === 'call' && (node.name === 'strata' || node.name === 'cluster')) {
    if (node.arguments.length === 0 || node.arguments.some(({ name }) => name !== null))
      throw new FormulaError(
        `${node.name}() in '${text}' should have columns within the brackets, and nothing else.`,
      )
    const of = node.name === 'strata' ? side.strata : side.clusters
    of.push(...node.arguments.map(({ value }) => value))
    return
  }
  for (const term of expand(node, text)) side.terms.set(keyOf(term), side.terms.get(keyOf(term)) ?? term)
}

function remove(node: Expression, side: Side, text: string): void {
  if (node.kind === 'number') {
    if (node.value !== 0 && node.value !== 1) refuseNumber(node.text, text)
    side.intercept = node.value === 0
    return
  }
  for (const term of expand(node, text)) side.terms.delete(keyOf(term))
}

function refuseNumber(number: string, text: string): never {
  throw new FormulaError(
    `The formula '${text}' has the number ${number}; only 0, 1 and -1 have a meaning there.`,
  )
}

const keyOf = (term: Term): string => [...term.keys()].sort().join('\n')

const join = (a: Term, b: Term): Term => new Map([...a, ...b])

/** The terms that an expression of terms stands for. */
function expand(node: Expression, text: string): Term[] {
  if (node.kind === 'group') return expand(node.of, text)
  if (node.kind === 'binary') {
    const { operator, left, right } = node
    if (operator === '+') return unique([...expand(left, text), ...expand(right, text)])
    if (operator === ':') return crossed(expand(left, text), expand(right, text))
    if (operator === '*') {
      const a = expand(left, text)
      const b = expand(right, text)
      return unique([...a, ...b, ...crossed(a, b)])
    }
    if (operator === '/') {
      const outer = expand(left, text)
      // What is nested is crossed with everything before the slash: (a + b) / c is a + b + a:b:c.
      const within = [outer.reduce(join)]
      return unique([...outer, ...crossed(within, expand(right, text))])
    }
    if (operator === '^') {
      if (right.kind !== 'number' || !Number.isInteger(right.value) || right.value < 1)
        throw new FormulaError(
          `'^' in '${text}' should have a whole number after it; a power of a number is written I(x^2).`,
        )
      const base = expand(left, text)
      let result = base
      for (let power = 1; power < right.value; power++) result = unique([...result, ...crossed(result, base)])
      return result.sort((a, b) => a.size - b.size)
    }
    throw new FormulaError(
      `'${operator}' in '${text}' has no meaning between terms; arithmetic is written I(a ${operator} b).`,
    )
  }
  if (node.kind === 'number' || node.kind === 'string' || node.kind === 'unary')
    throw new FormulaError(`'${deparse(node)}' in '${text}' is not a term of a formula.`)
  return [new Map([[deparse(node), node]])]
}

function crossed(a: readonly Term[], b: readonly Term[]): Term[] {
  return unique(a.flatMap((left) => b.map((right) => join(left, right))))
}

function unique(terms: readonly Term[]): Term[] {
  const found = new Map<string, Term>()
  for (const term of terms) if (!found.has(keyOf(term))) found.set(keyOf(term), term)
  return [...found.values()]
}
