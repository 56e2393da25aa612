import type { StudyDesign } from '../../surveys/design.ts'
import { columnOf, filterRows, type Table } from '../columns.ts'
import { doublyRobustEffects } from '../effect-table/doubly-robust-effects.ts'
import { fitted, groupsOf } from '../effect-table/effect-table.ts'
import { plannedModel, supportEffects } from '../effect-table/planned-model.ts'
import { weightedMean } from '../estimators/description/weighted-mean.ts'
import { clustersOf } from '../estimators/inference/clusters.ts'
import type { Inference } from '../estimators/inference/inference.ts'
import type { Panel } from '../panel-file/record.ts'
import { weighPanel } from '../weighting/weigh-panel.ts'

/** One estimate of one panel, by what it estimates. */
export interface Replicate {
  /** How it was estimated, e.g. 'OLS'. */
  readonly estimator: string
  /** What it estimates, e.g. 'WW.hours.advice'; equal to the key of its true value. */
  readonly target: string
  readonly estimate: number | null
  readonly low: number | null
  readonly high: number | null
  readonly p: number | null
}

/**
 * All that the coverage study looks at, from one panel: it is weighted as the plan says, and every effect of the table is
 * estimated by its model (coefficients of least squares, average marginal effects otherwise) and doubly robust; and the mean
 * of each outcome per period, weighted and not.
 *
 * Targets: `GROUP.OUTCOME.FORM` for effects and `GROUP.OUTCOME.PERIOD` for means.
 */
export function replicate(panel: Panel, design: StudyDesign): Replicate[] {
  const { plan } = design
  const { long } = weighPanel(panel, design).panel
  const group = columnOf(long, plan.group)
  return groupsOf(group).flatMap((name, place) => {
    const rows = filterRows(long, (row) => group.values[row] === place)
    return plan.outcomes.flatMap((outcome) => {
      const key = `${name}.${outcome.variable}`
      const model = fitted(() => plannedModel(rows, plan, outcome))
      const label = { ols: 'OLS', logit: 'logit AME', poisson: 'Poisson AME' }[outcome.model]
      const effects = model === null ? [] : supportEffects(model, plan)
      const robust = outcome.model === 'poisson' ? [] : doublyRobustEffects(rows, plan, outcome)
      return [
        ...plan.supports.flatMap(({ variable }, s) => [
          row(label, `${key}.${variable}`, effects[s]),
          ...(robust.length > 0 ? [row('AIPW', `${key}.${variable}`, robust[s])] : []),
        ]),
        ...plan.periods.flatMap((period, p) => [
          row('weighted mean', `${key}.${period}`, meanOf(rows, outcome.variable, p, 'weight')),
          row('unweighted mean', `${key}.${period}`, meanOf(rows, outcome.variable, p, null)),
        ]),
      ]
    })
  })
}

function row(estimator: string, target: string, inference: Inference | undefined): Replicate {
  const { estimate = null, low = null, high = null, p = null } = inference ?? {}
  return { estimator, target, estimate, low, high, p }
}

function meanOf(rows: Table, variable: string, place: number, weight: string | null): Inference {
  const period = columnOf(rows, 'period').values
  const values = columnOf(rows, variable).values.map((value, i) => (period[i] === place ? value : NaN))
  return weightedMean({
    values,
    weights: weight === null ? null : columnOf(rows, weight).values,
    clusters: clustersOf(columnOf(rows, 'member').values),
  })
}
