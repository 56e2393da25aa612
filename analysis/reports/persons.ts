/** The file of persons: a row per member, with what a report takes of several of its rows, and of its dates. */
import type { DurationsDesign, StudyDesign } from '../../surveys/design.ts'
import { type Column, categoryColumn, makeTable, numberColumn, type Table } from '../columns.ts'
import { durability } from '../estimators/duration/durability.ts'
import type { UnnamedPanel } from '../panel-file/record.ts'
import { daysIn, durationTimes, reasonsOf } from './duration-times.ts'
import { anyInYear, periodsAnswered } from './year.ts'

/** Someone whose time in the state was not seen to end has no reason; one that is not known has a name of its own. */
export const NO_REASON = 'none'
const UNKNOWN_REASON = 'unknown'

/** Columns about the time in the state that a plan follows. */
export const SPELL = { days: 'spell.days', ended: 'spell.ended', reason: 'spell.reason' } as const
export const AWAY = { days: 'away.days', returned: 'away.returned' } as const
export const stillOut = (after: number, months: number): string => `out.${after}.${months}`

/** Codes of the reasons as they stand in the file; the first for none. */
export const reasonCodes = (panel: UnnamedPanel, plan: DurationsDesign): readonly string[] => [
  NO_REASON,
  ...reasonsOf(panel, plan).map((code) => code ?? UNKNOWN_REASON),
]

/**
 * The wide panel file with, beside it:
 *
 * - `answered`: in how many periods of the plan someone answered
 * - `NAME.year`: whether a yes-no variable of a period held in any of them, of who answered in all
 * - `NAME.last`: a variable of a period, and the weight, as it was in the last period that someone answered
 * - `spell.days`, `spell.ended`, `spell.reason`: days until the first end of the state that the plan follows, or as long as someone
 *   was followed; `away.days`, `away.returned`: from then until the return; `out.6.13`: out after 6 months, and all of 13 months more
 *
 * @param panel with its weights
 */
export function personsOf(panel: UnnamedPanel, design: StudyDesign): Table {
  const { periods, durations } = design.plan
  const ofPeriods = design.variables.filter(({ level }) => level === 'period')
  const lastRow = lastRows(panel)
  const columns = [
    ...panel.wide.columns.values(),
    numberColumn('answered', periodsAnswered(panel, periods)),
    ...ofPeriods
      .filter(({ type }) => type === 'binary')
      .map(({ name }) => numberColumn(`${name}.year`, anyInYear(panel, periods, name))),
    ...[...ofPeriods.map(({ name }) => name), 'weight'].flatMap((name) => {
      const column = panel.long.columns.get(name)
      return column === undefined ? [] : [lastOf(column, lastRow)]
    }),
    ...(durations === undefined ? [] : durationColumns(panel, durations)),
  ]
  return makeTable(columns, panel.wide.rows)
}

/** The last row of each member in the long file, by row of the wide one; -1 without. */
export function lastRows({ memberOfRow, wide }: UnnamedPanel): Int32Array {
  const last = new Int32Array(wide.rows).fill(-1)
  memberOfRow.forEach((member, row) => {
    last[member] = row
  })
  return last
}

function lastOf({ name, categories, values }: Column, lastRow: Int32Array): Column {
  const own = Float64Array.from(lastRow, (row) => (row < 0 ? NaN : values[row]!))
  return { ...numberColumn(`${name}.last`, own), ...(categories && { categories }) }
}

function durationColumns(panel: UnnamedPanel, plan: DurationsDesign): Column[] {
  const { spells, out, back } = durationTimes(panel, plan, () => true)
  const byMember = (name: string, members: ArrayLike<number>, numberOf: (i: number) => number): Column => {
    const values = new Float64Array(panel.wide.rows).fill(NaN)
    for (let i = 0; i < members.length; i++) values[members[i]!] = numberOf(i)
    return numberColumn(name, values)
  }
  const codes = reasonCodes(panel, plan)
  const { values } = byMember(SPELL.reason, out.member, (i) => out.event[i]!)
  const reason = categoryColumn(
    SPELL.reason,
    Array.from(values, (place) => codes[place] ?? null),
    codes,
  )
  const { lasting } = plan
  return [
    byMember(SPELL.days, out.member, (i) => out.stop[i]!),
    byMember(SPELL.ended, out.member, (i) => Number(out.event[i] !== 0)),
    ...(plan.reason === undefined ? [] : [reason]),
    byMember(AWAY.days, back.member, (i) => back.stop[i]!),
    byMember(AWAY.returned, back.member, (i) => Number(back.event[i] !== 0)),
    ...(lasting?.months ?? []).flatMap((months) => {
      const [after, staying] = [daysIn(lasting!.after), daysIn(months)]
      const { number, begin, seenUntil } = spells
      // Nobody may be followed so long: then there is nothing to say.
      if (!number.some((own, i) => own === 1 && seenUntil[i]! >= begin[i]! + after + staying)) return []
      const { members, isStillOut } = durability(spells, after, staying)
      return [byMember(stillOut(lasting!.after, months), members, (i) => isStillOut[i]!)]
    }),
  ]
}
