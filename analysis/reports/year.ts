import { type Column, columnOf } from '../columns.ts'
import { proportion } from '../estimators/description/proportion.ts'
import { rowsWhere, take } from '../linear-algebra/take.ts'
import type { UnnamedPanel } from '../panel-file/record.ts'
import { weightName } from '../weighting/weight-name.ts'
import { basisOf, isCode, type ReportBase, type Summary } from './base.ts'

/** The column of the wide panel file with a variable as it was in a period; what never changes has one for all. */
export function nameIn({ wide }: Pick<UnnamedPanel, 'wide'>, name: string, period: string): string {
  const own = `${name}.${period}`
  return wide.columns.has(own) ? own : name
}

function inPeriod(panel: Pick<UnnamedPanel, 'wide'>, name: string, period: string): Column {
  return columnOf(panel.wide, nameIn(panel, name, period))
}

/** In how many of these periods each member answered. */
export function periodsAnswered(
  { wide }: Pick<UnnamedPanel, 'wide'>,
  periods: readonly string[],
): Float64Array {
  const count = new Float64Array(wide.rows)
  for (const period of periods) {
    const answered = columnOf(wide, `responded.${period}`).values
    for (let member = 0; member < count.length; member++) if (answered[member] === 1) count[member]!++
  }
  return count
}

/**
 * Whether a 0/1 variable was 1 in any of these periods, a row per member: 1 where it was, NaN where a period was not answered, or
 * where it is not known in one and was not 1 in another.
 */
export function anyInYear(
  panel: Pick<UnnamedPanel, 'wide'>,
  periods: readonly string[],
  variable: string,
): Float64Array {
  const known = years.get(panel.wide) ?? new Map<string, Float64Array>()
  years.set(panel.wide, known)
  const key = `${variable} ${periods.join(' ')}`
  const any = known.get(key) ?? newYear(panel, periods, variable)
  known.set(key, any)
  return any
}

/** What was worked out of a panel file: each group and each class of each filter asks for some of it. */
const years = new WeakMap<UnnamedPanel['wide'], Map<string, Float64Array>>()

function newYear(
  panel: Pick<UnnamedPanel, 'wide'>,
  periods: readonly string[],
  variable: string,
): Float64Array {
  const any = periodsAnswered(panel, periods).map((count) => (count < periods.length ? NaN : 0))
  const unanswered = any.map((value) => (Number.isNaN(value) ? 1 : 0))
  for (const period of periods) {
    const { values } = inPeriod(panel, variable, period)
    for (let member = 0; member < any.length; member++) {
      if (unanswered[member] === 1 || any[member] === 1) continue
      if (values[member] === 1) any[member] = 1
      else if (Number.isNaN(values[member]!)) any[member] = NaN
    }
  }
  return any
}

/**
 * Share of members with something in any period, among the members of a group who answered in every period and
 * for whom a condition holds; weighted for having answered in every period.
 *
 * @param variable 0/1 variable of a period
 * @param condition 0/1 variable that must be 1 in the last period
 * @param among 0/1 variable that must be 1 in any period, if given
 */
export function shareInYear(
  base: ReportBase,
  group: string,
  variable: string,
  condition: string,
  among?: string,
): Summary {
  const { panel, design } = base
  const { periods } = design.plan
  const inGroup = isCode(columnOf(panel.wide, design.plan.group), group)
  const holds = inPeriod(panel, condition, periods.at(-1)!).values
  const asked = among === undefined ? null : anyInYear(panel, periods, among)
  const any = anyInYear(panel, periods, variable)
  const members = rowsWhere(
    any.length,
    (member) =>
      holds[member] === 1 &&
      !Number.isNaN(any[member]!) &&
      (asked === null || asked[member] === 1) &&
      inGroup(member) &&
      base.member(member),
  )
  const chosen = take(any, members)
  const weight = yearWeight(base)
  const weights = weight === null ? null : take(columnOf(panel.wide, weight).values, members)
  const inference = proportion({ values: chosen, weights, clusters: null })
  return { inference, basis: basisOf(base, members, (row) => (chosen[row] === 0 ? 2 : 1), 2) }
}

/** The column of the wide panel file that weighs who answered in every period; null: none. */
export function yearWeight({ panel, design, weight }: ReportBase): string | null {
  const ofYear = weightName(design.plan.periods)
  return weight !== null && panel.wide.columns.has(ofYear) ? ofYear : weight
}
