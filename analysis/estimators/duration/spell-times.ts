import { rowsWhere, take } from '../../linear-algebra/take.ts'
import { type DatedEvents, forEachMember, type Spells } from './spells.ts'

/** Days of a month: a twelfth of a year with its leap days, so that durations in months add up as those in days do. */
export const DAYS_PER_MONTH = 365.25 / 12

/** Durations as Surv(start, stop, event) has them, in days since the beginning; a row per stretch. */
export interface CountingRows {
  readonly member: Float64Array
  /** Index of the spell. */
  readonly spell: Int32Array
  readonly start: Float64Array
  readonly stop: Float64Array
  /** 0, or the number of the reason. */
  readonly event: Int32Array
  /** What the last change before the stretch was, −1 when there was none. */
  readonly state: Int32Array
}

/**
 * Time in spells until they end, one row each.
 *
 * @example
 * const events = { member: Float64Array.of(1, 1), day: Float64Array.of(5, 25), event: Float64Array.of(0, 1), names: ['in', 'out'] }
 * const observed = { member: Float64Array.of(1), first: Float64Array.of(0), last: Float64Array.of(90) }
 * const spells = spellsOf(events, observed, { begins: ['in'], ends: ['out'] })
 * exitTimes(spells).stop // => [20]
 * returnTimes(spells).stop // => [65]
 */
export function exitTimes(spells: Spells): CountingRows {
  return timesOf(spells, Int32Array.from(spells.member.keys()), (i) => ({
    start: spells.entry[i]! - spells.begin[i]!,
    stop: spells.end[i]! - spells.begin[i]!,
    event: spells.reason[i]!,
  }))
}

/**
 * Time since a spell ended until the member's next spell began, or until the last day observed; one row per spell that ended.
 * The event is 1 for a return.
 *
 * @example
 * const events = { member: Float64Array.of(1, 1), day: Float64Array.of(5, 25), event: Float64Array.of(0, 1), names: ['in', 'out'] }
 * const observed = { member: Float64Array.of(1), first: Float64Array.of(0), last: Float64Array.of(90) }
 * returnTimes(spellsOf(events, observed, { begins: ['in'], ends: ['out'] })).event // => [0]
 */
export function returnTimes(spells: Spells): CountingRows {
  const { member, begin, end, reason, seenUntil } = spells
  const ended = rowsWhere(member.length, (i) => reason[i]! > 0)
  return timesOf(spells, ended, (i) => {
    const back = member[i + 1] === member[i]
    return { start: 0, stop: (back ? begin[i + 1]! : seenUntil[i]!) - end[i]!, event: back ? 1 : 0 }
  })
}

/**
 * Time since the beginning of the first spell of each member until the first exit that lasts: after which the member stays out
 * for so many days. Censored where it can no longer be seen whether an exit lasts: at an exit too near the last day observed.
 *
 * The event counts at the day of the exit and has the number of its reason.
 *
 * @param lasting days that a member must stay out
 * @throws RangeError when `lasting` is negative
 * @example
 * const events = { member: Float64Array.of(1, 1, 1, 1), day: Float64Array.of(0, 10, 15, 30), event: Float64Array.of(0, 1, 0, 1), names: ['in', 'out'] }
 * const observed = { member: Float64Array.of(1), first: Float64Array.of(0), last: Float64Array.of(90) }
 * const spells = spellsOf(events, observed, { begins: ['in'], ends: ['out'] })
 * lastingExitTimes(spells, 20).stop // => [30]
 * lastingExitTimes(spells, 70).event // => [0]
 */
export function lastingExitTimes(spells: Spells, lasting: number): CountingRows {
  if (!(lasting >= 0)) throw new RangeError(`lastingExitTimes requires days of at least 0, got ${lasting}`)
  const { member, number, begin, end, reason, entry, seenUntil } = spells
  const firsts = rowsWhere(member.length, (i) => number[i] === 1)
  return timesOf(spells, firsts, (first) => {
    for (let i = first; ; i++) {
      const back = member[i + 1] === member[i]
      const until = back ? begin[i + 1]! : seenUntil[i]!
      const lasts = reason[i]! > 0 && until - end[i]! >= lasting
      if (lasts || !back)
        return {
          start: entry[first]! - begin[first]!,
          stop: end[i]! - begin[first]!,
          event: lasts ? reason[i]! : 0,
        }
    }
  })
}

/**
 * Time in spells, cut at the days on which something changed for the member, so that columns may change with time. `state` is
 * the event of the last change, and the reason counts in the last stretch of a spell.
 *
 * @example
 * const events = { member: Float64Array.of(1, 1), day: Float64Array.of(0, 30), event: Float64Array.of(0, 1), names: ['in', 'out'] }
 * const observed = { member: Float64Array.of(1), first: Float64Array.of(0), last: Float64Array.of(90) }
 * const spells = spellsOf(events, observed, { begins: ['in'], ends: ['out'] })
 * const changes = { member: Float64Array.of(1), day: Float64Array.of(12), event: Float64Array.of(0), names: ['advice'] }
 * countingRows(spells, changes).stop // => [12, 30]
 * countingRows(spells, changes).state // => [-1, 0]
 */
export function countingRows(spells: Spells, changes: DatedEvents): CountingRows {
  const byMember = new Map<number, Int32Array>()
  forEachMember(changes, (member, rows) => byMember.set(member, rows))
  const pieces: { spell: number; start: number; stop: number; event: number; state: number }[] = []
  for (let i = 0; i < spells.member.length; i++) {
    let from = spells.entry[i]!
    let state = -1
    const piece = (to: number, event: number) => {
      if (to > from || event > 0)
        pieces.push({ spell: i, start: from - spells.begin[i]!, stop: to - spells.begin[i]!, event, state })
      from = to
    }
    for (const row of byMember.get(spells.member[i]!) ?? []) {
      const day = changes.day[row]!
      if (day >= spells.end[i]!) break
      if (day > from) piece(day, 0)
      state = changes.event[row]!
    }
    piece(spells.end[i]!, spells.reason[i]!)
  }
  return {
    member: Float64Array.from(pieces, ({ spell }) => spells.member[spell]!),
    spell: Int32Array.from(pieces, ({ spell }) => spell),
    start: Float64Array.from(pieces, ({ start }) => start),
    stop: Float64Array.from(pieces, ({ stop }) => stop),
    event: Int32Array.from(pieces, ({ event }) => event),
    state: Int32Array.from(pieces, ({ state }) => state),
  }
}

function timesOf(
  spells: Spells,
  rows: Int32Array,
  timeOf: (spell: number) => { start: number; stop: number; event: number },
): CountingRows {
  const times = Array.from(rows, timeOf)
  return {
    member: take(spells.member, rows),
    spell: rows,
    start: Float64Array.from(times, ({ start }) => start),
    stop: Float64Array.from(times, ({ stop }) => stop),
    event: Int32Array.from(times, ({ event }) => event),
    state: new Int32Array(rows.length).fill(-1),
  }
}
