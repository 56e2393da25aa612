import { cholesky, choleskyInverse, choleskySolve } from '../../linear-algebra/cholesky.ts'
import { addProduct, type Columns, crossProduct, gram } from '../../linear-algebra/gram.ts'
import type { Family } from './family.ts'
import type { Scored } from './fit.ts'
import { separatedBy } from './separation.ts'

/** Log-density of one row with its derivatives in the predictors; the second ones row by row. */
export interface Derivatives {
  value: number
  readonly first: Float64Array
  readonly second: Float64Array
}

/** A distribution of y with several predictors, such as a mean and the logarithm of a spread. */
export interface Density {
  readonly predictors: number
  /** Called before each round with the last predictor of the first row: a shape that all rows share. */
  readonly prepare?: (shape: number) => void
  readonly at: (y: number, eta: Float64Array, row: number, into: Derivatives) => void
  /** As in `Family`, for the first predictor. */
  readonly escapes: Family['escapes']
}

/** The columns of one predictor, what is added to them, and where to begin. */
export interface Predictor {
  readonly columns: Columns
  readonly offset: Float64Array | null
  readonly start: ArrayLike<number>
}

export interface SeveralFit {
  readonly n: number
  readonly predictors: readonly Predictor[]
  /** Of all predictors, one after the other. */
  readonly coefficients: Float64Array
  /** Inverse of minus the matrix of second derivatives, or null when there is none. */
  readonly inverse: Float64Array | null
  /** Derivative of the weighted log-density in each predictor, per row. */
  readonly scores: readonly Float64Array[]
  readonly linear: readonly Float64Array[]
  readonly logLikelihood: number
  readonly iterations: number
  readonly converged: boolean
  /** Columns of the first predictor without a finite coefficient. */
  readonly separated: readonly number[]
}

/** As in `fitGlm`: the cosine of scores with columns; or a step of so many standard errors. */
const SCORE = 1e-12
const STEP = 1e-11
const ITERATIONS = 100

/**
 * Maximum likelihood where the distribution of a row hangs on several linear predictors; a parameter that rows share
 * is a predictor of one constant column. Newton's method with the observed second derivatives, which are pulled towards
 * their diagonal as long as they have no maximum, and halving of steps that lose likelihood.
 *
 * Source: Nocedal & Wright, Numerical Optimization (2006), algorithm 3.3.
 *
 * @param stop says of the coefficients that they have run off to where nothing changes any more
 */
export function fitSeveral(
  density: Density,
  y: Float64Array,
  predictors: readonly Predictor[],
  weights: Float64Array | null,
  stop: (coefficients: Float64Array) => boolean = () => false,
): SeveralFit {
  const n = y.length
  const p = density.predictors
  const places = predictors.map((_, a) =>
    predictors.slice(0, a).reduce((sum, { columns }) => sum + columns.length, 0),
  )
  const coefficients = Float64Array.from(predictors.flatMap(({ start }) => Array.from(start)))
  const size = coefficients.length
  const linear = predictors.map(() => new Float64Array(n))
  const scores = predictors.map(() => new Float64Array(n))
  const curves = Array.from({ length: p * p }, () => new Float64Array(n))
  const lengths = predictors.flatMap(({ columns }) =>
    columns.map((column) => column.reduce((sum, value) => sum + value * value, 0)),
  )
  const out: Derivatives = { value: 0, first: new Float64Array(p), second: new Float64Array(p * p) }
  const eta = new Float64Array(p)

  const evaluate = (): number => {
    predictors.forEach(({ columns, offset }, a) => {
      if (offset === null) linear[a]!.fill(0)
      else linear[a]!.set(offset)
      addProduct(columns, coefficients.subarray(places[a]!, places[a]! + columns.length), linear[a]!)
    })
    density.prepare?.(linear[p - 1]![0]!)
    let sum = 0
    for (let i = 0; i < n; i++) {
      for (let a = 0; a < p; a++) eta[a] = linear[a]![i]!
      density.at(y[i]!, eta, i, out)
      const weight = weights === null ? 1 : weights[i]!
      sum += weight * out.value
      for (let a = 0; a < p; a++) {
        scores[a]![i] = weight * out.first[a]!
        for (let b = a; b < p; b++) curves[a * p + b]![i] = -weight * out.second[a * p + b]!
      }
    }
    return Number.isNaN(sum) ? -Infinity : sum
  }

  let likelihood = evaluate()
  let previous = coefficients.slice()
  let step: Float64Array = new Float64Array(size)
  let iterations = 0
  let converged = false
  let separated: readonly number[] = []
  let inverse: Float64Array | null = null
  for (; iterations < ITERATIONS; iterations++) {
    const score = Float64Array.from(
      predictors.flatMap(({ columns }, a) => [...crossProduct(columns, scores[a]!)]),
    )
    const information = informationOf(predictors, places, curves, size)
    const exact = cholesky(information, size)
    inverse = exact === null ? null : choleskyInverse(exact)
    const factor = exact ?? pulled(information, size)
    if (factor === null) break
    step = choleskySolve(factor, score)
    const gain = step.reduce((sum, value, j) => sum + value * score[j]!, 0)
    const sizes = scores.flatMap((own, a) => {
      const length = own.reduce((sum, value) => sum + value * value, 0)
      return predictors[a]!.columns.map(() => length)
    })
    const flat = score.every((value, j) => Math.abs(value) <= SCORE * Math.sqrt(lengths[j]! * sizes[j]!))
    converged = exact !== null && (flat || gain < STEP ** 2)
    if (iterations >= 8 || converged) {
      const first = predictors[0]!
      const found = separatedBy(density, first.columns, y, step.slice(0, first.columns.length))
      if (found !== null && iterations >= 8) separated = found.columns
      if (found?.complete && iterations >= 8) break
    }
    if (converged || stop(coefficients)) break
    previous = coefficients.slice()
    for (let j = 0; j < size; j++) coefficients[j]! += step[j]!
    let next = evaluate()
    for (let halving = 0; next < likelihood - 1e-9 * Math.abs(likelihood) && halving < 30; halving++) {
      for (let j = 0; j < size; j++) coefficients[j] = (coefficients[j]! + previous[j]!) / 2
      next = evaluate()
    }
    likelihood = next
  }
  return {
    n,
    predictors,
    coefficients,
    inverse,
    scores,
    linear,
    logLikelihood: likelihood,
    iterations,
    converged: converged || separated.length > 0,
    separated,
  }
}

/** Minus the second derivatives in all coefficients. */
function informationOf(
  predictors: readonly Predictor[],
  places: readonly number[],
  curves: readonly Float64Array[],
  size: number,
): Float64Array {
  const p = predictors.length
  const result = new Float64Array(size * size)
  predictors.forEach(({ columns }, a) => {
    const own = gram(columns, curves[a * p + a]!)
    const k = columns.length
    for (let i = 0; i < k; i++)
      for (let j = 0; j < k; j++) result[(places[a]! + i) * size + places[a]! + j] = own[i * k + j]!
    for (let b = a + 1; b < p; b++)
      columns.forEach((column, i) => {
        const weighted = column.map((value, row) => value * curves[a * p + b]![row]!)
        crossProduct(predictors[b]!.columns, weighted).forEach((value, j) => {
          result[(places[a]! + i) * size + places[b]! + j] = value
          result[(places[b]! + j) * size + places[a]! + i] = value
        })
      })
  })
  return result
}

/** The factor of a matrix made positive definite by enlarging its diagonal until it is. */
function pulled(matrix: Float64Array, size: number): ReturnType<typeof cholesky> {
  let largest = 0
  for (let j = 0; j < size; j++) largest = Math.max(largest, Math.abs(matrix[j * size + j]!))
  for (let share = 1e-3; share < 1e12; share *= 10) {
    const enlarged = matrix.slice()
    for (let j = 0; j < size; j++) {
      const own = Math.abs(matrix[j * size + j]!)
      enlarged[j * size + j] = own + share * Math.max(own, 1e-8 * largest)
    }
    const factor = cholesky(enlarged, size)
    if (factor !== null) return factor
  }
  return null
}

/** What robust covariances need: a column per coefficient with what each row adds to its score. */
export function scoredBy(fit: SeveralFit, inverse: Float64Array): Scored {
  const columns = fit.predictors.flatMap(({ columns: own }, a) =>
    own.map((column) => column.map((value, i) => value * fit.scores[a]![i]!)),
  )
  return {
    n: fit.n,
    columns,
    inverse,
    working: null,
    scores: new Float64Array(fit.n).fill(1),
    dispersion: 1,
    df: null,
  }
}
