import { cholesky, choleskyCondition, choleskyInverse, choleskySolve } from '../../linear-algebra/cholesky.ts'
import { addProduct, type Columns, crossProduct, gram } from '../../linear-algebra/gram.ts'
import { gramOf } from '../../linear-algebra/gram-of.ts'
import { householder, inverseOfGram, solveTransposed, solveUpper } from '../../linear-algebra/householder.ts'
import { independent } from '../../linear-algebra/independent.ts'
import type { Family } from './family.ts'
import { separatedBy } from './separation.ts'

/** The angle of residuals with each column, as a cosine, below which the score counts as zero. */
const SCORE = 1e-12
const ITERATIONS = 50
/** Squared conditions: above the first, columns may be sums of others; above the second, steps go through QR. */
const MAY_DROP = 1e6
const NEEDS_QR = 1e9

/** What Newton's method ends with, on rows or on patterns of rows. */
export interface Maximum {
  readonly kept: readonly number[]
  readonly coefficients: Float64Array
  readonly inverse: Float64Array
  readonly separated: readonly number[]
  readonly logLikelihood: number
  readonly iterations: number
  readonly converged: boolean
  readonly mean: Float64Array
  readonly eta: Float64Array
  /** Working weights, and weights times (y − mean). */
  readonly working: Float64Array
  readonly scores: Float64Array
}

/** What is fitted: rows, or one row per pattern with the sum of its weights and the mean of its outcomes. */
export interface Problem {
  readonly columns: Columns
  readonly y: Float64Array
  readonly weights: Float64Array | null
  readonly offset: Float64Array | null
}

/**
 * Newton's method from a start, or from a first guess of each row's mean; see `fitGlm`.
 */
export function newton(family: Family, problem: Problem, start: Float64Array | null): Maximum {
  const { y, weights, offset } = problem
  const n = y.length
  let kept = problem.columns.map((_, j) => j)
  let columns = problem.columns
  const eta = start === null ? y.map(family.start) : new Float64Array(n)
  const mean = new Float64Array(n)
  const variance = new Float64Array(n)
  const scores = new Float64Array(n)
  if (start === null) family.evaluate(eta, y, weights, mean, variance)
  else evaluateAt(start)
  for (let i = 0; i < n; i++) {
    const weight = weights === null ? 1 : weights[i]!
    const before = offset === null ? 0 : offset[i]!
    scores[i] = weight * (variance[i]! * (eta[i]! - before) + y[i]! - mean[i]!)
    variance[i]! *= weight
  }
  let products = gramOf(columns)
  let factor = factored(products(variance), columns.length)
  if (factor.condition > MAY_DROP) {
    kept = [...independent(columns, products(null))]
    columns = kept.map((j) => problem.columns[j]!)
    if (kept.length < problem.columns.length) {
      products = gramOf(columns)
      factor = factored(products(variance), columns.length)
    }
  }
  let system = solver(columns, variance, factor)
  const k = columns.length
  const coefficients = system.solve(crossProduct(columns, scores))
  const squares = columns.map((column) => sumOfSquares(column))
  let likelihood = -Infinity
  let previous = coefficients.slice()
  let direction: Float64Array = new Float64Array(k)
  let iterations = 0
  let converged = false
  let separated: readonly number[] = []
  for (; iterations < ITERATIONS; iterations++) {
    let next = evaluateAt(coefficients)
    for (let halving = 0; next < likelihood - 1e-9 * Math.abs(likelihood) && halving < 20; halving++) {
      for (let j = 0; j < k; j++) coefficients[j] = (coefficients[j]! + previous[j]!) / 2
      next = evaluateAt(coefficients)
    }
    likelihood = next
    const length = scaleScores()
    const score = crossProduct(columns, scores)
    converged = score.every((value, j) => Math.abs(value) <= SCORE * Math.sqrt(squares[j]! * length))
    system = solver(columns, variance, factored(products(variance), k))
    if (iterations >= 8 || converged) {
      const found = separatedBy(family, columns, y, direction)
      if (iterations >= 8 && found !== null) {
        separated = found.columns
        if (found.complete) break
      }
    }
    if (!system.usable) break
    if (converged) {
      // The step is at hand and doubles the correct digits once more.
      const last = system.solve(score)
      for (let j = 0; j < k; j++) coefficients[j]! += last[j]!
      break
    }
    previous = coefficients.slice()
    direction = system.solve(score)
    for (let j = 0; j < k; j++) coefficients[j]! += direction[j]!
  }
  return {
    kept,
    coefficients,
    inverse: system.inverse(),
    separated,
    logLikelihood: likelihood,
    iterations,
    converged,
    mean,
    eta,
    working: variance,
    scores,
  }

  function evaluateAt(at: Float64Array): number {
    if (offset === null) eta.fill(0)
    else eta.set(offset)
    addProduct(columns, at, eta)
    return family.evaluate(eta, y, weights, mean, variance)
  }

  /** Turns variances into working weights and residuals into scores; returns the squared length of the scores. */
  function scaleScores(): number {
    let length = 0
    for (let i = 0; i < n; i++) {
      const weight = weights === null ? 1 : weights[i]!
      const score = weight * (y[i]! - mean[i]!)
      scores[i] = score
      variance[i]! *= weight
      length += score * score
    }
    return length
  }
}

interface Solver {
  readonly usable: boolean
  readonly solve: (b: Float64Array) => Float64Array
  readonly inverse: () => Float64Array
}

/** X'WX by Cholesky, with its condition; infinite when it has no factor. */
function factored(products: Float64Array, size: number) {
  const factor = cholesky(products, size)
  return { factor, condition: factor === null ? Infinity : choleskyCondition(factor) }
}

/** Solves X'WX x = b: by Cholesky when well conditioned, else through QR of W^½X. */
export function solver(
  columns: Columns,
  working: Float64Array,
  { factor, condition } = factored(gram(columns, working), columns.length),
): Solver {
  const k = columns.length
  if (factor !== null && condition <= NEEDS_QR)
    return {
      usable: true,
      solve: (b) => choleskySolve(factor, b),
      inverse: () => choleskyInverse(factor),
    }
  const { r, kept } = householder(columns, working.map(Math.sqrt), 1e-14)
  if (kept.length < k) {
    const nothing = new Float64Array(k)
    return {
      usable: false,
      solve: () => nothing,
      inverse: () => new Float64Array(k * k).fill(NaN),
    }
  }
  return {
    usable: true,
    solve: (b) => solveUpper(r, k, solveTransposed(r, k, b)),
    inverse: () => inverseOfGram(r, k),
  }
}

function sumOfSquares(column: Float64Array): number {
  let sum = 0
  for (let row = 0; row < column.length; row++) sum += column[row]! * column[row]!
  return sum
}
