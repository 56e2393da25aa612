/**
 * A panel from its first application to the end of its last window, on a moving clock: the registers deliver, the server
 * sends what is due, and simulated people answer over HTTP. Everything goes through the commands and routes of real
 * fieldwork; nothing here writes to the database by itself.
 */
import { uniformInt } from 'pure-rand/distribution/uniformInt'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'
import { drawMember } from '../../surveys/het-eerste-jaar/simulation/index.ts'
import type { Study } from '../../surveys/index.ts'
import type { Channel, Message } from '../channels/channel.ts'
import { publishStudy } from '../commands/publish-study.ts'
import type { Config } from '../config.ts'
import { startOfDay } from '../domain/calendar.ts'
import { realImpure } from '../impure.ts'
import { sealLog } from '../jobs/seal-audit.ts'
import { sendDueContacts } from '../jobs/send-due-contacts.ts'
import { openContext } from '../open-context.ts'
import { listen } from '../serve.ts'
import { type DayOfPeople, moveClock, newClock, readClock } from './messages.ts'
import { startPeople } from './people-thread.ts'
import { daysUntil, deliver, deliveries, firstDay } from './register.ts'

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

export function received(
  message: Message,
  indexOf: ReadonlyMap<string, number>,
): DayOfPeople['contacts'][number] {
  const { memberId, wave, kind, ordinal, body } = message
  const code = /#([0-9A-Z-]+)/.exec(body)?.[1]
  if (!code) throw new Error(`The message ${kind} of ${wave} carries no link.`)
  return { index: indexOf.get(memberId)!, wave, kind, ordinal, code }
}
