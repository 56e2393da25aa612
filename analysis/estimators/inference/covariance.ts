import { gram } from '../../linear-algebra/gram.ts'
import { leverages } from '../../linear-algebra/least-squares.ts'
import type { Scored } from '../regression/fit.ts'
import type { Clusters } from './clusters.ts'
import { cr2 } from './cr2.ts'

/**
 * Kinds of covariance of coefficients.
 *
 * `classical`: the model's own. `HC0`–`HC3`: rows may differ in variance. `CR0`, `CR_G`, `CR1`: rows of one cluster may
 * go together; the factor is 1, G/(G−1), and G/(G−1)·(n−1)/(n−k). `CR2`: for few clusters, see `cr2`.
 */
export const COVARIANCES = ['classical', 'HC0', 'HC1', 'HC2', 'HC3', 'CR0', 'CR_G', 'CR1', 'CR2'] as const
export type CovarianceKind = (typeof COVARIANCES)[number]

/**
 * The covariance of the coefficients of a fit, k×k row by row, or null when it cannot be estimated: no degrees of
 * freedom left, or (HC2, HC3) a row that determines a coefficient alone.
 *
 * The sandwich B M B with B = (X'WX)⁻¹ and M = Σ u²xx' over rows, or Σ s s' over clusters with s = Σ u x; u the score of a
 * row. HC1 multiplies by n/(n−k); HC2 and HC3 divide u² by 1−h and (1−h)².
 *
 * Source: White (1980); MacKinnon & White (1985); Liang & Zeger (1986); Cameron & Miller (2015), Journal of Human Resources 50.
 *
 * @throws RangeError when a clustered covariance is asked without clusters, or with fewer than two
 * @example
 * const fit = ols([Float64Array.of(1, 1, 1, 1)], Float64Array.of(1, 2, 3, 6))
 * covariance(fit, 'HC0') // => [0.875]
 * covariance(fit, 'CR_G', { of: Int32Array.of(0, 0, 1, 1), count: 2 }) // => [2.25]
 */
export function covariance(
  fit: Scored,
  kind: CovarianceKind,
  clusters: Clusters | null = null,
): Float64Array | null {
  const { n, inverse, dispersion } = fit
  const k = fit.columns.length
  if (kind === 'classical') return dispersion === null ? null : inverse.map((value) => value * dispersion)
  if (n <= k && kind !== 'HC0' && kind !== 'CR0' && kind !== 'CR_G') return null
  if (kind === 'HC0' || kind === 'HC1' || kind === 'HC2' || kind === 'HC3') {
    const squares = fit.scores.map((score) => score * score)
    if (kind === 'HC2' || kind === 'HC3') {
      const hat = leverages(fit.columns, fit.working, inverse)
      for (let i = 0; i < n; i++) {
        const left = 1 - hat[i]!
        if (left < 1e-10) return null
        squares[i]! /= kind === 'HC2' ? left : left * left
      }
    }
    return sandwich(inverse, gram(fit.columns, squares), k, kind === 'HC1' ? n / (n - k) : 1)
  }
  if (clusters === null) throw new RangeError(`covariance requires clusters for ${kind}, got none`)
  if (clusters.of.length !== n)
    throw new RangeError(`covariance requires a cluster for each of ${n} rows, got ${clusters.of.length}`)
  const { count } = clusters
  if (count < 2) throw new RangeError(`covariance requires at least two clusters for ${kind}, got ${count}`)
  if (kind === 'CR2') return cr2(fit, clusters).variance
  const group = kind === 'CR0' ? 1 : count / (count - 1)
  return sandwich(
    inverse,
    clusterMeat(fit, clusters),
    k,
    kind === 'CR1' ? (group * (n - 1)) / (n - k) : group,
  )
}

/** Clusters that are worked on at a time, so that their sums stay in the cache. */
const BLOCK = 512

/**
 * Σ s s' over clusters, s the sum of the scores of its rows.
 *
 * When the rows of a cluster stand together, in blocks of clusters; otherwise with all sums at hand.
 */
function clusterMeat(fit: Scored, { of, count }: Clusters): Float64Array {
  const { columns, scores } = fit
  const n = of.length
  const k = columns.length
  if (!together(of)) {
    const sums = columns.map((column) => {
      const sum = new Float64Array(count)
      for (let i = 0; i < n; i++) sum[of[i]!]! += scores[i]! * column[i]!
      return sum
    })
    return gram(sums, null)
  }
  const meat = new Float64Array(k * k)
  const sums = columns.map(() => new Float64Array(BLOCK))
  for (let row = 0, first = 0; row < n; first += BLOCK) {
    let end = row
    while (end < n && of[end]! < first + BLOCK) end++
    for (let j = 0; j < k; j++) sumRows(columns[j]!, scores, of, row, end, first, sums[j]!)
    const size = Math.min(BLOCK, count - first)
    const block = gram(size === BLOCK ? sums : sums.map((sum) => sum.subarray(0, size)), null)
    for (let m = 0; m < k * k; m++) meat[m]! += block[m]!
    row = end
  }
  return meat
}

function sumRows(
  column: Float64Array,
  scores: Float64Array,
  of: Int32Array,
  from: number,
  to: number,
  first: number,
  into: Float64Array,
): void {
  into.fill(0)
  for (let i = from; i < to; ) {
    const cluster = of[i]!
    let sum = 0
    for (; i < to && of[i] === cluster; i++) sum += scores[i]! * column[i]!
    into[cluster - first] = sum
  }
}

/** Whether the clusters follow one another, each in one piece. */
function together(of: Int32Array): boolean {
  for (let i = 1; i < of.length; i++) if (of[i]! < of[i - 1]!) return false
  return true
}

/** factor · B M B, for symmetric B and M. */
export function sandwich(
  bread: ArrayLike<number>,
  meat: ArrayLike<number>,
  k: number,
  factor: number,
): Float64Array {
  const half = new Float64Array(k * k)
  for (let i = 0; i < k; i++)
    for (let j = 0; j < k; j++) {
      let sum = 0
      for (let m = 0; m < k; m++) sum += bread[i * k + m]! * meat[m * k + j]!
      half[i * k + j] = sum
    }
  const result = new Float64Array(k * k)
  for (let i = 0; i < k; i++)
    for (let j = i; j < k; j++) {
      let sum = 0
      for (let m = 0; m < k; m++) sum += half[i * k + m]! * bread[m * k + j]!
      result[i * k + j] = sum * factor
      result[j * k + i] = sum * factor
    }
  return result
}
