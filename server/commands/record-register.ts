/** A register tells a new date or fact about a member; what it replaces stays in the log. */
import type { Context } from '../context.ts'
import { Problem } from '../problem.ts'
import { findMember, putEvent, putFact } from '../queries/member.ts'

export interface RegisterNews {
  readonly memberId: string
  readonly events?: Readonly<Record<string, string>>
  readonly facts?: Readonly<Record<string, string>>
}

export function recordRegister(context: Context, actor: string, news: RegisterNews): Promise<void> {
  const entry = { actor, action: 'record-register', subject: `member:${news.memberId}` }
  return context.store.write(entry, async (db, note) => {
    const member = await findMember(db, news.memberId)
    if (!member) throw new Problem('not-found')
    const { events = {}, facts = {} } = news
    const { design } = await context.published.study(db, member.studyId)
    refuseUnknown(
      events,
      design.events.map(({ name }) => name),
    )
    refuseUnknown(
      facts,
      design.facts.map(({ name }) => name),
    )
    const recordedAt = context.clock()
    for (const [event, day] of Object.entries(events)) {
      await putEvent(db, { memberId: member.id, event, day, recordedAt })
    }
    for (const [name, value] of Object.entries(facts)) {
      await putFact(db, { memberId: member.id, name, value, recordedAt })
    }
    note({ events, facts: Object.keys(facts), before: pick(member.events, Object.keys(events)) })
  })
}

function refuseUnknown(given: Readonly<Record<string, string>>, known: readonly string[]): void {
  const unknown = Object.keys(given).filter((name) => !known.includes(name))
  if (unknown.length > 0) throw new Problem('invalid-body', { unknown })
}

function pick(values: Readonly<Record<string, string>>, names: readonly string[]) {
  return Object.fromEntries(names.filter((name) => name in values).map((name) => [name, values[name]]))
}
