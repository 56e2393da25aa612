import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { engines } from '../support/databases.ts'
import { type House, openHouse, type Person } from '../support/house.ts'

describe.each(engines)('a respondent, on %s', (engine) => {
  let house: House
  let fatima: string
  let person: Person

  beforeEach(async () => {
    house = await openHouse(engine)
    fatima = await house.addMember()
    house.day('2006-04-04')
    await house.tick()
    person = await house.respondent(fatima)
  })
  afterEach(async () => {
    expect(house.defects).toEqual([])
    await house.close()
  })

  const begin = () => person.send('POST', '/api/respondent/waves/decision/begin')
  let saves = 0
  async function save(answers: Record<string, unknown>, rest: Record<string, unknown> = {}) {
    const { body } = await begin()
    saves += 1
    return person.send('PUT', '/api/respondent/waves/decision/answers', {
      saveId: `save-number-${saves}`,
      revision: body.revision,
      instrumentVersionId: body.instrumentVersionId,
      page: 'search',
      language: 'nl',
      answers,
      ...rest,
    })
  }
  const complete = (revision: number) =>
    person.send('POST', '/api/respondent/waves/decision/complete', { revision, language: 'nl' })

  it('who gives a wrong code gets one sentence, the same as for a code that was erased', async () => {
    const stranger = house.stranger()
    const wrong = await stranger.send('POST', '/api/respondent/session', { code: '0000-0000-0000' })
    expect(wrong.status).toBe(401)
    const code = house.codeOf(fatima)
    await person.send('POST', '/api/respondent/participation', { change: 'erase' })
    const erased = await stranger.send('POST', '/api/respondent/session', { code })
    expect(erased).toMatchObject({ status: 401, body: wrong.body })
    expect(wrong.body.title).toMatch(/^Deze code kennen we niet/)
  })

  it('is told in English where English is asked for', async () => {
    const english = { 'accept-language': 'en-GB,en;q=0.9' }
    const reply = await house.stranger().send('POST', '/api/respondent/session', { code: 'X' }, english)
    expect(reply.body.title).toMatch(/^We do not know this code/)
  })

  it('may type the code in small letters, with spaces, and with O for 0', async () => {
    const code = house.codeOf(fatima).toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o')
    const reply = await house.stranger().send('POST', '/api/respondent/session', { code })
    expect(reply.status).toBe(204)
  })

  it('sees nothing without having entered, and nothing after leaving', async () => {
    expect((await house.stranger().get('/api/respondent')).status).toBe(401)
    await person.send('DELETE', '/api/respondent/session')
    expect((await person.get('/api/respondent')).status).toBe(401)
  })

  it('sees which questionnaire is open, until which day', async () => {
    const { body } = await person.get('/api/respondent')
    expect(body.waves).toMatchObject([
      { id: 'decision', status: 'invited', open: true, opensOn: '2006-04-04', lastDay: '2006-05-15' },
      { id: 'first-half', status: 'scheduled', open: false, opensOn: '2006-09-14' },
    ])
  })

  it('cannot begin a questionnaire that is not open yet, or does not exist', async () => {
    const early = await person.send('POST', '/api/respondent/waves/first-half/begin')
    expect(early).toMatchObject({ status: 409, body: { code: 'wave-not-open' } })
    const unknown = await person.send('POST', '/api/respondent/waves/tenth/begin')
    expect(unknown.status).toBe(404)
  })

  it('cannot save what is not JSON, too large, of a wrong type, or to an item that does not exist', async () => {
    await begin()
    const path = '/api/respondent/waves/decision/answers'
    const broken = await person.send('PUT', path, '{"saveId": ')
    expect(broken).toMatchObject({ status: 400, body: { code: 'not-json' } })
    const large = await person.send('PUT', path, { answers: { remarks: 'x'.repeat(100_000) } })
    expect(large).toMatchObject({ status: 413, body: { code: 'too-large' } })
    const nothing = await person.send('PUT', path, {})
    expect(nothing).toMatchObject({ status: 422, body: { code: 'invalid-body' } })
    const wrong = await save({ searching: 'perhaps', searchHours: 'abc', favouriteColour: 'blue' })
    expect(wrong).toMatchObject({ status: 422, body: { code: 'invalid-answers' } })
    const items = wrong.body.items.map(({ item, code }: { item: string; code: string }) => `${item} ${code}`)
    expect(items.sort()).toEqual(['favouriteColour unknown', 'searchHours type', 'searching choice'])
    expect((await begin()).body.revision).toBe(0)
  })

  it('saves a page as a revision, and finds it again on another device', async () => {
    expect(await save({ searching: 'yes' })).toMatchObject({ status: 200, body: { revision: 1 } })
    expect(await save({ searchHours: 7.5 })).toMatchObject({ status: 200, body: { revision: 2 } })
    const phone = await house.respondent(fatima)
    const { body } = await phone.send('POST', '/api/respondent/waves/decision/begin')
    expect(body).toMatchObject({
      revision: 2,
      page: 'search',
      answers: { searching: 'yes', searchHours: 7.5 },
    })
  })

  it('who saves twice by accident has saved once', async () => {
    const { body } = await begin()
    const request = {
      saveId: 'the-same-save',
      revision: 0,
      instrumentVersionId: body.instrumentVersionId,
      page: 'search',
      language: 'nl',
      answers: { searching: 'yes' },
    }
    const path = '/api/respondent/waves/decision/answers'
    const replies = await Promise.all([person.send('PUT', path, request), person.send('PUT', path, request)])
    expect(replies.map(({ status }) => status)).toEqual([200, 200])
    expect(replies[0]!.body).toEqual(replies[1]!.body)
    expect((await begin()).body.revision).toBe(1)
  })

  it('a second tab cannot overwrite newer answers: it gets them instead', async () => {
    await save({ searching: 'yes' })
    const late = await save({ searching: 'no' }, { revision: 0 })
    expect(late).toMatchObject({
      status: 409,
      body: { code: 'newer-answers', revision: 1, answers: { searching: 'yes' } },
    })
  })

  it('a client with yesterday’s questionnaire is told to reload; nothing is lost', async () => {
    await save({ searching: 'yes' })
    const old = await save({ searching: 'no' }, { instrumentVersionId: 'yesterday' })
    expect(old).toMatchObject({ status: 409, body: { code: 'other-version' } })
    expect((await begin()).body.answers).toEqual({ searching: 'yes' })
  })

  it('cannot hand in while something needed is missing, and is told which question', async () => {
    await save({ searching: 'yes' })
    const reply = await complete(1)
    expect(reply).toMatchObject({ status: 422, body: { items: [{ item: 'searchHours', code: 'required' }] } })
  })

  it('hands in once; what routing hides is kept in the revisions and left out of the response', async () => {
    await save({ searching: 'yes', searchHours: 12 })
    await save({ searching: 'no' })
    expect((await complete(2)).status).toBe(200)
    expect(await complete(2)).toMatchObject({ status: 409, body: { code: 'already-complete' } })
    const { now } = house.context.store
    const { answerRevision, response } = await import('../../server/database/schema.ts')
    const [stored] = await now.select().from(response)
    expect(stored).toMatchObject({
      answers: { searching: 'no' },
      wave: 'decision',
      language: 'nl',
      mode: 'web',
      periodFrom: '2006-03-14',
      periodTo: '2006-04-04',
    })
    const revisions = await now.select().from(answerRevision)
    expect(revisions.map(({ answers }) => answers)).toContainEqual({ searching: 'yes', searchHours: 12 })
  })

  it('cannot save after handing in', async () => {
    await save({ searching: 'no' })
    const { body } = await begin()
    await complete(1)
    const reply = await person.send('PUT', '/api/respondent/waves/decision/answers', {
      saveId: 'too-late-a-save',
      revision: 1,
      instrumentVersionId: body.instrumentVersionId,
      page: 'search',
      language: 'nl',
      answers: { searching: 'yes' },
    })
    expect(reply).toMatchObject({ status: 409, body: { code: 'already-complete' } })
  })

  it('who is at it when the window closes goes on, up to the hard end', async () => {
    house.day('2006-05-14')
    person = await house.respondent(fatima)
    const { body } = await begin()
    house.day('2006-05-18')
    person = await house.respondent(fatima)
    const reply = await save({ searching: 'no' }, { instrumentVersionId: body.instrumentVersionId })
    expect(reply.status).toBe(200)
    house.day('2006-06-20')
    person = await house.respondent(fatima)
    const late = await person.send('POST', '/api/respondent/waves/decision/begin')
    expect(late).toMatchObject({ status: 410, body: { code: 'wave-over' } })
  })

  it('refuses one questionnaire and is still asked for the next', async () => {
    expect((await person.send('POST', '/api/respondent/waves/decision/refuse')).status).toBe(204)
    expect((await begin()).body.code).toBe('no-longer-taking-part')
    house.day('2006-09-20')
    await house.tick()
    expect(house.messages.map(({ wave }) => wave)).toEqual(['decision', 'first-half'])
  })

  it('who withdraws can save nothing more, and is written to no more', async () => {
    const { body } = await begin()
    await person.send('POST', '/api/respondent/participation', { change: 'withdraw' })
    const reply = await person.send('PUT', '/api/respondent/waves/decision/answers', {
      saveId: 'after-withdrawal',
      revision: 0,
      instrumentVersionId: body.instrumentVersionId,
      page: 'search',
      language: 'nl',
      answers: { searching: 'no' },
    })
    expect(reply).toMatchObject({ status: 409, body: { code: 'no-longer-taking-part' } })
    house.day('2006-04-20')
    await house.tick()
    expect(house.messages).toHaveLength(1)
  })

  it('who asks for erasure leaves no answer, no name and no detail behind, and the log still holds', async () => {
    await save({ searching: 'yes', searchHours: 3 })
    await person.send('POST', '/api/respondent/participation', { change: 'erase' })
    const { store } = house.context
    const tables = await import('../../server/database/schema.ts')
    expect(await store.now.select().from(tables.answerRevision)).toEqual([])
    expect(await store.now.select().from(tables.vaultPerson)).toEqual([])
    expect(await store.now.select().from(tables.vaultCode)).toEqual([])
    const { sealLog } = await import('../../server/jobs/seal-audit.ts')
    const { verifyAudit } = await import('../../server/database/audit.ts')
    await sealLog(house.context)
    expect(await verifyAudit(store.now)).toBeNull()
  })

  it('each write leaves one line in the log, with who, what and whom, and without answers', async () => {
    await save({ searching: 'yes' })
    await save({ searching: 'no' })
    await complete(2)
    const { listAudit } = await import('../../server/queries/audit.ts')
    const log = await listAudit(house.context.store.now, `member:${fatima}`)
    expect(log.map(({ action }) => action)).toEqual([
      'claim-contact',
      'note-contact',
      'enter',
      'begin-case',
      'save-answers',
      'save-answers',
      'complete-case',
    ])
    expect(JSON.stringify(log)).not.toMatch(/searching|Fatima|yes/)
  })
})
