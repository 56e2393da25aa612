/**
 * What became of a case, as one code of AAPOR's Standard Definitions (10th edition, 2023), the tables of final codes for mail
 * and internet surveys of specifically named persons. Derived from events alone; final once nothing the member can
 * still do may change it, at the latest at the end of the window. Until then it is what it would be if nothing followed.
 *
 * Choices that the Definitions leave to a study:
 * - A questionnaire is complete (1.1) when it was handed in and checked. One that was not is partial (1.2) from
 *   `StudyDesign.partialFrom` of its pages on, else a break-off (2.12). Pages that routing hides count as not answered.
 * - Silence after an invitation that was not returned is 3.19, unknown eligibility: registers tell who belonged when they
 *   were read, not who still does.
 * - Who died, or moved abroad, before the window opened was not eligible for that wave (4.1); later, they were (2.31, 2.26). What is
 *   reported after the window's end says nothing about that wave any more.
 * - Who withdrew before a wave counts as a refusal of it (2.112): eligible, and lost to the panel.
 */
import type { StudyDesign, WaveDesign } from '../../surveys/design.ts'
import { type CaseHistory, inTargetGroup, type MemberState } from './sample-case.ts'
import { waveWindow, windowEnd } from './window.ts'

/**
 * I complete · P partial · R refusal or break-off · NC not contacted · O other, eligible · UH, UO eligibility unknown (nothing known;
 * something known) · NE not eligible.
 */
export type OutcomeClass = 'I' | 'P' | 'R' | 'NC' | 'O' | 'UH' | 'UO' | 'NE'

/** Each code with the class that it counts in. */
export const dispositions = {
  '1.1': 'I',
  '1.2': 'P',
  /** Refused by somebody else; by the member; by opening the questionnaire and answering nothing. */
  '2.111': 'R',
  '2.112': 'R',
  '2.1121': 'R',
  '2.12': 'R',
  '2.20': 'NC',
  '2.26': 'NC',
  '2.27': 'NC',
  '2.31': 'O',
  '2.32': 'O',
  '2.33': 'O',
  '2.90': 'O',
  /** No invitation sent; nothing ever returned. */
  '3.11': 'UH',
  '3.19': 'UH',
  '3.31': 'UO',
  '3.40': 'UO',
  '4.10': 'NE',
  '4.81': 'NE',
  '4.90': 'NE',
} as const satisfies Record<string, OutcomeClass>

export type DispositionCode = keyof typeof dispositions
export const dispositionCodes = Object.keys(dispositions) as DispositionCode[]

export interface Disposition {
  readonly code: DispositionCode
  readonly final: boolean
  /** The window has opened: the case counts in the rates of its wave. */
  readonly issued: boolean
  /** The member still took part, and could be written to, when it opened: counts in the wave's own rates too. */
  readonly entered: boolean
  readonly corrected: boolean
}

export interface CaseEvents {
  readonly history: CaseHistory
  /** Share of the questionnaire's pages that were saved, from 0 to 1. */
  readonly answered: number
  /** What a researcher made of it, the newest; null: nothing, or taken back. */
  readonly correction: { readonly code: DispositionCode; readonly at: number } | null
}

export type MemberEvents = MemberState & { readonly participationAt: number }

const enoughPages = 0.5

export function disposition(
  design: StudyDesign,
  wave: WaveDesign,
  member: MemberEvents,
  events: CaseEvents,
  now: number,
): Disposition {
  const found = waveWindow(wave, member.events, design.timeZone)
  const window = typeof found === 'string' ? null : found
  const end = window && windowEnd(window, wave.graceDays, events.history.lastActivityAt)
  const issued = window !== null && now >= window.opens
  const outOfPanel = member.participation !== 'active' && (end === null || member.participationAt < end)
  const before = outOfPanel && (window === null || member.participationAt < window.opens)
  const entered = issued && !before
  const { correction, history } = events
  const { code, final } = derived()
  // Answers that came in after a correction say more than it does.
  if (correction && !(history.completedAt !== null && history.completedAt > correction.at)) {
    return { code: correction.code, final: true, issued, entered, corrected: true }
  }
  return { code, final, issued, entered, corrected: false }

  function derived(): Pick<Disposition, 'code' | 'final'> {
    const over = end !== null && now >= end
    // Another record holds this person: here nothing counts.
    if (member.participation === 'duplicate') return { code: '4.81', final: true }
    if (history.completedAt !== null) return { code: '1.1', final: true }
    if (history.refusedAt !== null) return { code: '2.112', final: true }
    if (outOfPanel) {
      const left = afterLeaving()
      if (left) return { code: left, final: true }
    }
    if (!inTargetGroup(design, member)) return { code: '4.10', final: true }
    if (found === 'not-held') return { code: '4.90', final: true }
    if (!issued) return { code: outOfPanel ? '2.112' : '3.11', final: false }
    if (history.firstAccessAt !== null) return { code: over ? begun() : '2.12', final: over }
    return { code: outOfPanel ? '2.112' : silent(), final: over }
  }

  /** Who only wants no more letters may still answer: null. */
  function afterLeaving(): DispositionCode | null {
    switch (member.participation) {
      case 'deceased':
        return before ? '4.10' : '2.31'
      case 'moved-abroad':
        return before ? '4.10' : '2.26'
      case 'out-of-target-group':
        return '4.10'
      case 'withdrawn':
        return isPartial() ? '1.2' : '2.112'
      case 'erased':
        return '2.112'
      default:
        return null
    }
  }

  function isPartial(): boolean {
    return events.answered >= (design.partialFrom ?? enoughPages)
  }

  function begun(): DispositionCode {
    if (events.answered === 0) return '2.1121'
    return isPartial() ? '1.2' : '2.12'
  }

  function silent(): DispositionCode {
    const outcomes = new Set(history.contacts.map(({ outcome }) => outcome))
    if (outcomes.has('reached')) return '2.90'
    if (outcomes.has('sent') || outcomes.has('queued') || outcomes.has('not-reached')) return '3.19'
    // It may have gone out.
    if (outcomes.has('claimed') || outcomes.has('unknown')) return '3.19'
    return outcomes.has('undeliverable') ? '3.31' : '3.11'
  }
}
