import { columnOf } from '../columns.ts'
import { type Clusters, clustersOf } from '../estimators/inference/clusters.ts'
import { COVARIANCES, type CovarianceKind, covariance } from '../estimators/inference/covariance.ts'
import { cr2 } from '../estimators/inference/cr2.ts'
import { quadraticForm } from '../estimators/inference/linear-contrast.ts'
import { twoWayCovariance } from '../estimators/inference/two-way.ts'
import type { Scored } from '../estimators/regression/fit.ts'
import type { ModelFrame } from '../formula/model-frame.ts'
import { take } from '../linear-algebra/take.ts'
import type { Estimated } from './coefficients.ts'
import type { ModelOptions } from './model.ts'

/**
 * The kind of standard error that the options ask for: without `se` classical, or the model's usual kind when there is
 * a cluster.
 *
 * @throws RangeError when the kind is not known, or does not go with the cluster
 * @example
 * standardErrorOf({ formula: 'y ~ x', cluster: 'id' }, 'CR1') // => 'CR1'
 */
export function standardErrorOf<Kind extends string = CovarianceKind>(
  { se, cluster }: ModelOptions,
  clustered: Kind,
  known: readonly Kind[] = COVARIANCES as readonly string[] as readonly Kind[],
  usual = 'classical' as Kind,
): Kind {
  if (se === undefined) return cluster === undefined ? usual : clustered
  const kind = known.find((name) => name === se)
  if (kind === undefined)
    throw new RangeError(`The standard error '${se}' is not known. Kinds: ${known.join(', ')}.`)
  const needsCluster = kind.startsWith('CR')
  if (needsCluster && cluster === undefined)
    throw new RangeError(`The standard error ${kind} needs a cluster.`)
  if (!needsCluster && cluster !== undefined)
    throw new RangeError(`The standard error ${kind} does not use the cluster '${cluster}'.`)
  return kind
}

/** The column of the first way of clustering, for `modelFrame`: all of `cluster` up to the comma. */
export function firstCluster<Options extends Pick<ModelOptions, 'cluster'>>(options: Options): Options {
  return options.cluster === undefined ? options : { ...options, cluster: names(options.cluster)[0] }
}

/** The second way of clustering of the rows of a frame, or null. */
function secondCluster(frame: ModelFrame, { cluster }: ModelOptions): Clusters | null {
  const [, second, ...more] = names(cluster ?? '')
  if (more.length > 0)
    throw new RangeError(`The cluster '${cluster}' has more than two columns; at most two ways are known.`)
  return second === undefined ? null : clustersOf(take(columnOf(frame.table, second).values, frame.rows))
}

const names = (cluster: string): string[] => cluster.split(',').map((name) => name.trim())

/** How sure a fit is: what its coefficients' table needs besides the coefficients. */
export interface Spread {
  readonly variance: Float64Array | null
  readonly df: Estimated['df']
  /** Of two ways the smaller number. */
  readonly clusters: number | null
  readonly notes: readonly string[]
}

/**
 * Covariance and degrees of freedom of a fit as the options ask: one- or two-way clusters, CR2 with Satterthwaite's
 * degrees of freedom, and `df` residual, clusters or normal.
 *
 * @param kind a kind of `covariance`
 * @throws RangeError when clusters are too few, or `df` is not known
 */
export function spreadOf(
  fit: Scored,
  kind: CovarianceKind,
  frame: ModelFrame,
  options: ModelOptions,
): Spread {
  const first = frame.clusters
  const second = secondCluster(frame, options)
  const count = first === null ? null : Math.min(first.count, second?.count ?? Infinity)
  const fixed = askedDf(options, Math.max(0, fit.n - fit.columns.length), count)
  if (kind === 'CR2' && first !== null) {
    if (second !== null) throw new RangeError('CR2 knows one way of clustering; take CR1 for two.')
    if (fit.n <= fit.columns.length)
      return { variance: null, df: fixed ?? fit.df, clusters: count, notes: [] }
    const { variance, df } = cr2(fit, first)
    const told = toldBy(fit, kind, variance, fixed ?? null)
    return {
      variance,
      clusters: count,
      ...told,
      ...(fixed === undefined && { df: (factors: ArrayLike<number>) => df(factors) ?? 0 }),
    }
  }
  const df = fixed === undefined ? fit.df : fixed
  if (second === null || first === null) {
    const variance = covariance(fit, kind, first)
    return { variance, clusters: count, ...toldBy(fit, kind, variance, df) }
  }
  const [one, two] = names(options.cluster!)
  const found = twoWayCovariance(fit, kind as 'CR1', first, second)
  const notes = [`Clusters: ${first.count} by ${one}, ${second.count} by ${two}.`]
  if (found?.repaired)
    notes.push(
      'The two-way covariance has a negative variance; its negative eigenvalues were set to zero. Take one way.',
    )
  else if (found?.indefinite)
    notes.push('The two-way covariance is not positive definite: there are few clusters for so many terms.')
  return { variance: found?.variance ?? null, df, clusters: count, notes }
}

/**
 * The degrees of freedom, none for a coefficient whose scores add up to zero in each cluster (or row): its variance is
 * rounding and not certainty. Those of one that stands in one cluster only do so however wrong it is.
 *
 * @param variance of the kind asked, k×k row by row
 */
export function toldBy(
  { inverse, dispersion }: Pick<Scored, 'inverse' | 'dispersion'>,
  kind: CovarianceKind,
  variance: Float64Array | null,
  df: number | null,
): Pick<Spread, 'df' | 'notes'> {
  if (kind === 'classical' || variance === null || dispersion === null) return { df, notes: [] }
  const isRounding = (own: number, model: number) => own < ROUNDING * dispersion * model
  const k = Math.sqrt(inverse.length)
  const untold = Array.from({ length: k }, (_, j) => j * k + j).filter((at) =>
    isRounding(variance[at]!, inverse[at]!),
  )
  if (untold.length === 0) return { df, notes: [] }
  const of = kind.startsWith('CR') ? 'cluster' : 'row'
  return {
    df: (factors) => (isRounding(quadraticForm(variance, factors), quadraticForm(inverse, factors)) ? 0 : df),
    notes: [
      `${kind} cannot tell how sure ${untold.length} of the coefficients are: their scores add up to zero in each ${of}, as when one stands in one ${of} only.`,
    ],
  }
}

/** Beside the model's own variance: what is left of sums that are zero but for rounding. */
const ROUNDING = 1e-20

/**
 * The degrees of freedom that `df` asks for; undefined when it asks nothing.
 *
 * @throws RangeError when the kind is not known, or there are no clusters to count
 */
export function askedDf(
  { df }: Pick<ModelOptions, 'df'>,
  residual: number | null,
  clusters: number | null,
): number | null | undefined {
  if (df === undefined) return undefined
  if (df === 'normal') return null
  if (df === 'residual') return residual
  if (df !== 'clusters')
    throw new RangeError(`The degrees of freedom '${df}' are not known. Kinds: residual, clusters, normal.`)
  if (clusters === null) throw new RangeError('The degrees of freedom of clusters need a cluster.')
  return clusters - 1
}
