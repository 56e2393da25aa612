import type { Clusters } from '../inference/clusters.ts'
import { type Inference, infer } from '../inference/inference.ts'

/** What a mean is taken of: values per row (NaN: missing), and weights and clusters of the same length or null. */
export interface MeanInput {
  readonly values: Float64Array
  readonly weights: Float64Array | null
  readonly clusters: Clusters | null
  readonly level?: number
}

/** What a mean and its spread come from. */
export interface MeanParts {
  readonly n: number
  readonly mean: number | null
  /** Σ over clusters of (Σ w(y − mean)/Σw)², without a factor for few clusters. */
  readonly variance: number
  readonly groups: number
  /** (Σw)²/Σw²: how many equally weighted rows would weigh as much. */
  readonly effective: number
}

/**
 * The parts of a weighted mean: rows with a missing value or without weight do not count.
 *
 * @throws RangeError when lengths differ or a weight is negative
 */
export function meanParts({ values, weights, clusters }: MeanInput): MeanParts {
  const rows = values.length
  if (weights !== null && weights.length !== rows)
    throw new RangeError(`weightedMean requires ${rows} weights, got ${weights.length}`)
  if (clusters !== null && clusters.of.length !== rows)
    throw new RangeError(`weightedMean requires ${rows} clusters, got ${clusters.of.length}`)
  const weightOf = (row: number): number => {
    if (Number.isNaN(values[row]!)) return 0
    const weight = weights === null ? 1 : weights[row]!
    if (weight < 0) throw new RangeError(`weightedMean requires weights of at least 0, got ${weight}`)
    return Number.isNaN(weight) ? 0 : weight
  }
  let total = 0
  let squares = 0
  let sum = 0
  let n = 0
  for (let i = 0; i < rows; i++) {
    const weight = weightOf(i)
    if (weight === 0) continue
    total += weight
    squares += weight * weight
    sum += weight * values[i]!
    n++
  }
  if (n === 0) return { n, mean: null, variance: 0, groups: 0, effective: 0 }
  const mean = sum / total
  const sums = new Float64Array(clusters?.count ?? rows)
  const seen = new Uint8Array(sums.length)
  for (let i = 0; i < rows; i++) {
    const weight = weightOf(i)
    if (weight === 0) continue
    const group = clusters === null ? i : clusters.of[i]!
    sums[group]! += (weight * (values[i]! - mean)) / total
    seen[group] = 1
  }
  const variance = sums.reduce((all, value) => all + value * value, 0)
  return {
    n,
    mean,
    variance,
    groups: seen.reduce((all, one) => all + one, 0),
    effective: (total * total) / squares,
  }
}

/**
 * A mean, weighted if weights are given, with a standard error that lets rows of one cluster go together.
 *
 * Σwy/Σw, its variance G/(G−1) · Σ_c (Σ w(y − mean)/Σw)² (Taylor linearisation, with replacement), and t with G − 1
 * degrees of freedom. Null when no row counts; without standard error when one cluster does.
 *
 * Source: Lohr, Sampling: Design and Analysis (2019), §9.1.
 *
 * @throws RangeError when lengths differ or a weight is negative
 * @example
 * const input = { values: Float64Array.of(1, 2, 3, NaN), weights: null, clusters: null }
 * weightedMean(input).estimate // => 2
 * weightedMean(input).standardError // => 0.5773502691896258
 */
export function weightedMean(input: MeanInput): Inference {
  const { n, mean, variance, groups } = meanParts(input)
  return infer(mean, groups > 1 ? (variance * groups) / (groups - 1) : null, {
    df: Math.max(0, groups - 1),
    n,
    method: `${input.weights === null ? 'mean' : 'weighted mean'}${input.clusters === null ? '' : ', clustered'}`,
    ...(input.level === undefined ? {} : { level: input.level }),
  })
}
