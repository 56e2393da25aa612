import { influenceCovariance, ofDifference } from '../estimators/causal/potential-means.ts'
import { estimatorsOf, type Found } from './ate-estimators.ts'
import type { CausalFrame } from './ate-frame.ts'
import { causalFrame } from './ate-frame.ts'
import { causalTables } from './ate-tables.ts'
import { coefficientTable } from './coefficients.ts'
import type { Model } from './model.ts'
import { rowNotes } from './regression.ts'

/**
 * Effects of a treatment: `outcome ~ treatment + covariates`, or `… | covariates of the propensity`.
 *
 * Coefficients: `aipw` the doubly robust effect in all; `ipw_hajek` inverse probability weighting with weights as known,
 * `ipw_hajek_ps_estimated` the same with their estimation in the standard error, `ipw_horvitz_thompson` with 1/n;
 * `g_computation` from the outcome models alone; `overlap_weights` among those who might be either;
 * `unadjusted_difference`; `ipw_att_hajek`, `aipw_att` and `g_computation_att` among the treated.
 */
export const ateModel: Model = {
  name: 'ate',
  about: 'effect of a treatment by weighting and outcome models: y ~ treatment + a + b',
  options: ['treatment', 'family', 'estimand', 'clip', 'cluster', 'weights', 'offset', 'contrast'],
  run(table, options) {
    const causal = causalFrame(table, options)
    const { frame } = causal
    const found = estimatorsOf(causal)
    const { clusters, n } = frame
    const lost = found.estimators.flatMap(({ means }, j) => (means === null ? [j] : []))
    const kept = found.estimators.flatMap(({ means }, j) => (means === null ? [] : [j]))
    const means = kept.map((j) => found.estimators[j]!.means!)
    const variance = clusters?.count === 1 ? null : influenceCovariance(means.map(ofDifference), clusters)
    const method = `${causal.family} outcome models by arm, logit propensities${options.weights === undefined ? '' : ', weighted'}; influence function${clusters === null ? '' : ', clustered'}`
    return {
      method,
      n,
      dropped: frame.dropped,
      clusters: clusters?.count ?? null,
      ...coefficientTable(
        {
          terms: found.estimators.map(({ name }) => name),
          kept,
          coefficients: means.map(({ treated, control }) => treated - control),
          variance,
          df: null,
          n,
          method,
          level: options.level,
        },
        options.contrast,
      ),
      ...causalTables(causal, found, options),
      notes: notesOf(causal, found, lost.length > 0),
    }
  },
}

function notesOf(causal: CausalFrame, found: Found, lost: boolean): string[] {
  const { frame, names } = causal
  const notes = rowNotes(frame)
  const { fit, clipped } = found.chance
  const moved = clipped.reduce((sum, one) => sum + one, 0)
  if (moved > 0) notes.push(`The propensity of ${moved} rows is moved to the limit of ${causal.clip}.`)
  if (lost)
    notes.push(
      `The treatment is predicted without error by ${fit.separated.map((j) => names.propensity[fit.kept[j]!]).join(', ')}: without overlap there are no weights. Leave it out, or take --clip.`,
    )
  else if (!fit.converged) notes.push('The propensities did not converge.')
  if (fit.dropped.length > 0)
    notes.push(`Left out of the propensities: ${fit.dropped.map((j) => names.propensity[j]).join(', ')}.`)
  for (const [arm, model] of Object.entries(found.models) as [
    'treated' | 'control',
    typeof found.models.treated,
  ][]) {
    const own = model.fit
    const those = arm === 'treated' ? 'treated' : 'untreated'
    if (own.dropped.length > 0)
      notes.push(
        `Left out of the outcome model of the ${those}: ${own.dropped.map((j) => names.outcome[j]).join(', ')}.`,
      )
    if (own.separated.length > 0)
      notes.push(
        `The outcome of the ${those} is predicted without error by ${own.separated.map((j) => names.outcome[own.kept[j]!]).join(', ')}.`,
      )
    if (own.model !== 'ols' && !own.converged)
      notes.push(`The outcome model of the ${those} did not converge.`)
  }
  if (causal.interactions.length > 0)
    notes.push(`Not used, since each arm has its own model: ${causal.interactions.join(', ')}.`)
  if (frame.clusters?.count === 1)
    notes.push('The standard errors cannot be estimated: there is one cluster.')
  return notes
}
