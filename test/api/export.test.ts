import { parse } from 'csv-parse/sync'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { audit } from '../../server/database/schema.ts'
import { exportNames } from '../../server/exports/write.ts'
import { engines } from '../support/databases.ts'
import { type House, openHouse, type Person } from '../support/house.ts'
import { smallStudy } from '../support/small-study.ts'

function paid() {
  const study = smallStudy()
  const waves = study.design.waves.map((wave) => ({ ...wave, incentiveCents: 1_000 }))
  return { ...study, design: { ...study.design, waves } }
}

describe.each(engines)('exports and incentives, on %s', (engine) => {
  let house: House
  let researcher: Person
  beforeEach(async () => {
    house = await openHouse(engine, paid())
    researcher = await house.staff('researcher')
  })
  afterEach(async () => {
    expect(house.defects).toEqual([])
    await house.close()
  })

  const get = async (name: string): Promise<string[][]> => {
    const reply = await researcher.get(`/api/studies/small/exports/${name}.csv`)
    expect(reply.status).toBe(200)
    return parse(reply.body, { bom: true })
  }
  async function complete(member: string): Promise<Person> {
    const person = await house.respondent(member)
    const wave = '/api/respondent/waves/decision'
    const { body } = await person.send('POST', `${wave}/begin`)
    await person.send('PUT', `${wave}/answers`, {
      saveId: 'save-number-1',
      revision: body.revision,
      instrumentVersionId: body.instrumentVersionId,
      page: 'search',
      language: 'nl',
      answers: { searching: 'no' },
    })
    await person.send('POST', `${wave}/complete`, { revision: 1, language: 'nl' })
    return person
  }

  it('are given to who may export, of tables that there are, and each stands in the log', async () => {
    const inspector = await house.staff('inspector')
    expect(await inspector.get('/api/studies/small/exports/cases.csv')).toMatchObject({ status: 403 })
    expect(await researcher.get('/api/studies/small/exports/answers.csv')).toMatchObject({ status: 422 })
    expect(await researcher.get('/api/studies/other/exports/cases.csv')).toMatchObject({ status: 404 })
    await get('cases')
    const lines = (await house.context.store.now.select().from(audit)).filter(
      ({ action }) => action === 'export',
    )
    expect(lines).toMatchObject([{ subject: 'study:small', detail: { name: 'cases' } }])
  })

  it('pain 10: have the same columns, those of the codebook, of an empty panel and of a full one', async () => {
    const heads = async () => Promise.all(exportNames.map(async (name) => (await get(name))[0]))
    const empty = await heads()
    const fatima = await house.addMember()
    await house.addMember({ events: {}, facts: {}, email: null, address: null })
    house.day('2006-04-04')
    await house.tick()
    await complete(fatima)
    expect(await heads()).toEqual(empty)
    const codebook = (await get('codebook')).slice(1)
    for (const [at, name] of exportNames.entries()) {
      if (name === 'codebook') continue
      expect(codebook.filter(([table]) => table === name).map(([, column]) => column)).toEqual(empty[at])
    }
  })

  it('tell what happened in every case, and hold no name, address, code or answer', async () => {
    const fatima = await house.addMember()
    const jan = await house.addMember({ events: { application: '2006-03-14' }, cohort: '=1+1' })
    house.day('2006-04-04')
    await house.tick()
    await complete(fatima)
    const cases = await get('cases')
    expect(cases.slice(1).map(([member, wave, status]) => [member, wave, status])).toEqual(
      [fatima, jan].sort().flatMap((id) =>
        id === fatima
          ? [
              [fatima, 'decision', 'complete'],
              [fatima, 'first-half', 'scheduled'],
            ]
          : [
              [jan, 'decision', 'waiting'],
              [jan, 'first-half', 'waiting'],
            ],
      ),
    )
    expect((await get('contacts'))[1]!.slice(0, 6)).toEqual([
      fatima,
      'decision',
      'invitation',
      '1',
      'letter',
      'invite',
    ])
    expect((await get('responses'))[1]!.slice(0, 3)).toEqual([fatima, 'decision', '1'])
    const members = await get('members')
    // A spreadsheet would reckon with it.
    expect(members.find(([id]) => id === jan)![1]).toBe("'=1+1")
    const everything = JSON.stringify(await Promise.all(exportNames.map(get)))
    expect(everything).not.toMatch(/Fatima|example\.org|Langestraat|searching/)
    expect(everything).not.toContain(house.codeOf(fatima))
  })

  it('reach further than one page of members', async () => {
    for (let index = 0; index < 3; index++) await house.addMember()
    const { addMembers } = await import('../../server/commands/add-member.ts')
    const one = {
      studyId: 'small',
      language: 'nl',
      events: {},
      facts: {},
      name: 'X',
      email: null,
      phone: null,
      address: null,
    } as const
    await addMembers(house.context, 'cli', Array(1_100).fill(one))
    const rows = await get('members')
    expect(new Set(rows.map(([id]) => id)).size).toBe(1_104)
  })

  it('pain 8: nobody is given anything twice, however often they send or claim', async () => {
    const fatima = await house.addMember()
    house.day('2006-04-04')
    await house.tick()
    const person = await complete(fatima)
    await person.send('POST', '/api/respondent/waves/decision/complete', { revision: 1, language: 'nl' })
    expect((await person.get('/api/respondent/incentives')).body).toEqual([
      { wave: 'decision', cents: 1_000, issuedAt: house.clock.now, claimedAt: null },
    ])
    const never = await person.send('POST', '/api/respondent/incentives/first-half/claim')
    expect(never.status).toBe(404)
    const first = await person.send('POST', '/api/respondent/incentives/decision/claim')
    house.clock.now += 60_000
    expect((await person.send('POST', '/api/respondent/incentives/decision/claim')).body).toEqual(first.body)
    expect((await researcher.get('/api/studies/small/incentives')).body).toMatchObject([
      { wave: 'decision', issued: 1, issuedCents: 1_000, claimed: 1, claimedCents: 1_000 },
      { wave: 'first-half', issued: 0, issuedCents: 0, claimed: 0, claimedCents: 0 },
    ])
    expect((await get('incentives')).slice(1)).toHaveLength(1)
  })
})
