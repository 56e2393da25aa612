import { FormulaError } from './parse.ts'

/** A sum of coefficients and the value it is tested against. */
export interface Contrast {
  readonly text: string
  /** Factor per term, in the order of the terms. */
  readonly factors: readonly number[]
  readonly against: number
}

const NUMBER = /^(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?/

/**
 * Reads a contrast such as `advice + contacts = 0`, `2*age - I(age^2)` or `advice = contacts`: terms by the names
 * they have in the coefficient table, with a factor before them if need be; without `=`, tested against zero.
 *
 * @throws FormulaError when something stands there that is not a term
 * @example
 * parseContrast('a - 2*b = 1.5', ['(Intercept)', 'a', 'b']).factors // => [0, 1, -2]
 */
export function parseContrast(text: string, terms: readonly string[]): Contrast {
  const longestFirst = terms
    .map((term, place) => ({ term, place }))
    .sort((a, b) => b.term.length - a.term.length)
  const factors = terms.map(() => 0)
  let constant = 0
  let side = 1
  let rest = text.trim()
  const refuse = (): never => {
    const found = rest === '' ? 'ends too early' : `has '${rest}' where a term should be`
    throw new FormulaError(`The contrast '${text}' ${found}. Terms: ${terms.join(', ')}.`)
  }
  const skip = (length: number) => {
    rest = rest.slice(length).trimStart()
  }
  for (let first = true; ; first = false) {
    let sign = side
    if (rest.startsWith('+') || rest.startsWith('-')) {
      if (rest.startsWith('-')) sign = -side
      skip(1)
    } else if (!first) refuse()
    const found = longestFirst.find(({ term }) => startsWithTerm(rest, term))
    const number = found === undefined ? NUMBER.exec(rest)?.[0] : undefined
    if (found !== undefined) {
      factors[found.place]! += sign
      skip(found.term.length)
    } else if (number !== undefined) {
      skip(number.length)
      if (rest.startsWith('*')) {
        skip(1)
        const multiplied = longestFirst.find(({ term }) => startsWithTerm(rest, term)) ?? refuse()
        factors[multiplied.place]! += sign * Number(number)
        skip(multiplied.term.length)
      } else constant += sign * Number(number)
    } else refuse()
    if (rest === '') break
    if (rest.startsWith('=')) {
      if (side === -1) refuse()
      side = -1
      skip(1)
      first = true
    }
    if (rest === '') refuse()
    if (side === -1 && first) {
      first = false
      if (!/^[+-]/.test(rest)) rest = `+${rest}`
    }
  }
  if (factors.every((factor) => factor === 0))
    throw new FormulaError(`The contrast '${text}' names no term. Terms: ${terms.join(', ')}.`)
  return { text, factors, against: constant === 0 ? 0 : -constant }
}

function startsWithTerm(rest: string, term: string): boolean {
  return rest.startsWith(term) && !/^[\w.]/.test(rest.slice(term.length))
}
