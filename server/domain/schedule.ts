/**
 * The schedule: design + the member's dated events + what has happened + now → what is due. Pure, and derived anew
 * each time: a corrected date moves everything that has not happened, a pause of the server loses nothing.
 */
import type { ContactStep, StudyDesign, WaveDesign } from '../../surveys/design.ts'
import { type CaseHistory, caseState, knownEligible, type MemberState, nothingYet } from './sample-case.ts'
import type { Window } from './window.ts'

export interface DueContact {
  readonly wave: WaveDesign
  readonly step: ContactStep
  /** The text that fits what the member has done so far. */
  readonly textKey: string
  /** Since when it is due. */
  readonly dueAt: number
  readonly window: Window
}

const dayLength = 86_400_000

/** At most one contact a wave: after a pause, people are not sent the whole series at once. */
export function dueContacts(
  design: StudyDesign,
  member: MemberState,
  cases: Readonly<Record<string, CaseHistory>>,
  now: number,
): DueContact[] {
  if (!knownEligible(design, member)) return []
  const due: DueContact[] = []
  for (const wave of design.waves) {
    const contact = dueContact(design, wave, member, cases[wave.id] ?? nothingYet, now)
    if (contact) due.push(contact)
  }
  return due
}

function dueContact(
  design: StudyDesign,
  wave: WaveDesign,
  member: MemberState,
  history: CaseHistory,
  now: number,
): DueContact | null {
  const state = caseState(design, wave, member, history, now)
  if (!state.open || !state.window) return null
  let previous: { step: ContactStep; at: number } | null = null
  for (const step of wave.contacts) {
    const made = history.contacts.find((c) => c.kind === step.kind && c.ordinal === step.ordinal)
    if (made) {
      previous = { step, at: made.at }
      continue
    }
    const begun = history.firstAccessAt !== null
    if (step.kind === 'invitation' && begun) continue // came by an earlier link: nothing to invite to
    const dueAt = Math.max(
      state.window.opens + step.afterDays * dayLength,
      previous ? previous.at + (step.afterDays - previous.step.afterDays) * dayLength : 0,
      // Who is at it gets no reminder: the reminder waits as long after their last activity.
      history.lastActivityAt === null ? 0 : history.lastActivityAt + minimumQuiet * dayLength,
    )
    if (now < dueAt) return null
    return { wave, step, textKey: begun ? step.textWhenStarted : step.text, dueAt, window: state.window }
  }
  return null
}

/** Days without activity before who stopped halfway is reminded. */
const minimumQuiet = 3
