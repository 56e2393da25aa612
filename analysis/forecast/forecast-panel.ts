import type { StudyDesign } from '../../surveys/design.ts'
import { columnOf, filterRows } from '../columns.ts'
import { fitted, groupsOf } from '../effect-table/effect-table.ts'
import { plannedModel, supportEffects } from '../effect-table/planned-model.ts'
import { buildPanel } from '../panel-file/build-panel.ts'
import type { CompileExpression, MemberRecord } from '../panel-file/record.ts'
import { representativeness } from '../weighting/representativeness.ts'
import { weighPanel } from '../weighting/weigh-panel.ts'

/** What one simulated panel gives of everything that a forecast tells, by key. */
export interface PanelForecast {
  /** `GROUP.WAVE`: the share of the target group that completed it; also `GROUP.all`, every wave. */
  readonly response: Readonly<Record<string, number>>
  /** `GROUP.PERIOD`: the R-indicator; absent where it cannot be estimated. */
  readonly representativeness: Readonly<Record<string, number>>
  /** `GROUP.OUTCOME.SUPPORT`: the estimate of the plan and its standard error; absent where there is none. */
  readonly effects: Readonly<Record<string, { readonly estimate: number; readonly standardError: number }>>
}

/**
 * Treats a simulated panel as the study will treat the real one: panel file, weights, the models of the plan.
 *
 * @param records everyone in the target group, also who never answers
 */
export function forecastPanel(
  design: StudyDesign,
  records: readonly MemberRecord[],
  compile: CompileExpression,
): PanelForecast {
  const { plan } = design
  const panel = weighPanel(buildPanel(design, records, compile), design).panel
  const group = columnOf(panel.long, plan.group)
  const effects = groupsOf(group).flatMap((name, place) => {
    const rows = filterRows(panel.long, (row) => group.values[row] === place)
    return plan.outcomes.flatMap((outcome) => {
      const model = fitted(() => plannedModel(rows, plan, outcome))
      const found = model === null ? [] : supportEffects(model, plan)
      return plan.supports.flatMap(({ variable }, s) => {
        const { estimate = null, standardError = null } = found[s] ?? {}
        if (estimate === null || standardError === null) return []
        return [[`${name}.${outcome.variable}.${variable}`, { estimate, standardError }] as const]
      })
    })
  })
  return {
    response: responseOf(design, records),
    representativeness: Object.fromEntries(
      representativeness(panel, design).flatMap(({ group: own, period, indicator }) =>
        indicator.r.estimate === null ? [] : [[`${own}.${period}`, indicator.r.estimate]],
      ),
    ),
    effects: Object.fromEntries(effects),
  }
}

function responseOf(design: StudyDesign, records: readonly MemberRecord[]): Record<string, number> {
  const waves = design.waves.map(({ id }) => id)
  const asked = new Map<string, number>()
  const answered = new Map<string, number>()
  const add = (counts: Map<string, number>, key: string) => counts.set(key, (counts.get(key) ?? 0) + 1)
  for (const { facts, waves: own } of records) {
    const group = facts[design.plan.group] ?? ''
    const done = waves.filter((wave) => own[wave] !== undefined)
    for (const wave of [...waves, 'all']) add(asked, `${group}.${wave}`)
    for (const wave of done) add(answered, `${group}.${wave}`)
    if (done.length === waves.length) add(answered, `${group}.all`)
  }
  return Object.fromEntries([...asked].map(([key, count]) => [key, (answered.get(key) ?? 0) / count]))
}
