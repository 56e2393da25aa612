import type { AnalysisPlan } from '../../surveys/design.ts'
import type { Table } from '../columns.ts'
import { doublyRobust } from '../estimators/causal/doubly-robust.ts'
import type { OutcomeFamily } from '../estimators/causal/outcome-models.ts'
import { meanDifference } from '../estimators/causal/potential-means.ts'
import { propensity } from '../estimators/causal/propensity.ts'
import { clustersOf } from '../estimators/inference/clusters.ts'
import { type Inference, infer } from '../estimators/inference/inference.ts'
import type { ModelFrame } from '../formula/model-frame.ts'
import { take } from '../linear-algebra/take.ts'
import { columnOfSupport, type OutcomePlan, rateFrame } from './planned-model.ts'

const FAMILIES = { logit: 'logit', ols: 'gaussian', poisson: 'poisson' } as const satisfies Record<
  OutcomePlan['model'],
  OutcomeFamily
>

/** Rows whose chance to get a form is nearer to 0 or 1 than this could as good as not be otherwise: they are left out. */
const EDGE = 0.01
/** A chance is compared only when each outcome was seen so often with the form and without it. */
const SEEN = 5

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
    return place < 0 ? undefined : effectOf(frame, place, outcome.model, `AIPW, clustered${weighted}`)
  })
}

function effectOf(
  { columns, y, weights, clusters }: ModelFrame,
  place: number,
  model: OutcomePlan['model'],
  method: string,
): Inference | undefined {
  const all = columns[place]!
  if (all.every((value) => value === all[0])) return undefined
  const others = columns.filter((_, j) => j !== place)
  const everyone = propensity(others, all, weights).values
  const rows = Int32Array.from(everyone.keys()).filter(
    (row) => everyone[row]! >= EDGE && everyone[row]! <= 1 - EDGE,
  )
  const pick = (column: Float64Array) => take(column, rows)
  const [treated, outcomes] = [pick(all), pick(y)]
  if (treated.every((value) => value === treated[0])) return undefined
  if (model === 'logit' && seldom(outcomes, treated) < SEEN) return undefined
  const own = weights === null ? null : pick(weights)
  const background = others.map(pick)
  const chance = propensity(background, treated, own, EDGE)
  const means = doublyRobust(background, outcomes, treated, chance, FAMILIES[model], own)
  const groups = clustersOf(Float64Array.from(rows, (row) => clusters!.of[row]!))
  const effect = meanDifference(means, { clusters: groups, method })
  const { estimate, standardError, n, df } = effect
  if (standardError === null) return effect
  // Both models took their coefficients from these rows: the factor that CR1 has for one.
  const factor = ((groups.count / (groups.count - 1)) * (n - 1)) / (n - 2 * columns.length)
  return infer(estimate, factor * standardError ** 2, { df, n, method })
}

/** How often the rarest combination of outcome and form was seen. */
function seldom(outcomes: Float64Array, treated: Float64Array): number {
  const counts = new Float64Array(4)
  for (let i = 0; i < outcomes.length; i++) counts[2 * outcomes[i]! + treated[i]!]!++
  return Math.min(...counts)
}
