import { cholesky, choleskySolve } from './cholesky.ts'

/** A place where a function is smallest. */
export interface Minimum {
  readonly at: Float64Array
  readonly value: number
  readonly iterations: number
  readonly converged: boolean
}

/** Steps of the differences: errors of h⁴ and of rounding/h are then about equal. */
const H = 1e-3
const ENOUGH = 1e-15
const ITERATIONS = 200

/**
 * The minimum of a smooth function of a few numbers by Newton's method with derivatives from differences; steps are
 * shortened until they gain, and the second derivatives pulled to their diagonal where they have no minimum.
 *
 * Source: Nocedal & Wright, Numerical Optimization (2006), §3.4 and §8.1.
 *
 * @param f of about order one in each number; Infinity where it has no value
 * @example
 * Math.round(minimise(([x, y]) => (x! - 1) ** 2 + (y! + 2) ** 4, [0, 0]).at[0]! * 1e6) / 1e6 // => 1
 */
export function minimise(f: (x: ArrayLike<number>) => number, start: ArrayLike<number>): Minimum {
  const at = Float64Array.from(start)
  const m = at.length
  let value = f(at)
  let iterations = 0
  let converged = false
  const moved = (...moves: readonly (readonly [number, number])[]) => {
    const x = at.slice()
    for (const [j, by] of moves) x[j]! += by
    return f(x)
  }
  for (; iterations < ITERATIONS && !converged; iterations++) {
    const gradient = new Float64Array(m)
    const curve = new Float64Array(m * m)
    for (let j = 0; j < m; j++) {
      const [two, one, less, least] = [moved([j, 2 * H]), moved([j, H]), moved([j, -H]), moved([j, -2 * H])]
      gradient[j] = (8 * (one - less) - (two - least)) / (12 * H)
      curve[j * m + j] = (16 * (one + less) - (two + least) - 30 * value) / (12 * H * H)
      for (let i = 0; i < j; i++) {
        const own =
          (moved([i, H], [j, H]) -
            moved([i, H], [j, -H]) -
            moved([i, -H], [j, H]) +
            moved([i, -H], [j, -H])) /
          (4 * H * H)
        curve[i * m + j] = own
        curve[j * m + i] = own
      }
    }
    const step = descent(curve, gradient, m)
    const gain = step.reduce((sum, s, j) => sum + s * gradient[j]!, 0)
    converged = Math.abs(gain) < ENOUGH * Math.max(1, Math.abs(value)) * 10
    let share = 1
    let next = f(at.map((x, j) => x - share * step[j]!))
    for (let halving = 0; !(next <= value) && halving < 60; halving++) {
      share /= 2
      next = f(at.map((x, j) => x - share * step[j]!))
    }
    if (!(next <= value)) {
      converged ||= Math.abs(gain) < 1e-9
      break
    }
    for (let j = 0; j < m; j++) at[j]! -= share * step[j]!
    value = next
  }
  return { at, value, iterations, converged }
}

/** A step against the gradient, with the curvature where it bends upwards. */
function descent(curve: Float64Array, gradient: Float64Array, m: number): Float64Array {
  for (let pull = 0; pull < 1e9; pull = pull === 0 ? 1e-3 : pull * 10) {
    const matrix = curve.slice()
    for (let j = 0; j < m; j++) matrix[j * m + j]! += pull * Math.max(1, Math.abs(curve[j * m + j]!))
    const factor = cholesky(matrix, m)
    if (factor !== null) return choleskySolve(factor, gradient)
  }
  return gradient
}
