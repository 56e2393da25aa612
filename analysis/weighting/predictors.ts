import type { StudyDesign } from '../../surveys/design.ts'
import { columnOf, type Table } from '../columns.ts'
import { take } from '../linear-algebra/take.ts'

/** 1 for each of these members who answered a wave, 0 for who did not. */
export function answeredOf(wide: Table, wave: string, members: Int32Array): Float64Array {
  const { values } = columnOf(wide, `responded.${wave}`)
  const answered = new Float64Array(members.length)
  for (let i = 0; i < members.length; i++) if (values[members[i]!] === 1) answered[i] = 1
  return answered
}

/**
 * What may predict that a member answers a period, as columns of a model: the constant; what is known of everyone; whether they
 * answered each wave before it; and what they said in the period before, if they did.
 *
 * A value that is not there counts as the mean of those that are, with a column beside it that says so. Columns without
 * differences are left out; sums of others are dropped by the model.
 *
 * @param members rows of `wide`
 * @throws RangeError when the plan names a column that is not there
 */
export function predictorsOf(
  design: StudyDesign,
  wide: Table,
  members: Int32Array,
  period: string,
): Float64Array[] {
  const { known, earlier } = design.plan.weighting!
  const waves = design.waves.map((wave) => wave.id)
  const before = waves.slice(0, waves.indexOf(period))
  const periods = design.plan.periods
  const last = periods[periods.indexOf(period) - 1]
  const columns: Float64Array[] = [
    ...known.flatMap((name) => withMissing(wide, name, members)),
    ...before.map((wave) => answeredOf(wide, wave, members)),
    ...(last === undefined ? [] : earlier.flatMap((name) => withMissing(wide, `${name}.${last}`, members))),
  ]
  return [
    new Float64Array(members.length).fill(1),
    ...columns.filter((column) => column.some((value) => value !== column[0])),
  ]
}

/** A column as columns of numbers: dummies for a category, the mean where a value is missing, and whether it is. */
function withMissing(wide: Table, name: string, members: Int32Array): Float64Array[] {
  const { values, categories } = columnOf(wide, name)
  const own = take(values, members)
  const missing = own.map((value) => (Number.isNaN(value) ? 1 : 0))
  const columns =
    categories === undefined
      ? [own]
      : categories
          .slice(1)
          .map((_, code) => own.map((value) => (Number.isNaN(value) ? NaN : Number(value === code + 1))))
  return [...columns.map(filled), missing]
}

function filled(column: Float64Array): Float64Array {
  let sum = 0
  let count = 0
  for (const value of column)
    if (!Number.isNaN(value)) {
      sum += value
      count++
    }
  const mean = sum / Math.max(1, count)
  return column.map((value) => (Number.isNaN(value) ? mean : value))
}
