import type { Expression } from './expression.ts'
import { FormulaError, parseExpression } from './parse.ts'
import { parseTerms } from './terms.ts'

export type Terms = readonly (readonly Expression[])[]

/** A formula whose left side may be empty or hold several variables. */
export interface Sides {
  readonly text: string
  /** Null when nothing stands before the `~`. */
  readonly left: Expression | null
  readonly right: Terms
}

/**
 * Takes `~ a + b` and `a + b ~ group` apart, for models that need no outcome or allow several.
 *
 * @throws FormulaError when it cannot be understood
 * @example
 * parseSides('~ a + b').left // => null
 * parseSides('~ a + b').right.length // => 2
 */
export function parseSides(text: string): Sides {
  const alone = /^\s*~/.test(text)
  const tree = parseExpression(alone ? text.replace('~', ' ') : text)
  if (alone) return { text, left: null, right: parseTerms(tree, text).terms }
  if (tree.kind !== 'binary' || tree.operator !== '~')
    throw new FormulaError(`The formula '${text}' should have a '~' before the variables or the groups.`)
  return { text, left: tree.left, right: parseTerms(tree.right, text).terms }
}

/** The variables that a side names with a `+` between them. */
export function termsOf(side: Expression, text: string): Terms {
  return parseTerms(side, text).terms
}
