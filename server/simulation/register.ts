/** What the registers tell of the simulated people, day by day: applications, decisions, ends and returns. */
import type { SimulatedMember } from '../../surveys/het-eerste-jaar/simulation/index.ts'
import type { Study } from '../../surveys/index.ts'
import { addMembers } from '../commands/add-member.ts'
import { recordRegister } from '../commands/record-register.ts'
import type { Context } from '../context.ts'
import { addDays } from '../domain/calendar.ts'

export const firstDay = '2006-03-01'

/** The days of the study up to and with the last. */
export function daysUntil(last: string): string[] {
  const days: string[] = []
  for (let day = firstDay; day <= last; day = addDays(day, 1)) days.push(day)
  return days
}

export interface Delivery {
  readonly member: SimulatedMember
  readonly news: 'applied' | 'decided' | 'ended' | 'returned'
}

/** What the registers tell on each day. */
export function deliveries(population: readonly SimulatedMember[]): Map<string, Delivery[]> {
  const byDay = new Map<string, Delivery[]>()
  const add = (day: string | undefined, delivery: Delivery) => {
    if (day === undefined) return
    const list = byDay.get(day)
    if (list) list.push(delivery)
    else byDay.set(day, [delivery])
  }
  for (const member of population) {
    add(member.events.application, { member, news: 'applied' })
    add(member.events.decision, { member, news: 'decided' })
    add(member.events.benefitEnd, { member, news: 'ended' })
    add(member.events.benefitReturn, { member, news: 'returned' })
  }
  return byDay
}

/** Brings today's news into the panel; pseudonyms of new members are added to both maps. */
export async function deliver(
  context: Context,
  study: Study,
  today: readonly Delivery[],
  idOf: Map<number, string>,
  indexOf: Map<string, number>,
): Promise<void> {
  const applied = today.filter(({ news }) => news === 'applied').map(({ member }) => member)
  if (applied.length > 0) {
    const ids = await addMembers(
      context,
      'register',
      applied.map(({ identity, facts: { granted: _, ...facts }, events }) => ({
        studyId: study.design.id,
        language: identity.language,
        events: { application: events.application! },
        facts,
        name: identity.name,
        email: identity.email,
        phone: null,
        address: { street: 'Voorbeeldstraat 1', postcode: '1234 AB', city: 'Voorbeeldstad', country: null },
      })),
    )
    for (const [position, { index }] of applied.entries()) {
      idOf.set(index, ids[position]!)
      indexOf.set(ids[position]!, index)
    }
  }
  for (const { member, news } of today) {
    const memberId = idOf.get(member.index)!
    const { decision, benefitEnd, benefitReturn } = member.events
    if (news === 'decided') {
      const facts = { granted: member.facts.granted! }
      await recordRegister(context, 'register', { memberId, events: { decision: decision! }, facts })
    }
    if (news === 'ended') {
      await recordRegister(context, 'register', { memberId, events: { benefitEnd: benefitEnd! } })
    }
    if (news === 'returned') {
      await recordRegister(context, 'register', { memberId, events: { benefitReturn: benefitReturn! } })
    }
  }
}
