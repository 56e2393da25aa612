/** A register tells a new date or fact about a member; what it replaces stays in the log. */
import type { Context } from '../context.ts'
import { Problem } from '../problem.ts'
import { findMember, updateKnown } from '../queries/member.ts'

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
    const { design } = await context.published.study(db, member.studyId, member.designHash)
    refuseUnknown(
      events,
      design.events.map(({ name }) => name),
    )
    refuseUnknown(
      facts,
      design.facts.map(({ name }) => name),
    )
    await updateKnown(db, member.id, {
      events: { ...member.events, ...events },
      facts: { ...member.facts, ...facts },
      knownAt: context.clock(),
    })
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
