import { existsSync, mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readBounceFolder, readBounces } from '../../server/jobs/read-bounces.ts'
import { findMember } from '../../server/queries/member.ts'
import { type TestChannel, testChannel } from '../support/channels.ts'
import { engines } from '../support/databases.ts'
import { type House, openHouse } from '../support/house.ts'
import { studyBy } from '../support/ways-study.ts'

/** A report of a mail server (RFC 3464), to the return address with this token. */
const report = (token: string, status: string, to = `bounce+${token}@peilmoment.test`) =>
  [
    'From: MAILER-DAEMON@example.org (Mail Delivery System)',
    `To: ${to}`,
    'Subject: Undelivered Mail Returned to Sender',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
    '',
    '--b',
    'Content-Type: text/plain',
    '',
    'I am sorry.',
    '--b',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.example.org',
    '',
    'Final-Recipient: rfc822; fatima@example.org',
    'Action: failed',
    `Status: ${status}`,
    '--b',
    'Content-Type: message/rfc822',
    '',
    `Return-Path: <bounce+${token}@peilmoment.test>`,
    'Subject: Uw vragenlijst',
    '',
    'Beste Fatima',
    '--b--',
    '',
  ].join('\r\n')

const absent = [
  'From: fatima@example.org',
  'To: bounce@peilmoment.test',
  'Subject: Afwezig',
  'Auto-Submitted: auto-replied',
  '',
  'Ik ben er niet. Status: 5.1.1',
].join('\r\n')

describe.each(engines)('mail that comes back, on %s', (engine) => {
  let house: House
  let mail: TestChannel
  let letters: TestChannel
  let folder: string
  let memberId: string
  beforeEach(async () => {
    mail = testChannel()
    letters = testChannel()
    house = await openHouse(engine, studyBy(['email', 'letter']), undefined, { email: mail, letter: letters })
    folder = mkdtempSync(join(tmpdir(), 'peilmoment-bounces-'))
    memberId = await house.addMember()
    house.day('2006-04-04')
    await house.tick()
  })
  afterEach(async () => {
    expect(house.defects).toEqual([])
    await house.close()
  })
  const token = () => mail.sent[0]!.returnToken
  const read = (text: string, name = 'one.eml') => {
    const file = join(folder, name)
    writeFileSync(file, text)
    return readBounces(house.context, [file], false)
  }
  const reachableBy = async () => (await findMember(house.context.store.now, memberId))!.reachableBy

  it('is ignored when its token is not ours, when it is a reply, and while the server still tries', async () => {
    const forged = `${token().slice(0, -4)}0000`
    expect(await read(report(forged, '5.1.1'))).toMatchObject({ strange: 1, returned: 0 })
    expect(await read(absent)).toMatchObject({ replies: 1, returned: 0 })
    expect(await read(report(token(), '4.2.2'))).toMatchObject({ temporary: 1, returned: 0 })
    expect(await reachableBy()).toContain('email')
  })

  it('pain 15: says that the address is wrong; a letter goes out at once, and once', async () => {
    expect(await read(report(token().toUpperCase(), '5.1.1'))).toMatchObject({ returned: 1 })
    expect(await read(report(token(), '5.1.1'))).toMatchObject({ returned: 0, strange: 1 })
    expect(await reachableBy()).toEqual(['address'])
    await house.tick()
    await house.tick()
    expect([mail.sent.length, letters.sent.length]).toEqual([1, 1])
  })

  it('is known by the message that it holds, when it was sent to the plain address', async () => {
    expect(await read(report(token(), '5.7.1', 'bounce@peilmoment.test'))).toMatchObject({ returned: 1 })
  })

  it('does not end an address that was told after the message went out', async () => {
    const { insertVaultContact, endVaultContact } = await import('../../server/queries/vault.ts')
    const { contactPlace } = await import('../../server/vault/contact-place.ts')
    const { store, vault, newId } = house.context
    const at = house.clock.now + 1
    await store.maintain(async (db) => {
      await endVaultContact(db, memberId, 'email', at, { at, because: 'replaced' })
      const value = vault.seal('new@example.org', contactPlace(memberId, 'email'))
      const row = { id: newId(), memberId, kind: 'email', value, source: 'respondent', since: at } as const
      await insertVaultContact(db, { ...row, endedAt: null, endedBecause: null })
    })
    house.day('2006-04-05')
    await read(report(token(), '5.1.1'))
    expect(await reachableBy()).toContain('email')
    await house.tick()
    expect(mail.sent.map(({ to }) => to.email)).toEqual(['fatima@example.org', 'new@example.org'])
  })

  it('is read from a Maildir, and set aside; what cannot be read is kept apart', async () => {
    for (const sub of ['new', 'cur', 'tmp']) mkdirSync(join(folder, sub))
    writeFileSync(join(folder, 'new', '1'), report(token(), '5.1.1'))
    writeFileSync(join(folder, 'cur', '2:2,S'), absent)
    writeFileSync(join(folder, 'new', '3'), 'From: MAILER-DAEMON@example.org\r\n\r\nNo such user.')
    const quiet = { ...house.context, log: () => undefined }
    const context = { ...quiet, config: { ...house.context.config, waysOut: { bounceFolder: folder } } }
    expect(await readBounceFolder(context)).toMatchObject({ returned: 1, replies: 1, unreadable: 1 })
    expect(readdirSync(join(folder, 'new'))).toEqual([])
    expect(readdirSync(join(folder, 'read')).sort()).toEqual(['1', '2:2,S'])
    expect(existsSync(join(folder, 'unread', '3'))).toBe(true)
    expect(await readBounceFolder(context)).toMatchObject({ returned: 0, unreadable: 0 })
  })
})
