/**
 * Days and moments. A day is an ISO date (`2006-03-14`); a moment is milliseconds since 1970. Days of the study are days
 * in its own time zone: they begin at midnight there, summer and winter.
 */
import { Temporal } from 'temporal-polyfill'
import type { Anchor, Language } from '../../surveys/design.ts'

export type Day = string
export type Events = Readonly<Record<string, Day>>

/** The day an anchor falls on, or null while its event is unknown. Months clamp to the end of the month. */
export function anchorDay(anchor: Anchor, events: Events): Day | null {
  const day = events[anchor.event]
  return day === undefined ? null : moved(day, anchor.months ?? 0, anchor.days ?? 0)
}

export function addDays(day: Day, days: number): Day {
  return moved(day, 0, days)
}

const movedDays = new Map<string, Day>()

/** Remembered: members share their dates, and each look at the schedule asks for the same ones again. */
function moved(day: Day, months: number, days: number): Day {
  if (months === 0 && days === 0) return day
  const key = `${day} ${months} ${days}`
  let found = movedDays.get(key)
  if (found === undefined) {
    found = Temporal.PlainDate.from(day).add({ months }).add({ days }).toString()
    if (movedDays.size > 20_000) movedDays.clear()
    movedDays.set(key, found)
  }
  return found
}

/** Days from one day to another; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000
}

const startsOfDay = new Map<string, number>()

/** The moment a day begins in the zone. Remembered: a study has some hundreds of days, asked for very often. */
export function startOfDay(day: Day, timeZone: string): number {
  const key = `${timeZone} ${day}`
  let moment = startsOfDay.get(key)
  if (moment === undefined) {
    moment = Temporal.PlainDate.from(day).toZonedDateTime(timeZone).epochMilliseconds
    if (startsOfDay.size > 10_000) startsOfDay.clear()
    startsOfDay.set(key, moment)
  }
  return moment
}

/** The moment it is 'HH:MM' on a day in the zone; '24:00' is the end of the day. */
export function momentOf(day: Day, time: string, timeZone: string): number {
  if (time === '24:00') return startOfDay(addDays(day, 1), timeZone)
  return Temporal.PlainDate.from(day).toZonedDateTime({ timeZone, plainTime: time }).epochMilliseconds
}

/** The day it was last, and when that day begins and ends: most questions are about the same day. */
let lastDay = { zone: '', day: '', begins: 0, ends: 0 }

/** The day it is in the zone at a moment. */
export function dayAt(moment: number, timeZone: string): Day {
  if (lastDay.zone !== timeZone || moment < lastDay.begins || moment >= lastDay.ends) {
    // No zone is a whole day from UTC: it is the day there, or one beside it.
    let day = new Date(moment).toISOString().slice(0, 10)
    if (moment < startOfDay(day, timeZone)) day = addDays(day, -1)
    else if (moment >= startOfDay(addDays(day, 1), timeZone)) day = addDays(day, 1)
    const begins = startOfDay(day, timeZone)
    lastDay = { zone: timeZone, day, begins, ends: startOfDay(addDays(day, 1), timeZone) }
  }
  return lastDay.day
}

/** The last day before a moment at which something ends. */
export function lastDayBefore(end: number, timeZone: string): Day {
  return addDays(dayAt(end, timeZone), -1)
}

const writers = new Map<Language, Intl.DateTimeFormat>()

/** A day written out: '3 april 2006', '3 April 2006'. */
export function writeDay(day: Day, language: Language): string {
  let writer = writers.get(language)
  if (!writer) {
    writer = new Intl.DateTimeFormat(language === 'nl' ? 'nl-NL' : 'en-GB', {
      dateStyle: 'long',
      timeZone: 'UTC',
    })
    writers.set(language, writer)
  }
  return writer.format(new Date(`${day}T00:00:00Z`))
}
