import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { listAudit } from '../../server/queries/audit.ts'
import { findMember } from '../../server/queries/member.ts'
import { engines } from '../support/databases.ts'
import { type House, openHouse, type Person } from '../support/house.ts'
import { importer } from '../support/import.ts'

describe.each(engines)('contact details, on %s', (engine) => {
  let house: House
  let researcher: Person
  let fatima: string
  let path: string
  beforeEach(async () => {
    house = await openHouse(engine)
    researcher = await house.staff('researcher')
    fatima = await house.addMember()
    path = `/api/studies/small/members/${fatima}`
    house.clock.now += 60_000
  })
  afterEach(async () => {
    expect(house.defects).toEqual([])
    await house.close()
  })
  const read = async (reason = 'correct') =>
    (await researcher.send('POST', `${path}/identity`, { reason })).body
  const change = (body: object) =>
    researcher.send('PUT', `${path}/contact-details`, { because: 'replaced', ...body })
  const log = async () => (await listAudit(house.context.store.now, `member:${fatima}`)).slice(-1)[0]!

  it('are shown to nobody without a reason, nor for a member of another study', async () => {
    expect(await researcher.send('POST', `${path}/identity`, {})).toMatchObject({ status: 422 })
    expect(await researcher.send('POST', `${path}/identity`, { reason: 'own' })).toMatchObject({
      status: 422,
    })
    const other = await researcher.send('POST', '/api/studies/small/members/000000000000/identity', {
      reason: 'call',
    })
    expect(other).toMatchObject({ status: 404 })
    expect(await log()).toBeUndefined()
  })

  it('are shown with their history, and that they were read stands in the log without what they are', async () => {
    expect(await read('trace')).toMatchObject({
      name: 'Fatima el Amrani',
      contacts: expect.arrayContaining([
        expect.objectContaining({
          kind: 'email',
          value: 'fatima@example.org',
          source: 'sample',
          endedAt: null,
        }),
      ]),
    })
    expect(await log()).toMatchObject({ action: 'read-identity', detail: { reason: 'trace' } })
    expect(JSON.stringify(await log())).not.toMatch(/Fatima|example/)
  })

  it('that cannot be are refused with what would mend them, and nothing changes', async () => {
    for (const [body, sentence] of [
      [{ email: 'fatima' }, /geen e-mailadres/],
      [{ phone: '12' }, /geen telefoonnummer/],
      [{ address: { street: 'A 1', postcode: '12', city: 'B' } }, /geen postcode/],
    ] as const) {
      const reply = await change(body)
      expect(reply).toMatchObject({
        status: 422,
        body: { code: 'contact-invalid', title: expect.stringMatching(sentence) },
      })
    }
    expect((await read()).contacts).toHaveLength(2)
  })

  it('pain 15: that change keep what they were, with when and why it ended, and the next letter goes to the new address', async () => {
    const address = { street: 'Nieuwstraat 7', postcode: '4321ba', city: 'Assen' }
    expect((await change({ address, phone: '0612345678' })).body).toEqual({ changed: ['address', 'phone'] })
    const { contacts } = await read()
    expect(contacts.filter(({ kind }: { kind: string }) => kind === 'address')).toMatchObject([
      { source: 'staff', endedAt: null, address: { postcode: '4321 BA', country: null } },
      { source: 'sample', endedAt: house.clock.now, endedBecause: 'replaced' },
    ])
    expect(await findMember(house.context.store.now, fatima)).toMatchObject({
      reachableBy: ['email', 'address', 'phone'],
      quietUntil: 0,
      boardUntil: 0,
    })
    house.day('2006-04-04')
    await house.tick()
    expect(house.messages[0]!.to).toMatchObject({ phone: '+31612345678', address: { city: 'Assen' } })
    expect((await change({ address })).body).toEqual({ changed: [] })
  })

  it('pain 15: that turn out wrong are not used again, and without an address no letter goes out', async () => {
    expect((await change({ address: null, because: 'wrong' })).body).toEqual({ changed: ['address'] })
    expect((await read()).contacts.at(-1)).toBeDefined()
    house.day('2006-04-04')
    await house.tick()
    expect(house.messages).toEqual([])
    await change({ address: { street: 'Nieuwstraat 7', postcode: '4321 BA', city: 'Assen' } })
    await house.tick()
    expect(house.messages).toHaveLength(1)
  })

  it('pain 15: a respondent changes them on their own page, and only their own', async () => {
    house.day('2006-04-04')
    await house.tick()
    const person = await house.respondent(fatima)
    expect((await person.get('/api/respondent/details')).body).toMatchObject({ name: 'Fatima el Amrani' })
    const reply = await person.send('PUT', '/api/respondent/details', {
      name: 'Fatima Jansen',
      email: 'new@example.org',
    })
    expect(reply.body).toEqual({ changed: ['name', 'email'] })
    expect(await log()).toMatchObject({
      actor: `member:${fatima}`,
      detail: { changed: ['name', 'email'], source: 'respondent' },
    })
    const { name, contacts } = await read()
    expect(name).toBe('Fatima Jansen')
    expect(contacts[0]).toMatchObject({ kind: 'email', source: 'respondent' })
    // They are found by what they are now.
    const found = await importer(researcher).checked(
      'sample',
      'naam;email\nF. Jansen;NEW@example.org\nX;fatima@example.org',
    )
    expect(found.body.import.counts).toMatchObject({ possible: 1 })
  })
})
