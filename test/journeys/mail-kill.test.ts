/**
 * Two workers on one database send the same day's e-mail to a real mail server, and are killed with `kill -9` while at it:
 * between claiming, handing over and noting. Nobody gets a message twice, nobody is forgotten.
 */
import { afterEach, describe, expect, it } from 'vitest'
import { emailChannel } from '../../server/channels/email.ts'
import { addMembers } from '../../server/commands/add-member.ts'
import { publishStudy } from '../../server/commands/publish-study.ts'
import { resolveUnknown } from '../../server/commands/resolve-unknown.ts'
import type { Context } from '../../server/context.ts'
import { contactAttempt } from '../../server/database/schema.ts'
import { addDays } from '../../server/domain/calendar.ts'
import { writeTryKey } from '../../server/domain/contact-key.ts'
import { realImpure } from '../../server/impure.ts'
import { sendDueContacts } from '../../server/jobs/send-due-contacts.ts'
import { openContext } from '../../server/open-context.ts'
import { engines, newDatabaseUrl } from '../support/databases.ts'
import { newPlace, type Place, startCommand } from '../support/program.ts'
import { type RunningSmtp, startSmtp } from '../support/smtp.ts'
import { studyBy } from '../support/ways-study.ts'

const people = 1_200
/** Workers are killed when so many more messages have arrived. */
const killedAfter = [40, 60, 110, 25]
const from = 'onderzoek@peilmoment.test'
const minute = 60_000

describe.each(engines)('e-mail by two workers that are killed, on %s', (engine) => {
  let smtp: RunningSmtp | undefined
  afterEach(() => smtp?.stop())

  it('pain 2: leaves at most once each; what nobody can tell of is shown, and after that everyone has it once', async () => {
    smtp = await startSmtp()
    const server = smtp
    const place = newPlace(await newDatabaseUrl(engine))
    const mail = {
      PEILMOMENT_SMTP_URL: server.url,
      PEILMOMENT_SMTP_TLS: 'optional',
      PEILMOMENT_MAIL_FROM: from,
    }
    const worker = () => startCommand({ ...place, env: { ...place.env, ...mail } }, ['send'])
    await prepare(place)

    let workers = [worker(), worker()]
    for (const [round, more] of killedAfter.entries()) {
      const goal = server.arrived.length + more
      await until(() => server.arrived.length >= goal)
      const [first, second] = round % 2 === 0 ? workers : [...workers].reverse()
      first!.kill()
      expect((await first!.ended).code).toBeNull()
      workers = [second!, worker()]
    }
    const ends = await Promise.all(workers.map(({ ended }) => ended))
    expect(ends.map(({ code, error }) => `${code} ${error}`)).toEqual(['0 ', '0 '])
    const last = await worker().ended
    expect(last).toMatchObject({ code: 0 })

    const idsIn = () => server.arrived.map(({ raw }) => /^Message-ID: <(.+)@/im.exec(raw)![1]!)
    expect(new Set(idsIn()).size).toBe(server.arrived.length)

    // Ten minutes later nobody waits for the killed workers any more.
    const context = await open(place, 11 * minute, server.url)
    try {
      await sendDueContacts(context)
      const contacts = await context.store.now.select().from(contactAttempt)
      expect(contacts).toHaveLength(people)
      const unknown = contacts.filter(({ outcome }) => outcome === 'unknown')
      expect(contacts.filter(({ outcome }) => outcome === 'sent')).toHaveLength(people - unknown.length)
      expect(unknown).not.toHaveLength(0)
      // What was noted as sent did arrive.
      const arrived = new Set(idsIn())
      for (const contact of contacts)
        if (contact.outcome === 'sent') expect(arrived).toContain(writeTryKey(contact))
      for (const contact of unknown) {
        await resolveUnknown(context, 'cli', 'small', contact, arrived.has(writeTryKey(contact)))
      }
    } finally {
      context.channels.email?.close?.()
      await context.store.close()
    }
    const later = await open(place, 20 * minute, server.url)
    try {
      await sendDueContacts(later)
      const contacts = await later.store.now.select().from(contactAttempt)
      expect(contacts.filter(({ outcome }) => outcome === 'sent')).toHaveLength(people)
    } finally {
      later.channels.email?.close?.()
      await later.store.close()
    }
    const recipients = server.arrived.map(({ to }) => to)
    expect(recipients).toHaveLength(people)
    expect(new Set(recipients).size).toBe(people)
  }, 180_000)
})

function open(place: Place, ahead = 0, smtpUrl?: string): Promise<Context> {
  const { PEILMOMENT_DATABASE: databaseUrl = '', PEILMOMENT_PUBLIC_URL: publicUrl = '' } = place.env
  const email = smtpUrl ? emailChannel({ smtpUrl, requireTls: false, from, bounceAddress: null }) : undefined
  const config = {
    host: '127.0.0.1',
    port: 0,
    databaseUrl,
    publicUrl,
    secrets: place.secrets,
    clientFolder: null,
    attemptsPerMinute: 20,
  }
  const impure = realImpure(() => Date.now() + ahead)
  return openContext(config, { impure, channels: email ? { email } : {} })
}

async function prepare(place: Place): Promise<void> {
  const context = await open(place)
  const today = new Date(context.clock()).toISOString().slice(0, 10)
  const member = (index: number) => ({
    studyId: 'small',
    language: 'nl' as const,
    events: { application: addDays(today, -30), decision: addDays(today, -5) },
    facts: { benefit: 'WW', granted: 'yes' },
    name: `Lid ${index}`,
    email: `member${index}@example.org`,
    phone: null,
    address: null,
  })
  try {
    await publishStudy(context, 'cli', studyBy(['email']), { simulated: false })
    await addMembers(
      context,
      'cli',
      Array.from({ length: people }, (_, index) => member(index)),
    )
  } finally {
    await context.store.close()
  }
}

async function until(holds: () => boolean): Promise<void> {
  for (let waited = 0; !holds(); waited += 2) {
    if (waited > 60_000) throw new Error('what was waited for did not come within a minute')
    await new Promise((resolve) => setTimeout(resolve, 2))
  }
}
