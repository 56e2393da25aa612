import type { AnalysisPlan } from '../../surveys/design.ts'
import type { Table } from '../columns.ts'
import { doublyRobustEffect } from '../estimators/causal/doubly-robust-effect.ts'
import type { OutcomeFamily } from '../estimators/causal/outcome-models.ts'
import type { Inference } from '../estimators/inference/inference.ts'
import { columnOfSupport, type OutcomePlan, rateFrame } from './planned-model.ts'

/** What the kinds of model are called among outcome models. */
export const FAMILIES = { logit: 'logit', ols: 'gaussian', poisson: 'poisson' } as const satisfies Record<
  OutcomePlan['model'],
  OutcomeFamily
>

/**
 * The average effect of each form of support by augmented inverse probability weighting: right when either the model of who
 * gets it or the model of the outcome is. The other forms count as background; clustered on the member.
 *
 * Among those who might get the form and might not: rows at the edges are left out (help with other problems is for who has
 * them). The outcome has one model for both arms, since few have some of the forms.
 *
 * Source: Bang & Robins (2005), Biometrics 61; Crump, Hotz, Imbens & Mitnik (2009), Biometrika 96, for the edges.
 *
 * @returns an inference per form in the order of the plan; undefined where a comparison has too little to go on
 */
export function doublyRobustEffects(
  table: Table,
  plan: AnalysisPlan,
  outcome: OutcomePlan,
): (Inference | undefined)[] {
  const { frame, weighted } = rateFrame(table, plan, outcome)
  return plan.supports.map(({ variable }) => {
    const place = columnOfSupport(frame, variable)
    const rows = { ...frame, clusters: frame.clusters! }
    const method = `AIPW, clustered${weighted}`
    return place < 0 ? undefined : doublyRobustEffect(rows, place, FAMILIES[outcome.model], method)
  })
}
