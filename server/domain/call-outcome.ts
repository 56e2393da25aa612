/** What came of one call, and what that means for the contact on the call list. */
import type { ContactOutcome } from './contact-outcome.ts'
import type { ParticipationChange } from './participation.ts'

export const callOutcomes = [
  'no-answer',
  'busy',
  'voicemail',
  'appointment',
  'spoken',
  'refused',
  'wrong-number',
  'language',
  'unable',
  'deceased',
  'moved-abroad',
] as const

export type CallOutcome = (typeof callOutcomes)[number]

/** Calls without an answer before nobody is called any more for this contact. */
export const mostCalls = 6

/** What the contact becomes; null: it stays on the list. `calls` counts this one. */
export function contactAfterCall(outcome: CallOutcome, calls: number): ContactOutcome | null {
  if (outcome === 'wrong-number') return 'undeliverable'
  if (outcome === 'appointment') return null
  if (isUnanswered(outcome)) return calls >= mostCalls ? 'not-reached' : null
  return 'reached'
}

export function isUnanswered(outcome: CallOutcome): boolean {
  return outcome === 'no-answer' || outcome === 'busy' || outcome === 'voicemail'
}

/** What a call tells about the member themselves; null: nothing. */
export function participationAfterCall(outcome: CallOutcome): ParticipationChange | null {
  if (outcome === 'deceased') return 'report-death'
  if (outcome === 'moved-abroad') return 'report-move-abroad'
  return null
}
