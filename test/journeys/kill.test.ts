/**
 * `kill -9` during a storm of saves: what was acknowledged is there, whole and in order; what was not is there whole or
 * not at all; and everyone goes on where they were. On the real server, in a process of its own.
 */
import { asc } from 'drizzle-orm'
import { afterEach, describe, expect, it } from 'vitest'
import { addMembers } from '../../server/commands/add-member.ts'
import { beginCase } from '../../server/commands/begin-case.ts'
import { enter } from '../../server/commands/enter.ts'
import { publishStudy } from '../../server/commands/publish-study.ts'
import { answerRevision, audit, response, sampleCase } from '../../server/database/schema.ts'
import { addDays } from '../../server/domain/calendar.ts'
import { openContext } from '../../server/open-context.ts'
import { findPerson } from '../../server/queries/vault.ts'
import { engines, newDatabaseUrl } from '../support/databases.ts'
import { newPlace, type Place, type RunningServer, run, startServer } from '../support/program.ts'
import { smallStudy } from '../support/small-study.ts'

const people = 24
const rounds = 2
/** Saves that are acknowledged before the server is killed. */
const savesBefore = 150

interface Save {
  readonly saveId: string
  readonly revision: number
  readonly instrumentVersionId: string
  readonly page: 'search'
  readonly language: 'nl'
  readonly answers: { readonly searching: 'yes'; readonly searchHours: number }
}

interface Respondent {
  readonly memberId: string
  readonly code: string
  readonly cookie: string
  /** By revision, what the server said it had kept. */
  readonly acknowledged: Map<number, Save>
  /** Sent, and never answered. */
  readonly unanswered: Save[]
}

describe.each(engines)('a server that is killed during a storm of saves, on %s', (engine) => {
  let server: RunningServer | undefined
  afterEach(async () => {
    await server?.end('SIGKILL')
    server = undefined
  })

  it('has lost no save that it acknowledged and keeps no half save', async () => {
    const place = newPlace(await newDatabaseUrl(engine))
    const respondents = await prepare(place)
    let running = await startServer(place)
    server = running
    for (let round = 0; round < rounds; round++) {
      await storm(running, respondents, round)
      // The server was killed in the middle of its work, not beside it.
      expect(respondents.flatMap(({ unanswered }) => unanswered)).not.toEqual([])
      running = await startServer(place)
      server = running
      await check(place, respondents)
      // Their pages send again what was not answered: kept or not, it now stands there once.
      for (const respondent of respondents) await sendAgain(running, respondent)
      await check(place, respondents)
    }
    await handIn(running, respondents[0]!)
    await check(place, respondents)
    await running.end('SIGTERM')
    expect(running.error()).not.toMatch(/defect|failed/)
    const log = await run(place, ['audit'])
    expect(log).toMatchObject({ code: 0, out: expect.stringMatching(/^The log holds/) })
  }, 120_000)
})

function open(place: Place) {
  const { PEILMOMENT_DATABASE: databaseUrl = '', PEILMOMENT_PUBLIC_URL: publicUrl = '' } = place.env
  return openContext(
    {
      host: '127.0.0.1',
      port: 0,
      databaseUrl,
      publicUrl,
      secrets: place.secrets,
      clientFolder: null,
      attemptsPerMinute: 20,
    },
    { channels: {} },
  )
}

/** A study in the field, and people who have entered and begun the questionnaire that is open today. */
async function prepare(place: Place): Promise<Respondent[]> {
  const context = await open(place)
  const today = new Date(context.clock()).toISOString().slice(0, 10)
  const member = {
    studyId: 'small',
    language: 'nl',
    events: { application: addDays(today, -30), decision: addDays(today, -5) },
    facts: { benefit: 'WW', granted: 'yes' },
    name: 'Fatima el Amrani',
    email: null,
    phone: null,
    address: null,
  } as const
  try {
    await publishStudy(context, 'cli', smallStudy(), { simulated: false })
    const ids = await addMembers(context, 'cli', Array(people).fill(member))
    const respondents: Respondent[] = []
    for (const memberId of ids) {
      const person = await findPerson(context.store.now, memberId)
      const code = context.vault.open(person!.code, `vault_person:${memberId}:code`)
      const { token } = await enter(context, code)
      await beginCase(context, memberId, 'decision')
      const cookie = `peilmoment_respondent=${token}`
      respondents.push({ memberId, code, cookie, acknowledged: new Map(), unanswered: [] })
    }
    return respondents
  } finally {
    await context.store.close()
  }
}

async function call(
  server: RunningServer,
  method: string,
  path: string,
  cookie: string,
  body?: unknown,
): Promise<{ status: number; body: Record<string, unknown>; cookie: string }> {
  const reply = await fetch(server.address + path, {
    method,
    headers: { cookie, ...(body !== undefined && { 'content-type': 'application/json' }) },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  const text = await reply.text()
  const set = reply.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  return { status: reply.status, body: text ? JSON.parse(text) : {}, cookie: set }
}

const begin = (server: RunningServer, cookie: string) =>
  call(server, 'POST', '/api/respondent/waves/decision/begin', cookie)
const put = (server: RunningServer, cookie: string, save: Save) =>
  call(server, 'PUT', '/api/respondent/waves/decision/answers', cookie, save)

/** Everyone saves as fast as they are answered, each in two tabs, until the server is gone. */
async function storm(server: RunningServer, respondents: readonly Respondent[], round: number) {
  let acknowledged = 0
  let killed: Promise<void> | undefined
  async function tab(respondent: Respondent, opened: Record<string, unknown>, number: number) {
    const { acknowledged: kept, unanswered, memberId, cookie } = respondent
    let revision = opened.revision as number
    for (let turn = 0; ; turn++) {
      const save: Save = {
        saveId: `${memberId.slice(-16)}-${round}-${number}-${turn}`,
        revision,
        instrumentVersionId: opened.instrumentVersionId as string,
        page: 'search',
        language: 'nl',
        answers: { searching: 'yes', searchHours: (turn * 2 + number) % 80 },
      }
      let reply: Awaited<ReturnType<typeof put>>
      try {
        reply = await put(server, cookie, save)
      } catch {
        unanswered.push(save)
        return
      }
      // A second tab that comes too late gets the newer answers and goes on from there.
      if (reply.status !== 200 && reply.body.code !== 'newer-answers') {
        throw new Error(`A save was refused: ${JSON.stringify(reply.body)}`)
      }
      revision = reply.body.revision as number
      if (reply.status !== 200) continue
      if (kept.has(revision)) throw new Error(`Revision ${revision} was given out twice.`)
      kept.set(revision, save)
      acknowledged += 1
      if (acknowledged >= savesBefore) killed ??= server.end('SIGKILL')
    }
  }
  const opened = await Promise.all(respondents.map(({ cookie }) => begin(server, cookie)))
  await Promise.all(
    respondents.flatMap((respondent, index) =>
      [0, 1].map((number) => tab(respondent, opened[index]!.body, number)),
    ),
  )
  await killed
}

/** Saves what the killed server did not answer, as the page does: with the same number. */
async function sendAgain(server: RunningServer, respondent: Respondent): Promise<void> {
  for (const save of respondent.unanswered.splice(0)) {
    const first = await put(server, respondent.cookie, save)
    let revision = first.body.revision as number
    if (first.status !== 200) {
      expect(first.body.code).toBe('newer-answers')
      const second = await put(server, respondent.cookie, { ...save, revision })
      expect(second.status).toBe(200)
      revision = second.body.revision as number
    }
    respondent.acknowledged.set(revision, save)
  }
}

async function handIn(server: RunningServer, respondent: Respondent): Promise<void> {
  // Who comes back days later has no session any more, and enters with the code of the letter.
  const entered = await call(server, 'POST', '/api/respondent/session', '', { code: respondent.code })
  expect(entered.status).toBe(204)
  const { body } = await begin(server, entered.cookie)
  const newest = respondent.acknowledged.get(body.revision as number)
  expect(body.answers).toEqual(newest?.answers)
  const done = await call(server, 'POST', '/api/respondent/waves/decision/complete', entered.cookie, {
    revision: body.revision,
    language: 'nl',
  })
  expect(done.status).toBe(200)
}

/** Looks at the rows themselves. */
async function check(place: Place, respondents: readonly Respondent[]): Promise<void> {
  const context = await open(place)
  try {
    const { cases, revisions, lines, responses } = await context.store.snapshot(async (db) => ({
      cases: await db.select().from(sampleCase),
      revisions: await db.select().from(answerRevision).orderBy(asc(answerRevision.revision)),
      lines: await db.select().from(audit),
      responses: await db.select().from(response),
    }))
    expect(cases).toHaveLength(people)
    for (const { memberId, acknowledged } of respondents) {
      const found = cases.find((candidate) => candidate.memberId === memberId)!
      const own = revisions.filter(({ caseId }) => caseId === found.id)
      // Contiguous, and the case stands at the newest.
      expect(own.map(({ revision }) => revision)).toEqual(own.map((_, index) => index + 1))
      expect(found.revision).toBe(own.length)
      expect(found.lastActivityAt).toBeGreaterThanOrEqual(own.at(-1)?.savedAt ?? 0)
      // Each with its line in the log, and no line without.
      const logged = lines
        .filter(({ action, subject }) => action === 'save-answers' && subject === `member:${memberId}`)
        .flatMap(({ detail }) => (detail?.revision === undefined ? [] : [detail.revision as number]))
      expect(logged.sort((a, b) => a - b)).toEqual(own.map(({ revision }) => revision))
      // What was acknowledged is what stands there.
      for (const [revision, save] of acknowledged) {
        expect(own[revision - 1]).toMatchObject({ saveId: save.saveId, answers: save.answers })
      }
      expect(new Set(own.map(({ saveId }) => saveId)).size).toBe(own.length)
      expect(responses.filter((row) => row.memberId === memberId)).toHaveLength(found.completedAt ? 1 : 0)
    }
    if (context.store.engine.name === 'sqlite') {
      expect(await context.store.engine.read('pragma integrity_check', [], false)).toEqual([['ok']])
    }
  } finally {
    await context.store.close()
  }
}
