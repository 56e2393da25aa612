import type { DurationsDesign } from '../../surveys/design.ts'
import { columnOf } from '../columns.ts'
import { type CumulativeIncidence, cumulativeIncidence } from '../estimators/duration/cumulative-incidence.ts'
import { kaplanMeier, type SurvivalCurve } from '../estimators/duration/kaplan-meier.ts'
import { DAYS_PER_MONTH, returnTimes } from '../estimators/duration/spell-times.ts'
import { type Spells, spellsOf } from '../estimators/duration/spells.ts'
import { rowsWhere, take } from '../linear-algebra/take.ts'
import type { Dates, UnnamedPanel } from '../panel-file/record.ts'

/** Whole days in so many months: what happens on a day has happened by the months that this day is within. */
export const daysIn = (months: number): number => Math.floor(months * DAYS_PER_MONTH)

/** Days until something happened, or until it was no longer followed; a row per person. */
export interface Times {
  /** Row of the wide panel file. */
  readonly member: Float64Array
  readonly stop: Float64Array
  /** Number of the reason from 1; 0 when it was not seen to happen. */
  readonly event: Int32Array
  /** Of all reasons together, and of each where the plan tells them apart; null when there is nobody. */
  readonly curve: SurvivalCurve | null
  readonly incidence: CumulativeIncidence | null
}

/** The time of one group in the state that a plan follows. */
export interface DurationTimes {
  readonly spells: Spells
  /** From the beginning until the first end. */
  readonly out: Times
  /** From the first end until the next beginning. */
  readonly back: Times
}

/** Codes of the reasons, in the order of their numbers from 1; the last for a reason that is not known. */
export function reasonsOf(panel: UnnamedPanel, { reason }: DurationsDesign): readonly (string | null)[] {
  return reason === undefined ? [null] : [...(columnOf(panel.wide, reason).categories ?? []), null]
}

/**
 * When members of the target group left the state, and when they came back.
 *
 * Members are followed from the beginning for as long as the plan says, or as long as anything is known. What is dated
 * later is left out, so that those who did something are not followed longer than those who did not.
 *
 * @param keep rows of the wide panel file
 */
export function durationTimes(
  panel: UnnamedPanel,
  plan: DurationsDesign,
  keep: (row: number) => boolean,
): DurationTimes {
  const spells = spellsOfSome(everyones(panel, plan), keep)
  const reasons = plan.reason === undefined ? 0 : reasonsOf(panel, plan).length
  const isFirst = (spell: number) => spells.number[spell] === 1
  const firsts = rowsWhere(spells.number.length, isFirst)
  const back = returnTimes(spells)
  const left = rowsWhere(back.spell.length, (row) => isFirst(back.spell[row]!))
  return {
    spells,
    out: timesOf(
      take(spells.member, firsts),
      Float64Array.from(firsts, (spell) => spells.end[spell]! - spells.begin[spell]!),
      firsts.map((spell) => spells.reason[spell]!),
      reasons,
    ),
    back: timesOf(
      Float64Array.from(left, (row) => spells.member[back.spell[row]!]!),
      take(back.stop, left),
      left.map((row) => back.event[row]!),
      0,
    ),
  }
}

/** The spells of everyone, by the dates that they come from: each class of each filter asks for some of them. */
const known = new WeakMap<Dates, { readonly plan: DurationsDesign; readonly spells: Spells }>()

function everyones(panel: UnnamedPanel, plan: DurationsDesign): Spells {
  const before = known.get(panel.dates)
  if (before?.plan === plan) return before.spells
  const spells = allSpells(panel, plan)
  known.set(panel.dates, { plan, spells })
  return spells
}

function spellsOfSome(spells: Spells, keep: (row: number) => boolean): Spells {
  const rows = rowsWhere(spells.member.length, (row) => keep(spells.member[row]!))
  return {
    member: take(spells.member, rows),
    number: take(spells.number, rows),
    begin: take(spells.begin, rows),
    end: take(spells.end, rows),
    reason: rows.map((row) => spells.reason[row]!),
    entry: take(spells.entry, rows),
    seenUntil: take(spells.seenUntil, rows),
  }
}

function allSpells(panel: UnnamedPanel, plan: DurationsDesign): Spells {
  const { events, known } = panel.dates
  const dayOf = (event: string | undefined, row: number) =>
    event === undefined ? NaN : (events.get(event)?.[row] ?? NaN)
  const reasons = reasonsOf(panel, plan)
  const reason = plan.reason === undefined ? null : columnOf(panel.wide, plan.reason).values
  const happened: { member: number; day: number; event: number }[] = []
  const observed: { member: number; first: number; last: number }[] = []
  for (let member = 0; member < known.length; member++) {
    const first = dayOf(plan.begins, member)
    const last = Math.min(first + daysIn(plan.followed), known[member]!)
    if (!(first <= last)) continue
    observed.push({ member, first, last })
    const told = reason?.[member] ?? NaN
    const dated = [
      { day: first, event: 0 },
      { day: dayOf(plan.returns, member), event: 0 },
      { day: dayOf(plan.ends, member), event: Number.isNaN(told) ? reasons.length : 1 + told },
    ]
    // In the order of their days, so that nothing has to be sorted later.
    const seen = dated.filter(({ day }) => day <= last).sort((a, b) => a.day - b.day)
    for (const { day, event } of seen) happened.push({ member, day, event })
  }
  const ends = reasons.map((_, place) => `end ${place}`)
  return spellsOf(
    {
      member: Float64Array.from(happened, ({ member }) => member),
      day: Float64Array.from(happened, ({ day }) => day),
      event: Float64Array.from(happened, ({ event }) => event),
      names: ['begin', ...ends],
    },
    {
      member: Float64Array.from(observed, ({ member }) => member),
      first: Float64Array.from(observed, ({ first }) => first),
      last: Float64Array.from(observed, ({ last }) => last),
    },
    { begins: ['begin'], ends },
  )
}

function timesOf(member: Float64Array, stop: Float64Array, event: Int32Array, reasons: number): Times {
  const nobody = stop.length === 0
  return {
    member,
    stop,
    event,
    curve: nobody ? null : kaplanMeier(stop, event, null),
    incidence: nobody || reasons === 0 ? null : cumulativeIncidence(stop, event, reasons, null),
  }
}

/** How many rows are still followed just before a day; with those it happened to by then, of how many it is known. */
export function followedUntil({ stop, event }: Times, day: number): { atRisk: number; known: number } {
  let atRisk = 0
  let known = 0
  for (let row = 0; row < stop.length; row++) {
    if (stop[row]! >= day) atRisk++
    if (stop[row]! >= day || event[row] !== 0) known++
  }
  return { atRisk, known }
}
