/**
 * The schedule: design + the member's dated events + what has happened + now → what is due. Pure, and derived anew
 * each time: a corrected date moves everything that has not happened, a pause of the server loses nothing.
 */
import type { ContactMode, ContactStep, StudyDesign, WaveDesign } from '../../surveys/design.ts'
import { addDays, dayAt, startOfDay } from './calendar.ts'
import { isOpen, mayBeTriedAgain } from './contact-outcome.ts'
import { never } from './never.ts'
import { openMode } from './reach.ts'
import {
  type CaseHistory,
  type CaseState,
  type ContactMade,
  caseState,
  knownEligible,
  type MemberState,
  nothingYet,
} from './sample-case.ts'
import { nextSendingMoment } from './sending-hours.ts'
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

export { never }

/** By way, the moment before which no more may go out: the day's number is reached. */
export type NotBefore = Readonly<Partial<Record<ContactMode, number>>>

/**
 * What may go out now: due, within the sending hours, and below the day's number. At most one contact a wave: after a
 * pause, people are not sent the whole series at once.
 */
export function dueContacts(
  design: StudyDesign,
  member: MemberState,
  cases: Cases,
  now: number,
  notBefore: NotBefore = {},
): DueContact[] {
  if (nextSendingMoment(design.sending, design.timeZone, now) > now) return []
  return nextContacts(design, member, cases).filter(
    ({ wave, dueAt, mode }) =>
      dueAt <= now && (notBefore[mode] ?? 0) <= now && stateOf(design, wave, member, cases, now).open,
  )
}

export interface NextOut {
  readonly at: number
  readonly mode: ContactMode | null
}

/**
 * The moment until which nothing can go out, and the way of what goes out then, whatever the
 * member does: only another date, fact, participation or outcome, or another design, can make something go out earlier.
 * `never` when nothing is to come.
 */
export function nextOut(
  design: StudyDesign,
  member: MemberState,
  cases: Cases,
  now: number,
  notBefore: NotBefore = {},
): NextOut {
  let earliest: NextOut = { at: never, mode: null }
  for (const { dueAt, mode, window } of nextContacts(design, member, cases)) {
    const from = Math.max(dueAt, now, notBefore[mode] ?? 0)
    const at = nextSendingMoment(design.sending, design.timeZone, from)
    // Activity can stretch the end of the window, but never beyond the hard end.
    if (at < window.hardEnd && at < earliest.at) earliest = { at, mode }
  }
  return earliest
}

/** May what waits in a print run or on the call list still go out? The member may have answered, or stopped, meanwhile. */
export function isStillWanted(
  design: StudyDesign,
  wave: WaveDesign,
  member: MemberState,
  history: CaseHistory,
  queued: Pick<ContactMade, 'kind' | 'mode'>,
  now: number,
): boolean {
  if (!knownEligible(design, member) || openMode([queued.mode], member) === null) return false
  if (queued.kind === 'invitation' && history.firstAccessAt !== null) return false
  return caseState(design, wave, member, history, now).open
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
  const madeOf = (step: ContactStep) =>
    history.contacts.find((made) => made.kind === step.kind && made.ordinal === step.ordinal)
  const last = wave.contacts.findLastIndex((step) => madeOf(step) !== undefined)
  // What went before the last one made is past: a reminder never follows a later one.
  let previous = last > 0 ? arrivedBefore(wave, history, last) : null
  for (const step of wave.contacts.slice(Math.max(0, last))) {
    const made = madeOf(step)
    if (made && !mayBeTriedAgain(made.outcome)) {
      if (isOpen(made.outcome)) return null
      previous = { step, at: arrivedAt(made) }
      continue
    }
    if (step.kind === 'invitation' && begun) continue // came by an earlier link: nothing to invite to
    const mode = made ? nextMode(step, made, member) : openMode(step.modes, member)
    if (mode === null) {
      // Nobody is reminded of an invitation that could not reach them: this waits for an address.
      if (step.kind === 'invitation') return null
      continue
    }
    const dueAt = Math.max(
      startOfDay(addDays(window.opensOn, step.afterDays), timeZone),
      previous ? daysAfter(previous.at, step.afterDays - previous.step.afterDays) : 0,
      // Who is at it gets no reminder yet.
      history.lastActivityAt === null ? 0 : daysAfter(history.lastActivityAt, minimumQuiet),
      made ? againAt(made) : 0,
    )
    return { wave, step, mode, textKey: begun ? step.textWhenStarted : step.text, dueAt, window }
  }
  return null
}

/** The last contact before a step that reached the member, as far as we know. */
function arrivedBefore(wave: WaveDesign, history: CaseHistory, index: number) {
  for (const step of wave.contacts.slice(0, index).reverse()) {
    const made = history.contacts.find(({ kind, ordinal }) => kind === step.kind && ordinal === step.ordinal)
    if (made) return { step, at: arrivedAt(made) }
  }
  return null
}

/** A letter goes out when its print run is posted, days after it was claimed perhaps. */
function arrivedAt({ at, outcome, outcomeAt }: ContactMade): number {
  return outcome === 'sent' || outcome === 'reached' || outcome === 'not-reached' ? (outcomeAt ?? at) : at
}

/** Tries by one way before another is taken, when there is one. */
const triesByOneWay = 6
const firstPause = 5 * 60_000
const longestPause = 86_400_000

/** When what failed is tried again: after five minutes, then twice as long each time, at most a day. */
function againAt({ outcome, outcomeAt, at, tries = 1 }: ContactMade): number {
  const since = outcomeAt ?? at
  if (outcome !== 'failed') return since
  return since + Math.min(firstPause * 2 ** (tries - 1), longestPause)
}

/** A way that goes on failing says nothing of the address: another is tried, and this one again if there is none. */
function nextMode(step: ContactStep, made: ContactMade, member: MemberState): ContactMode | null {
  const open = openMode(step.modes, member)
  if (made.outcome !== 'failed' || (made.tries ?? 1) < triesByOneWay) return open
  return (
    openMode(
      step.modes.filter((mode) => mode !== made.mode),
      member,
    ) ?? open
  )
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
