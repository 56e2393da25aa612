/**
 * The schedule: design + the member's dated events + what has happened + now → what is due. Pure, and derived anew
 * each time: a corrected date moves everything that has not happened, a pause of the server loses nothing.
 */
import type { ContactMode, ContactStep, StudyDesign, WaveDesign } from '../../surveys/design.ts'
import { addDays, dayAt, startOfDay } from './calendar.ts'
import { openMode } from './reach.ts'
import {
  type CaseHistory,
  type CaseState,
  caseState,
  knownEligible,
  type MemberState,
  nothingYet,
} from './sample-case.ts'
import { type Window, waveWindow } from './window.ts'

export interface DueContact {
  readonly wave: WaveDesign
  readonly step: ContactStep
  readonly mode: ContactMode
  /** The text that fits what the member has done so far. */
  readonly textKey: string
  /** Since when it is due. */
  readonly dueAt: number
  readonly window: Window
}

type Cases = Readonly<Record<string, CaseHistory>>

/** Days without activity before who stopped halfway is reminded. */
const minimumQuiet = 3

/** Later than anything that is ever due. */
export const never = Date.UTC(9999, 0)

/** At most one contact a wave: after a pause, people are not sent the whole series at once. */
export function dueContacts(
  design: StudyDesign,
  member: MemberState,
  cases: Cases,
  now: number,
): DueContact[] {
  return nextContacts(design, member, cases).filter(
    ({ wave, dueAt }) => dueAt <= now && stateOf(design, wave, member, cases, now).open,
  )
}

/**
 * The moment until which nothing can become due, whatever the member does: only another date, fact or participation, or
 * another design, can make something due earlier. `never` when nothing is to come.
 */
export function quietUntil(design: StudyDesign, member: MemberState, cases: Cases, now: number): number {
  let earliest = never
  for (const { dueAt, window } of nextContacts(design, member, cases)) {
    // Activity can stretch the end of the window, but never beyond the hard end.
    if (now < window.hardEnd && dueAt < window.hardEnd) earliest = Math.min(earliest, Math.max(dueAt, now))
  }
  return earliest
}

/** The next contact of each wave that is still in play, due now or later. */
export function nextContacts(design: StudyDesign, member: MemberState, cases: Cases): DueContact[] {
  if (!knownEligible(design, member)) return []
  const next: DueContact[] = []
  for (const wave of design.waves) {
    const history = cases[wave.id] ?? nothingYet
    if (history.completedAt !== null || history.refusedAt !== null) continue
    const window = waveWindow(wave, member.events, design.timeZone)
    if (typeof window === 'string') continue
    const contact = nextContact(wave, member, history, window, design.timeZone)
    if (contact) next.push(contact)
  }
  return next
}

function nextContact(
  wave: WaveDesign,
  member: MemberState,
  history: CaseHistory,
  window: Window,
  timeZone: string,
): DueContact | null {
  // Counted in days of the study: what is due on a day is due from its first moment.
  const daysAfter = (moment: number, days: number) =>
    startOfDay(addDays(dayAt(moment, timeZone), days), timeZone)
  const begun = history.firstAccessAt !== null
  let previous: { step: ContactStep; at: number } | null = null
  for (const step of wave.contacts) {
    const made = history.contacts.find((c) => c.kind === step.kind && c.ordinal === step.ordinal)
    if (made) {
      previous = { step, at: made.at }
      continue
    }
    if (step.kind === 'invitation' && begun) continue // came by an earlier link: nothing to invite to
    const dueAt = Math.max(
      startOfDay(addDays(window.opensOn, step.afterDays), timeZone),
      previous ? daysAfter(previous.at, step.afterDays - previous.step.afterDays) : 0,
      // Who is at it gets no reminder yet.
      history.lastActivityAt === null ? 0 : daysAfter(history.lastActivityAt, minimumQuiet),
    )
    const mode = openMode(step.modes, member)
    // Nobody is reminded of an invitation that could not reach them: this waits for an address.
    if (mode === null) return null
    return { wave, step, mode, textKey: begun ? step.textWhenStarted : step.text, dueAt, window }
  }
  return null
}

function stateOf(
  design: StudyDesign,
  wave: WaveDesign,
  member: MemberState,
  cases: Cases,
  now: number,
): CaseState {
  return caseState(design, wave, member, cases[wave.id] ?? nothingYet, now)
}
