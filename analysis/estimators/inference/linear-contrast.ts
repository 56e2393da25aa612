import { chiSquareUpper, fUpper } from '../../distributions.ts'
import { cholesky, choleskySolve } from '../../linear-algebra/cholesky.ts'
import { type Inference, type InferenceOptions, infer } from './inference.ts'

/**
 * v'Av: the variance of a sum of coefficients with weights v when A is their covariance.
 *
 * @example
 * quadraticForm([4, 1, 1, 9], [1, -1]) // => 11
 */
export function quadraticForm(matrix: ArrayLike<number>, vector: ArrayLike<number>): number {
  const k = vector.length
  let total = 0
  for (let i = 0; i < k; i++)
    for (let j = 0; j < k; j++) total += vector[i]! * matrix[i * k + j]! * vector[j]!
  return total
}

/**
 * A sum of coefficients with given factors, L'b, tested against a value.
 *
 * Null inference when the covariance is null. Source: Greene, Econometric Analysis (2018), §5.5.
 *
 * @param coefficients k numbers
 * @param variance their covariance, k×k row by row, or null
 * @param factors k numbers, zero for coefficients that do not take part
 * @throws RangeError when sizes differ
 * @example
 * const options = { df: null, n: 100, method: 'OLS, CR1' }
 * linearContrast(Float64Array.of(3, 1), Float64Array.of(4, 0, 0, 5), [1, -1], options).standardError // => 3
 */
export function linearContrast(
  coefficients: ArrayLike<number>,
  variance: ArrayLike<number> | null,
  factors: ArrayLike<number>,
  options: InferenceOptions,
): Inference {
  const k = coefficients.length
  if (factors.length !== k)
    throw new RangeError(`linearContrast requires ${k} factors, got ${factors.length}`)
  if (variance !== null && variance.length !== k * k)
    throw new RangeError(`linearContrast requires a covariance of ${k * k} numbers, got ${variance.length}`)
  let estimate = 0
  for (let j = 0; j < k; j++) if (factors[j] !== 0) estimate += factors[j]! * coefficients[j]!
  return infer(estimate, variance === null ? null : quadraticForm(variance, factors), options)
}

/** A test that several coefficients are zero together. */
export interface WaldTest {
  readonly chiSquare: number
  readonly restrictions: number
  readonly pChiSquare: number
  readonly f: number
  readonly df: number | null
  readonly pF: number
}

/**
 * Wald test that the coefficients at `places` are all zero: b'V⁻¹b, as chi-square and, divided by their number, as F.
 *
 * Null when their covariance has no inverse. Source: Greene, Econometric Analysis (2018), §5.5.
 *
 * @param df denominator degrees of freedom of F; null: none (chi-square)
 * @throws RangeError when sizes differ or a place does not exist
 * @example
 * waldTest([2, 0], [1, 0, 0, 1], [0], null)?.chiSquare // => 4
 */
export function waldTest(
  coefficients: ArrayLike<number>,
  variance: ArrayLike<number>,
  places: readonly number[],
  df: number | null,
): WaldTest | null {
  const k = coefficients.length
  if (variance.length !== k * k)
    throw new RangeError(`waldTest requires a covariance of ${k * k} numbers, got ${variance.length}`)
  if (places.length === 0 || places.some((place) => !(place >= 0 && place < k)))
    throw new RangeError(`waldTest requires places from 0 to ${k - 1}, got ${places.join(', ') || 'none'}`)
  const q = places.length
  const part = new Float64Array(q * q)
  places.forEach((row, i) => {
    places.forEach((column, j) => {
      part[i * q + j] = variance[row * k + column]!
    })
  })
  const own = places.map((place) => coefficients[place]!)
  const factor = cholesky(part, q)
  if (factor === null || own.some((value) => !Number.isFinite(value))) return null
  const chiSquare = choleskySolve(factor, own).reduce((sum, value, i) => sum + value * own[i]!, 0)
  const f = chiSquare / q
  return { chiSquare, restrictions: q, pChiSquare: chiSquareUpper(chiSquare, q), f, df, pF: fUpper(f, q, df) }
}
