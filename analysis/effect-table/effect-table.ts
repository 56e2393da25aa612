import type { AnalysisPlan } from '../../surveys/design.ts'
import { type Column, columnOf, filterRows, type Table } from '../columns.ts'
import type { Basis } from '../disclosure/tally.ts'
import { benjaminiHochberg, holm } from '../estimators/inference/adjust-p.ts'
import { minimumDetectableEffect } from '../estimators/inference/detectable.ts'
import { type Inference, infer } from '../estimators/inference/inference.ts'
import { type ModelFrame, NoRowsError } from '../formula/model-frame.ts'
import { take } from '../linear-algebra/take.ts'
import { type MarkResult, mark } from './mark.ts'
import {
  columnOfSupport,
  type OutcomePlan,
  type PlannedModel,
  plannedModel,
  supportEffects,
} from './planned-model.ts'

/** The effect of one form of support on one outcome in one group. */
export interface Effect extends Inference {
  readonly outcome: string
  /** p adjusted over the whole table. */
  readonly pHolm: number | null
  readonly pBenjaminiHochberg: number | null
  /** The smallest effect that would be found four times out of five. */
  readonly detectable: number | null
  /** Rows with and without the support among those of the model. */
  readonly withSupport: number
  readonly persons: number
  /** Too few persons with or without the support: nothing is shown. */
  readonly suppressed: boolean
  /** Persons with the support and without it, when they were counted. */
  readonly basis: Basis | null
  readonly notes: readonly string[]
}

export interface EffectRow {
  readonly group: string
  readonly support: string
  readonly effects: readonly Effect[]
  readonly mark: MarkResult
}

/**
 * The effect table of a plan: per group and outcome one model on the pooled periods, per form of support the effect on
 * each outcome (logit and Poisson as average marginal effects) and one mark; p values adjusted over all of them.
 *
 * @param table the long panel file
 * @param countPersons counts members of rows by group, as bits
 * @throws RangeError when a variable of the plan is not in the table
 */
export function effectTable(table: Table, plan: AnalysisPlan, countPersons?: CountPersons): EffectRow[] {
  const group = columnOf(table, plan.group)
  const codes = groupsOf(group)
  const cells = codes.flatMap((code, place) => {
    const rows = filterRows(table, (row) => group.values[row] === place)
    const byOutcome = plan.outcomes.map((outcome) => effectsOf(rows, plan, outcome, countPersons))
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

type CountPersons = (members: Float64Array, bitsOf: (row: number) => number, groups: number) => Basis

/** The codes of a group: those of a category, or 0 and 1. */
export function groupsOf(column: Column): readonly string[] {
  return column.categories ?? ['0', '1']
}

type Unadjusted = Omit<Effect, 'pHolm' | 'pBenjaminiHochberg'>

function effectsOf(
  table: Table,
  plan: AnalysisPlan,
  outcome: OutcomePlan,
  countPersons?: CountPersons,
): Unadjusted[] {
  const model = fitted(() => plannedModel(table, plan, outcome))
  if (model === null) {
    const nothing = infer(null, null, { df: null, n: 0, method: outcome.model })
    const counts = { detectable: null, withSupport: 0, persons: 0, suppressed: true, basis: null, notes: [] }
    return plan.supports.map(() => ({ outcome: outcome.variable, ...nothing, ...counts }))
  }
  const { frame, fit, method } = model
  const effects = supportEffects(model, plan)
  const members = countPersons && take(columnOf(frame.table, 'member').values, frame.rows)
  return plan.supports.map(({ variable }, place): Unadjusted => {
    const column = frame.columns[columnOfSupport(frame, variable)]!
    const { withSupport, smallest } = personsBy(frame, column)
    const effect = effects[place]
    const suppressed = smallest < plan.minimumN
    const known =
      suppressed || effect === undefined ? infer(null, null, { df: fit.df, n: fit.n, method }) : effect
    const { term: _term, kind: _kind, ...inference } = { term: '', kind: '', ...known }
    return {
      outcome: outcome.variable,
      ...inference,
      detectable: minimumDetectableEffect(inference.standardError, plan.alpha),
      withSupport,
      persons: frame.clusters!.count,
      suppressed,
      basis: members ? countPersons!(members, (row) => (column[row] === 1 ? 1 : 2), 2) : null,
      notes: fit.separated.length > 0 && known.estimate === null ? ['separated'] : [],
    }
  })
}

/** A model, or null when it has no row to be fitted on. */
export function fitted(model: () => PlannedModel): PlannedModel | null {
  try {
    return model()
  } catch (error) {
    if (error instanceof NoRowsError) return null
    throw error
  }
}

/** Rows with the support, and persons in the smaller of those with and those without it. */
export function personsBy(
  { clusters, n }: ModelFrame,
  column: Float64Array,
): { withSupport: number; smallest: number } {
  const flags = new Uint8Array(clusters!.count)
  let withSupport = 0
  for (let i = 0; i < n; i++) {
    if (column[i] === 1) withSupport++
    flags[clusters!.of[i]!]! |= column[i] === 1 ? 1 : 2
  }
  let [having, lacking] = [0, 0]
  for (const own of flags) {
    having += own & 1
    lacking += own >> 1
  }
  return { withSupport, smallest: Math.min(having, lacking) }
}
