import { type Cholesky, cholesky, choleskyInverse, choleskySolve } from '../../linear-algebra/cholesky.ts'
import { type Columns, crossProduct, gram } from '../../linear-algebra/gram.ts'
import { leastSquares } from '../../linear-algebra/least-squares.ts'
import { multiply, transpose, weightedCross } from '../../linear-algebra/small-matrix.ts'
import type { Clusters } from '../inference/clusters.ts'

/** Products of the columns of one group: Z'Z, Z'X and Z'e, e what least squares leaves of y. */
interface Group {
  readonly zz: Float64Array
  readonly zx: Float64Array
  readonly ze: Float64Array
}

/** A mixed model with one grouping, reduced to products, so that a trial costs nothing per row. */
export interface Reduced {
  readonly n: number
  /** Numbers of fixed and random columns. */
  readonly p: number
  readonly q: number
  /** Root mean square of each random column, by which it was divided. */
  readonly scales: Float64Array
  readonly groups: readonly Group[]
  readonly xx: Float64Array
  readonly xe: Float64Array
  readonly ee: number
  /** Coefficients of least squares, to which those of e are added. */
  readonly start: Float64Array
}

/** What a trial of the relative covariance factor gives. */
export interface Trial {
  readonly deviance: number
  readonly coefficients: Float64Array
  /** Of the fixed coefficients, divided by the residual variance. */
  readonly inverse: Float64Array
  readonly residualVariance: number
}

/** Sums up a mixed model per group. Fixed columns must not be sums of each other. */
export function reduce(fixed: Columns, random: Columns, y: Float64Array, { of, count }: Clusters): Reduced {
  const n = y.length
  const [p, q] = [fixed.length, random.length]
  const { coefficients: start, residuals: e } = leastSquares(fixed, y, null)
  const scales = Float64Array.from(random, (column) => {
    const square = column.reduce((sum, value) => sum + value * value, 0) / n
    return square > 0 ? Math.sqrt(square) : 1
  })
  const groups: Group[] = Array.from({ length: count }, () => ({
    zz: new Float64Array(q * q),
    zx: new Float64Array(q * p),
    ze: new Float64Array(q),
  }))
  for (let row = 0; row < n; row++) {
    const { zz, zx, ze } = groups[of[row]!]!
    for (let i = 0; i < q; i++) {
      const own = random[i]![row]! / scales[i]!
      for (let j = 0; j < q; j++) zz[i * q + j]! += (own * random[j]![row]!) / scales[j]!
      for (let j = 0; j < p; j++) zx[i * p + j]! += own * fixed[j]![row]!
      ze[i]! += own * e[row]!
    }
  }
  const ee = e.reduce((sum, value) => sum + value * value, 0)
  return { n, p, q, scales, groups, xx: gram(fixed, null), xe: crossProduct(fixed, e), ee, start }
}

/** The lower triangle Λ from its q(q + 1)/2 numbers, column by column. */
export function triangle(theta: ArrayLike<number>, q: number): Float64Array {
  const result = new Float64Array(q * q)
  let next = 0
  for (let j = 0; j < q; j++) for (let i = j; i < q; i++) result[i * q + j] = theta[next++]!
  return result
}

interface Solved {
  readonly factor: Cholesky
  readonly logDeterminant: number
  /** (Λ'Z'ZΛ + I)⁻¹Λ'Z'X and the same of e. */
  readonly byX: Float64Array
  readonly byE: Float64Array
}

function solveGroup({ zz, zx, ze }: Group, lambda: Float64Array, q: number, p: number): Solved | null {
  const turned = transpose(lambda, q, q)
  const inner = multiply(multiply(turned, zz, q, q, q), lambda, q, q, q)
  for (let i = 0; i < q; i++) inner[i * q + i]! += 1
  const factor = cholesky(inner, q)
  if (factor === null) return null
  let logDeterminant = 0
  for (let i = 0; i < q; i++) logDeterminant += 2 * Math.log(factor.lower[i * q + i]! * factor.scale[i]!)
  const right = multiply(turned, zx, q, q, p)
  const byX = new Float64Array(q * p)
  for (let j = 0; j < p; j++) {
    const column = choleskySolve(
      factor,
      Float64Array.from({ length: q }, (_, i) => right[i * p + j]!),
    )
    for (let i = 0; i < q; i++) byX[i * p + j] = column[i]!
  }
  return { factor, logDeterminant, byX, byE: choleskySolve(factor, multiply(turned, ze, q, q, 1)) }
}

/**
 * Minus twice the likelihood at its best for a given Λ, with all that goes with it; null where it has none.
 *
 * Source: Bates, Mächler, Bolker & Walker (2015), Journal of Statistical Software 67, §3.
 */
export function trial(model: Reduced, theta: ArrayLike<number>, restricted: boolean): Trial | null {
  const { n, p, q, groups, start } = model
  const lambda = triangle(theta, q)
  const turned = transpose(lambda, q, q)
  const xx = model.xx.slice()
  const xe = model.xe.slice()
  let ee = model.ee
  let logDeterminant = 0
  for (const group of groups) {
    const solved = solveGroup(group, lambda, q, p)
    if (solved === null) return null
    logDeterminant += solved.logDeterminant
    const left = multiply(turned, group.zx, q, q, p)
    const lefte = multiply(turned, group.ze, q, q, 1)
    for (let m = 0; m < q; m++) {
      for (let i = 0; i < p; i++) {
        for (let j = 0; j < p; j++) xx[i * p + j]! -= left[m * p + i]! * solved.byX[m * p + j]!
        xe[i]! -= left[m * p + i]! * solved.byE[m]!
      }
      ee -= lefte[m]! * solved.byE[m]!
    }
  }
  const factor = cholesky(xx, p)
  if (factor === null) return null
  const change = choleskySolve(factor, xe)
  const rss = ee - change.reduce((sum, value, j) => sum + value * xe[j]!, 0)
  const free = restricted ? n - p : n
  if (!(rss > 0)) return null
  if (restricted)
    for (let i = 0; i < p; i++) logDeterminant += 2 * Math.log(factor.lower[i * p + i]! * factor.scale[i]!)
  return {
    deviance: logDeterminant + free * (1 + Math.log((2 * Math.PI * rss) / free)),
    coefficients: change.map((value, j) => start[j]! + value),
    inverse: choleskyInverse(factor),
    residualVariance: rss / free,
  }
}

/** Random effects of each group at the estimate, in the units of the columns as they came: groups × q. */
export function predicted(
  model: Reduced,
  theta: ArrayLike<number>,
  coefficients: Float64Array,
): Float64Array[] {
  const { p, q, groups, scales, start } = model
  const lambda = triangle(theta, q)
  const change = coefficients.map((value, j) => value - start[j]!)
  return groups.map((group) => {
    const { byX, byE } = solveGroup(group, lambda, q, p)!
    const u = byE.map((value, i) => value - change.reduce((sum, b, j) => sum + b * byX[i * p + j]!, 0))
    return multiply(lambda, u, q, q, 1).map((value, i) => value / scales[i]!)
  })
}

/** σ²ΛΛ' in the units of the columns as they came. */
export function randomCovariance(
  model: Reduced,
  theta: ArrayLike<number>,
  residualVariance: number,
): Float64Array {
  const { q, scales } = model
  const square = weightedCross(transpose(triangle(theta, q), q, q), null, q, q)
  return square.map(
    (value, place) => (residualVariance * value) / scales[Math.floor(place / q)]! / scales[place % q]!,
  )
}
