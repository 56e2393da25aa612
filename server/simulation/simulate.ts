/**
 * A panel from its first application to the end of its last window, on a moving clock: the registers deliver, the server
 * sends what is due, and simulated people answer over HTTP. Everything goes through the commands and routes of real
 * fieldwork; nothing here writes to the database by itself.
 */
import { Worker } from 'node:worker_threads'
import { uniformInt } from 'pure-rand/distribution/uniformInt'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'
import { drawMember, type SimulatedMember } from '../../surveys/het-eerste-jaar/simulation/index.ts'
import type { Study } from '../../surveys/index.ts'
import type { Channel, Message } from '../channels/channel.ts'
import { addMembers } from '../commands/add-member.ts'
import { publishStudy } from '../commands/publish-study.ts'
import { recordRegister } from '../commands/record-register.ts'
import type { Config } from '../config.ts'
import type { Context } from '../context.ts'
import { addDays, startOfDay } from '../domain/calendar.ts'
import { realImpure } from '../impure.ts'
import { sealLog } from '../jobs/seal-audit.ts'
import { sendDueContacts } from '../jobs/send-due-contacts.ts'
import { openContext } from '../open-context.ts'
import { listen } from '../serve.ts'
import {
  type DayDone,
  type DayOfPeople,
  moveClock,
  newClock,
  type PeopleStart,
  readClock,
} from './messages.ts'

export interface SimulationOptions {
  readonly study: Study
  readonly members: number
  readonly seed: number
  /** The last day that is lived through. */
  readonly until: string
  readonly onDay: (progress: SimulationProgress) => void
}

export interface SimulationProgress {
  readonly day: string
  readonly share: number
  readonly sent: number
  readonly saved: number
  readonly completed: number
}

export interface Simulated extends SimulationProgress {
  readonly refused: number
  readonly begun: number
}

const firstDay = '2006-03-01'

/** Within the hours of any study that sends in the daytime. */
const sendingHour = 9.5

/** Ends with the clock on the evening of the last day. Throws when anything was refused that should not be. */
export async function simulate(config: Config, options: SimulationOptions): Promise<Simulated> {
  const { study, seed } = options
  const { timeZone } = study.design
  const clock = newClock(startOfDay(firstDay, timeZone))
  const outbox: Message[] = []
  const collect: Channel = { send: async (message) => void outbox.push(message) }
  const context = await openContext(config, {
    // Every look at the clock moves it a little, so that no two things happen at the same moment.
    impure: realImpure(() => {
      moveClock(clock, readClock(clock) + 20)
      return readClock(clock)
    }, seededBytes(seed)),
    channels: { letter: collect, email: collect },
  })
  const running = await listen(context)
  const people = startPeople({ address: running.address, study: study.design.id, seed, clock })
  try {
    await publishStudy(context, 'simulation', study, { simulated: true })
    const population = Array.from({ length: options.members }, (_, index) => drawMember(seed, index))
    const register = deliveries(population)
    const idOf = new Map<number, string>()
    const indexOf = new Map<string, number>()
    let totals = { sent: 0, saved: 0, completed: 0, refused: 0, begun: 0 }
    const days = daysUntil(options.until)
    for (const [number, day] of days.entries()) {
      // The registers deliver early, and sending begins at nine.
      moveClock(clock, startOfDay(day, timeZone) + 6 * 3_600_000)
      await deliver(context, study, register.get(day) ?? [], idOf, indexOf)
      moveClock(clock, startOfDay(day, timeZone) + sendingHour * 3_600_000)
      await sendDueContacts(context)
      const contacts = outbox.splice(0).map((message) => received(message, indexOf))
      const lived = await people.live({ midnight: startOfDay(day, timeZone), contacts })
      if (lived.faults.length > 0) throw new Error(`The simulation was refused:\n${lived.faults.join('\n')}`)
      totals = {
        sent: totals.sent + contacts.length,
        saved: totals.saved + lived.saved,
        completed: totals.completed + lived.completed,
        refused: totals.refused + lived.refused,
        begun: totals.begun + lived.begun,
      }
      if (number % 7 === 6) await sealLog(context)
      options.onDay({ day, share: (number + 1) / days.length, ...totals })
    }
    while ((await sealLog(context)) > 0);
    return { day: options.until, share: 1, ...totals }
  } finally {
    await people.stop()
    await running.stop()
    await context.store.close()
  }
}

/** Chance from the seed, so that pseudonyms and codes come out the same again. Never used outside a simulation. */
function seededBytes(seed: number): (length: number) => Uint8Array {
  const generator = xoroshiro128plus(seed)
  return (length) => Uint8Array.from({ length }, () => uniformInt(generator, 0, 255))
}

interface Delivery {
  readonly member: SimulatedMember
  readonly news: 'applied' | 'decided' | 'ended' | 'returned'
}

/** What the registers tell on each day. */
function deliveries(population: readonly SimulatedMember[]): Map<string, Delivery[]> {
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

async function deliver(
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

function received(message: Message, indexOf: ReadonlyMap<string, number>): DayOfPeople['contacts'][number] {
  const { memberId, wave, kind, ordinal, body } = message
  const code = /#([0-9A-Z-]+)/.exec(body)?.[1]
  if (!code) throw new Error(`The message ${kind} of ${wave} carries no link.`)
  return { index: indexOf.get(memberId)!, wave, kind, ordinal, code }
}

function daysUntil(last: string): string[] {
  const days: string[] = []
  for (let day = firstDay; day <= last; day = addDays(day, 1)) days.push(day)
  return days
}

function startPeople(start: PeopleStart) {
  const worker = new Worker(new URL('./people.mjs', import.meta.url), { workerData: start })
  return {
    live: (day: DayOfPeople) =>
      new Promise<DayDone>((resolve, reject) => {
        worker.once('error', reject)
        worker.once('message', (done: DayDone) => {
          worker.off('error', reject)
          resolve(done)
        })
        worker.postMessage(day)
      }),
    stop: () => worker.terminate(),
  }
}
