import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { listAudit } from '../../server/queries/audit.ts'
import { findMember } from '../../server/queries/member.ts'
import { listCasesOfMember } from '../../server/queries/sample-case.ts'
import { engines } from '../support/databases.ts'
import { type House, openHouse, type Person } from '../support/house.ts'
import { studyBy } from '../support/ways-study.ts'

const hour = 3_600_000

describe.each(engines)('the call list, on %s', (engine) => {
  let house: House
  let researcher: Person
  beforeEach(async () => {
    house = await openHouse(engine, studyBy(['telephone']), undefined, {})
    researcher = await house.staff('researcher')
  })
  afterEach(async () => {
    expect(house.defects).toEqual([])
    await house.close()
  })

  const list = async () => (await researcher.get('/api/studies/small/calls')).body
  const post = (path: string, body?: unknown) =>
    researcher.send('POST', `/api/studies/small/calls${path}`, body)
  const keyOf = ({ caseId, kind, ordinal }: Record<string, unknown>) => ({ caseId, kind, ordinal })
  const note = async (one: Record<string, unknown>, outcome: string, appointmentAt: number | null = null) =>
    post('', { ...keyOf(one), outcome, appointmentAt })
  const member = (id: string) => findMember(house.context.store.now, id)

  async function due(count = 1) {
    const ids = []
    for (let index = 0; index < count; index++) ids.push(await house.addMember({ phone: '+31612345678' }))
    house.day('2006-04-04')
    await house.tick()
    return ids
  }

  it('shows names and numbers only of a call that is opened, and that stands in the log', async () => {
    const [id] = await due()
    const { callNow } = await list()
    expect(JSON.stringify(callNow)).not.toMatch(/Fatima|0612|\+31/)
    const opened = await post('/open', keyOf(callNow[0]))
    expect(opened.body).toMatchObject({ memberId: id, name: 'Fatima el Amrani', phone: '+31612345678' })
    const log = await listAudit(house.context.store.now, 'study:small')
    expect(log.at(-1)).toMatchObject({ action: 'open-call', detail: { member: id, opened: 'vault' } })
    expect(JSON.stringify(log)).not.toMatch(/Fatima|\+31/)
  })

  it('shows the words of the call to who opens it, filled in for the member, without the code to enter', async () => {
    await due()
    const [one] = (await list()).callNow
    const inspector = await house.staff('inspector')
    expect(await inspector.send('POST', '/api/studies/small/calls/open', keyOf(one))).toMatchObject({
      status: 403,
    })
    const { language, subject, body } = (await post('/open', keyOf(one))).body
    expect(language).toBe('nl')
    expect(`${subject} ${body}`).toMatch(/Fatima el Amrani/)
    expect(`${subject} ${body}`).toContain('#····')
    expect(`${subject} ${body}`).not.toMatch(/[{}]|[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/)
  })

  it('has nobody on it who answered or stopped meanwhile, and refuses an outcome for them', async () => {
    const [id] = await due()
    const [one] = (await list()).callNow
    const { changeParticipation } = await import('../../server/commands/change-participation.ts')
    await changeParticipation(house.context, 'cli', id!, 'ask-no-more-contact')
    expect((await list()).callNow).toEqual([])
    expect((await note(one, 'spoken')).body.code).toBe('not-on-call-list')
    expect((await post('/open', keyOf(one))).body.code).toBe('not-on-call-list')
  })

  it('puts appointments first, and another part of the day after no answer', async () => {
    const [first, second] = await due(2)
    const { callNow, now } = await list()
    const of = (id: string | undefined) => callNow.find((one: { memberId: string }) => one.memberId === id)
    expect((await note(of(first), 'appointment')).status).toBe(422)
    await note(of(first), 'appointment', now + 26 * hour)
    await note(of(second), 'no-answer')
    expect((await list()).callNow).toEqual([])
    house.clock.now += 3 * hour
    expect((await list()).callNow).toEqual([])
    house.clock.now += 23 * hour
    const order = (await list()).callNow.map(({ memberId }: { memberId: string }) => memberId)
    expect(order).toEqual([first, second])
  })

  it('ends after six calls without an answer, and then goes on with the protocol', async () => {
    const [id] = await due()
    for (let call = 0; call < 6; call++) {
      const [one] = (await list()).callNow
      await note(one, 'voicemail')
      house.clock.now += 25 * hour
    }
    const cases = await listCasesOfMember(house.context.store.now, id!)
    expect(cases.decision!.contacts).toMatchObject([{ outcome: 'not-reached' }])
    house.day('2006-05-01')
    await house.tick()
    expect((await list()).callNow).toMatchObject([{ kind: 'reminder', ordinal: 1 }])
  })

  it('pain 5: a refusal by telephone refuses this questionnaire and no other', async () => {
    const [id] = await due()
    await note((await list()).callNow[0], 'refused')
    const cases = await listCasesOfMember(house.context.store.now, id!)
    expect(cases.decision!.refusedAt).not.toBeNull()
    expect((await member(id!))!.participation).toBe('active')
  })

  it.each([
    ['deceased', 'deceased'],
    ['moved-abroad', 'moved-abroad'],
  ])(
    'notes on a call that says %s that the member takes part no more, and takes it back',
    async (outcome, state) => {
      const [id] = await due()
      const { body } = await note((await list()).callNow[0], outcome)
      expect((await member(id!))!.participation).toBe(state)
      expect((await post(`/${body.id}/undo`)).status).toBe(204)
      expect((await member(id!))!.participation).toBe('active')
      expect((await list()).callNow).toHaveLength(1)
    },
  )

  it('pain 15: a wrong number is not called again; the mistake can be taken back for a quarter of an hour', async () => {
    const [id] = await due()
    const { body } = await note((await list()).callNow[0], 'wrong-number')
    expect((await member(id!))!.reachableBy).not.toContain('phone')
    expect((await post(`/${body.id}/undo`)).status).toBe(204)
    expect((await member(id!))!.reachableBy).toContain('phone')
    const again = await note((await list()).callNow[0], 'wrong-number')
    house.clock.now += hour
    expect((await post(`/${again.body.id}/undo`)).body.code).toBe('undo-too-late')
  })
})
