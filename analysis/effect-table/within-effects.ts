import type { AnalysisPlan } from '../../surveys/design.ts'
import type { Table } from '../columns.ts'
import { covariance } from '../estimators/inference/covariance.ts'
import { type Inference, infer } from '../estimators/inference/inference.ts'
import { within } from '../estimators/panel/within.ts'
import { columnOfSupport, type OutcomePlan, rateFrame } from './planned-model.ts'

/**
 * The effect of each form of support within persons: what changes for the same person when the form comes or goes. All that
 * stays the same about someone, seen or unseen, plays no part.
 *
 * Linear in the unit of the outcome (chance, hours, applications per month), so that it stands beside the marginal effects.
 *
 * @returns an inference per form in the order of the plan; null when nothing varies within persons
 */
export function withinEffects(
  table: Table,
  plan: AnalysisPlan,
  outcome: OutcomePlan,
): (Inference | undefined)[] | null {
  const { frame, weighted } = rateFrame(table, plan, outcome)
  const slopes = frame.recipes.flatMap(({ parts }, j) => (parts.length > 0 ? [j] : []))
  const clusters = frame.clusters!
  // A person seen once has no change to show.
  if (clusters.count === frame.n) return null
  const fit = within(
    slopes.map((j) => frame.columns[j]!),
    frame.y,
    [clusters],
    frame.weights,
  )
  const variance = fit.columns.length < fit.n && clusters.count > 1 ? covariance(fit, 'CR1', clusters) : null
  const method = `within persons, CR1${weighted}`
  const options = { df: fit.df, n: fit.n, method }
  return plan.supports.map(({ variable }) => {
    const place = fit.kept.findIndex((j) => slopes[j] === columnOfSupport(frame, variable))
    const k = fit.kept.length
    return place < 0
      ? undefined
      : infer(fit.coefficients[place]!, variance === null ? null : variance[place * k + place]!, options)
  })
}
