import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { recordRegister } from '../../server/commands/record-register.ts'
import { sendDueContacts } from '../../server/jobs/send-due-contacts.ts'
import { engines } from '../support/databases.ts'
import { type House, openHouse } from '../support/house.ts'

describe.each(engines)('contacts, on %s', (engine) => {
  let house: House
  beforeEach(async () => {
    house = await openHouse(engine)
  })
  afterEach(() => house.close())

  const sent = () => house.messages.map(({ wave, kind, ordinal }) => `${wave} ${kind} ${ordinal}`)

  it('go to nobody whose decision is unknown or whose benefit was not granted', async () => {
    await house.addMember({ events: { application: '2006-03-14' } })
    await house.addMember({ facts: { benefit: 'WW' } })
    await house.addMember({ facts: { benefit: 'WW', granted: 'no' } })
    for (const day of ['2006-04-04', '2006-05-01', '2006-09-20']) {
      house.day(day)
      await house.tick()
    }
    expect(sent()).toEqual([])
  })

  it('are sent once when two workers find the same work at the same moment', async () => {
    for (let index = 0; index < 8; index++) await house.addMember()
    house.day('2006-04-04')
    await Promise.all([sendDueContacts(house.context), sendDueContacts(house.context)])
    expect(sent()).toEqual(Array(8).fill('decision invitation 1'))
    expect(new Set(house.messages.map(({ memberId }) => memberId)).size).toBe(8)
  })

  it('invite, remind after one and three weeks, and then stop', async () => {
    await house.addMember()
    for (let day = 4; day <= 30; day++) {
      house.day(`2006-04-${String(day).padStart(2, '0')}`)
      await house.tick()
    }
    expect(sent()).toEqual(['decision invitation 1', 'decision reminder 1', 'decision reminder 2'])
  })

  it('follow a corrected decision date: nothing goes out for the old one', async () => {
    const member = await house.addMember()
    await recordRegister(house.context, 'cli', { memberId: member, events: { decision: '2006-05-10' } })
    house.day('2006-04-04')
    await house.tick()
    expect(sent()).toEqual([])
    house.day('2006-05-10')
    await house.tick()
    expect(sent()).toEqual(['decision invitation 1'])
    expect(house.messages[0]!.body).toContain('20 juni 2006')
  })

  it('are not sent in a heap after a pause of three weeks, but one by one with the days between', async () => {
    await house.addMember()
    for (const day of ['2006-04-26', '2006-04-27', '2006-05-02', '2006-05-03']) {
      house.day(day)
      await house.tick()
    }
    expect(sent()).toEqual(['decision invitation 1', 'decision reminder 1'])
  })

  it('remind who stopped halfway in other words, and not while they are at it', async () => {
    const member = await house.addMember()
    house.day('2006-04-04')
    await house.tick()
    house.day('2006-04-10')
    await (await house.respondent(member)).send('POST', '/api/respondent/waves/decision/begin')
    house.day('2006-04-12')
    await house.tick()
    expect(sent()).toHaveLength(1)
    house.day('2006-04-14')
    await house.tick()
    expect(sent()).toEqual(['decision invitation 1', 'decision reminder 1'])
    const story = await (await house.staff('researcher')).get(`/api/studies/small/members/${member}`)
    expect(story.body.log.at(-2).detail).toMatchObject({ text: 'go-on' })
  })

  it('carry the name, the link and the last day, and the name is not in the log', async () => {
    await house.addMember()
    house.day('2006-04-04')
    await house.tick()
    expect(house.messages[0]!.body).toMatch(
      /^Beste Fatima el Amrani, ga naar http:\/\/peilmoment\.test\/#[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4} .* tot en met 15 mei 2006\.$/,
    )
  })

  it('refuse a date or fact that the study does not know, and change nothing', async () => {
    const memberId = await house.addMember()
    const wrong = recordRegister(house.context, 'cli', {
      memberId,
      events: { decision: '2006-04-20', wedding: '2006-04-21' },
    })
    await expect(wrong).rejects.toMatchObject({ code: 'invalid-body', details: { unknown: ['wedding'] } })
    const { findMember } = await import('../../server/queries/member.ts')
    const member = await findMember(house.context.store.now, memberId)
    expect(member!.events.decision).toBe('2006-04-04')
  })
})
