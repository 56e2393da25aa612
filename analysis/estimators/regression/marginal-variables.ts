import { columnByRecipe, type Recipe, slopeByRecipe } from '../../formula/design.ts'
import { evaluate, type Source } from '../../formula/evaluate.ts'
import { deparse, type Expression, namesIn } from '../../formula/expression.ts'
import type { ModelFrame } from '../../formula/model-frame.ts'

/** A variable whose effect is asked: a plain column within numbers, or an expression that makes levels. */
export interface Variable {
  readonly text: string
  readonly expression: Expression
  readonly names: readonly string[]
}

/** The rows that a design belongs to. */
export type Rows = Pick<ModelFrame, 'rows' | 'n'>

/** How the columns of some recipes move with a variable. `touches` are the recipes that hold it. */
export type Movement =
  | {
      readonly kind: 'change'
      readonly term: string
      readonly touches: readonly number[]
      readonly from: readonly Float64Array[]
      readonly to: readonly Float64Array[]
    }
  | {
      readonly kind: 'derivative'
      readonly term: string
      readonly touches: readonly number[]
      readonly slopes: readonly Float64Array[]
    }

/** What varies in a list of recipes. */
export function variablesOf(recipes: readonly Recipe[]): Variable[] {
  const found = new Map<string, Variable>()
  for (const part of recipes.flatMap((recipe) => recipe.parts)) {
    if (part.kind === 'level') {
      const text = deparse(part.expression)
      found.set(text, { text, expression: part.expression, names: [text, ...namesIn(part.expression)] })
    } else
      for (const name of namesIn(part.expression))
        if (!found.has(name))
          found.set(name, { text: name, expression: { kind: 'name', name }, names: [name] })
  }
  return [...found.values()]
}

/**
 * How columns move with a variable: levels one after the other against the first, a variable of 0 and 1 from 0 to 1,
 * any other by its derivative. Squares and interactions follow.
 */
export function movementsOf(
  recipes: readonly Recipe[],
  variable: Variable,
  source: Source,
  rows: Rows,
): Movement[] {
  const levelParts = recipes.flatMap((recipe) =>
    recipe.parts.filter((part) => part.kind === 'level' && deparse(part.expression) === variable.text),
  )
  const value = evaluate(variable.expression, source)
  if (value.kind === 'levels' || levelParts.length > 0) {
    const touches = recipes.flatMap(({ parts }, j) =>
      parts.some((part) => part.kind === 'level' && deparse(part.expression) === variable.text) ? [j] : [],
    )
    const reference = levelParts[0]?.kind === 'level' ? levelParts[0].reference : ''
    const levels = [...new Set(levelParts.flatMap((part) => (part.kind === 'level' ? [part.level] : [])))]
    const at = (chosen: string) =>
      touches.map((j) => columnAtLevel(recipes[j]!, source, rows, variable.text, chosen))
    return levels
      .filter((level) => level !== reference)
      .map((level) => ({
        kind: 'change',
        term: `${variable.text}${level}`,
        touches,
        from: at(reference),
        to: at(level),
      }))
  }
  const term = variable.text
  const touches = recipes.flatMap(({ parts }, j) =>
    parts.some((part) => part.kind === 'numbers' && namesIn(part.expression).has(term)) ? [j] : [],
  )
  if (isBinary(value.values, rows.rows)) {
    const at = (fixed: number) => {
      const own = source(term)
      const replaced: Source = (name) =>
        name === term ? { ...own, values: new Float64Array(own.values.length).fill(fixed) } : source(name)
      return touches.map((j) => columnByRecipe(recipes[j]!, replaced, rows.rows, rows.n))
    }
    return [{ kind: 'change', term, touches, from: at(0), to: at(1) }]
  }
  const slopes = touches.map(
    (j) => slopeByRecipe(recipes[j]!, source, rows.rows, term) ?? new Float64Array(rows.n),
  )
  return [{ kind: 'derivative', term, touches, slopes }]
}

function columnAtLevel(
  recipe: Recipe,
  source: Source,
  { rows, n }: Rows,
  text: string,
  chosen: string,
): Float64Array {
  const inside = recipe.parts.filter((part) => part.kind === 'level' && deparse(part.expression) === text)
  const on = inside.every((part) => part.kind === 'level' && part.level === chosen)
  if (!on) return new Float64Array(n)
  const others = { ...recipe, parts: recipe.parts.filter((part) => !inside.includes(part)) }
  return columnByRecipe(others, source, rows, n)
}

function isBinary(values: Float64Array, rows: Int32Array | null): boolean {
  const count = rows?.length ?? values.length
  for (let i = 0; i < count; i++) {
    const value = values[rows === null ? i : rows[i]!]!
    if (value !== 0 && value !== 1) return false
  }
  return true
}
