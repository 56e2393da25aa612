import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { audit } from '../../server/database/schema.ts'
import { engines } from '../support/databases.ts'
import { type House, openHouse, type Person } from '../support/house.ts'

const base = '/api/studies/small/members'

describe.each(engines)('a change for many members, on %s', (engine) => {
  let house: House
  let staff: Person
  const members: string[] = []
  beforeEach(async () => {
    house = await openHouse(engine)
    staff = await house.staff('researcher')
    members.length = 0
    for (let i = 0; i < 5; i++) {
      members.push(await house.addMember({ facts: { benefit: i < 3 ? 'WW' : 'WWB', granted: 'yes' } }))
    }
  })
  afterEach(() => house.close())

  const bulk = (select: object, what: object) => staff.send('POST', `${base}/bulk`, { select, what })
  const withdraw = { do: 'participation', change: 'withdraw', reason: 'member' }
  const withdrawn = async () => (await staff.get(`${base}?participation=withdrawn`)).body.total

  it('is refused when there are not as many as were confirmed, and says how many there are', async () => {
    const reply = await bulk({ filter: { group: 'WW' }, count: 2 }, withdraw)
    expect(reply).toMatchObject({ status: 409, body: { code: 'count-changed', count: 3, expected: 2 } })
    expect(reply.body.title).toContain('3')
    expect(await withdrawn()).toBe(0)
  })

  it('is refused whole when it is impossible for one of them', async () => {
    await bulk({ ids: [members[1]], count: 1 }, withdraw)
    const reply = await bulk({ filter: { group: 'WW' }, count: 3 }, withdraw)
    expect(reply).toMatchObject({
      status: 409,
      body: { code: 'transition-impossible-for', member: members[1] },
    })
    expect(await withdrawn()).toBe(1)
  })

  it('is done for all that the filter finds, with a line in the log for each', async () => {
    expect((await staff.get(`${base}/count?group=WW`)).body).toEqual({ count: 3 })
    const reply = await bulk({ filter: { group: 'WW' }, count: 3 }, withdraw)
    expect(reply).toMatchObject({ status: 200, body: { changed: 3 } })
    expect(await withdrawn()).toBe(3)
    const lines = await house.context.store.now.select().from(audit)
    const own = lines.filter(({ action }) => action === 'change-members')
    expect(own.map(({ subject }) => subject).sort()).toEqual(
      ['study:small', ...members.slice(0, 3).map((id) => `member:${id}`)].sort(),
    )
    expect(own.find(({ subject }) => subject === 'study:small')!.detail).toMatchObject({
      filter: { group: 'WW' },
      count: 3,
    })
  })

  it('corrects dispositions and closes a way, for those chosen by hand', async () => {
    house.day('2006-04-10')
    const ids = members.slice(0, 2)
    const code = { do: 'disposition', wave: 'decision', code: '2.32', reason: 'Opgenomen in het ziekenhuis.' }
    expect((await bulk({ ids, count: 2 }, code)).status).toBe(200)
    expect((await staff.get(`${base}?wave=decision&code=2.32`)).body.total).toBe(2)
    expect((await bulk({ ids, count: 2 }, { do: 'refuse-mode', mode: 'letter' })).status).toBe(200)
    await house.tick()
    expect(house.messages.map(({ memberId }) => memberId).sort()).toEqual(members.slice(2).sort())
  })

  it('takes no member of another study', async () => {
    expect((await bulk({ ids: ['nobody'], count: 1 }, withdraw)).status).toBe(404)
  })

  it('filters hold together, search by the beginning of the pseudonym, and turn the order round', async () => {
    const ids = async (query: string) =>
      (await staff.get(`${base}?${query}`)).body.members.map(({ id }: { id: string }) => id)
    expect(await ids('fact=benefit&value=WWB')).toEqual(members.slice(3).sort())
    expect(await ids('fact=benefit&value=%25')).toEqual([])
    expect(await ids(`search=${members[0]!.slice(0, 6).toUpperCase()}`)).toEqual([members[0]])
    expect(await ids('order=down')).toEqual([...members].sort().reverse())
    expect(await ids('wave=decision&status=scheduled&group=WWB')).toEqual(members.slice(3).sort())
    expect(await ids('cohort=2007')).toEqual([])
  })

  it('pain 10: the download has the columns of the design, whoever is found, and stands in the log', async () => {
    const all = await staff.send('POST', `${base}/download`, {})
    const none = await staff.send('POST', `${base}/download`, { group: 'nobody' })
    expect(all.headers.get('content-type')).toContain('text/csv')
    const [header, ...rows] = all.body.trim().split('\n')
    expect(rows).toHaveLength(5)
    expect(none.body.trim()).toBe(header)
    expect(header).toContain('decision.code')
    expect(all.body).not.toContain('Fatima')
    const lines = await house.context.store.now.select().from(audit)
    expect(
      lines.filter(({ action }) => action === 'download-members').map(({ detail }) => detail!.count),
    ).toEqual([5, 0])
  })
})
