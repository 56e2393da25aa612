/** What the server says to what it should not be sent; each time one sentence, and nothing is kept of it. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { publishStudy } from '../../server/commands/publish-study.ts'
import { answerRevision, audit, instrumentVersion, study } from '../../server/database/schema.ts'
import { listen } from '../../server/serve.ts'
import { engines } from '../support/databases.ts'
import { type House, openHouse, type Person, type Reply } from '../support/house.ts'
import { smallStudy } from '../support/small-study.ts'

const answersPath = '/api/respondent/waves/decision/answers'

function expectRefusal({ status, body }: Reply, expected: number, code: string): void {
  expect({ status, code: body.code, own: body.status }).toEqual({ status: expected, code, own: expected })
  expect(body.title).toMatch(/^[A-Z].*[.:]/)
  expect(JSON.stringify(body)).not.toMatch(/\bat \w|\.ts:|Error|node_modules|SQLITE|select |insert /)
}

describe.each(engines)('bad input, on %s', (engine) => {
  let house: House
  let fatima: string
  let person: Person
  let version: string

  beforeEach(async () => {
    house = await openHouse(engine)
    fatima = await house.addMember()
    house.day('2006-04-04')
    await house.tick()
    person = await house.respondent(fatima)
    version = (await begin()).body.instrumentVersionId
  })
  afterEach(() => house.close())

  const begin = () => person.send('POST', '/api/respondent/waves/decision/begin')
  const page = (rest: Record<string, unknown> = {}) => ({
    saveId: 'save-number-1',
    revision: 0,
    instrumentVersionId: version,
    page: 'search',
    language: 'nl',
    answers: { searching: 'yes' },
    ...rest,
  })
  const save = (rest: Record<string, unknown> = {}, headers: Record<string, string> = {}) =>
    person.send('PUT', answersPath, page(rest), headers)
  const revisions = () => house.context.store.now.select().from(answerRevision)

  it('a save that is sent again after others came is answered as the first time', async () => {
    const first = await save()
    await save({ saveId: 'save-number-2', revision: 1, answers: { searching: 'no' } })
    expect(await save()).toMatchObject({ status: 200, body: first.body })
    // A page that learned of the newer revision, and repeats the save on top of it.
    expect(await save({ revision: 2 })).toMatchObject({ status: 200, body: first.body })
    expect((await begin()).body).toMatchObject({ revision: 2, answers: { searching: 'no' } })
    expect(house.defects).toEqual([])
  })

  it('of thirty saves at once on the same page, one is kept and the others get its answers', async () => {
    const replies = await Promise.all(
      Array.from({ length: 30 }, (_, hours) =>
        save({ saveId: `at-once-${hours}`, answers: { searching: 'yes', searchHours: hours } }),
      ),
    )
    const kept = replies.filter(({ status }) => status === 200)
    expect(kept).toHaveLength(1)
    const [row] = await revisions()
    for (const reply of replies.filter(({ status }) => status !== 200)) {
      expectRefusal(reply, 409, 'newer-answers')
      expect(reply.body).toMatchObject({ revision: 1, answers: row!.answers })
    }
    expect(await revisions()).toHaveLength(1)
  })

  it('pages may come in any order, but not from a revision that does not exist yet', async () => {
    expect((await save({ page: 'health', answers: { remarks: 'Eerst dit.' } })).status).toBe(200)
    expect((await save({ saveId: 'save-number-2', revision: 1 })).status).toBe(200)
    expectRefusal(await save({ saveId: 'save-number-3', revision: 9 }), 409, 'newer-answers')
    expect((await begin()).body).toMatchObject({
      revision: 2,
      answers: { searching: 'yes', remarks: 'Eerst dit.' },
    })
  })

  it('no item that the questionnaire does not have is kept, not even without a value', async () => {
    for (const answers of [{ colour: null }, { constructor: 1 }, { toString: null }]) {
      expectRefusal(await save({ answers }), 422, 'invalid-answers')
    }
    const proto = JSON.stringify(page()).replace('{"searching":"yes"}', '{"__proto__":{"searching":"yes"}}')
    await person.send('PUT', answersPath, proto)
    for (const { answers } of await revisions()) expect(answers).toEqual({})
  })

  it('values of a wrong type, endless numbers and deep nests are refused by item', async () => {
    const nest = `${'['.repeat(30_000)}${']'.repeat(30_000)}`
    for (const [item, value] of [
      ['searching', '["yes"]'],
      ['searching', '{"value":"yes"}'],
      ['searching', 'true'],
      ['searching', nest],
      ['searchHours', '"7"'],
      ['searchHours', '1e999'],
      ['remarks', '5'],
      ['remarks', nest],
    ]) {
      const body = JSON.stringify(page()).replace('{"searching":"yes"}', `{"${item}":${value}}`)
      const reply = await person.send('PUT', answersPath, body)
      expectRefusal(reply, 422, 'invalid-answers')
      expect(reply.body.items).toMatchObject([{ item }])
    }
    expect(await revisions()).toEqual([])
  })

  it('a message of a wrong shape is refused, and says where', async () => {
    for (const rest of [
      { saveId: 'short' },
      { saveId: 'a save with spaces' },
      { saveId: 'a\u0000null\u0000in\u0000it' },
      { revision: -1 },
      { revision: 0.5 },
      { revision: '0' },
      { language: 'de' },
      { answers: [] },
      { answers: null },
      { page: 7 },
      { page: 'no-such-page' },
      { mode: 'paper' },
    ]) {
      const reply = await save(rest)
      expectRefusal(reply, 422, 'invalid-body')
      expect(JSON.stringify(reply.body)).toContain(Object.keys(rest)[0])
    }
    for (const body of ['[]', 'null', '"text"', '7']) {
      expectRefusal(await person.send('PUT', answersPath, body), 422, 'invalid-body')
    }
    const form = { 'content-type': 'application/x-www-form-urlencoded' }
    expectRefusal(await person.send('PUT', answersPath, 'answers=yes', form), 400, 'not-json')
    expectRefusal(await person.send('PUT', answersPath, ''), 400, 'not-json')
    expect(await revisions()).toEqual([])
  })

  it('an address that no identifier can be is refused and reaches no database', async () => {
    for (const path of ['/api/instruments/%00', '/api/instruments/a%20b']) {
      expectRefusal(await person.get(path), 422, 'invalid-body')
    }
    expectRefusal(await person.send('POST', '/api/respondent/waves/%00/begin'), 422, 'invalid-body')
    expectRefusal(await person.get('/api/instruments/0'), 404, 'not-found')
    expectRefusal(await person.get('/api/nothing'), 404, 'not-found')
    expect(house.defects).toEqual([])
  })

  it('nothing can be done any more after withdrawal, and looking shows why', async () => {
    await save()
    await person.send('POST', '/api/respondent/participation', { change: 'withdraw' })
    const language = 'nl'
    const complete = { revision: 1, language }
    for (const reply of [
      await begin(),
      await save({ saveId: 'save-number-2', revision: 1 }),
      await person.send('POST', '/api/respondent/waves/decision/complete', complete),
      await person.send('POST', '/api/respondent/waves/decision/refuse'),
    ]) {
      expectRefusal(reply, 409, 'no-longer-taking-part')
    }
    const again = await person.send('POST', '/api/respondent/participation', { change: 'withdraw' })
    expectRefusal(again, 409, 'transition-impossible')
    const { body } = await person.get('/api/respondent')
    expect(body).toMatchObject({ participation: 'withdrawn', mayAnswer: false })
    expect(await revisions()).toHaveLength(1)
  })

  it('nothing can be done any more after erasure: the session is gone with the rest', async () => {
    await person.send('POST', '/api/respondent/participation', { change: 'erase' })
    for (const reply of [await begin(), await save(), await person.get('/api/respondent')]) {
      expectRefusal(reply, 401, 'sign-in-first')
    }
  })

  it('after the hard end nothing is saved and nothing handed in; what was saved is kept', async () => {
    await save({ answers: { searching: 'no' } })
    house.day('2006-06-07')
    person = await house.respondent(fatima)
    for (const reply of [
      await save({ saveId: 'save-number-2', revision: 1 }),
      await person.send('POST', '/api/respondent/waves/decision/complete', { revision: 1, language: 'nl' }),
    ]) {
      expectRefusal(reply, 410, 'wave-over')
    }
    expect(await revisions()).toHaveLength(1)
  })

  it('handing in from a tab that lags behind is refused with the newer answers', async () => {
    await save({ answers: { searching: 'no' } })
    const late = await person.send('POST', '/api/respondent/waves/decision/complete', {
      revision: 0,
      language: 'nl',
    })
    expectRefusal(late, 409, 'newer-answers')
    expect(late.body).toMatchObject({ revision: 1, answers: { searching: 'no' } })
  })

  it('a refused write leaves no line in the log', async () => {
    const before = await house.context.store.now.select().from(audit)
    await save({ answers: { colour: 'blue' } })
    await save({ instrumentVersionId: 'yesterday' })
    await save({ revision: 5 })
    expect(await house.context.store.now.select().from(audit)).toHaveLength(before.length)
  })

  it('a member of staff who mistypes gets the sentence in their language', async () => {
    await house.staff('researcher')
    const signIn = (body: unknown, language = 'nl') =>
      house.stranger().send('POST', '/api/auth/sign-in/email', body, { 'accept-language': language })
    const wrong = await signIn({ email: 'researcher@peilmoment.test', password: 'verkeerd' })
    expectRefusal(wrong, 401, 'sign-in-refused')
    expect(wrong.body.title).toMatch(/^Dit e-mailadres en wachtwoord/)
    const english = await signIn({ email: 'nobody@peilmoment.test', password: 'wrong' }, 'en')
    expect(english.body.title).toMatch(/^This e-mail address and password do not match/)
    expectRefusal(await signIn({ email: 'geen adres', password: 'x' }), 401, 'sign-in-refused')
    expectRefusal(await signIn('{"email":'), 400, 'not-json')
    expectRefusal(await signIn([]), 422, 'invalid-body')
    expectRefusal(await signIn({ email: 1, password: 2 }), 422, 'invalid-body')
  })

  it('a design with a preload that nobody can have answered is refused with its place; the old one stands', async () => {
    const before = await house.context.store.now.select().from(study)
    const changed = smallStudy()
    const pages = changed.instruments.decision!.pages as { elements: Record<string, unknown>[] }[]
    // Nobody is younger than nought: `searching` is never shown.
    pages[0]!.elements.unshift({ type: 'text', name: 'age', inputType: 'number', min: 0 })
    pages[0]!.elements[1]!.visibleIf = '{age} < 0'
    const published = publishStudy(house.context, 'cli', changed, { simulated: false })
    await expect(published).rejects.toMatchObject({
      code: 'study-invalid',
      status: 422,
      message: expect.stringContaining('waves[1].preloads[0].from[0]: Nobody can have answered'),
    })
    const missing = smallStudy()
    const [, second] = missing.design.waves
    const preloads = [{ name: 'health', from: [{ wave: 'decision', item: 'health' }] }]
    const unknown = { ...second!, preloads: preloads as unknown as NonNullable<typeof second>['preloads'] }
    const design = { ...missing.design, waves: [missing.design.waves[0]!, unknown] }
    await expect(
      publishStudy(house.context, 'cli', { ...missing, design }, { simulated: false }),
    ).rejects.toMatchObject({ message: expect.stringMatching(/waves\[1\]\.preloads\[0\]\.from\[0\]\.item/) })
    expect(await house.context.store.now.select().from(study)).toEqual(before)
    expect(await house.context.store.now.select().from(instrumentVersion)).toHaveLength(2)
  })

  it('what goes wrong on our side is a plain sentence to the reader, and all of it to the log', async () => {
    const { engine } = house.context.store
    await engine.script('alter table answer_revision rename to lost')
    const reply = await save({}, { 'accept-language': 'en' })
    expectRefusal(reply, 500, 'defect')
    expect(reply.body).toEqual({
      type: expect.any(String),
      code: 'defect',
      status: 500,
      title: 'Something went wrong on our side. What was saved is safe. Please try again.',
    })
    expect(JSON.stringify(house.defects)).toMatch(/answer_revision/)
    expect(JSON.stringify(house.defects)).not.toContain('searching')
    await engine.script('alter table lost rename to answer_revision')
    // The case was not moved on without its answers.
    expect((await begin()).body.revision).toBe(0)
    expect((await save()).status).toBe(200)
  })
})

describe('a body that is too large, over a real connection', () => {
  it('is refused whether it says how large it is or not, and nothing is kept', async () => {
    const house = await openHouse('sqlite')
    const running = await listen(house.context)
    const text = JSON.stringify({ code: 'x'.repeat(200_000) })
    const piece = new TextEncoder().encode(text.slice(0, 50_000))
    const pieces = () =>
      new ReadableStream({
        start: (controller) => {
          for (let sent = 0; sent < 4; sent++) controller.enqueue(piece)
          controller.close()
        },
      })
    for (const body of [text, pieces()]) {
      const reply = await fetch(`${running.address}/api/respondent/session`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
        duplex: 'half',
      } as RequestInit)
      expect(reply.status).toBe(413)
      expect(((await reply.json()) as { code: string }).code).toBe('too-large')
    }
    expect(house.defects).toEqual([])
    await running.stop()
    await house.close()
  })
})
