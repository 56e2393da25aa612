import type { Recipe } from '../../formula/design.ts'
import type { Source } from '../../formula/evaluate.ts'
import { addProduct, type Columns, crossProduct } from '../../linear-algebra/gram.ts'
import { type Movement, movementsOf, type Rows, type Variable, variablesOf } from './marginal-variables.ts'

/** One linear predictor of a model: its columns with their recipes, and what is added to them. */
export interface MeanPart {
  readonly recipes: readonly Recipe[]
  readonly columns: Columns
  readonly coefficients: ArrayLike<number>
  readonly offset: Float64Array | null
}

/** A mean of a row and its derivatives in the predictors (and, behind these, in parameters shared by all rows). */
export interface MeanAt {
  value: number
  readonly first: Float64Array
  /** Derivatives of `first`, row by row; only the rows of predictors are used. */
  readonly second: Float64Array
}

/** The mean of a row as a function of its predictors and of parameters that all rows share. */
export interface MeanFunction {
  readonly shared: number
  readonly at: (eta: Float64Array, into: MeanAt) => void
}

/** An average effect on the mean, with its gradient in all coefficients and then the shared parameters. */
export interface MeanEffect {
  readonly term: string
  readonly kind: Movement['kind']
  readonly estimate: number
  readonly gradient: Float64Array
  /** Places of the coefficients that take part. */
  readonly touches: readonly number[]
}

/**
 * Average effects of every variable of the recipes on a mean with one or more linear predictors.
 *
 * @param weights weights of the rows, or null
 * @param asked which variables
 */
export function meanEffects(
  parts: readonly MeanPart[],
  mean: MeanFunction,
  source: Source,
  rows: Rows,
  weights: Float64Array | null,
  asked: (variable: Variable) => boolean = () => true,
): MeanEffect[] {
  const places = parts.map((_, a) => parts.slice(0, a).reduce((sum, { columns }) => sum + columns.length, 0))
  const size = parts.reduce((sum, { columns }) => sum + columns.length, 0) + mean.shared
  const share = shares(weights, rows.n)
  const linear = parts.map(({ columns, coefficients, offset }) =>
    addProduct(columns, coefficients, offset?.slice() ?? new Float64Array(rows.n)),
  )
  const context: Context = { parts, places, size, mean, share, n: rows.n, linear }
  return variablesOf(parts.flatMap(({ recipes }) => recipes))
    .filter(asked)
    .flatMap((variable) => {
      const moves = parts.map(({ recipes }) => movementsOf(recipes, variable, source, rows))
      const terms = [...new Set(moves.flat().map(({ term }) => term))]
      return terms.map((term) => {
        const own = moves.map((some) => some.find((move) => move.term === term))
        const { estimate, gradient } = own.some((move) => move?.kind === 'change')
          ? change(context, own)
          : derivative(context, own)
        return {
          term,
          kind: own.find((move) => move !== undefined)!.kind,
          estimate,
          gradient,
          touches: own.flatMap((move, a) => (move?.touches ?? []).map((j) => places[a]! + j)),
        }
      })
    })
}

interface Context {
  readonly parts: readonly MeanPart[]
  readonly places: readonly number[]
  readonly size: number
  readonly mean: MeanFunction
  readonly share: (row: number) => number
  readonly n: number
  /** The linear predictor of each part, as observed. */
  readonly linear: readonly Float64Array[]
}

type Moves = readonly (Movement | undefined)[]
type Gradient = { readonly estimate: number; readonly gradient: Float64Array }

function scratch(all: number): MeanAt {
  return { value: 0, first: new Float64Array(all), second: new Float64Array(all * all) }
}

/** Mean of m(η at 1) − m(η at 0). */
function change(context: Context, moves: Moves): Gradient {
  const { parts, places, size, mean, share, n, linear } = context
  const p = parts.length
  const all = p + mean.shared
  const [low, high] = [linear.map((own) => own.slice()), linear.map((own) => own.slice())]
  moves.forEach((move, a) => {
    if (move?.kind !== 'change') return
    const { columns, coefficients } = parts[a]!
    move.touches.forEach((j, t) => {
      const b = coefficients[j]!
      for (let i = 0; i < n; i++) {
        low[a]![i]! += b * (move.from[t]![i]! - columns[j]![i]!)
        high[a]![i]! += b * (move.to[t]![i]! - columns[j]![i]!)
      }
    })
  })
  const eta = new Float64Array(p)
  const [below, above] = [scratch(all), scratch(all)]
  const [belowSlopes, aboveSlopes] = [
    parts.map(() => new Float64Array(n)),
    parts.map(() => new Float64Array(n)),
  ]
  const gradient = new Float64Array(size)
  let estimate = 0
  for (let i = 0; i < n; i++) {
    for (let a = 0; a < p; a++) eta[a] = low[a]![i]!
    mean.at(eta, below)
    for (let a = 0; a < p; a++) eta[a] = high[a]![i]!
    mean.at(eta, above)
    const own = share(i)
    estimate += own * (above.value - below.value)
    for (let a = 0; a < p; a++) {
      belowSlopes[a]![i] = own * below.first[a]!
      aboveSlopes[a]![i] = own * above.first[a]!
    }
    for (let e = p; e < all; e++) gradient[size - all + e]! += own * (above.first[e]! - below.first[e]!)
  }
  parts.forEach(({ columns }, a) => {
    const move = moves[a]?.kind === 'change' ? moves[a] : undefined
    const [above, below] = [aboveSlopes[a]!, belowSlopes[a]!]
    gradient.set(
      crossProduct(
        columns,
        above.map((slope, i) => slope - below[i]!),
      ),
      places[a]!,
    )
    move?.touches.forEach((j, t) => {
      const [upper, lower] = [move.to[t]!, move.from[t]!]
      let sum = 0
      for (let i = 0; i < n; i++) sum += above[i]! * upper[i]! - below[i]! * lower[i]!
      gradient[places[a]! + j] = sum
    })
  })
  return { estimate, gradient }
}

/** Mean of Σ_a m_a dη_a/dx. */
function derivative(context: Context, moves: Moves): Gradient {
  const { parts, places, size, mean, share, n, linear } = context
  const p = parts.length
  const all = p + mean.shared
  const slopesOf = (a: number) => (moves[a]?.kind === 'derivative' ? moves[a] : undefined)
  const totals = parts.map(({ coefficients }, a) => {
    const move = slopesOf(a)
    if (move === undefined) return new Float64Array(n)
    return addProduct(
      move.slopes,
      move.touches.map((j) => coefficients[j]!),
      new Float64Array(n),
    )
  })
  const eta = new Float64Array(p)
  const out = scratch(all)
  const [first, second] = [parts.map(() => new Float64Array(n)), parts.map(() => new Float64Array(n))]
  const gradient = new Float64Array(size)
  let estimate = 0
  for (let i = 0; i < n; i++) {
    for (let a = 0; a < p; a++) eta[a] = linear[a]![i]!
    mean.at(eta, out)
    const own = share(i)
    for (let a = 0; a < p; a++) {
      estimate += own * out.first[a]! * totals[a]![i]!
      first[a]![i] = own * out.first[a]!
      for (let b = 0; b < p; b++) second[b]![i]! += own * out.second[a * all + b]! * totals[a]![i]!
      for (let e = p; e < all; e++)
        gradient[size - all + e]! += own * out.second[a * all + e]! * totals[a]![i]!
    }
  }
  parts.forEach(({ columns }, a) => {
    const move = slopesOf(a)
    columns.forEach((column, j) => {
      const slope = move?.slopes[move.touches.indexOf(j)]
      let sum = 0
      for (let i = 0; i < n; i++)
        sum += second[a]![i]! * column[i]! + (slope === undefined ? 0 : first[a]![i]! * slope[i]!)
      gradient[places[a]! + j] = sum
    })
  })
  return { estimate, gradient }
}

function shares(weights: Float64Array | null, n: number): (row: number) => number {
  if (weights === null) return () => 1 / n
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  return (row) => weights[row]! / total
}
