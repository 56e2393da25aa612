/** Whom to call when: appointments first, then who was called least, and another part of the day than the time before. */

import { dayAt, momentOf } from './calendar.ts'
import type { CallOutcome } from './call-outcome.ts'

export interface CallMade {
  readonly at: number
  readonly outcome: CallOutcome
  readonly appointmentAt: number | null
}

const hour = 3_600_000

/** From when someone on the list may be called (again). Calls are in the order of time. */
export function callableFrom(queuedAt: number, calls: readonly CallMade[], timeZone: string): number {
  const last = calls.at(-1)
  if (!last) return queuedAt
  if (last.outcome === 'appointment') return last.appointmentAt ?? last.at
  if (last.outcome === 'busy') return last.at + hour / 3
  if (last.outcome === 'voicemail') return last.at + 24 * hour
  // Nobody answered: at home at other hours, perhaps.
  const before = dayPart(last.at, timeZone)
  let again = last.at + 3 * hour
  while (dayPart(again, timeZone) === before) again += hour
  return again
}

export type DayPart = 'morning' | 'afternoon' | 'evening'

export function dayPart(moment: number, timeZone: string): DayPart {
  const day = dayAt(moment, timeZone)
  if (moment < momentOf(day, '12:00', timeZone)) return 'morning'
  return moment < momentOf(day, '17:00', timeZone) ? 'afternoon' : 'evening'
}

interface Callable {
  readonly from: number
  readonly calls: readonly CallMade[]
}

/** Appointments in the order of their time, then who was called least, then who waits longest. */
export function callOrder(a: Callable, b: Callable): number {
  const appointment = (one: Callable) => (one.calls.at(-1)?.outcome === 'appointment' ? 0 : 1)
  return (
    appointment(a) - appointment(b) ||
    (appointment(a) === 0 ? 0 : a.calls.length - b.calls.length) ||
    a.from - b.from
  )
}
