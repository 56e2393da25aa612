/** A researcher corrects what is known of a member's dates and facts, and says why; first it is shown what that changes. */
import type { Context } from '../context.ts'
import type { Db } from '../database/store.ts'
import { comparePlans, type Difference, plannedContacts } from '../domain/planned-contacts.ts'
import { withWaysOut } from '../domain/ways-out.ts'
import { Problem } from '../problem.ts'
import { findMember, type Member, updateKnown } from '../queries/member.ts'
import { listCasesOfMember } from '../queries/sample-case.ts'

/** New values by name; null: not known after all. */
export interface DateChange {
  readonly events: Readonly<Record<string, string | null>>
  readonly facts: Readonly<Record<string, string | null>>
}

export interface DatesPreview {
  readonly contacts: readonly Difference[]
  /** Contacts that went out already: those stay as they are. */
  readonly made: number
}

/** As far as is looked ahead: beyond the last window of anyone. */
const horizon = 3 * 366 * 86_400_000

export function previewDates(
  context: Context,
  studyId: string,
  memberId: string,
  change: DateChange,
): Promise<DatesPreview> {
  return context.store.snapshot(async (db) => {
    const { member, after } = await changed(context, db, studyId, memberId, change)
    const { design: whole } = await context.published.study(db, studyId)
    const design = withWaysOut(whole, context.channels)
    const cases = await listCasesOfMember(db, memberId)
    const now = context.clock()
    const plan = (known: Member) => plannedContacts(design, known, cases, now, now + horizon)
    const made = Object.values(cases).reduce((sum, { contacts }) => sum + contacts.length, 0)
    return { contacts: comparePlans(plan(member), plan({ ...member, ...after })), made }
  })
}

export function changeDates(
  context: Context,
  actor: string,
  studyId: string,
  memberId: string,
  change: DateChange,
  reason: string,
): Promise<void> {
  const entry = { actor, action: 'change-dates', subject: `member:${memberId}` }
  return context.store.write(entry, async (db, note) => {
    const { member, after } = await changed(context, db, studyId, memberId, change)
    await updateKnown(db, memberId, { ...after, knownAt: context.clock() })
    const names = Object.keys(change.events)
    const before = Object.fromEntries(names.map((name) => [name, member.events[name] ?? null]))
    note({ events: change.events, before, facts: Object.keys(change.facts), reason })
  })
}

async function changed(context: Context, db: Db, studyId: string, memberId: string, change: DateChange) {
  const member = await findMember(db, memberId)
  if (!member || member.studyId !== studyId) throw new Problem('not-found')
  const { design } = await context.published.study(db, studyId, member.designHash)
  const unknown = [
    ...Object.keys(change.events).filter((name) => !design.events.some((event) => event.name === name)),
    ...Object.entries(change.facts)
      .filter(([name, value]) => {
        const fact = design.facts.find((candidate) => candidate.name === name)
        return !fact || (value !== null && fact.values && !fact.values.some((known) => known.value === value))
      })
      .map(([name]) => name),
  ]
  if (unknown.length > 0) throw new Problem('invalid-body', { unknown })
  const after = {
    events: merged(member.events, change.events),
    facts: merged(member.facts, change.facts),
  }
  return { member, after }
}

function merged(known: Readonly<Record<string, string>>, change: Readonly<Record<string, string | null>>) {
  return Object.fromEntries(
    Object.entries({ ...known, ...change }).filter((entry): entry is [string, string] => entry[1] !== null),
  )
}
