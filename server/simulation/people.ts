/**
 * The simulated people, in a thread of their own. They know the server as anyone does: by the link in a message and over
 * HTTP. They answer through the questionnaire's own routing.
 */
import { parentPort, workerData } from 'node:worker_threads'
import {
  drawMember,
  intendedAnswers,
  type SimulatedMember,
  type WaveId,
} from '../../surveys/het-eerste-jaar/simulation/index.ts'
import { answerByRoute, compileInstrument, type Instrument } from '../../surveys/instrument/index.ts'
import { type Browser, openBrowser } from './browser.ts'
import { type DayDone, type DayOfPeople, moveClock, type PeopleStart } from './messages.ts'
import { type PlannedVisit, plan } from './visits.ts'

interface Questionnaire {
  readonly instrumentVersionId: string
  readonly variables: Readonly<Record<string, unknown>> & {
    readonly preload: Readonly<Record<string, unknown>>
  }
  readonly today: string
  readonly revision: number
  readonly page: string | null
}

const start = workerData as PeopleStart
const dayLength = 86_400_000
const atOnce = 8

const members = new Map<number, SimulatedMember>()
const instruments = new Map<string, Promise<Instrument>>()
const calendar = new Map<number, PlannedVisit[]>()
const begun = new Set<string>()
let saves = 0

function member(index: number): SimulatedMember {
  let found = members.get(index)
  if (!found) {
    found = drawMember(start.seed, index)
    members.set(index, found)
  }
  return found
}

async function live(day: DayOfPeople): Promise<DayDone> {
  const done = { begun: 0, saved: 0, completed: 0, refused: 0, faults: [] as string[] }
  for (const contact of day.contacts) {
    const wave = contact.wave as WaveId
    const stopped = begun.has(`${contact.index} ${wave}`)
    for (const visit of plan(member(contact.index), { ...contact, wave }, stopped)) {
      const when = day.midnight + visit.inDays * dayLength
      calendar.set(when, [...(calendar.get(when) ?? []), visit])
    }
  }
  const today = (calendar.get(day.midnight) ?? []).sort((a, b) => a.minute - b.minute)
  calendar.delete(day.midnight)
  // The clock moves on an hour when all who came in the hour before are done: nobody's visit takes half a day.
  for (let from = 0; from < today.length; ) {
    const hour = Math.floor(today[from]!.minute / 60)
    const end = today.findIndex((visit) => Math.floor(visit.minute / 60) > hour)
    const to = end === -1 ? today.length : end
    await liveHour(day, today.slice(from, to), done)
    from = to
  }
  return done
}

async function liveHour(day: DayOfPeople, visits: readonly PlannedVisit[], done: Tally): Promise<void> {
  let next = 0
  /** Nobody is in two places at once: who comes twice, comes a second time after the first. */
  const busy = new Map<number, Promise<void>>()
  const walk = async () => {
    for (let visit = visits[next++]; visit; visit = visits[next++]) {
      const { index, wave, minute } = visit
      const coming = (busy.get(index) ?? Promise.resolve()).then(() => pay(visit, done))
      busy.set(
        index,
        coming.catch(() => undefined),
      )
      moveClock(start.clock, day.midnight + minute * 60_000)
      try {
        await coming
      } catch (error) {
        done.faults.push(`member ${index}, ${wave}: ${error instanceof Error ? error.message : error}`)
      }
    }
  }
  await Promise.all(Array.from({ length: atOnce }, walk))
}

type Tally = { -readonly [K in keyof DayDone]: DayDone[K] } & { faults: string[] }

async function pay({ index, wave, code, visit }: PlannedVisit, done: Tally): Promise<void> {
  const browser = openBrowser(start.address)
  await browser.call('POST', '/api/respondent/session', { code })
  const { waves } = await browser.call<{ waves: { id: string; open: boolean }[] }>('GET', '/api/respondent')
  // Closed in the meantime, as it happens to people who wait too long.
  if (!waves.find(({ id }) => id === wave)?.open) return
  if (visit.kind === 'refuse') {
    if (visit.how === 'wave') await browser.call('POST', `/api/respondent/waves/${wave}/refuse`)
    else {
      const change = visit.how === 'withdrawal' ? 'withdraw' : 'ask-no-more-contact'
      await browser.call('POST', '/api/respondent/participation', { change })
    }
    done.refused += 1
    return
  }
  await answer(browser, member(index), wave, visit.until, done)
}

async function answer(
  browser: Browser,
  person: SimulatedMember,
  wave: WaveId,
  until: number | null,
  done: Tally,
): Promise<void> {
  const opened = await browser.call<Questionnaire>('POST', `/api/respondent/waves/${wave}/begin`)
  const key = `${person.index} ${wave}`
  if (!begun.has(key)) done.begun += 1
  begun.add(key)
  const instrument = await load(browser, opened.instrumentVersionId)
  const intended = intendedAnswers(person, wave, opened.variables.preload)
  const context = { today: opened.today, variables: opened.variables }
  const route = answerByRoute(instrument, context, (item) => intended[item.name])
  const { language } = person.identity
  let { revision } = opened
  const from = opened.page === null ? 0 : route.pages.findIndex(({ page }) => page === opened.page) + 1
  for (const [number, { page, answers }] of route.pages.entries()) {
    if (number < from) continue
    if (until !== null && number >= until) return
    saves += 1
    const saved = await browser.call<{ revision: number }>('PUT', `/api/respondent/waves/${wave}/answers`, {
      saveId: `simulated-${saves}`,
      revision,
      instrumentVersionId: opened.instrumentVersionId,
      page,
      language,
      answers,
    })
    revision = saved.revision
    done.saved += 1
  }
  await browser.call('POST', `/api/respondent/waves/${wave}/complete`, { revision, language })
  done.completed += 1
}

/** Each version of a questionnaire is fetched once, as a browser would keep it. */
function load(browser: Browser, version: string): Promise<Instrument> {
  let found = instruments.get(version)
  if (!found) {
    found = browser.call('GET', `/api/instruments/${version}`).then(compileInstrument)
    instruments.set(version, found)
  }
  return found
}

parentPort!.on('message', async (day: DayOfPeople) => {
  parentPort!.postMessage(await live(day))
})
