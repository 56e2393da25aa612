import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { confirmImport } from '../../server/commands/confirm-import.ts'
import { recordRegister } from '../../server/commands/record-register.ts'
import { audit } from '../../server/database/schema.ts'
import { findMember } from '../../server/queries/member.ts'
import { listVaultContacts } from '../../server/queries/vault.ts'
import { engines } from '../support/databases.ts'
import { type House, openHouse, type Person } from '../support/house.ts'
import { importer } from '../support/import.ts'

describe.each(engines)('a register file, on %s', (engine) => {
  let house: House
  let researcher: Person
  let files: ReturnType<typeof importer>
  let ids: string[]
  beforeEach(async () => {
    house = await openHouse(engine)
    researcher = await house.staff('researcher')
    files = importer(researcher)
    ids = []
    for (const registerNumber of ['111222333', '123456782', null])
      ids.push(await house.addMember({ registerNumber }))
  })
  afterEach(async () => {
    expect(house.defects).toEqual([])
    await house.close()
  })
  const known = async (at: number) => (await findMember(house.context.store.now, ids[at]!))!

  it('that names a member twice is refused; who is not in the panel is told and passed over', async () => {
    const twice = await files.checked(
      'register',
      `pseudoniem;decision\n${ids[0]};2006-05-01\n${ids[0]};2006-05-02`,
    )
    expect(twice.body.import.counts).toMatchObject({ errors: 1 })
    expect(twice.body.findings[0]).toMatchObject({ row: 3, sentence: expect.stringContaining('regel 2') })
    expect(await files.confirm(twice.id)).toMatchObject({ status: 409, body: { code: 'import-has-errors' } })
    const other = await files.checked('register', `pseudoniem;decision\n000000000000;2006-05-01\n;2006-05-01`)
    expect(other.body.import.counts).toMatchObject({ errors: 1, notFound: 1, linked: 0 })
    expect(other.body.findings.map(({ value }: { value: string }) => value)).toEqual(['', '000000000000'])
    const without = await files.receive('register', 'decision\n2006-05-01')
    expect(await files.check(without.body.import.id, ['event:decision'])).toMatchObject({
      status: 422,
      body: { code: 'import-field-missing' },
    })
  })

  it('pain 1: tells what would become another before it does, and moves what has not happened yet', async () => {
    house.day('2006-04-04')
    await house.tick()
    await (await house.respondent(ids[1]!)).send('POST', '/api/respondent/waves/decision/begin')
    const { id, body } = await files.checked(
      'register',
      [
        'bsn;decision;uitkering',
        '111222333;04-05-2006;',
        '12345678-2;04-05-2006;WWB'.replace('-', ''),
        '999999990;04-05-2006;WWB',
      ].join('\n'),
    )
    expect(body.import.counts).toMatchObject({
      rows: 3,
      linked: 2,
      notFound: 1,
      unchanged: 0,
      changed: { 'event:decision': 2, 'fact:benefit': 1 },
      begun: { 'event:decision': 1 },
      errors: 0,
    })
    expect((await known(0)).events.decision).toBe('2006-04-04')
    const before = (await known(0)).knownAt
    house.clock.now += 60_000
    expect((await files.confirm(id)).body).toMatchObject({ taken: 2 })
    expect(await known(0)).toMatchObject({
      events: { application: '2006-03-14', decision: '2006-05-04' },
      facts: { benefit: 'WW', granted: 'yes' },
      quietUntil: 0,
      boardUntil: 0,
    })
    expect((await known(0)).knownAt).toBeGreaterThan(before)
    expect(await known(1)).toMatchObject({ facts: { benefit: 'WWB' } })
    const logged = (await house.context.store.now.select().from(audit)).slice(-2)
    expect(logged).toMatchObject([
      { action: 'confirm-import', detail: { kind: 'register', counts: { linked: 2 } } },
      { action: 'finish-import', detail: { taken: 2, left: 0 } },
    ])
    const again = await files.checked('register', 'bsn;decision\n111222333;04-05-2006')
    expect(again.body.import.counts).toMatchObject({ linked: 1, unchanged: 1, changed: {} })
    expect((await files.confirm(again.id)).body).toMatchObject({ taken: 0 })
  })

  it('is not taken in when a member changed since it was checked: nothing of it is', async () => {
    const file = `pseudoniem;decision\n${ids[0]};2006-05-01\n${ids[1]};2006-05-01`
    const { id } = await files.checked('register', file)
    house.clock.now += 60_000
    await recordRegister(house.context, 'cli', { memberId: ids[1]!, events: { decision: '2006-04-20' } })
    expect(await files.confirm(id)).toMatchObject({ status: 409, body: { code: 'import-outdated' } })
    expect((await known(0)).events.decision).toBe('2006-04-04')
    const input = { studyId: 'small', importId: id, possible: 'accept' } as const
    await files.check(id, ['pseudonym', 'event:decision'])
    expect(await confirmImport(house.context, 'cli', input)).toMatchObject({ taken: 2 })
    expect((await known(1)).events.decision).toBe('2006-05-01')
  })

  it('pain 15: brings a new address, keeps the old one with its end, and leaves alone what is the same', async () => {
    const file = [
      'pseudoniem;straat;huisnummer;postcode;plaats;e-mail',
      `${ids[0]};Nieuwstraat;7;4321 BA;Assen;fatima@example.org`,
      `${ids[1]};Langestraat;12;1234 AB;Utrecht;`,
    ].join('\n')
    const { id, body } = await files.checked('register', file)
    expect(body.import.counts).toMatchObject({ linked: 2, unchanged: 1, changed: { address: 1 } })
    house.clock.now += 60_000
    await files.confirm(id)
    const contacts = await listVaultContacts(house.context.store.now, ids[0]!)
    expect(contacts.filter(({ kind }) => kind === 'address')).toMatchObject([
      { source: 'sample', endedBecause: 'replaced', endedAt: house.clock.now },
      { source: 'register', endedAt: null, since: house.clock.now },
    ])
    house.day('2006-04-04')
    await house.tick()
    const message = house.messages.find(({ memberId }) => memberId === ids[0])!
    expect(message.to.address).toMatchObject({ street: 'Nieuwstraat 7', city: 'Assen' })
    // They are known by their new address from now on, and not by the old.
    const same = await files.checked(
      'sample',
      'naam;straat;postcode;plaats\nF. el Amrani;Nieuwstraat 7;4321BA;Assen',
    )
    expect(same.body.import.counts).toMatchObject({ possible: 1 })
  })
})
