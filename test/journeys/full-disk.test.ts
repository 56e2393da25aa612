/** A full disk: who saves is told so in one sentence, nothing is half-written, and with space again all goes on. */
import { asc, eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { answerRevision, audit, sampleCase } from '../../server/database/schema.ts'
import { engines } from '../support/databases.ts'
import { type House, openHouse, type Person, type Reply } from '../support/house.ts'
import { newSmallDisk } from '../support/small-disk.ts'
import { smallStudy } from '../support/small-study.ts'

const people = 6

interface Writer {
  readonly memberId: string
  readonly person: Person
  readonly kept: unknown[]
  version: string
}

async function writersIn(house: House): Promise<Writer[]> {
  const members: string[] = []
  for (let index = 0; index < people; index++) members.push(await house.addMember())
  house.day('2006-04-04')
  await house.tick()
  return Promise.all(
    members.map(async (memberId) => {
      const person = await house.respondent(memberId)
      const { body } = await person.send('POST', '/api/respondent/waves/decision/begin')
      return { memberId, person, kept: [], version: body.instrumentVersionId }
    }),
  )
}

let saves = 0
async function save({ person, kept, version }: Writer): Promise<Reply> {
  saves += 1
  const answers = { remarks: `${saves} ${'x'.repeat(2_000)}` }
  const reply = await person.send('PUT', '/api/respondent/waves/decision/answers', {
    saveId: `save-number-${saves}`,
    revision: kept.length,
    instrumentVersionId: version,
    page: 'health',
    language: 'nl',
    answers,
  })
  if (reply.status === 200) kept.push(answers)
  return reply
}

/** Everyone saves at once, again and again, until some are refused. */
async function saveUntilFull(writers: readonly Writer[]): Promise<Reply[]> {
  for (let round = 0; round < 2_000; round++) {
    const replies = await Promise.all(writers.map(save))
    const refused = replies.filter(({ status }) => status !== 200)
    if (refused.length > 0) return refused
  }
  throw new Error('The disk did not become full.')
}

/** A session is a small row: the last page of its table takes some more of them. */
async function enterUntilRefused(house: House, { memberId }: Writer): Promise<Reply> {
  const code = house.codeOf(memberId)
  for (;;) {
    const reply = await house.stranger().send('POST', '/api/respondent/session', { code })
    if (reply.status !== 204) return reply
  }
}

async function signInUntilRefused(house: House): Promise<Reply> {
  const account = { email: 'researcher@peilmoment.test', password: 'researcher: een lang wachtwoord' }
  for (;;) {
    const reply = await house.stranger().send('POST', '/api/auth/sign-in/email', account)
    if (reply.status !== 200) return reply
  }
}

async function expectWhole({ context }: House, writers: readonly Writer[]): Promise<void> {
  const db = context.store.now
  for (const { memberId, person, kept } of writers) {
    const { body, status } = await person.send('POST', '/api/respondent/waves/decision/begin')
    expect({ status, revision: body.revision, answers: body.answers }).toEqual({
      status: 200,
      revision: kept.length,
      answers: kept.at(-1) ?? {},
    })
    const [found] = await db.select().from(sampleCase).where(eq(sampleCase.memberId, memberId))
    const revisions = await db
      .select()
      .from(answerRevision)
      .where(eq(answerRevision.caseId, found!.id))
      .orderBy(asc(answerRevision.revision))
    expect(revisions.map(({ answers }) => answers)).toEqual(kept)
    const lines = await db
      .select()
      .from(audit)
      .where(eq(audit.subject, `member:${memberId}`))
    expect(lines.filter(({ action }) => action === 'save-answers')).toHaveLength(kept.length)
  }
}

function expectSentence(refused: readonly Reply[]): void {
  for (const reply of refused) {
    expect(reply).toMatchObject({ status: 507, body: { code: 'storage-full' } })
    expect(reply.body.title).toMatch(/^Er kan nu niets worden bewaard: de opslag is vol\./)
    expect(JSON.stringify(reply.body)).not.toMatch(/SQLITE|Postgres|\.ts:|\bat /)
  }
}

describe('a database that may grow no further, on sqlite', () => {
  it('refuses with 507, keeps what was saved, and goes on when there is space again', async () => {
    const house = await openHouse('sqlite')
    const { engine } = house.context.store
    const writers = await writersIn(house)
    await house.staff('researcher')
    await Promise.all(writers.map(save))
    // The limit counts for the connection that writes, and `script` runs on that one.
    const [[pages]] = (await engine.read('pragma page_count', [], false)) as [[number]]
    await engine.script(`pragma max_page_count = ${pages + 10}`)
    expectSentence(await saveUntilFull(writers))
    await expectWhole(house, writers)
    expectSentence([await enterUntilRefused(house, writers[0]!), await signInUntilRefused(house)])
    await engine.script('pragma max_page_count = 1000000')
    for (const reply of await Promise.all(writers.map(save))) expect(reply.status).toBe(200)
    await expectWhole(house, writers)
    expect(house.defects).toEqual([])
    await house.close()
  })
})

describe.each(engines)('a full disk, on %s', (engine) => {
  it('refuses with 507, keeps what was saved, and goes on when there is space again', async ({ skip }) => {
    const disk = await newSmallDisk(engine)
    if (!disk) return skip('This machine lets us mount no small disk.')
    try {
      const house = await openHouse(engine, smallStudy(), disk.databaseUrl)
      const writers = await writersIn(house)
      const staff = await house.staff('researcher')
      await Promise.all(writers.map(save))
      disk.fill()
      expectSentence(await saveUntilFull(writers))
      await expectWhole(house, writers)
      expect((await staff.get('/api/studies/small/fieldwork')).status).toBe(200)
      disk.empty()
      for (const reply of await Promise.all(writers.map(save))) expect(reply.status).toBe(200)
      await expectWhole(house, writers)
      expect(house.defects).toEqual([])
      await house.close()
    } finally {
      await disk.remove()
    }
  })
})
