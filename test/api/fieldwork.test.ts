import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  changeParticipation,
  mayContact,
  type ParticipationChange,
  participationChanges,
} from '../../server/domain/participation.ts'
import { engines } from '../support/databases.ts'
import { type House, openHouse, type Person } from '../support/house.ts'

const base = '/api/studies/small'

describe.each(engines)('the fieldwork pages, on %s', (engine) => {
  let house: House
  let staff: Person
  beforeEach(async () => {
    house = await openHouse(engine)
    staff = await house.staff('researcher')
  })
  afterEach(async () => {
    expect(house.defects).toEqual([])
    await house.close()
  })

  const change = (member: string, what: ParticipationChange) =>
    staff.send('POST', `${base}/members/${member}/participation`, { change: what, reason: 'relative' })
  const lines = async (member: string) => (await staff.get(`${base}/members/${member}`)).body.log

  describe('participation', () => {
    it('is refused without a reason, for a member of another study, and for what cannot be', async () => {
      const member = await house.addMember()
      const path = `${base}/members/${member}/participation`
      expect((await staff.send('POST', path, { change: 'withdraw' })).status).toBe(422)
      expect((await change('nobody', 'withdraw')).status).toBe(404)
      expect(await change(member, 'return')).toMatchObject({
        status: 409,
        body: { code: 'transition-impossible', participation: 'active' },
      })
    })

    it('pain 5: every change from every state does what the state machine says, and mail stops for all but who is active', async () => {
      const ways: ParticipationChange[][] = [[], ...participationChanges.map((one) => [one])]
      for (const way of ways.filter(([first]) => first !== 'return')) {
        for (const next of participationChanges) {
          const member = await house.addMember()
          for (const step of way) expect((await change(member, step)).status).toBe(200)
          const before = way.reduce<Parameters<typeof changeParticipation>[0]>(
            (state, step) => changeParticipation(state, step)!,
            'active',
          )
          const wanted = changeParticipation(before, next)
          const reply = await change(member, next)
          expect([way, next, reply.status]).toEqual([way, next, wanted === null ? 409 : 200])
          if (wanted !== null) expect(reply.body.participation).toBe(wanted)
        }
      }
      house.day('2006-04-04')
      await house.tick()
      const { listMembers } = await import('../../server/queries/member.ts')
      const members = await listMembers(house.context.store.now, 'small')
      const active = members.filter(({ participation }) => mayContact(participation)).map(({ id }) => id)
      expect(house.messages.map(({ memberId }) => memberId).sort()).toEqual(active.sort())
    })

    it('stands in the log with who told it, and after a return the next letter goes out again', async () => {
      const member = await house.addMember()
      await change(member, 'report-move-abroad')
      expect((await lines(member)).at(-1)).toMatchObject({
        action: 'report-move-abroad',
        detail: { from: 'active', to: 'moved-abroad', reason: 'relative' },
      })
      house.day('2006-04-04')
      await house.tick()
      expect(house.messages).toEqual([])
      await change(member, 'return')
      await house.tick()
      expect(house.messages).toHaveLength(1)
    })

    it('one way less: who wants no letters gets none, and gets them again when allowed', async () => {
      const member = await house.addMember()
      const ways = (refused: boolean) =>
        staff.send('POST', `${base}/members/${member}/ways`, { mode: 'letter', refused })
      expect((await ways(true)).status).toBe(204)
      house.day('2006-04-04')
      await house.tick()
      expect(house.messages).toEqual([])
      const { body } = await staff.get(`${base}/members?wave=decision&stuck=no-way`)
      expect(body.members.map(({ id }: { id: string }) => id)).toEqual([member])
      await ways(false)
      await house.tick()
      expect(house.messages).toHaveLength(1)
    })
  })

  describe('a disposition', () => {
    const correct = (
      member: string,
      code: string | null,
      reason = 'Spreekt geen Nederlands, zegt de buurvrouw.',
    ) => staff.send('POST', `${base}/members/${member}/disposition`, { wave: 'decision', code, reason })
    const codeOf = async (member: string) =>
      (await staff.get(`${base}/members/${member}`)).body.waves[0].disposition

    it('is not corrected without a reason or to a code that does not exist', async () => {
      const member = await house.addMember()
      expect((await correct(member, '2.33', '')).status).toBe(422)
      expect((await correct(member, '9.99')).status).toBe(422)
      expect((await correct(member, null)).body.code).toBe('nothing-to-undo')
    })

    it('can be corrected and taken back, and the log says so without the reason', async () => {
      const member = await house.addMember()
      house.day('2006-04-10')
      await house.tick()
      expect(await codeOf(member)).toMatchObject({ code: '3.19', final: false, corrected: false })
      expect((await correct(member, '2.33')).status).toBe(204)
      expect(await codeOf(member)).toMatchObject({ code: '2.33', final: true, corrected: true })
      const log = await lines(member)
      expect(log.at(-1)).toMatchObject({
        action: 'correct-disposition',
        detail: { wave: 'decision', code: '2.33' },
      })
      expect(JSON.stringify(log)).not.toContain('buurvrouw')
      expect((await correct(member, null, 'Vergissing.')).status).toBe(204)
      expect(await codeOf(member)).toMatchObject({ code: '3.19', corrected: false })
    })

    it('loses its reason when the member is erased', async () => {
      const member = await house.addMember()
      await correct(member, '2.33')
      await change(member, 'erase')
      const story = (await staff.get(`${base}/members/${member}`)).body
      expect(story.waves[0].corrections[0]).toMatchObject({ code: '2.33', reason: null })
      expect((await staff.get(`${base}/members`)).body.members[0].group).toBe('unknown')
    })
  })

  describe('pain 13: every number', () => {
    it('leads to as many members as it says', async () => {
      for (let i = 0; i < 6; i++)
        await house.addMember({ facts: { benefit: i % 2 ? 'WW' : 'WWB', granted: 'yes' } })
      const lost = await house.addMember({ address: null })
      const open = await house.addMember({ facts: { benefit: 'WW' } })
      house.day('2006-04-04')
      await house.tick()
      const answering = await house.respondent(house.messages[0]!.memberId)
      await answering.send('POST', '/api/respondent/waves/decision/begin')
      house.day('2006-04-12')
      const { body } = await staff.get(`${base}/fieldwork`)
      expect(body).toMatchObject({ members: 8, behind: 0, trace: [{ trace: 'none', n: 1 }] })
      const total = async (query: string) => {
        const { body: found } = await staff.get(`${base}/members?${query}`)
        expect(found.members).toHaveLength(found.total)
        return found.total
      }
      for (const wave of body.waves) {
        for (const [group, statuses] of Object.entries(
          wave.counts as Record<string, Record<string, number>>,
        )) {
          for (const [status, n] of Object.entries(statuses)) {
            const inGroup = group === 'all' ? '' : `&group=${group}`
            expect([status, await total(`wave=${wave.id}&status=${status}${inGroup}`)]).toEqual([status, n])
          }
        }
      }
      for (const { wave, reason, n } of body.stuck)
        expect(await total(`wave=${wave}&stuck=${reason}`)).toBe(n)
      expect(
        body.stuck.map(({ wave, reason }: { wave: string; reason: string }) => `${wave} ${reason}`).sort(),
      ).toEqual(['decision no-fact', 'decision no-way', 'decision silent'])
      const due = body.next.filter(({ day }: { day: string }) => day === body.today)
      expect(await total(`due=${body.today}`)).toBe(
        due.reduce((sum: number, { n }: { n: number }) => sum + n, 0),
      )
      const ids = (await staff.get(`${base}/members?stuck=any`)).body.members.map(
        ({ id }: { id: string }) => id,
      )
      expect(ids).toEqual([house.messages[0]!.memberId, lost, open].sort())
    })

    it('of rates counts each case once, by any background, and its parts add up to the whole', async () => {
      for (let i = 0; i < 8; i++)
        await house.addMember({ facts: { benefit: i % 4 ? 'WW' : 'WWB', granted: 'yes' } })
      await house.addMember({ facts: { benefit: 'WW', granted: 'no' } })
      house.day('2006-04-04')
      await house.tick()
      await change(house.messages[1]!.memberId, 'withdraw')
      house.day('2006-06-01')
      const all = (await staff.get(`${base}/rates`)).body.waves[0]
      expect(all.parts[0]).toMatchObject({
        n: 9,
        codes: [
          { code: '2.112', n: 1 },
          { code: '3.19', n: 7 },
          { code: '4.10', n: 1 },
        ],
      })
      expect(all.parts[0].rates.REF1).toMatchObject({ estimate: 1 / 8, n: 8 })
      expect(all.parts[0].rates.RR3.method).toContain('e = 0.5')
      const parts = (await staff.get(`${base}/rates?by=benefit`)).body.waves[0].parts
      expect(parts.map(({ value, n }: { value: string; n: number }) => [value, n])).toEqual([
        ['WW', 7],
        ['WWB', 2],
      ])
      expect((await staff.get(`${base}/rates?by=wedding`)).status).toBe(404)
      expect(all.representativeness).toEqual([])
    })
  })

  it('pain 7: who began long ago and went silent is shown, whatever their place in the list', async () => {
    const member = await house.addMember()
    house.day('2006-04-04')
    await house.tick()
    const person = await house.respondent(member)
    await person.send('POST', '/api/respondent/waves/decision/begin')
    house.day('2006-04-12')
    const { body } = await staff.get(`${base}/members?wave=decision&stuck=silent`)
    expect(body.members[0]).toMatchObject({ id: member, cases: { decision: { nextOn: '2006-04-11' } } })
  })

  it('pain 8: two tabs that begin at once are one case in every count', async () => {
    const member = await house.addMember()
    house.day('2006-04-04')
    await house.tick()
    const [one, two] = [await house.respondent(member), await house.respondent(member)]
    await Promise.all([one, two].map((tab) => tab.send('POST', '/api/respondent/waves/decision/begin')))
    const { body } = await staff.get(`${base}/fieldwork`)
    expect(body.waves[0].counts.all).toEqual({ started: 1 })
  })

  it('pain 12: who answers early does not stand beside nobody who did not: attrition waits until a wave is over', async () => {
    for (let i = 0; i < 4; i++) await house.addMember()
    house.day('2006-04-04')
    await house.tick()
    const person = await house.respondent(house.messages[0]!.memberId)
    const path = '/api/respondent/waves/decision'
    const { body: opened } = await person.send('POST', `${path}/begin`)
    const save = {
      ...{ saveId: 'save-0001', revision: 0, instrumentVersionId: opened.instrumentVersionId },
      ...{ page: 'search', language: 'nl', answers: { searching: 'no' } },
    }
    await person.send('PUT', `${path}/answers`, save)
    expect((await person.send('POST', `${path}/complete`, { revision: 1, language: 'nl' })).status).toBe(200)
    const waves = async () => (await staff.get(`${base}/attrition`)).body.waves[0]
    expect(await waves()).toMatchObject({ asked: 0, answered: 0 })
    expect((await staff.get(`${base}/curves`)).body.waves[0]).toMatchObject({ cases: 4, answered: 1 })
    house.day('2006-06-20')
    expect(await waves()).toMatchObject({ asked: 4, answered: 1 })
    expect((await staff.get(`${base}/rates`)).body.waves[0].parts[0].rates.RR1).toMatchObject({
      estimate: 0.25,
      n: 4,
    })
  })

  it('attrition and curves of a study without anyone are empty, not wrong', async () => {
    expect((await staff.get(`${base}/attrition`)).body).toMatchObject({ patterns: [], waves: [], flows: [] })
    expect((await staff.get(`${base}/curves`)).body.waves[0]).toMatchObject({ cases: 0, points: [] })
    expect((await staff.get(`${base}/rates`)).body.waves[0].parts).toEqual([])
  })
})
