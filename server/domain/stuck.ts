/** Who does not move on by itself, and why: what a researcher can do something about. */
import type { StudyDesign, WaveDesign } from '../../surveys/design.ts'
import { mayContact } from './participation.ts'
import { kindOfMode, openMode } from './reach.ts'
import { type CaseHistory, type CaseState, knownEligible, type MemberState } from './sample-case.ts'
import { never } from './schedule.ts'
import { waveWindow } from './window.ts'

/**
 * no-date: waits long for a date · no-fact: open, but not known whether they belong to the target group · unknown: it is not known
 * whether a contact went out · no-way: no address, number or way that they do not mind · returned: the last contact came
 * back · silent: began, and then nothing for days.
 */
export const stuckReasons = ['unknown', 'no-way', 'returned', 'no-fact', 'silent', 'no-date'] as const
export type Stuck = (typeof stuckReasons)[number] | ''

/** none: no way to reach them at all · returned: an address or number by which they were written to is good no more. */
export const traces = ['none', 'returned'] as const
export type Trace = (typeof traces)[number] | ''

const day = 86_400_000
const longWithoutDate = 60 * day
const silentAfter = 7 * day
/** A contact that is being sent for so long was left so by a program that stopped. */
const longClaimed = 3_600_000

export function stuck(
  design: StudyDesign,
  wave: WaveDesign,
  member: MemberState & { readonly createdAt: number },
  history: CaseHistory,
  state: CaseState,
  now: number,
): { reason: Stuck; changesAt: number } {
  const changes: number[] = []
  const since = (moment: number) => {
    if (now >= moment) return true
    changes.push(moment)
    return false
  }
  const reason = find()
  return { reason, changesAt: Math.min(never, ...changes) }

  function find(): Stuck {
    if (!mayContact(member.participation)) return ''
    if (state.status === 'waiting') {
      // Later waves wait for the same date: told once.
      const first = design.waves.find((own) => waveWindow(own, member.events, design.timeZone) === 'waiting')
      return first === wave && since(member.createdAt + longWithoutDate) ? 'no-date' : ''
    }
    if (!state.open) return ''
    const { contacts } = history
    const claimed = contacts.filter(({ outcome }) => outcome === 'claimed')
    if (contacts.some(({ outcome }) => outcome === 'unknown')) return 'unknown'
    if (claimed.map(({ at }) => since(at + longClaimed)).includes(true)) return 'unknown'
    if (!knownEligible(design, member)) return 'no-fact'
    const next = wave.contacts.find(
      (step) => !contacts.some((made) => made.kind === step.kind && made.ordinal === step.ordinal),
    )
    if (next && openMode(next.modes, member) === null) return 'no-way'
    if (contacts.at(-1)?.outcome === 'undeliverable') return 'returned'
    const { lastActivityAt } = history
    if (state.status === 'started' && lastActivityAt !== null && since(lastActivityAt + silentAfter))
      return 'silent'
    return ''
  }
}

/** Is the member to be looked for? Only who takes part and still has something to be asked. */
export function trace(
  design: StudyDesign,
  member: MemberState & { readonly createdAt: number },
  histories: readonly CaseHistory[],
  cases: readonly { readonly final: boolean }[],
  now: number,
): { trace: Trace; since: number | null; lastGood: number | null } {
  const contacts = histories.flatMap((history) => history.contacts)
  const good = histories.flatMap((history) => [
    ...history.contacts
      .filter(({ outcome }) => outcome === 'sent' || outcome === 'reached')
      .map(({ at }) => at),
    history.lastActivityAt ?? 0,
  ])
  const lastGood = Math.max(0, ...good) || null
  const nothing = { trace: '' as const, since: null, lastGood }
  if (!mayContact(member.participation) || cases.every(({ final }) => final) || now < member.createdAt)
    return nothing
  const returned = contacts.filter(
    ({ outcome, mode }) => outcome === 'undeliverable' && !member.reachableBy.includes(kindOfMode(mode)),
  )
  const since = Math.max(0, ...returned.map(({ at }) => at))
  const ways = new Set(design.waves.flatMap((wave) => wave.contacts.flatMap((step) => step.modes)))
  if (openMode([...ways], { ...member, refusedModes: [] }) === null)
    return { trace: 'none', since: since || member.createdAt, lastGood }
  return since > 0 ? { trace: 'returned', since, lastGood } : nothing
}
