import { type Column, columnOf, makeTable, reasonCode, type Table } from '../../columns.ts'
import {
  type Draw,
  drawBinary,
  drawCategory,
  drawLinear,
  drawMatched,
  type Gaps,
} from './conditional-draws.ts'
import { drawIndex, type Random } from './draws.ts'

/** How the values of one variable are drawn. */
export type ImputeMethod = 'linear' | 'matched' | 'binary' | 'category'

export interface ImputeOptions {
  /** Columns to complete, in the order in which they are visited. */
  readonly variables: readonly string[]
  /** Further columns that predict them. */
  readonly predictors: readonly string[]
  /** How many completed tables. */
  readonly draws: number
  /** Rounds over the variables; 10 unless said otherwise. */
  readonly iterations?: number
  /** Numbers from 0 up to 1, seeded by who calls. */
  readonly random: Random
  /** Usual: categories by `category`, 0 and 1 by `binary`, other numbers by `matched`. */
  readonly methods?: Readonly<Record<string, ImputeMethod>>
}

const DRAWS: Readonly<Record<ImputeMethod, Draw>> = {
  linear: drawLinear,
  matched: drawMatched,
  binary: drawBinary,
  category: drawCategory,
}

/** Reasons after which there is no value to find: those who were not asked. */
const NOT_ASKED = ['skipped by route', 'wave not taken part in', 'not in the target group'].map((reason) =>
  reasonCode(reason as 'skipped by route'),
)

/**
 * Multiple imputation by chained equations: each variable with gaps is drawn given all others, round after round, and
 * the last round is a completed table.
 *
 * Values that could not have been given (skipped by route, another wave, not in the target group) stay missing; as
 * predictors they are an indicator of their own. Fit a model in each table and pool with `poolEstimates`.
 *
 * Source: van Buuren, Brand, Groothuis-Oudshoorn & Rubin (2006), Journal of Statistical Computation and Simulation 76.
 *
 * @throws RangeError when draws are fewer than one, a column does not exist, a predictor that is not completed has gaps,
 * or a variable was measured on fewer than two rows
 * @example
 * const table = makeTable([numberColumn('x', [1, 2, 3, 4, 5, 6]), numberColumn('y', [1, 2, NaN, 4, 5, 6])])
 * const options = { variables: ['y'], predictors: ['x'], draws: 5, random: () => 0.5 }
 * const tables = impute(table, options)
 * tables.length // => 5
 * columnOf(tables[0]!, 'y').values.every((value) => value > 0) // => true
 */
export function impute(table: Table, options: ImputeOptions): Table[] {
  const { variables, predictors, draws, iterations = 10, random, methods = {} } = options
  if (!(draws >= 1)) throw new RangeError(`impute requires at least one draw, got ${draws}`)
  const plans = variables.map((name) => planOf(columnOf(table, name), methods[name]))
  const others = predictors.filter((name) => !variables.includes(name)).map((name) => columnOf(table, name))
  for (const column of others)
    for (let row = 0; row < table.rows; row++)
      if (Number.isNaN(column.values[row]!) && !NOT_ASKED.includes(column.missing[row]!))
        throw new RangeError(
          `impute requires predictors without gaps, got one in ${column.name} on row ${row + 1}; name it as a variable`,
        )
  const fixed = others.flatMap((column) => designOf(column, column.values))
  return Array.from({ length: draws }, () => {
    const current = plans.map(({ column, seen, wanted }) => {
      const values = column.values.slice()
      for (const row of wanted) values[row] = column.values[seen[drawIndex(random, seen.length)]!]!
      return values
    })
    for (let round = 0; round < iterations; round++)
      plans.forEach(({ seen, wanted, method }, v) => {
        if (wanted.length === 0) return
        const rest = plans.flatMap(({ column }, other) =>
          other === v ? [] : designOf(column, current[other]!),
        )
        const columns = [new Float64Array(table.rows).fill(1), ...fixed, ...rest]
        const gaps: Gaps = { values: current[v]!, seen, wanted, columns: varying(columns, seen) }
        const drawn = DRAWS[method](gaps, random)
        wanted.forEach((row, i) => {
          current[v]![row] = drawn[i]!
        })
      })
    const completed = new Map(
      plans.map(({ column, wanted }, v) => {
        const missing = column.missing.slice()
        for (const row of wanted) missing[row] = 0
        return [column.name, { ...column, values: current[v]!, missing }]
      }),
    )
    return makeTable(
      [...table.columns.values()].map((column) => completed.get(column.name) ?? column),
      table.rows,
    )
  })
}

interface Plan {
  readonly column: Column
  readonly seen: Int32Array
  readonly wanted: Int32Array
  readonly method: ImputeMethod
}

function planOf(column: Column, asked: ImputeMethod | undefined): Plan {
  const all = Int32Array.from(column.values, (_, row) => row)
  const seen = all.filter((row) => !Number.isNaN(column.values[row]!))
  const wanted = all.filter(
    (row) => Number.isNaN(column.values[row]!) && !NOT_ASKED.includes(column.missing[row]!),
  )
  if (wanted.length > 0 && seen.length < 2)
    throw new RangeError(`impute requires at least two values of ${column.name}, got ${seen.length}`)
  const binary = seen.every((row) => column.values[row] === 0 || column.values[row] === 1)
  const usual = column.categories !== undefined ? 'category' : binary ? 'binary' : 'matched'
  return { column, seen, wanted, method: asked ?? usual }
}

/** Columns that predict: numbers, or a dummy per category but the first; and one for those who were not asked. */
function designOf({ categories }: Column, values: Float64Array): Float64Array[] {
  const gone = values.map((value) => Number(Number.isNaN(value)))
  const absent = gone.includes(1) ? [gone] : []
  if (categories === undefined) return [values.map((value) => (Number.isNaN(value) ? 0 : value)), ...absent]
  return [
    ...categories.slice(1).map((_, code) => values.map((value) => Number(value === code + 1))),
    ...absent,
  ]
}

/** The intercept, and the columns that differ between the rows seen. */
function varying(columns: readonly Float64Array[], seen: Int32Array): Float64Array[] {
  return columns.filter((column, j) => j === 0 || seen.some((row) => column[row] !== column[seen[0]!]))
}
