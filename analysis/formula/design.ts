import type { Table } from '../columns.ts'
import { take } from '../linear-algebra/take.ts'
import { evaluate, numbers, type Source, sourceOf, type Value } from './evaluate.ts'
import { deparse, type Expression, namesIn } from './expression.ts'
import type { Formula } from './terms.ts'

/** One factor of a product: numbers, or 'is this level'. */
export type Part =
  | { readonly kind: 'numbers'; readonly expression: Expression }
  | {
      readonly kind: 'level'
      readonly expression: Expression
      readonly level: string
      readonly reference: string
    }

/** How a column of the design comes about; the intercept has no parts. */
export interface Recipe {
  readonly term: string
  readonly parts: readonly Part[]
}

/** A design matrix: its columns beside their recipes. */
export interface Design {
  readonly recipes: readonly Recipe[]
  readonly columns: readonly Float64Array[]
}

/**
 * The recipes of a formula's design, in R's order and with R's names.
 *
 * A factor within a term is coded by contrast with its first level when the term without it is in the model
 * as well, and by all its levels otherwise (so the first factor of a model without intercept has all).
 *
 * @param present the levels of an expression that occur in the rows used
 */
export function recipesOf(
  formula: Pick<Formula, 'terms' | 'intercept'>,
  present: (expression: Expression) => readonly string[] | null,
): Recipe[] {
  const keys = new Set(formula.terms.map((term) => keyOf(term)))
  if (formula.intercept) keys.add('')
  const recipes: Recipe[] = formula.intercept ? [{ term: '(Intercept)', parts: [] }] : []
  for (const term of formula.terms) {
    let products: Recipe[] = [{ term: '', parts: [] }]
    for (const expression of term) {
      const text = deparse(expression)
      const levels = present(expression)
      const rest = term.filter((other) => other !== expression)
      const coded = levels === null ? null : keys.has(keyOf(rest)) ? levels.slice(1) : levels
      const options: readonly { readonly name: string; readonly part: Part }[] =
        coded === null
          ? [{ name: text, part: { kind: 'numbers', expression } }]
          : coded.map((level) => ({
              name: `${text}${level}`,
              part: { kind: 'level', expression, level, reference: levels![0]! },
            }))
      products = options.flatMap(({ name, part }) =>
        products.map((product) => ({
          term: product.term === '' ? name : `${product.term}:${name}`,
          parts: [...product.parts, part],
        })),
      )
    }
    recipes.push(...products)
    // A later factor of a model without intercept is coded by contrast: the first has taken the intercept's place.
    if (!formula.intercept && term.length === 1 && present(term[0]!) !== null) keys.add('')
  }
  return recipes
}

const keyOf = (term: readonly Expression[]): string => term.map(deparse).sort().join('\n')

/** The levels of an expression that occur in these rows; null for numbers. */
export function presentLevels(
  table: Table,
  expression: Expression,
  rows: Int32Array | null,
): readonly string[] | null {
  const value = evaluate(expression, sourceOf(table))
  if (value.kind === 'numbers') return null
  const seen = new Uint8Array(value.levels.length)
  const count = rows?.length ?? value.values.length
  for (let i = 0; i < count; i++) {
    const code = value.values[rows === null ? i : rows[i]!]!
    if (!Number.isNaN(code)) seen[code] = 1
  }
  return value.levels.filter((_, i) => seen[i] === 1)
}

/**
 * A column by its recipe for the rows of a source.
 *
 * @param rows the rows used, or null for all; a plain column is then not copied
 */
export function columnByRecipe(
  recipe: Recipe,
  source: Source,
  rows: Int32Array | null,
  n: number,
): Float64Array {
  let product: Float64Array | null = null
  for (const part of recipe.parts) {
    const values = take(valuesOf(part, source), rows)
    product = product === null ? values : product.map((value, i) => value * values[i]!)
  }
  return product ?? new Float64Array(n).fill(1)
}

/** The derivative of a column with respect to one variable; null when the variable is not in it. */
export function slopeByRecipe(
  recipe: Recipe,
  source: Source,
  rows: Int32Array | null,
  by: string,
): Float64Array | null {
  let total: Float64Array | null = null
  recipe.parts.forEach((part, index) => {
    if (part.kind === 'level' || !namesIn(part.expression).has(by)) return
    const { slope } = numbers(part.expression, source, by)
    if (slope === null) return
    let product = take(slope, rows)
    recipe.parts.forEach((other, otherIndex) => {
      if (otherIndex === index) return
      const values = take(valuesOf(other, source), rows)
      product = product.map((value, i) => value * values[i]!)
    })
    const before = total
    total = before === null ? product : before.map((value, i) => value + product[i]!)
  })
  return total
}

function valuesOf(part: Part, source: Source): Float64Array {
  const value = evaluate(part.expression, source)
  if (part.kind === 'numbers') return value.values
  const code = levelCode(value, part.level)
  const { values } = value
  const dummy = new Float64Array(values.length)
  for (let row = 0; row < values.length; row++)
    dummy[row] = values[row] === code ? 1 : Number.isNaN(values[row]!) ? NaN : 0
  return dummy
}

export function levelCode(value: Value, level: string): number {
  return value.kind === 'levels' ? value.levels.indexOf(level) : -1
}
