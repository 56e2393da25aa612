import type { AnalysisPlan } from '../../surveys/design.ts'
import { columnOf, type Table } from '../columns.ts'
import type { Inference } from '../estimators/inference/inference.ts'
import type { UnnamedPanel } from '../panel-file/record.ts'
import { doublyRobustEffects } from './doubly-robust-effects.ts'
import { imputedEffects } from './imputed-effects.ts'
import { before, laggedRows } from './lagged-rows.ts'
import { type MarkResult, mark } from './mark.ts'
import { type OutcomePlan, plannedModel, supportEffects } from './planned-model.ts'
import { withinEffects } from './within-effects.ts'

/** The other ways in which the effects are estimated, in the order of their rows. */
export const CHECKS = ['unweighted', 'within', 'doubly robust', 'lagged', 'imputed'] as const
export type Check = (typeof CHECKS)[number]

/** One other way of estimating the effects of a form of support: the same shape as its row in the table. */
export interface RobustnessRow {
  readonly check: Check
  /** Per outcome of the plan; null where this way gives nothing. */
  readonly effects: readonly (Inference | null)[]
  /** The mark that these effects amount to; null when there are none. */
  readonly mark: MarkResult | null
  /** Whether it is the mark of the table. */
  readonly survives: boolean | null
}

type Effects = readonly (Inference | undefined | null)[] | null

/**
 * The robustness rows of one group: per form of support one row per check, with the mark it gives.
 *
 * - `unweighted`: the models of the table without weights
 * - `within`: changes within the same person (linear, clustered)
 * - `doubly robust`: the average effect of each form by augmented inverse probability weighting
 * - `lagged`: the form in the period before, given what someone did then
 * - `imputed`: missing items filled in several times, pooled by Rubin's rules
 *
 * @param table the rows of the group in the long panel file
 * @param marks the marks of the table, by form in the order of the plan
 */
export function robustness(
  panel: UnnamedPanel,
  table: Table,
  plan: AnalysisPlan,
  marks: readonly MarkResult[],
): RobustnessRow[][] {
  const imputed = orNothing(() => imputedEffects(table, plan)) ?? []
  const ways: Readonly<Record<Check, (outcome: OutcomePlan, place: number) => Effects>> = {
    unweighted: (outcome) => supportEffects(plannedModel(table, plan, outcome, { weight: null }), plan),
    within: (outcome) => withinEffects(table, plan, outcome),
    'doubly robust': (outcome) => doublyRobustEffects(table, plan, outcome),
    lagged: (outcome) => lagged(panel, table, plan, outcome),
    imputed: (_, place) => imputed[place] ?? null,
  }
  const found = CHECKS.map((check) =>
    plan.outcomes.map((outcome, place) => orNothing(() => ways[check](outcome, place))),
  )
  const hidden = plan.supports.map(({ variable }) => isHidden(table, variable, plan.minimumN))
  return plan.supports.map((_, s) =>
    CHECKS.map((check, c): RobustnessRow => {
      const effects = found[c]!.map((byForm) => (hidden[s] ? null : (byForm?.[s] ?? null)))
      const known = effects.filter((effect) => effect !== null && effect.p !== null)
      if (known.length === 0) return { check, effects, mark: null, survives: null }
      const own = mark(
        effects.map((effect) => effect ?? { estimate: null, p: null }),
        plan.alpha,
      )
      return { check, effects, mark: own, survives: own.mark === marks[s]!.mark }
    }),
  )
}

/** A check may have no rows, or no variation: then it says nothing. */
function orNothing<T>(work: () => T): T | null {
  try {
    return work()
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

function lagged(panel: UnnamedPanel, table: Table, plan: AnalysisPlan, outcome: OutcomePlan): Effects {
  const rows = laggedRows(panel, table, plan)
  if (rows.rows === 0) return null
  const covariates = [...plan.covariates, before(outcome.variable)]
  return supportEffects(plannedModel(rows, plan, outcome, { covariates }), plan)
}

/** Whether too few persons had a form, or lacked it, to show anything of them. */
function isHidden(table: Table, variable: string, minimumN: number): boolean {
  const member = columnOf(table, 'member').values
  const values = columnOf(table, variable).values
  const persons = [new Set<number>(), new Set<number>()]
  values.forEach((value, row) => {
    persons[value]?.add(member[row]!)
  })
  return persons.some(({ size }) => size < minimumN)
}
