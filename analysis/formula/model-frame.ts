import { columnOf, type Table } from '../columns.ts'
import { type Clusters, clustersOf } from '../estimators/inference/clusters.ts'
import { take } from '../linear-algebra/take.ts'
import { columnByRecipe, presentLevels, type Recipe, recipesOf } from './design.ts'
import { evaluate, numbers, sourceOf } from './evaluate.ts'
import { deparse, type Expression } from './expression.ts'
import { FormulaError, parseExpression } from './parse.ts'
import { type Formula, parseFormula } from './terms.ts'

/** No row is left when those with missing values are left out. */
export class NoRowsError extends RangeError {
  override readonly name = 'NoRowsError'
}

/** What a formula asks for besides its own columns. */
export interface FrameOptions {
  /** Column of weights; rows of weight zero are left out. */
  readonly weights?: string | undefined
  /** Column that says which rows belong together. */
  readonly cluster?: string | undefined
  /** Expression added to the linear predictor with coefficient 1, e.g. `log(months)`. */
  readonly offset?: string | undefined
  /** What to take as outcome instead of what the formula says, e.g. the time within Surv(). */
  readonly outcome?: Expression | undefined
  /** Other columns of which no value may be missing. */
  readonly also?: readonly { readonly name: string; readonly values: Float64Array }[] | undefined
  /** The model knows strata() and cluster(). */
  readonly groups?: boolean | undefined
}

/** The complete rows of a model: outcome, design, and what goes with each row. */
export interface ModelFrame {
  readonly formula: Formula
  readonly table: Table
  readonly outcome: string
  readonly y: Float64Array
  readonly recipes: readonly Recipe[]
  readonly columns: readonly Float64Array[]
  readonly weights: Float64Array | null
  readonly offset: Float64Array | null
  readonly clusters: Clusters | null
  /** Rows of the table that are used; null when all are. */
  readonly rows: Int32Array | null
  readonly n: number
  /** Rows left out because a value was missing, and because their weight is zero. */
  readonly dropped: number
  readonly weightless: number
}

/**
 * Brings a formula and a table together: listwise deletion, dummies, names, weights, offset and clusters.
 *
 * A category is coded by its levels that occur in the rows used. An outcome of two categories counts as 0 and 1.
 *
 * @throws FormulaError when the formula is not understood; RangeError for a column that is not there, no complete row,
 * a number that is not finite, a negative weight, or a missing cluster
 * @example
 * const table = readCsv('y,x\n1,0\n3,1\nNA,2')
 * modelFrame(table, 'y ~ x').dropped // => 1
 */
export function modelFrame(table: Table, text: string, options: FrameOptions = {}): ModelFrame {
  const formula = parseFormula(text)
  const source = sourceOf(table)
  const grouping = [...formula.strata, ...formula.clusters]
  if (grouping.length > 0 && options.groups !== true)
    throw new FormulaError(`The formula '${text}' has strata() or cluster(), which this model does not know.`)
  const outcome = options.outcome ?? formula.outcome
  const y = evaluate(outcome, source)
  if (y.kind === 'levels' && y.levels.length > 2)
    throw new FormulaError(`The outcome '${deparse(outcome)}' has more than two categories.`)
  const offsets: Expression[] = [...formula.offsets]
  if (options.offset !== undefined) offsets.push(parseExpression(options.offset))
  const offset = offsets
    .map((expression) => numbers(expression, source, null).values)
    .reduce<Float64Array | null>((sum, v) => (sum === null ? v : sum.map((a, i) => a + v[i]!)), null)
  const weights = options.weights === undefined ? null : columnOf(table, options.weights).values
  const needed: { name: string; values: Float64Array }[] = [
    { name: deparse(outcome), values: y.values },
    ...[...uniqueParts(formula), ...grouping].map((expression) => ({
      name: deparse(expression),
      values: evaluate(expression, source).values,
    })),
  ]
  if (offset !== null) needed.push({ name: 'the offset', values: offset })
  if (weights !== null) needed.push({ name: options.weights!, values: weights })
  needed.push(...(options.also ?? []))
  const complete = completeRows(needed, table.rows)
  const { rows, weightless } = withWeight(complete, weights, options.weights ?? '', table.rows)
  const n = rows?.length ?? table.rows
  if (n === 0) throw new NoRowsError(`The formula '${text}' has no row without missing values.`)
  const recipes = recipesOf(formula, (expression) => presentLevels(table, expression, rows))
  const clusters =
    options.cluster === undefined ? null : clustersOf(take(columnOf(table, options.cluster).values, rows))
  return {
    formula,
    table,
    outcome: deparse(formula.outcome),
    y: take(y.values, rows),
    recipes,
    columns: recipes.map((recipe) => columnByRecipe(recipe, source, rows, n)),
    weights: weights === null ? null : take(weights, rows),
    offset: offset === null ? null : take(offset, rows),
    clusters,
    rows,
    n,
    dropped: table.rows - (complete?.length ?? table.rows),
    weightless,
  }
}

function uniqueParts(formula: Formula): Expression[] {
  return [...new Map(formula.terms.flat().map((part) => [deparse(part), part])).values()]
}

/** Whether the sum is a finite number: then every value is, and there is no need to look at each. */
function hasFiniteSum(values: Float64Array): boolean {
  let even = 0
  let odd = 0
  const pairs = values.length - (values.length % 2)
  for (let i = 0; i < pairs; i += 2) {
    even += values[i]!
    odd += values[i + 1]!
  }
  const sum = even + odd + (pairs < values.length ? values[pairs]! : 0)
  return sum - sum === 0
}

/** The rows where nothing is missing; null when that is all of them. */
function completeRows(
  needed: readonly { readonly name: string; readonly values: Float64Array }[],
  count: number,
): Int32Array | null {
  const missing = new Uint8Array(count)
  let any = 0
  for (const { name, values } of needed) {
    if (hasFiniteSum(values)) continue
    for (let i = 0; i < count; i++) {
      const value = values[i]!
      if (value - value === 0) continue
      if (!Number.isNaN(value)) throw new RangeError(`'${name}' is not a finite number on row ${i + 1}.`)
      any += 1 - missing[i]!
      missing[i] = 1
    }
  }
  if (any === 0) return null
  const rows = new Int32Array(count - any)
  let next = 0
  for (let i = 0; i < count; i++) if (missing[i] === 0) rows[next++] = i
  return rows
}

function withWeight(
  rows: Int32Array | null,
  weights: Float64Array | null,
  name: string,
  count: number,
): { rows: Int32Array | null; weightless: number } {
  if (weights === null) return { rows, weightless: 0 }
  const all = rows ?? Int32Array.from({ length: count }, (_, i) => i)
  for (const row of all)
    if (weights[row]! < 0) throw new RangeError(`The weight '${name}' is negative on row ${row + 1}.`)
  const kept = all.filter((row) => weights[row]! > 0)
  const weightless = all.length - kept.length
  return { rows: weightless === 0 ? rows : kept, weightless }
}

/**
 * The groups of the rows of a frame by one or more expressions, such as those within strata(); null when there are none.
 */
export function groupsOf(frame: ModelFrame, by: readonly Expression[]): Clusters | null {
  return by.reduce<Clusters | null>((sofar, expression) => {
    const own = clustersOf(take(evaluate(expression, sourceOf(frame.table)).values, frame.rows))
    if (sofar === null) return own
    return clustersOf(Float64Array.from(own.of, (group, i) => sofar.of[i]! * own.count + group))
  }, null)
}
