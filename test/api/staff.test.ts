import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { engines } from '../support/databases.ts'
import { type House, openHouse, type Person } from '../support/house.ts'

describe.each(engines)('a researcher, on %s', (engine) => {
  let house: House
  let researcher: Person

  beforeEach(async () => {
    house = await openHouse(engine)
    researcher = await house.staff('researcher')
  })
  afterEach(async () => {
    expect(house.defects).toEqual([])
    await house.close()
  })

  it('sees per wave who is scheduled, invited, started, complete, refused and expired', async () => {
    const members: string[] = []
    for (let index = 0; index < 4; index++) members.push(await house.addMember())
    await house.addMember({ events: { application: '2006-03-20' }, facts: { benefit: 'WWB' } })
    await house.addMember({ facts: { benefit: 'WWB', granted: 'no' } })
    house.day('2006-04-04')
    await house.tick()
    const [, started, complete, refused] = members
    await (await house.respondent(started!)).send('POST', '/api/respondent/waves/decision/begin')
    await (await house.respondent(refused!)).send('POST', '/api/respondent/waves/decision/refuse')
    const person = await house.respondent(complete!)
    const begun = await person.send('POST', '/api/respondent/waves/decision/begin')
    await person.send('PUT', '/api/respondent/waves/decision/answers', {
      saveId: 'the-only-page',
      revision: 0,
      instrumentVersionId: begun.body.instrumentVersionId,
      page: 'search',
      language: 'nl',
      answers: { searching: 'no' },
    })
    await person.send('POST', '/api/respondent/waves/decision/complete', { revision: 1, language: 'nl' })

    const { body } = await researcher.get('/api/studies/small/fieldwork')
    expect(body.waves[0].counts).toEqual({
      all: { invited: 1, started: 1, complete: 1, refused: 1, waiting: 1, outside: 1 },
      WW: { invited: 1, started: 1, complete: 1, refused: 1 },
      WWB: { waiting: 1, outside: 1 },
    })
    house.day('2006-06-30')
    researcher = await signInAgain()
    const later = await researcher.get('/api/studies/small/fieldwork')
    expect(later.body.waves[0].counts.all).toMatchObject({ expired: 1, 'broken-off': 1, complete: 1 })
  })

  async function signInAgain(): Promise<Person> {
    const person = house.stranger()
    await person.send('POST', '/api/auth/sign-in/email', {
      email: 'researcher@peilmoment.test',
      password: 'researcher: een lang wachtwoord',
    })
    return person
  }

  it('finds the members behind a number, and one member’s history without name or answers', async () => {
    const member = await house.addMember()
    house.day('2006-04-04')
    await house.tick()
    const list = await researcher.get('/api/studies/small/members?wave=decision&status=invited')
    expect(list.body).toMatchObject({
      total: 1,
      members: [{ id: member, statuses: { decision: 'invited' } }],
    })
    const none = await researcher.get('/api/studies/small/members?wave=decision&status=complete')
    expect(none.body).toMatchObject({ total: 0, members: [] })
    const story = await researcher.get(`/api/studies/small/members/${member}`)
    expect(story.body.waves[0]).toMatchObject({
      id: 'decision',
      status: 'invited',
      contacts: [{ kind: 'invitation', ordinal: 1, outcome: 'sent' }],
    })
    expect(story.body.events).toEqual([
      { name: 'application', label: expect.anything(), day: '2006-03-14' },
      { name: 'decision', label: expect.anything(), day: '2006-04-04' },
    ])
    expect(JSON.stringify(story.body)).not.toMatch(/Fatima|example\.org/)
  })

  it('gets a plain "does not exist" for a study or member that does not exist', async () => {
    expect((await researcher.get('/api/studies/other/fieldwork')).status).toBe(404)
    expect((await researcher.get('/api/studies/small/members/nobody')).status).toBe(404)
    expect((await researcher.get('/api/nothing/here')).status).toBe(404)
  })
})
