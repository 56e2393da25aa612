import type { StudyDesign } from '../../surveys/design.ts'
import { columnOf } from '../columns.ts'
import { groupsOf } from '../effect-table/effect-table.ts'
import { logit } from '../estimators/regression/logit.ts'
import {
  type Classes,
  type PartialIndicator,
  partialIndicators,
} from '../estimators/representativeness/partial-indicators.ts'
import { type RIndicator, rIndicator } from '../estimators/representativeness/r-indicator.ts'
import { rowsWhere, take } from '../linear-algebra/take.ts'
import type { UnnamedPanel } from '../panel-file/record.ts'
import { answeredOf } from './predictors.ts'

/** How alike those who answered a period are to all who were asked, in one group. */
export interface Representativeness {
  readonly group: string
  readonly period: string
  readonly asked: number
  /** Rows of the wide panel file of who was asked. */
  readonly members: Int32Array
  readonly indicator: RIndicator
  readonly partial: readonly PartialIndicator[]
}

/** Fewer members than this, or answers, say nothing about who is missing. */
const FEWEST = 50

/**
 * R-indicators per group and period of the plan, whole and partial, by what is known of everyone: the variables whose margins
 * the weights give back. Every member asked counts once.
 *
 * Empty when the plan has no weighting; a group or period with too few members is left out.
 */
export function representativeness({ wide }: UnnamedPanel, design: StudyDesign): Representativeness[] {
  const { plan } = design
  if (plan.weighting === undefined) return []
  const code = columnOf(wide, plan.group).values
  const names = Object.keys(plan.weighting.margins)
  return groupsOf(columnOf(wide, plan.group)).flatMap((group, place) =>
    plan.periods.flatMap((period): Representativeness[] => {
      const inTarget = columnOf(wide, `responded.${period}`).values
      const complete = (m: number) => names.every((name) => !Number.isNaN(columnOf(wide, name).values[m]!))
      const members = rowsWhere(
        code.length,
        (m) => code[m] === place && !Number.isNaN(inTarget[m]!) && complete(m),
      )
      const answered = answeredOf(wide, period, members)
      const count = answered.reduce((sum, value) => sum + value, 0)
      if (count < FEWEST || members.length - count < FEWEST) return []
      const classes = names.map((name) => classesOf(wide.columns.get(name)!, name, members))
      const dummies = classes.flatMap(({ codes, levels }) =>
        levels.slice(1).map((_, level) => codes.map((own) => Number(own === level + 1))),
      )
      const fit = logit([new Float64Array(members.length).fill(1), ...dummies], answered)
      const indicator = rIndicator(fit)
      return [
        {
          group,
          period,
          asked: members.length,
          members,
          indicator,
          partial: partialIndicators(fit, classes),
        },
      ]
    }),
  )
}

/** The classes of these members, without those that none of them is in. */
function classesOf(
  column: { readonly values: Float64Array; readonly categories?: readonly string[] },
  name: string,
  members: Int32Array,
): Classes {
  const all = column.categories ?? ['0', '1']
  const own = take(column.values, members)
  const present = all.flatMap((level, code) => (own.includes(code) ? [{ level, code }] : []))
  const place = new Map(present.map(({ code }, i) => [code, i]))
  return { name, codes: own.map((code) => place.get(code)!), levels: present.map(({ level }) => level) }
}
