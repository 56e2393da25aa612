/**
 * A year of fieldwork as it will be: registers deliver, two server processes on one PostgreSQL send through a real mail server,
 * one of them is killed at random, a researcher has letters posted and makes calls, and simulated people answer over HTTP.
 */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'
import { addStaff } from '../../../server/commands/add-staff.ts'
import { publishStudy } from '../../../server/commands/publish-study.ts'
import { readConfig } from '../../../server/config.ts'
import type { Context } from '../../../server/context.ts'
import { startOfDay } from '../../../server/domain/calendar.ts'
import { realImpure } from '../../../server/impure.ts'
import { openContext } from '../../../server/open-context.ts'
import { listen } from '../../../server/serve.ts'
import { type DayOfPeople, moveClock, newClock, readClock } from '../../../server/simulation/messages.ts'
import { startPeople } from '../../../server/simulation/people-thread.ts'
import { daysUntil, deliver, deliveries, firstDay } from '../../../server/simulation/register.ts'
import { drawMember } from '../../../surveys/het-eerste-jaar/simulation/index.ts'
import { studies } from '../../../surveys/index.ts'
import { newPlace } from '../../support/program.ts'
import { type MailServer, startMailServer } from './mail-server.ts'
import { countUnsettled, isQuiet, lettersOf, ownerOf } from './read.ts'
import { makeCalls, postLetters, resolveUnknown, signIn } from './researcher.ts'
import { startWorkers } from './workers.ts'

export interface YearOptions {
  readonly databaseUrl: string
  readonly members: number
  readonly seed: number
  readonly until: string
  /** Chance that a worker is killed, on a day with mail. */
  readonly killing: number
  /** It is killed within so many milliseconds of its beginning to work. */
  readonly killWithin: number
  /** Milliseconds that each mail takes. */
  readonly slowMail: number
  readonly onDay?: (day: string, totals: YearTotals) => void
}

export interface YearTotals {
  readonly killed: number
  readonly mails: number
  readonly letters: number
  readonly calls: number
  /** Contacts of which nobody could tell whether they went out, and what the mail server's log said. */
  readonly unknownWent: number
  readonly unknownNot: number
  readonly completed: number
}

export interface WaveRates {
  readonly id: string
  readonly parts: readonly {
    readonly n: number
    readonly codes: readonly { readonly code: string; readonly n: number }[]
    readonly rates: Readonly<Record<string, { readonly estimate: number | null }>>
  }[]
}

export interface Year {
  readonly context: Context
  readonly mail: MailServer
  readonly totals: YearTotals
  /** What the page with the rates shows at the end. */
  readonly rates: readonly WaveRates[]
  close(): Promise<void>
}

const study = studies['het-eerste-jaar']!
const hour = 3_600_000

export async function liveYear(options: YearOptions): Promise<Year> {
  const { seed, databaseUrl, members } = options
  const { id, timeZone } = study.design
  const place = newPlace(databaseUrl)
  const bounceFolder = join(mkdtempSync(join(tmpdir(), 'peilmoment-year-')), 'bounces')
  const weather = { unknown: 0.03, bounces: 0.03, busy: 0.05, slow: options.slowMail, bounceFolder }
  const mail = await startMailServer(weather)
  const env = {
    ...place.env,
    PEILMOMENT_SMTP_URL: mail.url,
    PEILMOMENT_SMTP_TLS: 'optional',
    PEILMOMENT_MAIL_FROM: 'Onderzoek <onderzoek@peilmoment.test>',
    PEILMOMENT_BOUNCE_ADDRESS: 'bounce@peilmoment.test',
    PEILMOMENT_BOUNCE_FOLDER: bounceFolder,
  }
  const clock = newClock(startOfDay(firstDay, timeZone))
  const config = readConfig({ ...env, PEILMOMENT_PORT: '0' })
  const context = await openContext(
    { ...config, clientFolder: null, attemptsPerMinute: Number.MAX_SAFE_INTEGER },
    {
      impure: realImpure(() => {
        moveClock(clock, readClock(clock) + 20)
        return readClock(clock)
      }),
      channels: {},
    },
  )
  const running = await listen(context)
  const people = startPeople({ address: running.address, study: id, seed, clock })
  const generator = xoroshiro128plus(seed)
  const chance = () => uniformFloat64(generator)
  await publishStudy(context, 'simulation', study, { simulated: true })
  const workers = await startWorkers(env)
  const account = { email: 'researcher@peilmoment.test', password: 'een lang wachtwoord voor een jaar' }
  await addStaff(context, { name: 'Onderzoeker', role: 'researcher', ...account })
  const totals = { mails: 0, letters: 0, calls: 0, unknownWent: 0, unknownNot: 0, completed: 0 }
  const now = () => ({ ...totals, killed: workers.killed() })

  async function liveDay(day: string, today: Parameters<typeof deliver>[2]): Promise<void> {
    const midnight = startOfDay(day, timeZone)
    moveClock(clock, midnight + 6 * hour)
    await deliver(context, study, today, idOf, indexOf)
    // Most days nothing is due, nothing waits and no register tells anything: then only people live.
    const idle = today.length === 0 && (await isQuiet(context, midnight + 24 * hour))
    const contacts = idle ? [] : await work(midnight)
    const lived = await people.live({ midnight, contacts })
    if (lived.faults.length > 0) throw new Error(lived.faults.join('\n'))
    totals.completed += lived.completed
  }

  /** What the servers and the researcher do on a day; gives what came to people. */
  async function work(midnight: number): Promise<DayOfPeople['contacts']> {
    const kill = chance() < options.killing ? chance() * options.killWithin : null
    // More looks when something is unsettled: far enough apart for a claim without an answer to be noticed, and for mail to be
    // tried again.
    for (const [look, at] of [9.5, 10, 10.5].entries()) {
      if (look > 0 && (await countUnsettled(context)) === 0) break
      await workers.tick(midnight + at * hour, look === 0 ? kill : null)
      moveClock(clock, midnight + (at + 0.1) * hour)
      const { went, not } = await resolveUnknown(researcher, id, mail)
      totals.unknownWent += went
      totals.unknownNot += not
    }
    const contacts: DayOfPeople['contacts'][number][] = []
    for (const run of await postLetters(researcher, id)) {
      for (const letter of await lettersOf(context, run)) {
        contacts.push({ ...letter, index: indexOf.get(letter.memberId)! })
        totals.letters += 1
      }
    }
    for (const message of mail.fresh()) {
      const owner = await ownerOf(context, message.id)
      contacts.push({ ...owner, code: message.code, index: indexOf.get(owner.memberId)! })
      totals.mails += 1
    }
    totals.calls += await makeCalls(researcher, id, chance)
    return contacts
  }

  const idOf = new Map<number, string>()
  const indexOf = new Map<string, number>()
  const register = deliveries(Array.from({ length: members }, (_, index) => drawMember(seed, index)))
  let rates: readonly WaveRates[] = []
  let researcher = await signIn(running.address, account)
  try {
    for (const [number, day] of daysUntil(options.until).entries()) {
      // Who works here signs in each week.
      if (number % 7 === 0) researcher = await signIn(running.address, account)
      await liveDay(day, register.get(day) ?? [])
      options.onDay?.(day, now())
    }
    await workers.tick(readClock(clock) + hour, null)
    moveClock(clock, readClock(clock) + 2 * hour)
    rates = (await researcher.get<{ waves: readonly WaveRates[] }>(`/api/studies/${id}/rates`)).waves
  } finally {
    await people.stop()
    await workers.stop()
    await running.stop()
    await mail.stop()
  }
  return { context, mail, totals: now(), rates, close: () => context.store.close() }
}
