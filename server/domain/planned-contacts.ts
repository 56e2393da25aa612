/**
 * What will go out if nothing happens: each contact on the first moment that it may, by the way that is open now. And what
 * another date or another protocol would change in that.
 */
import type { ContactMode, StudyDesign, WaveDesign } from '../../surveys/design.ts'
import { type Day, dayAt } from './calendar.ts'
import { isOpen } from './contact-outcome.ts'
import { type CaseHistory, type ContactMade, caseState, type MemberState, nothingYet } from './sample-case.ts'
import { nextContacts } from './schedule.ts'
import { nextSendingMoment } from './sending-hours.ts'

export interface PlannedContact {
  readonly wave: string
  readonly kind: 'invitation' | 'reminder'
  readonly ordinal: number
  readonly mode: ContactMode
  readonly day: Day
}

/** In the order of waves and steps, up to a moment. */
export function plannedContacts(
  design: StudyDesign,
  member: MemberState,
  cases: Readonly<Record<string, CaseHistory>>,
  now: number,
  until: number,
): PlannedContact[] {
  return design.waves.flatMap((wave) =>
    plannedInWave(design, wave, member, cases[wave.id] ?? nothingYet, now, until),
  )
}

function plannedInWave(
  design: StudyDesign,
  wave: WaveDesign,
  member: MemberState,
  before: CaseHistory,
  now: number,
  until: number,
): PlannedContact[] {
  const planned: PlannedContact[] = []
  const alone = { ...design, waves: [wave] }
  // What is underway is taken to arrive today.
  let contacts: readonly ContactMade[] = before.contacts.map((made) =>
    isOpen(made.outcome) ? { ...made, outcome: 'sent', outcomeAt: now } : made,
  )
  for (let at = now; planned.length < wave.contacts.length; ) {
    const history = { ...before, contacts }
    const [next] = nextContacts(alone, member, { [wave.id]: history })
    if (!next) break
    at = nextSendingMoment(design.sending, design.timeZone, Math.max(next.dueAt, at))
    if (at > until || !caseState(design, wave, member, history, at).open) break
    const { kind, ordinal } = next.step
    planned.push({ wave: wave.id, kind, ordinal, mode: next.mode, day: dayAt(at, design.timeZone) })
    const made = { kind, ordinal, at, mode: next.mode, outcome: 'sent', outcomeAt: at } as const
    contacts = [...contacts.filter((one) => one.kind !== kind || one.ordinal !== ordinal), made]
  }
  return planned
}

/** A contact as it was planned and as it would be; null where there is none. */
export interface Difference {
  readonly wave: string
  readonly kind: string
  readonly ordinal: number
  readonly before: Pick<PlannedContact, 'day' | 'mode'> | null
  readonly after: Pick<PlannedContact, 'day' | 'mode'> | null
}

/** Every contact of either plan, side by side. */
export function comparePlans(
  before: readonly PlannedContact[],
  after: readonly PlannedContact[],
): Difference[] {
  const same = (a: PlannedContact) => (b: PlannedContact) =>
    a.wave === b.wave && a.kind === b.kind && a.ordinal === b.ordinal
  const only = (planned: PlannedContact | undefined) =>
    planned ? { day: planned.day, mode: planned.mode } : null
  const key = ({ wave, kind, ordinal }: PlannedContact) => ({ wave, kind, ordinal })
  return [
    ...before.map((one) => ({ ...key(one), before: only(one), after: only(after.find(same(one))) })),
    ...after
      .filter((one) => !before.some(same(one)))
      .map((one) => ({ ...key(one), before: null, after: only(one) })),
  ]
}

/** How many contacts go out by day, wave, step and way. */
export class PlanCount {
  readonly #counts = new Map<string, { before: number; after: number }>()

  add(side: 'before' | 'after', planned: readonly PlannedContact[]): void {
    for (const { day, wave, kind, ordinal, mode } of planned) {
      const key = JSON.stringify([day, wave, kind, ordinal, mode])
      const count = this.#counts.get(key) ?? { before: 0, after: 0 }
      count[side] += 1
      this.#counts.set(key, count)
    }
  }

  /** By day; only what differs, unless `all`. */
  rows(all = false): PlanRow[] {
    return [...this.#counts]
      .map(([key, count]) => {
        const [day, wave, kind, ordinal, mode] = JSON.parse(key) as [Day, string, string, number, ContactMode]
        return { day, wave, kind, ordinal, mode, ...count }
      })
      .filter(({ before, after }) => all || before !== after)
      .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.wave < b.wave ? -1 : 1))
  }
}

export interface PlanRow {
  readonly day: Day
  readonly wave: string
  readonly kind: string
  readonly ordinal: number
  readonly mode: ContactMode
  readonly before: number
  readonly after: number
}
