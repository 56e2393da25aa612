/** When simulated people come by: derived from what they received and how they are. Pure. */
import type { SimulatedMember, WaveId } from '../../surveys/het-eerste-jaar/simulation/index.ts'

export type Visit =
  | { readonly kind: 'answer'; readonly from: 'start' | 'where-left'; readonly until: number | null }
  | { readonly kind: 'refuse'; readonly how: 'wave' | 'noMoreContact' | 'withdrawal' }

export interface PlannedVisit {
  readonly index: number
  readonly wave: WaveId
  readonly code: string
  /** Days after the contact, and minute of that day. */
  readonly inDays: number
  readonly minute: number
  readonly visit: Visit
}

export interface Received {
  readonly wave: WaveId
  readonly kind: string
  readonly ordinal: number
  readonly code: string
}

/** What a contact leads to. `stopped` says that they began before and left halfway. */
export function plan(member: SimulatedMember, received: Received, stopped: boolean): PlannedVisit[] {
  const { wave, code } = received
  const behaviour = member.behaviour[wave]
  const common = { index: member.index, wave, code }
  const isMoment = (moment: { kind: string; ordinal: number } | null) =>
    moment !== null && moment.kind === received.kind && moment.ordinal === received.ordinal

  if (behaviour.refusal !== null && isMoment(behaviour.refusesAfter)) {
    const visit: Visit = { kind: 'refuse', how: behaviour.refusal }
    return [{ ...common, inDays: behaviour.delayDays, minute: behaviour.minuteOfDay, visit }]
  }
  const { resumes, stopsAfterPage } = behaviour
  if (stopped) {
    if (resumes?.after !== 'reminder') return []
    const visit: Visit = { kind: 'answer', from: 'where-left', until: null }
    return [{ ...common, inDays: resumes.delayDays, minute: resumes.minuteOfDay, visit }]
  }
  if (!isMoment(behaviour.startsAfter)) return []
  const first: PlannedVisit = {
    ...common,
    inDays: behaviour.delayDays,
    minute: behaviour.minuteOfDay,
    visit: { kind: 'answer', from: 'start', until: stopsAfterPage },
  }
  if (stopsAfterPage === null || resumes?.after !== 'self') return [first]
  const second: PlannedVisit = {
    ...common,
    inDays: behaviour.delayDays + 1 + resumes.delayDays,
    minute: resumes.minuteOfDay,
    visit: { kind: 'answer', from: 'where-left', until: null },
  }
  return [first, second]
}
