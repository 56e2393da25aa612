import type { AnalysisPlan } from '../../surveys/design.ts'
import { type Column, columnOf, filterRows, type Table } from '../columns.ts'
import { benjaminiHochberg, holm } from '../estimators/inference/adjust-p.ts'
import { covariance } from '../estimators/inference/covariance.ts'
import { type Inference, infer } from '../estimators/inference/inference.ts'
import { averageMarginalEffects } from '../estimators/regression/average-marginal-effects.ts'
import type { GlmFit } from '../estimators/regression/glm.ts'
import { logit } from '../estimators/regression/logit.ts'
import { type OlsFit, ols } from '../estimators/regression/ols.ts'
import { poisson } from '../estimators/regression/poisson.ts'
import { type ModelFrame, modelFrame, NoRowsError } from '../formula/model-frame.ts'
import { type MarkResult, mark } from './mark.ts'

/** The effect of one form of support on one outcome in one group. */
export interface Effect extends Inference {
  readonly outcome: string
  /** p adjusted over the whole table. */
  readonly pHolm: number | null
  readonly pBenjaminiHochberg: number | null
  /** Rows with and without the support among those of the model. */
  readonly withSupport: number
  readonly persons: number
  /** Too few persons with or without the support: nothing is shown. */
  readonly suppressed: boolean
  readonly notes: readonly string[]
}

export interface EffectRow {
  readonly group: string
  readonly support: string
  readonly effects: readonly Effect[]
  readonly mark: MarkResult
}

/** A model of the plan on the rows of one group. */
export interface PlannedModel {
  readonly formula: string
  readonly frame: ModelFrame
  readonly fit: OlsFit | GlmFit
  readonly variance: Float64Array | null
  readonly method: string
}

/** Name of the weight, or null when the table has none. */
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

/**
 * Fits one outcome of the plan: all forms of support, the covariates, the period, the weight, clustered on the member.
 * A count in a period without length is left out.
 *
 * @param extra further terms, e.g. interactions of the supports with the period
 */
export function plannedModel(
  table: Table,
  plan: AnalysisPlan,
  outcome: AnalysisPlan['outcomes'][number],
  extra: readonly string[] = [],
): PlannedModel {
  const terms = [
    ...plan.supports.map(({ variable }) => quoted(variable)),
    ...usable(table, plan.covariates, plan.group).map(quoted),
    ...(plan.periods.length > 1 ? ['period'] : []),
    ...extra,
  ]
  const formula = `${quoted(outcome.variable)} ~ ${terms.join(' + ')}`
  const weight = weightOf(table)
  const exposed = outcome.exposure === undefined ? null : columnOf(table, outcome.exposure).values
  const used = exposed?.some((length) => length <= 0) ? filterRows(table, (row) => exposed[row]! > 0) : table
  const frame = modelFrame(used, formula, {
    cluster: 'member',
    weights: weight ?? undefined,
    offset: outcome.exposure === undefined ? undefined : `log(${quoted(outcome.exposure)})`,
  })
  const { columns, y, weights, offset } = frame
  const fit =
    outcome.model === 'ols'
      ? ols(columns, y, weights)
      : outcome.model === 'logit'
        ? logit(columns, y, weights, offset)
        : poisson(columns, y, weights, offset)
  const kind = outcome.model === 'ols' ? 'CR1' : 'CR_G'
  const enough = frame.clusters!.count > 1 && fit.separated.length < fit.columns.length
  const variance = enough ? covariance(fit, kind, frame.clusters) : null
  const name = { ols: 'OLS', logit: 'logit, AME', poisson: 'Poisson, AME per month' }[outcome.model]
  return { formula, frame, fit, variance, method: `${name}, ${kind}${weight === null ? '' : ', weighted'}` }
}

/**
 * The effect table of a plan: per group and outcome one model on the pooled periods, per form of support the effect on
 * each outcome (logit and Poisson as average marginal effects) and one mark; p values adjusted over all of them.
 *
 * @param table the long panel file
 * @throws RangeError when a variable of the plan is not in the table
 */
export function effectTable(table: Table, plan: AnalysisPlan): EffectRow[] {
  const group = columnOf(table, plan.group)
  const codes = groupsOf(group)
  const cells = codes.flatMap((code, place) => {
    const rows = filterRows(table, (row) => group.values[row] === place)
    const byOutcome = plan.outcomes.map((outcome) => effectsOf(rows, plan, outcome))
    return plan.supports.map(({ variable }, s) => ({
      group: code,
      support: variable,
      effects: byOutcome.map((effects) => effects[s]!),
    }))
  })
  const ps = cells.flatMap((row) => row.effects.map((effect) => effect.p))
  const byHolm = holm(ps)
  const byHochberg = benjaminiHochberg(ps)
  let next = 0
  return cells.map((row) => {
    const effects = row.effects.map((effect): Effect => {
      const place = next++
      return { ...effect, pHolm: byHolm[place]!, pBenjaminiHochberg: byHochberg[place]! }
    })
    return { ...row, effects, mark: mark(effects, plan.alpha) }
  })
}

/** The codes of a group: those of a category, or 0 and 1. */
export function groupsOf(column: Column): readonly string[] {
  return column.categories ?? ['0', '1']
}

type Unadjusted = Omit<Effect, 'pHolm' | 'pBenjaminiHochberg'>

function effectsOf(
  table: Table,
  plan: AnalysisPlan,
  outcome: AnalysisPlan['outcomes'][number],
): Unadjusted[] {
  let model: PlannedModel | null = null
  try {
    model = plannedModel(table, plan, outcome)
  } catch (error) {
    if (!(error instanceof NoRowsError)) throw error
  }
  return plan.supports.map(({ variable }): Unadjusted => {
    if (model === null) {
      const nothing = infer(null, null, { df: null, n: 0, method: outcome.model })
      const counts = { withSupport: 0, persons: 0, suppressed: true, notes: [] }
      return { outcome: outcome.variable, ...nothing, ...counts }
    }
    const { frame, fit, variance, method } = model
    const { withSupport, smallest } = countPersons(frame, variable)
    const [effect] = averageMarginalEffects(frame, fit, variance, { method, variables: [variable] })
    const suppressed = smallest < plan.minimumN
    const known =
      suppressed || effect === undefined ? infer(null, null, { df: fit.df, n: fit.n, method }) : effect
    const { term: _term, kind: _kind, ...inference } = { term: '', kind: '', ...known }
    const notes = fit.separated.length > 0 && known.estimate === null ? ['separated'] : []
    return {
      outcome: outcome.variable,
      ...inference,
      withSupport,
      persons: frame.clusters!.count,
      suppressed,
      notes,
    }
  })
}

/** Rows with the support, and persons in the smaller of those with and those without it. */
function countPersons(frame: ModelFrame, variable: string): { withSupport: number; smallest: number } {
  const place = frame.recipes.findIndex((recipe) => recipe.term === quoted(variable))
  const column = frame.columns[place]!
  const having = new Set<number>()
  const lacking = new Set<number>()
  let withSupport = 0
  for (let i = 0; i < frame.n; i++) {
    const person = frame.clusters!.of[i]!
    if (column[i] === 1) {
      withSupport++
      having.add(person)
    } else lacking.add(person)
  }
  return { withSupport, smallest: Math.min(having.size, lacking.size) }
}
