import { afterEach, describe, expect, it } from 'vitest'
import { sendDueContacts } from '../../server/jobs/send-due-contacts.ts'
import { findMember } from '../../server/queries/member.ts'
import { listCasesOfMember, listContacts } from '../../server/queries/sample-case.ts'
import { listVaultContacts } from '../../server/queries/vault.ts'
import type { ContactMode, SendingRules } from '../../surveys/design.ts'
import { testChannel } from '../support/channels.ts'
import { engines } from '../support/databases.ts'
import { type House, openHouse } from '../support/house.ts'
import { studyBy } from '../support/ways-study.ts'

const daytime = { from: '09:00', until: '17:00', weekdays: [1, 2, 3, 4, 5], holidays: 'NL' } as const

describe.each(engines)('sending, on %s', (engine) => {
  let house: House
  afterEach(async () => {
    expect(house.defects).toEqual([])
    await house.close()
  })

  const email = () => testChannel()
  async function open(modes: readonly ContactMode[], sending: Partial<SendingRules> = {}) {
    const mail = email()
    const letters = testChannel()
    house = await openHouse(engine, studyBy(modes, sending), undefined, { email: mail, letter: letters })
    return { mail, letters }
  }
  const at = async (moment: string) => {
    house.clock.now = Date.parse(moment)
    return sendDueContacts(house.context)
  }
  async function contactOf(memberId: string) {
    const cases = await listCasesOfMember(house.context.store.now, memberId)
    return listContacts(house.context.store.now, cases.decision!.id)
  }
  const lastLine = async (memberId: string) => {
    const { listAudit } = await import('../../server/queries/audit.ts')
    return (await listAudit(house.context.store.now, `member:${memberId}`)).at(-1)
  }

  it('keeps to the hours, the days of the week and the public holidays of the study', async () => {
    const { letters } = await open(['letter'], daytime)
    // The decision falls on Good Friday, no public holiday; then Easter, and the Monday after it.
    await house.addMember({ events: { application: '2006-03-14', decision: '2006-04-15' } })
    for (const moment of ['04-15T10:00', '04-16T10:00', '04-17T10:00', '04-18T06:59', '04-18T15:00']) {
      await at(`2006-${moment}:00Z`)
    }
    expect(letters.sent).toEqual([])
    await at('2006-04-19T07:00:00Z')
    expect(letters.sent).toHaveLength(1)
  })

  it('does not look again at who is waiting for the morning', async () => {
    await open(['letter'], daytime)
    const memberId = await house.addMember()
    await at('2006-04-04T18:00:00Z')
    const member = await findMember(house.context.store.now, memberId)
    expect(new Date(member!.quietUntil).toISOString()).toBe('2006-04-05T07:00:00.000Z')
  })

  it('tells of the coming days how many members get their next contact, by which way', async () => {
    await open(['email', 'letter'], daytime)
    const researcher = await house.staff('researcher')
    const coming = async () => (await researcher.get('/api/studies/small/sending')).body.coming
    for (const email of ['a@example.org', 'b@example.org', null]) await house.addMember({ email })
    await at('2006-04-04T18:00:00Z')
    expect(await coming()).toEqual([
      { day: '2006-04-05', mode: 'email', members: 2 },
      { day: '2006-04-05', mode: 'letter', members: 1 },
    ])
    await at('2006-04-05T10:00:00Z')
    await sendDueContacts(house.context)
    expect(await coming()).toEqual([
      { day: '2006-04-12', mode: 'email', members: 2 },
      { day: '2006-04-12', mode: 'letter', members: 1 },
    ])
  })

  it('stays below the number of the day, also over two workers, and goes on the next day', async () => {
    const { letters } = await open(['letter'], { perDay: { letter: 3 } })
    for (let index = 0; index < 8; index++) await house.addMember()
    house.day('2006-04-04')
    await Promise.all([sendDueContacts(house.context), sendDueContacts(house.context)])
    await sendDueContacts(house.context)
    expect(letters.sent).toHaveLength(3)
    house.day('2006-04-05')
    await sendDueContacts(house.context)
    expect(letters.sent).toHaveLength(6)
    house.day('2006-04-06')
    await sendDueContacts(house.context)
    expect(new Set(letters.sent.map(({ memberId }) => memberId)).size).toBe(8)
  })

  it('tries again what failed, after ever longer, and the reminder counts from when it went', async () => {
    const { mail } = await open(['email'])
    const memberId = await house.addMember()
    mail.answer = () => ({ outcome: 'failed', note: 'ECONNREFUSED' })
    await at('2006-04-04T10:00:00Z')
    await at('2006-04-04T10:04:00Z')
    expect((await contactOf(memberId))[0]).toMatchObject({
      outcome: 'failed',
      tries: 1,
      note: 'ECONNREFUSED',
    })
    await at('2006-04-04T10:05:00Z')
    expect((await contactOf(memberId))[0]).toMatchObject({ outcome: 'failed', tries: 2 })
    mail.answer = () => undefined
    await at('2006-04-04T10:14:00Z')
    expect(mail.sent).toEqual([])
    await at('2006-04-05T10:15:00Z')
    expect(mail.sent).toHaveLength(1)
    expect((await contactOf(memberId))[0]).toMatchObject({ outcome: 'sent', tries: 3, note: null })
    await at('2006-04-11T12:00:00Z')
    expect(mail.sent).toHaveLength(1)
    await at('2006-04-12T12:00:00Z')
    expect(mail.sent.map(({ kind }) => kind)).toEqual(['invitation', 'reminder'])
    expect(new Set(mail.sent.map(({ id }) => id)).size).toBe(2)
  })

  it('pain 15: an address that does not exist is not written to again; a letter takes its place at once', async () => {
    const { mail, letters } = await open(['email', 'letter'])
    const memberId = await house.addMember()
    mail.answer = () => ({ outcome: 'undeliverable', note: '550 5.1.1 RCPT' })
    await at('2006-04-04T10:00:00Z')
    await at('2006-04-04T10:01:00Z')
    expect(letters.sent).toHaveLength(1)
    expect((await findMember(house.context.store.now, memberId))!.reachableBy).toEqual(['address'])
    const details = await listVaultContacts(house.context.store.now, memberId)
    expect(details.find(({ kind }) => kind === 'email')).toMatchObject({ endedBecause: 'returned' })
    expect((await contactOf(memberId))[0]).toMatchObject({ mode: 'letter', outcome: 'sent', tries: 2 })
  })

  it('takes another way after six tries, and blames no address for it', async () => {
    const { mail, letters } = await open(['email', 'letter'])
    const memberId = await house.addMember()
    mail.answer = () => ({ outcome: 'failed' })
    for (let hour = 4 * 24; hour < 6 * 24; hour += 3)
      await at(new Date(Date.UTC(2006, 3, 1, hour)).toISOString())
    expect(letters.sent).toHaveLength(1)
    expect((await contactOf(memberId))[0]).toMatchObject({ mode: 'letter', tries: 7 })
    expect((await findMember(house.context.store.now, memberId))!.reachableBy).toContain('email')
  })

  it('passes over a way that this installation does not have', async () => {
    const { letters } = await open(['sms', 'letter'])
    await house.addMember({ phone: '+31612345678' })
    await at('2006-04-04T10:00:00Z')
    expect(letters.sent).toHaveLength(1)
  })

  it('pain 2: never sends again by itself what nobody can tell of; a researcher says which it was', async () => {
    const { mail } = await open(['email'])
    const memberId = await house.addMember()
    mail.answer = () => ({ outcome: 'unknown', note: 'ETIMEDOUT' })
    await at('2006-04-04T10:00:00Z')
    for (const day of [5, 12, 26]) await at(`2006-04-${String(day).padStart(2, '0')}T10:00:00Z`)
    expect(mail.sent).toHaveLength(1)
    const researcher = await house.staff('researcher')
    const { body } = await researcher.get('/api/studies/small/sending')
    expect(body.unknown).toMatchObject({
      count: 1,
      contacts: [{ memberId, mode: 'email', note: 'ETIMEDOUT' }],
    })
    const { caseId, kind, ordinal, tries } = body.unknown.contacts[0]
    mail.answer = () => undefined
    const resolve = (went: boolean) =>
      researcher.send('POST', '/api/studies/small/sending/unknown', { caseId, kind, ordinal, tries, went })
    expect((await resolve(false)).status).toBe(204)
    expect(await resolve(true)).toMatchObject({ status: 409, body: { code: 'already-settled' } })
    await at('2006-04-26T10:06:00Z')
    expect(mail.sent.map((message) => message.kind)).toEqual(['invitation', 'invitation'])
    expect(mail.sent[0]!.id).not.toBe(mail.sent[1]!.id)
    expect(await lastLine(memberId)).toMatchObject({ action: 'note-contact', detail: { outcome: 'sent' } })
  })

  it('calls unknown what a worker claimed ten minutes ago and never noted', async () => {
    const { mail } = await open(['email'])
    const memberId = await house.addMember()
    const { claimContacts } = await import('../../server/commands/claim-contacts.ts')
    house.clock.now = Date.parse('2006-04-04T10:00:00Z')
    const { toHandOver } = await claimContacts(house.context, 'small', [memberId])
    expect(toHandOver).toHaveLength(1)
    await at('2006-04-04T10:09:00Z')
    expect((await contactOf(memberId))[0]!.outcome).toBe('claimed')
    await at('2006-04-04T10:11:00Z')
    expect((await contactOf(memberId))[0]!.outcome).toBe('unknown')
    expect(mail.sent).toEqual([])
    expect(await lastLine(memberId)).toMatchObject({ action: 'lose-contact', detail: { outcome: 'unknown' } })
    // The worker was only slow: what it says is believed, as long as nobody else decided.
    const { noteOutcomes } = await import('../../server/commands/note-outcomes.ts')
    const late = {
      row: toHandOver[0]!.row,
      memberId,
      wave: 'decision',
      delivery: { outcome: 'sent' } as const,
    }
    expect(await noteOutcomes({ ...house.context, worker: 'another' }, [late])).toEqual([])
    expect(await noteOutcomes(house.context, [late])).toHaveLength(1)
    expect((await contactOf(memberId))[0]!.outcome).toBe('sent')
  })

  it('stops at once for the whole study, says who and why, and goes on when it is resumed', async () => {
    const { letters } = await open(['letter'])
    await house.addMember()
    const researcher = await house.staff('researcher')
    const stop = (reason: string) => researcher.send('POST', '/api/studies/small/sending/stop', { reason })
    expect((await stop('')).status).toBe(422)
    expect((await stop('Fout in de brief')).status).toBe(204)
    expect(await stop('Nog eens')).toMatchObject({ status: 409, body: { code: 'already-settled' } })
    house.day('2006-04-04')
    await house.tick()
    expect(letters.sent).toEqual([])
    const { body } = await researcher.get('/api/studies/small/sending')
    expect(body.stop).toMatchObject({ by: 'researcher', reason: 'Fout in de brief' })
    expect((await researcher.send('POST', '/api/studies/small/sending/resume')).status).toBe(204)
    await house.tick()
    expect(letters.sent).toHaveLength(1)
    expect((await researcher.get('/api/studies/small/sending')).body.stops).toHaveLength(1)
  })

  it('pain 5: refusing one way leaves the others open, and can be turned back', async () => {
    const { mail, letters } = await open(['email', 'letter'])
    const memberId = await house.addMember()
    await at('2006-04-04T10:00:00Z')
    const link = new URL(mail.sent[0]!.stopLink)
    const mailProgram = { 'content-type': 'application/x-www-form-urlencoded' }
    const wrong = await house
      .stranger()
      .send('POST', `${link.pathname.slice(0, -1)}x`, 'List-Unsubscribe=One-Click', mailProgram)
    expect(wrong.status).toBe(404)
    expect((await house.stranger().get(link.pathname)).body).toContain('<button>')
    expect((await findMember(house.context.store.now, memberId))!.refusedModes).toEqual([])
    const stopped = await house
      .stranger()
      .send('POST', link.pathname, 'List-Unsubscribe=One-Click', mailProgram)
    expect(stopped.status).toBe(200)
    await at('2006-04-12T10:00:00Z')
    expect([mail.sent.length, letters.sent.length]).toEqual([1, 1])
    expect(link.pathname).not.toContain(mail.sent[0]!.code)
    house.messages.push(letters.sent[0]!)
    const respondent = await house.respondent(memberId)
    expect((await respondent.get('/api/respondent')).body.refusedModes).toEqual(['email'])
    const back = await respondent.send('POST', '/api/respondent/modes', { mode: 'email', refused: false })
    expect(back.body).toEqual({ refusedModes: [] })
    await at('2006-04-27T10:00:00Z')
    expect([mail.sent.length, letters.sent.length]).toEqual([2, 1])
  })
})
