import { cholesky, choleskyInverse, choleskySolve } from './cholesky.ts'

/** A function of k coefficients that is to be made as large as possible, with its derivatives. */
export interface Peak {
  readonly value: number
  readonly gradient: Float64Array
  /** Minus the second derivatives, k×k row by row. */
  readonly information: Float64Array
}

export interface Newton<P extends Peak> {
  readonly coefficients: Float64Array
  readonly peak: P
  /** The inverse of the information; null when it has none. */
  readonly inverse: Float64Array | null
  readonly iterations: number
  readonly converged: boolean
  /** The last change of the coefficients: where they run to when there is no maximum. */
  readonly step: Float64Array
}

const ITERATIONS = 60
/** Squared distance to the maximum in standard errors at which one more step is exact. */
const NEAR = 1e-20

/**
 * The maximum of a concave function by Newton's method, halving steps that lose.
 *
 * Converged when g'I⁻¹g ≤ 1e-20, a distance of 1e-10 standard errors, after which a last step doubles the correct digits.
 * `stop` is asked at the eighth and later steps that have not converged whether the coefficients run off for ever; it is told
 * the step and g'I⁻¹g, twice what the step should gain.
 *
 * Source: Boyd & Vandenberghe, Convex Optimization (2004), §9.5.
 *
 * @example
 * const at = ([b]) => ({ value: -((b - 3) ** 2) / 2, gradient: Float64Array.of(3 - b), information: Float64Array.of(1) })
 * newton(at, Float64Array.of(0), () => false).coefficients // => [3]
 */
export function newton<P extends Peak>(
  at: (coefficients: Float64Array) => P,
  start: Float64Array,
  stop: (step: Float64Array, distance: number) => boolean,
): Newton<P> {
  const k = start.length
  let coefficients: Float64Array = start.slice()
  let peak = at(coefficients)
  let step: Float64Array = new Float64Array(k)
  let iterations = 0
  let converged = false
  for (; iterations < ITERATIONS; iterations++) {
    const factor = cholesky(peak.information, k)
    if (factor === null) break
    const next = choleskySolve(factor, peak.gradient)
    const distance = next.reduce((sum, value, j) => sum + value * peak.gradient[j]!, 0)
    const near = distance <= NEAR
    if (!near) step = next
    if (!near && iterations >= 8 && stop(step, distance)) break
    let tried = moved(coefficients, next, 1)
    let found = at(tried)
    const slack = 1e-12 * Math.abs(peak.value)
    for (let part = 0.5; !(found.value >= peak.value - slack) && part > 1e-8; part /= 2) {
      tried = moved(coefficients, next, part)
      found = at(tried)
    }
    if (!(found.value >= peak.value - slack)) break
    coefficients = tried
    peak = found
    if (near) {
      converged = true
      break
    }
  }
  const factor = cholesky(peak.information, k)
  return {
    coefficients,
    peak,
    inverse: factor === null ? null : choleskyInverse(factor),
    iterations,
    converged,
    step,
  }
}

/**
 * g'I⁻¹g: Rao's score statistic when taken at the hypothesis; null when the information has no inverse.
 *
 * @example
 * scoreStatistic({ value: 0, gradient: Float64Array.of(2), information: Float64Array.of(4) }) // => 1
 */
export function scoreStatistic({ gradient, information }: Peak): number | null {
  const factor = cholesky(information, gradient.length)
  if (factor === null) return null
  return choleskySolve(factor, gradient).reduce((sum, value, j) => sum + value * gradient[j]!, 0)
}

/**
 * The inverse of the information without some coefficients, k×k with zeros for these; null when there is none.
 *
 * @example
 * inverseWithout(Float64Array.of(4, 1, 1, 0), [1]) // => [0.25, 0, 0, 0]
 */
export function inverseWithout(
  information: ArrayLike<number>,
  without: readonly number[],
): Float64Array | null {
  const k = Math.sqrt(information.length)
  const places = Array.from({ length: k }, (_, j) => j).filter((j) => !without.includes(j))
  const part = places.flatMap((a) => places.map((b) => information[a * k + b]!))
  const factor = cholesky(part, places.length)
  if (factor === null || places.length === 0) return null
  const own = choleskyInverse(factor)
  const result = new Float64Array(k * k)
  places.forEach((a, i) => {
    places.forEach((b, j) => {
      result[a * k + b] = own[i * places.length + j]!
    })
  })
  return result
}

function moved(from: Float64Array, step: Float64Array, part: number): Float64Array {
  return from.map((value, j) => value + part * step[j]!)
}
