/** What state one member's case in one wave is in; derived each time, never stored. */
import type { ContactMode, StudyDesign, WaveDesign } from '../../surveys/design.ts'
import type { Events } from './calendar.ts'
import type { ContactOutcome } from './contact-outcome.ts'
import { mayAnswer, mayContact, type Participation } from './participation.ts'
import type { Reach } from './reach.ts'
import { type Window, waveWindow, windowEnd } from './window.ts'

export interface MemberState extends Reach {
  readonly participation: Participation
  readonly events: Events
  readonly facts: Readonly<Record<string, string>>
}

/** What has happened in a case; all moments null, and no contacts, before anything has. */
export interface CaseHistory {
  readonly contacts: readonly ContactMade[]
  readonly firstAccessAt: number | null
  readonly lastActivityAt: number | null
  readonly completedAt: number | null
  readonly refusedAt: number | null
}

export interface ContactMade {
  readonly kind: string
  readonly ordinal: number
  readonly at: number
  readonly mode: ContactMode
  readonly outcome: ContactOutcome
  /** When the outcome was noted; none while there is nothing to note. */
  readonly outcomeAt?: number | null
  /** How often it was tried; once, where it does not say. */
  readonly tries?: number
}

export const nothingYet: CaseHistory = {
  contacts: [],
  firstAccessAt: null,
  lastActivityAt: null,
  completedAt: null,
  refusedAt: null,
}

/**
 * waiting: a date is unknown · outside: not in the target group · not-held: nothing to ask about · stopped: takes no
 * part any more · scheduled: opens later · ready: open, not yet invited · invited · started · complete · refused ·
 * expired (never begun) · broken-off (begun, not finished in time).
 */
export type CaseStatus =
  | 'waiting'
  | 'outside'
  | 'not-held'
  | 'stopped'
  | 'scheduled'
  | 'ready'
  | 'invited'
  | 'started'
  | 'complete'
  | 'refused'
  | 'expired'
  | 'broken-off'

export interface CaseState {
  readonly status: CaseStatus
  /** Present once the dates are known and the wave is held. */
  readonly window: Window | null
  /** The end that counts for this member. */
  readonly end: number | null
  /** May answers be saved now? */
  readonly open: boolean
}

export function caseState(
  design: StudyDesign,
  wave: WaveDesign,
  member: MemberState,
  history: CaseHistory,
  now: number,
): CaseState {
  const found = waveWindow(wave, member.events, design.timeZone)
  const window = typeof found === 'string' ? null : found
  const end = window && windowEnd(window, wave.graceDays, history.lastActivityAt)
  const closed = (status: CaseStatus): CaseState => ({ status, window, end, open: false })

  // What was finished stays finished, whatever happens to the member or their dates afterwards.
  if (history.completedAt !== null) return closed('complete')
  if (history.refusedAt !== null) return closed('refused')
  if (!mayAnswer(member.participation)) return closed('stopped')
  if (!inTargetGroup(design, member)) return closed('outside')
  if (typeof found === 'string') return closed(found)
  if (now < found.opens) return closed('scheduled')
  const begun = history.firstAccessAt !== null
  if (now >= end!) return closed(begun ? 'broken-off' : 'expired')
  const status = begun ? 'started' : history.contacts.length > 0 ? 'invited' : 'ready'
  return { status, window, end, open: true }
}

/** False once a fact contradicts the target group; a fact or date not yet known does not. */
export function inTargetGroup(design: StudyDesign, member: MemberState): boolean {
  return Object.entries(design.eligibility.facts).every(
    ([name, value]) => member.facts[name] === undefined || member.facts[name] === value,
  )
}

/** Everything that must be known before we write: the dates and the facts of the target group. */
export function knownEligible(design: StudyDesign, member: MemberState): boolean {
  const { events, facts } = design.eligibility
  return (
    mayContact(member.participation) &&
    events.every((event) => member.events[event] !== undefined) &&
    Object.entries(facts).every(([name, value]) => member.facts[name] === value)
  )
}
