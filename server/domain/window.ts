/** When a wave is open for a member: one rule, used by sending, answering and counting alike. */
import type { WaveDesign } from '../../surveys/design.ts'
import { addDays, anchorDay, type Day, type Events, startOfDay } from './calendar.ts'

/** All moments; `closes` and `hardEnd` are the first moment after the last day. */
export interface Window {
  readonly opensOn: Day
  readonly opens: number
  readonly closes: number
  readonly hardEnd: number
  readonly periodFrom: Day
  readonly periodTo: Day
}

/**
 * The window of a wave, `waiting` while a date it hangs on is unknown, or `not-held` when its period is empty: the
 * decision came so late that there is nothing to ask about.
 */
export function waveWindow(
  wave: WaveDesign,
  events: Events,
  timeZone: string,
): Window | 'waiting' | 'not-held' {
  const days = wave.opens.map((anchor) => anchorDay(anchor, events))
  const periodFrom = anchorDay(wave.referencePeriod.from, events)
  const periodTo = anchorDay(wave.referencePeriod.to, events)
  if (periodFrom === null || periodTo === null) return 'waiting'
  let opensOn = ''
  for (const day of days) {
    if (day === null) return 'waiting'
    if (day > opensOn) opensOn = day
  }
  if (periodFrom > periodTo) return 'not-held'
  return {
    opensOn,
    opens: startOfDay(opensOn, timeZone),
    closes: startOfDay(addDays(opensOn, wave.openDays), timeZone),
    hardEnd: startOfDay(addDays(opensOn, wave.hardEndDays), timeZone),
    periodFrom,
    periodTo,
  }
}

/**
 * The end that counts for this member: who has not begun, the window's; who has begun, at least `graceDays` after
 * their last activity, but never after the hard end. So nobody expires while answering.
 */
export function windowEnd(window: Window, graceDays: number, lastActivityAt: number | null): number {
  if (lastActivityAt === null) return window.closes
  const withGrace = lastActivityAt + graceDays * 86_400_000
  return Math.min(Math.max(window.closes, withGrace), window.hardEnd)
}
