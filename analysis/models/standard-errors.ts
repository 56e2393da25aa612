import { COVARIANCES, type CovarianceKind } from '../estimators/inference/covariance.ts'
import type { ModelOptions } from './model.ts'

/**
 * The kind of standard error that the options ask for: without `se` classical, or the model's usual kind when there is
 * a cluster.
 *
 * @throws RangeError when the kind is not known, or does not go with the cluster
 * @example
 * standardErrorOf({ formula: 'y ~ x', cluster: 'id' }, 'CR1') // => 'CR1'
 */
export function standardErrorOf(
  { se, cluster }: ModelOptions,
  clustered: 'CR1' | 'CR_G',
  known: readonly CovarianceKind[] = COVARIANCES,
): CovarianceKind {
  if (se === undefined) return cluster === undefined ? 'classical' : clustered
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
