import { columnOf } from '../columns.ts'
import { proportion } from '../estimators/description/proportion.ts'
import { weightName } from '../weighting/weight-name.ts'
import { basisOf, isCode, type ReportBase, type Summary } from './base.ts'

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
  const { long, wide, memberOfRow } = base.panel
  const periods = base.design.plan.periods.length
  const inGroup = isCode(columnOf(long, base.design.plan.group), group)
  const holds = columnOf(long, condition).values
  const values = columnOf(long, variable).values
  const asked = among === undefined ? null : columnOf(long, among).values
  const ofYear = wide.columns.get(weightName(base.design.plan.periods))?.values ?? null
  const ofRow = base.weight === null ? null : columnOf(long, base.weight).values
  const any = new Float64Array(wide.rows)
  const answered = new Uint8Array(wide.rows)
  const counts = new Uint8Array(wide.rows)
  const belongs = new Uint8Array(wide.rows)
  const weights = new Float64Array(wide.rows).fill(1)
  for (let row = 0; row < long.rows; row++) {
    const member = memberOfRow[row]!
    if (!inGroup(row)) continue
    answered[member]!++
    counts[member] = holds[row] === 1 ? 1 : 0
    if (ofRow !== null) weights[member] = ofYear === null ? ofRow[row]! : ofYear[member]!
    if (asked === null || asked[row] === 1) belongs[member] = 1
    const value = values[row]!
    if (value === 1) any[member] = 1
    else if (Number.isNaN(value) && any[member] !== 1) any[member] = NaN
  }
  const chosen = any.map((value, member) =>
    answered[member] === periods && counts[member] === 1 && belongs[member] === 1 ? value : NaN,
  )
  const inference = proportion({
    values: chosen,
    weights: ofRow === null ? null : weights,
    clusters: null,
  })
  const bits = (row: number) => (Number.isNaN(chosen[row]!) ? 0 : chosen[row] === 0 ? 2 : 1)
  return {
    inference,
    basis: basisOf(
      base,
      chosen.map((_, row) => row),
      bits,
      2,
    ),
  }
}
