import { aipw, aipwTreated } from '../estimators/causal/aipw.ts'
import { hajek, horvitzThompson, withEstimatedChances } from '../estimators/causal/inverse-weighting.ts'
import { gComputation, type OutcomeModels, outcomeModels } from '../estimators/causal/outcome-models.ts'
import type { PotentialMeans } from '../estimators/causal/potential-means.ts'
import { type Propensity, propensity, propensityWeights } from '../estimators/causal/propensity.ts'
import type { CausalFrame } from './ate-frame.ts'

/** The estimates of an effect by name; null for those that need weights which do not exist. */
export interface Found {
  readonly estimators: readonly { readonly name: string; readonly means: PotentialMeans | null }[]
  readonly chance: Propensity
  readonly models: OutcomeModels
}

/** All estimates of the effect that is asked for, the doubly robust one first. */
export function estimatorsOf(causal: CausalFrame): Found {
  const { frame, treated, propensityColumns, outcomeColumns, family, estimand, clip } = causal
  const { y, weights, offset } = frame
  const chance = propensity(propensityColumns, treated, weights, clip)
  const models = outcomeModels(outcomeColumns, y, treated, family, weights, offset)
  const e = chance.values
  const usable = chance.fit.separated.length === 0 || clip > 0
  const balanced = (kind: 'ate' | 'att' | 'overlap') =>
    hajek(y, treated, propensityWeights(treated, e, kind), weights)
  const plain = hajek(y, treated, new Float64Array(y.length).fill(1), weights)
  const of = (name: string, means: () => PotentialMeans, needsWeights = true) => {
    const found = needsWeights && !usable ? null : means()
    return { name, means: found !== null && bothFinite(found) ? found : null }
  }
  const among = [
    of('aipw_att', () => aipwTreated(y, treated, e, models, weights)),
    of('ipw_att_hajek', () => balanced('att')),
    of('g_computation_att', () => gComputation(models, weights, treated), false),
  ]
  const all = [
    of('aipw', () => aipw(y, treated, e, models, weights)),
    of('ipw_hajek', () => balanced('ate')),
    of('ipw_hajek_ps_estimated', () => withEstimatedChances(balanced('ate'), treated, chance)),
    of('ipw_horvitz_thompson', () => horvitzThompson(y, treated, e, weights)),
    of('g_computation', () => gComputation(models, weights), false),
    of('overlap_weights', () => balanced('overlap')),
  ]
  const unadjusted = of('unadjusted_difference', () => plain, false)
  const estimators = estimand === 'att' ? [...among, unadjusted] : [...all, unadjusted, ...among]
  return { estimators, chance, models }
}

function bothFinite({ treated, control }: PotentialMeans): boolean {
  return Number.isFinite(treated) && Number.isFinite(control)
}
