import type { AnalysisPlan } from '../../surveys/design.ts'
import { columnOf, filterRows, type Table } from '../columns.ts'
import { covariance } from '../estimators/inference/covariance.ts'
import {
  averageMarginalEffects,
  type MarginalEffect,
} from '../estimators/regression/average-marginal-effects.ts'
import type { GlmFit } from '../estimators/regression/glm.ts'
import { logit } from '../estimators/regression/logit.ts'
import { type OlsFit, ols } from '../estimators/regression/ols.ts'
import { poisson } from '../estimators/regression/poisson.ts'
import { type ModelFrame, modelFrame } from '../formula/model-frame.ts'

export type OutcomePlan = AnalysisPlan['outcomes'][number]

/** What may be chosen otherwise than the plan does. */
export interface ModelChoice {
  /** Column of weights, or null for none; the final weight unless said otherwise. */
  readonly weight?: string | null
  /** Background; that of the plan unless said otherwise. */
  readonly covariates?: readonly string[]
  readonly model?: OutcomePlan['model']
  /** Further terms, e.g. interactions of the supports with the period. */
  readonly extra?: readonly string[]
}

/** A model of the plan on the rows of one group. */
export interface PlannedModel {
  readonly formula: string
  readonly frame: ModelFrame
  readonly fit: OlsFit | GlmFit
  readonly variance: Float64Array | null
  readonly method: string
}

/** Name of the final weight, or null when the table has none. */
export function weightOf(table: Table): string | null {
  return ['weight', 'baseWeight'].find((name) => table.columns.get(name)?.values.some((w) => w > 0)) ?? null
}

/** Covariates that have a value somewhere in the table and are not the group itself. */
export function usable(table: Table, names: readonly string[], group: string): string[] {
  return names.filter(
    (name) => name !== group && columnOf(table, name).values.some((value) => !Number.isNaN(value)),
  )
}

/** Quotes a name for a formula. */
export const quoted = (name: string): string => (/^[A-Za-z.][\w.]*$/.test(name) ? name : `\`${name}\``)

/** The rows in which an outcome can be counted: those with a period of some length. */
function exposedRows(table: Table, outcome: OutcomePlan): Table {
  if (outcome.exposure === undefined) return table
  const length = columnOf(table, outcome.exposure).values
  return length.some((months) => months <= 0) ? filterRows(table, (row) => length[row]! > 0) : table
}

/** The outcome in the unit of its effects, as part of a formula: a count per month of its period. */
function rateOf({ variable, exposure }: OutcomePlan): string {
  return exposure === undefined ? quoted(variable) : `I(${quoted(variable)} / ${quoted(exposure)})`
}

/** The period, when the rows have more than one. */
function periodTerm(table: Table, plan: AnalysisPlan): string[] {
  const { values } = columnOf(table, 'period')
  return plan.periods.length > 1 && values.some((value) => value !== values[0]) ? ['period'] : []
}

/**
 * The rows and columns of an outcome in the unit of its effects (counts per month): all forms of support, the covariates, the
 * period, the final weight, clustered on the member; and the terms that are no form of support. For estimators that are no model
 * of the plan.
 *
 * @throws NoRowsError when no row is complete
 */
export function rateFrame(
  table: Table,
  plan: AnalysisPlan,
  outcome: OutcomePlan,
): { frame: ModelFrame; background: readonly string[]; weighted: '' | ', weighted' } {
  const { formula, used, background } = rateFormula(table, plan, outcome)
  const weight = weightOf(used)
  const frame = modelFrame(used, formula, { cluster: 'member', weights: weight ?? undefined })
  return { frame, background, weighted: weight === null ? '' : ', weighted' }
}

/** See `rateFrame`: its formula, and the rows in which the outcome can be counted. */
export function rateFormula(
  table: Table,
  plan: AnalysisPlan,
  outcome: OutcomePlan,
): { formula: string; used: Table; background: readonly string[] } {
  const used = exposedRows(table, outcome)
  const formula = `${rateOf(outcome)} ~ ${termsOf(used, plan, plan.covariates).join(' + ')}`
  return { formula, used, background: backgroundOf(used, plan, plan.covariates) }
}

/** The place of a form of support among the columns of a frame; -1 when it is not there. */
export function columnOfSupport({ recipes }: ModelFrame, variable: string): number {
  return recipes.findIndex(({ term }) => term === quoted(variable))
}

function termsOf(table: Table, plan: AnalysisPlan, covariates: readonly string[]): string[] {
  const supports = plan.supports.map(({ variable }) => quoted(variable))
  return [...supports, ...backgroundOf(table, plan, covariates)]
}

/** Terms besides the forms of support. */
function backgroundOf(table: Table, plan: AnalysisPlan, covariates: readonly string[]): string[] {
  return [...usable(table, covariates, plan.group).map(quoted), ...periodTerm(table, plan)]
}

/** What a model of the plan is made of. */
export interface PlannedFormula {
  readonly formula: string
  readonly model: OutcomePlan['model']
  readonly weight: string | null
  /** Expression added to the linear predictor; null: none. */
  readonly offset: string | null
  /** The rows in which the outcome can be counted. */
  readonly used: Table
}

/** The formula of one outcome of the plan: all forms of support, the covariates, the period. */
export function plannedFormula(
  table: Table,
  plan: AnalysisPlan,
  outcome: OutcomePlan,
  choice: ModelChoice = {},
): PlannedFormula {
  const { weight = weightOf(table), covariates = plan.covariates, model = outcome.model, extra = [] } = choice
  const used = exposedRows(table, outcome)
  const terms = [...termsOf(used, plan, covariates), ...extra]
  const counts = model === 'poisson' && outcome.exposure !== undefined
  return {
    formula: `${counts ? quoted(outcome.variable) : rateOf(outcome)} ~ ${terms.join(' + ')}`,
    model,
    weight,
    offset: counts ? `log(${quoted(outcome.exposure!)})` : null,
    used,
  }
}

/**
 * Fits one outcome of the plan: all forms of support, the covariates, the period, the weight, clustered on the member.
 * A count in a period without length is left out.
 *
 * @throws NoRowsError when no row is complete
 */
export function plannedModel(
  table: Table,
  plan: AnalysisPlan,
  outcome: OutcomePlan,
  choice: ModelChoice = {},
): PlannedModel {
  const { formula, model, weight, offset: added, used } = plannedFormula(table, plan, outcome, choice)
  const frame = modelFrame(used, formula, {
    cluster: 'member',
    weights: weight ?? undefined,
    offset: added ?? undefined,
  })
  const { columns, y, weights, offset } = frame
  const fit =
    model === 'ols'
      ? ols(columns, y, weights)
      : model === 'logit'
        ? logit(columns, y, weights, offset)
        : poisson(columns, y, weights, offset)
  const kind = model === 'ols' ? 'CR1' : 'CR_G'
  const enough = frame.clusters!.count > 1 && fit.separated.length < fit.columns.length
  const variance = enough ? covariance(fit, kind, frame.clusters) : null
  const name = {
    ols: 'OLS',
    logit: 'logit, AME',
    poisson: added === null ? 'Poisson, AME' : 'Poisson, AME per month',
  }[model]
  return { formula, frame, fit, variance, method: `${name}, ${kind}${weight === null ? '' : ', weighted'}` }
}

/** The average marginal effect of each form of support in a model, in the order of the plan. */
export function supportEffects(
  { frame, fit, variance, method }: PlannedModel,
  plan: AnalysisPlan,
): (MarginalEffect | undefined)[] {
  const variables = plan.supports.map(({ variable }) => variable)
  const found = averageMarginalEffects(frame, fit, variance, { method, variables })
  const byTerm = new Map(found.map((effect) => [effect.term, effect]))
  return variables.map((variable) => byTerm.get(variable))
}
