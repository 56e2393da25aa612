import type { Clusters } from '../estimators/inference/clusters.ts'
import { rowsByGroup, sizesOf } from '../estimators/panel/panel-rows.ts'
import { evaluate, sourceOf } from '../formula/evaluate.ts'
import { deparse, type Expression } from '../formula/expression.ts'
import { groupsOf, type ModelFrame } from '../formula/model-frame.ts'
import { FormulaError } from '../formula/parse.ts'
import { take } from '../linear-algebra/take.ts'

/** The groups that the terms of a formula make of its rows, in the order of their values. */
export interface Groups extends Clusters {
  readonly names: readonly string[]
}

/**
 * The groups of rows with equal values of every term on the right of a formula: `sex=1, phase=b`. One group for `~ 1`.
 *
 * @throws FormulaError for an interaction, which has no meaning among groups
 */
export function groupsOfTerms({ formula, table, rows, n }: ModelFrame): Groups {
  const source = sourceOf(table)
  let names: readonly string[] = ['all']
  let of: Int32Array = new Int32Array(n)
  for (const term of formula.terms) {
    if (term.length > 1)
      throw new FormulaError(
        `The formula '${formula.text}' has an interaction; groups are written with +, as a + b.`,
      )
    const value = evaluate(term[0]!, source)
    const values = take(value.values, rows)
    const present = [...new Set(values)].sort((a, b) => a - b)
    const place = new Map(present.map((own, i) => [own, i]))
    const labels = present.map(
      (own) => `${deparse(term[0]!)}=${value.kind === 'levels' ? value.levels[own] : own}`,
    )
    const crossed = Float64Array.from(of, (group, i) => group * present.length + place.get(values[i]!)!)
    const used = [...new Set(crossed)].sort((a, b) => a - b)
    const number = new Map(used.map((own, i) => [own, i]))
    const earlier = names
    names = used.map((own) => {
      const before = earlier[Math.floor(own / present.length)]!
      const label = labels[own % present.length]!
      return before === 'all' ? label : `${before}, ${label}`
    })
    of = Int32Array.from(crossed, (own) => number.get(own)!)
  }
  return { of, count: names.length, names }
}

/** The rows of each group. */
export function splitRows(groups: Clusters): Int32Array[] {
  const sizes = sizesOf(groups)
  const rows = rowsByGroup(groups, sizes)
  let from = 0
  return Array.from(sizes, (size) => {
    from += size
    return rows.subarray(from - size, from)
  })
}

/** What each group by some expressions is called, in the order of `groupsOf`; one group when there are none. */
export function groupNames(frame: ModelFrame, by: readonly Expression[]): string[] {
  const groups = groupsOf(frame, by)
  if (groups === null) return ['all']
  const source = sourceOf(frame.table)
  const names: string[] = Array.from({ length: groups.count }, () => '')
  const columns = by.map((expression) => ({ expression, value: evaluate(expression, source) }))
  for (let i = frame.n - 1; i >= 0; i--)
    names[groups.of[i]!] = columns
      .map(({ expression, value }) => {
        const own = value.values[frame.rows?.[i] ?? i]!
        return `${deparse(expression)}=${value.kind === 'levels' ? value.levels[own] : own}`
      })
      .join(', ')
  return names
}
