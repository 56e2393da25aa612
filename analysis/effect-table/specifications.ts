import type { AnalysisPlan } from '../../surveys/design.ts'
import { columnOf, filterRows, type Table } from '../columns.ts'
import { fitted, groupsOf, personsBy } from './effect-table.ts'
import {
  columnOfSupport,
  type ModelChoice,
  type OutcomePlan,
  type PlannedModel,
  plannedModel,
  supportEffects,
  weightOf,
} from './planned-model.ts'

/** One way through the choices of an analysis. */
export interface Specification {
  readonly weights: 'final' | 'base' | 'none'
  /** Name of a set of covariates. */
  readonly covariates: string
  /** All periods together, or one of them. */
  readonly periods: string
  readonly model: OutcomePlan['model']
}

/** One effect under one specification; null where it could not be estimated, or would tell of too few persons. */
export interface SpecifiedEffect extends Specification {
  readonly estimate: number | null
  readonly low: number | null
  readonly high: number | null
  readonly p: number | null
  readonly n: number
}

/** One effect under all specifications, and how far its sign and its significance hold. */
export interface SpecificationCurve {
  readonly group: string
  readonly support: string
  readonly outcome: string
  /** By size of the estimate. */
  readonly effects: readonly SpecifiedEffect[]
  /** Under the plan itself. */
  readonly planned: SpecifiedEffect | null
  /** How many gave an estimate; of these how many have the sign of the plan, and are significant with that sign. */
  readonly estimated: number
  readonly sameSign: number
  readonly sameAndSignificant: number
  /** Significant with the other sign. */
  readonly contrary: number
  readonly median: number | null
}

/** All periods together. */
export const TOGETHER = 'together'
/** The covariates of the plan. */
export const PLANNED = 'plan'

/**
 * The specification curve of every effect of the table: the models of the plan under all combinations of its declared
 * alternatives, each in the unit of the outcome.
 *
 * Nothing when the plan declares none. Source: Simonsohn, Simmons & Nelson (2020), Nature Human Behaviour 4.
 *
 * @param table the weighted long panel file
 * @param progress told how many of the models are done
 * @throws RangeError when a variable of the plan is not in the table
 */
export function specificationCurves(
  table: Table,
  plan: AnalysisPlan,
  progress: (done: number, all: number) => void = () => {},
): SpecificationCurve[] {
  const { alternatives } = plan
  if (alternatives === undefined) return []
  const groups = groupsOf(columnOf(table, plan.group))
  const group = columnOf(table, plan.group).values
  const tasks = groups.flatMap((name, place) => {
    const rows = filterRows(table, (row) => group[row] === place)
    return plan.outcomes.map((outcome) => ({ name, rows, outcome }))
  })
  const count = tasks.reduce((sum, { outcome }) => sum + specificationsOf(plan, outcome).length, 0)
  let done = 0
  return tasks.flatMap(({ name, rows, outcome }) => {
    const found = specificationsOf(plan, outcome).map((specification) => {
      progress(++done, count)
      return effectsUnder(rows, plan, outcome, specification)
    })
    return plan.supports.map(({ variable }, s) =>
      curveOf(
        { group: name, support: variable, outcome: outcome.variable },
        found.map((effects) => effects[s]!),
        outcome,
        plan.alpha,
      ),
    )
  })
}

/** All combinations of the alternatives that a plan declares; none when it declares none. */
export function specificationsOf(plan: AnalysisPlan, { variable, model }: OutcomePlan): Specification[] {
  if (plan.alternatives === undefined) return []
  const { weights, covariates, models } = plan.alternatives
  return weights.flatMap((weight) =>
    [PLANNED, ...Object.keys(covariates)].flatMap((set) =>
      [TOGETHER, ...(plan.periods.length > 1 ? plan.periods : [])].flatMap((periods) =>
        [model, ...(models[variable] ?? [])].map((own) => ({
          weights: weight,
          covariates: set,
          periods,
          model: own,
        })),
      ),
    ),
  )
}

function effectsUnder(
  rows: Table,
  plan: AnalysisPlan,
  outcome: OutcomePlan,
  specification: Specification,
): SpecifiedEffect[] {
  const { periods } = specification
  const period = columnOf(rows, 'period')
  const place = plan.periods.indexOf(periods)
  const chosen = place < 0 ? rows : filterRows(rows, (row) => period.values[row] === place)
  const found = fitted(() => plannedModel(chosen, plan, outcome, choiceOf(specification, plan, chosen)))
  const effects = found === null ? [] : supportEffects(found, plan)
  return plan.supports.map(({ variable }, s) => {
    const few = found !== null && isAboutTooFew(found, variable, plan.minimumN)
    if (few) return { ...specification, estimate: null, low: null, high: null, p: null, n: 0 }
    const { estimate = null, low = null, high = null, p = null, n = 0 } = effects[s] ?? {}
    return { ...specification, estimate, low, high, p, n }
  })
}

/** What a specification chooses otherwise than the plan. */
export function choiceOf(
  { weights, covariates, model }: Specification,
  plan: AnalysisPlan,
  table: Table,
): ModelChoice {
  return {
    model,
    weight: weights === 'final' ? weightOf(table) : weights === 'base' ? baseOf(plan, table) : null,
    covariates: plan.alternatives?.covariates[covariates] ?? plan.covariates,
  }
}

/** Nothing is shown of fewer persons with or without the support than the plan's minimum, under any choice. */
function isAboutTooFew({ frame }: PlannedModel, variable: string, minimumN: number): boolean {
  return personsBy(frame, frame.columns[columnOfSupport(frame, variable)]!).smallest < minimumN
}

function baseOf({ weighting }: AnalysisPlan, table: Table): string | null {
  return weighting?.base !== undefined && table.columns.has(weighting.base) ? weighting.base : null
}

function curveOf(
  of: Pick<SpecificationCurve, 'group' | 'support' | 'outcome'>,
  all: readonly SpecifiedEffect[],
  outcome: OutcomePlan,
  alpha: number,
): SpecificationCurve {
  const planned =
    all.find(
      ({ weights, covariates, periods, model }) =>
        weights === 'final' && covariates === PLANNED && periods === TOGETHER && model === outcome.model,
    ) ?? null
  const effects = all.filter(({ estimate }) => estimate !== null).sort((a, b) => a.estimate! - b.estimate!)
  const sign = Math.sign(planned?.estimate ?? 0)
  const significant = ({ p }: SpecifiedEffect) => p !== null && p < alpha
  const same = effects.filter(({ estimate }) => Math.sign(estimate!) === sign)
  return {
    ...of,
    effects,
    planned,
    estimated: effects.length,
    sameSign: same.length,
    sameAndSignificant: same.filter(significant).length,
    contrary: effects.filter((effect) => Math.sign(effect.estimate!) === -sign && significant(effect)).length,
    median: middle(effects.map(({ estimate }) => estimate!)),
  }
}

function middle(sorted: readonly number[]): number | null {
  if (sorted.length === 0) return null
  const half = sorted.length / 2
  return Number.isInteger(half) ? (sorted[half - 1]! + sorted[half]!) / 2 : sorted[Math.floor(half)]!
}
