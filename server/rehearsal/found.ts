/** What the plan finds in a rehearsed panel, beside what was put in. Plain data, so that it can go to a page. */
import { columnOf, type Table } from '../../analysis/columns.ts'
import { effectTable } from '../../analysis/effect-table/effect-table.ts'
import { weightOf } from '../../analysis/effect-table/planned-model.ts'
import { buildPanel } from '../../analysis/panel-file/build-panel.ts'
import type { MemberRecord } from '../../analysis/panel-file/record.ts'
import { weighPanel } from '../../analysis/weighting/weigh-panel.ts'
import type { StudyDesign, Text } from '../../surveys/design.ts'
import { compileExpression } from '../../surveys/instrument/index.ts'
import { type Tilt, truthOf } from './effects.ts'

export interface FoundEffect {
  readonly estimate: number | null
  readonly low: number | null
  readonly high: number | null
  readonly p: number | null
  readonly n: number
  readonly method: string
  /** What an estimator should find. */
  readonly putIn: number
}

export interface Found {
  readonly members: number
  readonly waves: readonly { readonly wave: string; readonly asked: number; readonly completed: number }[]
  readonly alpha: number
  /** Column that weights every effect; null: none. */
  readonly weight: string | null
  readonly outcomes: readonly {
    readonly variable: string
    readonly label: Text
    readonly model: 'logit' | 'ols' | 'poisson'
  }[]
  readonly rows: readonly {
    readonly group: string
    readonly support: string
    readonly label: Text
    readonly mark: string
    /** By outcome. */
    readonly effects: readonly FoundEffect[]
  }[]
  /** Variables of the plan that are missing for everyone. */
  readonly empty: readonly string[]
  /** Questionnaires in which an effect could not be put in wholly. */
  readonly unfinished: number
}

export interface Rehearsed {
  readonly waves: Found['waves']
  /** Per period of the plan, the answers before effects were put in, and what puts them in. */
  readonly untouched: readonly { readonly table: Table; readonly tilt: Tilt }[]
  readonly unfinished: number
}

export function whatIsFound(
  design: StudyDesign,
  records: readonly MemberRecord[],
  { waves, untouched, unfinished }: Rehearsed,
): Found {
  const { plan } = design
  const { panel } = weighPanel(buildPanel(design, records, compileExpression), design)
  const { long } = panel
  const truths = untouched.map(({ table, tilt }) => ({ table, truth: truthOf(table, tilt) }))
  const total = truths.reduce((sum, { table }) => sum + table.rows, 0)
  const putIn = (support: string, o: number) =>
    truths.reduce((sum, { table, truth }) => sum + (truth.get(support)?.[o] ?? 0) * (table.rows / total), 0)
  const labelOf = (name: string): Text =>
    design.variables.find((variable) => variable.name === name)?.label ?? { nl: name, en: name }
  const wanted = [
    plan.group,
    ...plan.outcomes.map(({ variable }) => variable),
    ...plan.supports.map(({ variable }) => variable),
    ...plan.covariates,
  ]
  const rows = plan.outcomes.length === 0 || long.rows === 0 ? [] : effectTable(long, plan)
  return {
    members: records.length,
    waves,
    alpha: plan.alpha,
    weight: weightOf(long),
    outcomes: plan.outcomes.map(({ variable, model }) => ({ variable, model, label: labelOf(variable) })),
    rows: rows.map(({ group, support, effects: found, mark }) => ({
      group,
      support,
      label: plan.supports.find(({ variable }) => variable === support)!.label,
      mark: mark.mark,
      effects: found.map(({ estimate, low, high, p, n, method }, o) => {
        return { estimate, low, high, p, n, method, putIn: putIn(support, o) }
      }),
    })),
    empty: wanted.filter((name) => columnOf(long, name).values.every(Number.isNaN)),
    unfinished,
  }
}
