import { type Columns, gram } from '../../linear-algebra/gram.ts'
import type { Clusters } from './clusters.ts'
import { sandwich } from './covariance.ts'

/**
 * The clustered covariance of maximum likelihood estimates from the scores of observations: B (Σ s s') B over clusters, s the
 * sum of the scores of a cluster; times G/(G−1) for `CR_G`.
 *
 * Source: Liang & Zeger (1986), Biometrika 73.
 *
 * @param inverse of the information, k×k row by row
 * @param scores k columns of m numbers
 * @param clusters of the m observations
 * @throws RangeError when there are fewer than two clusters
 * @example
 * const clusters = { of: Int32Array.of(0, 0, 1), count: 2 }
 * clusterCovariance([0.5], [Float64Array.of(1, 2, -3)], clusters, 'CR0') // => [4.5]
 */
export function clusterCovariance(
  inverse: ArrayLike<number>,
  scores: Columns,
  { of, count }: Clusters,
  kind: 'CR0' | 'CR_G',
): Float64Array {
  if (count < 2) throw new RangeError(`clusterCovariance requires at least two clusters, got ${count}`)
  const sums = scores.map((score) => {
    const sum = new Float64Array(count)
    for (let i = 0; i < of.length; i++) sum[of[i]!]! += score[i]!
    return sum
  })
  return sandwich(inverse, gram(sums, null), scores.length, kind === 'CR0' ? 1 : count / (count - 1))
}
