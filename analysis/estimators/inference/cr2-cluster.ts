import { multiply, transpose, weightedCross } from '../../linear-algebra/small-matrix.ts'
import { symmetricEigen } from '../../linear-algebra/symmetric-eigen.ts'

/** One cluster of m rows, with its design Z turned so that Z'WZ of all rows is the identity. */
export interface Cluster {
  /** m×k, row by row. */
  readonly z: Float64Array
  readonly residuals: Float64Array
  /** W and Φ, per row. */
  readonly weights: Float64Array
  readonly spread: Float64Array
}

/** What CR2 needs of a cluster. With Q = A W Z and Φ the working variances: */
export interface Adjusted {
  /** Z'WA r, k numbers. */
  readonly score: Float64Array
  /** Z'Q, Z'WΦQ and Q'ΦQ, k×k. */
  readonly own: Float64Array
  readonly cross: Float64Array
  readonly square: Float64Array
}

/** Part of the largest eigenvalue below which a direction counts as used up by the cluster's own dummies. */
const EMPTY = 1e-10

/** Where W and Φ are ones, A = (I − ZZ')^{+½} follows from the eigenvalues of the smaller of Z'Z and ZZ'. */
export function adjustAlike({ z, residuals }: Cluster, k: number): Adjusted {
  const m = residuals.length
  const narrow = m < k
  const eigen = narrow
    ? symmetricEigen(weightedCross(transpose(z, m, k), null, k, m), m)
    : symmetricEigen(weightedCross(z, null, m, k), k)
  const size = narrow ? m : k
  const directions: { readonly value: number; readonly vector: Float64Array }[] = []
  for (let j = 0; j < size; j++) {
    const value = eigen.values[j]!
    if (value < 1e-15) continue
    const vector = Float64Array.from({ length: size }, (_, i) => eigen.vectors[i * size + j]!)
    const scale = 1 / Math.sqrt(value)
    directions.push({
      value,
      vector: narrow ? multiply(vector, z, 1, m, k).map((v) => v * scale) : vector,
    })
  }
  const sum = (f: (value: number) => number) => {
    const result = new Float64Array(k * k)
    for (const { value, vector } of directions) {
      const factor = f(value)
      for (let i = 0; i < k; i++)
        for (let j = 0; j < k; j++) result[i * k + j]! += factor * vector[i]! * vector[j]!
    }
    return result
  }
  const power = (value: number, exponent: number) => (1 - value < EMPTY ? 0 : (1 - value) ** exponent)
  const own = sum((value) => value * power(value, -0.5))
  const plain = multiply(residuals, z, 1, m, k)
  const score = multiply(
    sum((value) => power(value, -0.5)),
    plain,
    k,
    k,
    1,
  )
  return { score, own, cross: own, square: sum((value) => value * power(value, -1)) }
}

/**
 * For any W and Φ, through the eigenvalues of an m×m matrix.
 *
 * @param middle Z'WΦWZ of all rows
 */
export function adjustDifferent(
  { z, residuals, weights, spread }: Cluster,
  middle: Float64Array,
  k: number,
): Adjusted {
  const m = residuals.length
  const zt = transpose(z, m, k)
  const zz = multiply(z, zt, m, k, m)
  const inner = multiply(multiply(z, middle, m, k, k), zt, m, k, m)
  const roots = spread.map(Math.sqrt)
  const both = spread.map((value, i) => value * weights[i]!)
  const b = new Float64Array(m * m)
  for (let i = 0; i < m; i++)
    for (let j = 0; j < m; j++)
      b[i * m + j] =
        roots[i]! *
        roots[j]! *
        ((i === j ? spread[i]! : 0) - zz[i * m + j]! * (both[i]! + both[j]!) + inner[i * m + j]!)
  const eigen = symmetricEigen(b, m)
  const least = EMPTY * roots.reduce((largest, root) => Math.max(largest, root ** 4), 0)
  const powers = eigen.values.map((value) => (value < least ? 0 : 1 / Math.sqrt(value)))
  const weighted = z.map((value, place) => {
    const row = Math.floor(place / k)
    return value * weights[row]! * roots[row]!
  })
  const turned = multiply(transpose(eigen.vectors, m, m), weighted, m, m, k)
  const powered = turned.map((value, place) => value * powers[Math.floor(place / k)]!)
  const q = multiply(eigen.vectors, powered, m, m, k).map(
    (value, place) => value * roots[Math.floor(place / k)]!,
  )
  const diagonal = (values: Float64Array) => q.map((value, place) => value * values[Math.floor(place / k)]!)
  return {
    score: multiply(residuals, q, 1, m, k),
    own: multiply(zt, q, k, m, k),
    cross: multiply(zt, diagonal(both), k, m, k),
    square: weightedCross(q, spread, m, k),
  }
}
