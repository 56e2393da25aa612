/**
 * A mail server that remembers what it took, and is as mail servers are: some addresses do not exist, some mail comes back
 * later, and now and then it asks to try again.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import PostalMime from 'postal-mime'
import { SMTPServer } from 'smtp-server'

export interface Taken {
  /** Number of the message, without host. */
  readonly id: string
  readonly to: string
  readonly code: string
  times: number
}

export interface MailServer {
  readonly url: string
  /** By number. */
  readonly taken: ReadonlyMap<string, Taken>
  /** What arrived with people since the last time this was asked: what comes back does not. */
  fresh(): Taken[]
  stop(): Promise<void>
}

export interface Weather {
  /** Chances, by address: it does not exist; its mail comes back; it asks to come again, once. */
  readonly unknown: number
  readonly bounces: number
  readonly busy: number
  /** Milliseconds that each message takes. */
  readonly slow: number
  /** Where mail that comes back is put. */
  readonly bounceFolder: string
}

export async function startMailServer(weather: Weather): Promise<MailServer> {
  const { unknown, bounces, busy, slow, bounceFolder } = weather
  mkdirSync(bounceFolder, { recursive: true })
  const taken = new Map<string, Taken>()
  const asked = new Set<string>()
  let fresh: Taken[] = []
  const isLost = (address: string) => {
    const luck = luckOf(address)
    return luck >= unknown && luck < unknown + bounces
  }
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    disableReverseLookup: true,
    logger: false,
    onRcptTo: ({ address }, _, done) => {
      const luck = luckOf(address)
      if (luck < unknown) return done(smtpError(550, '5.1.1 No such user'))
      if (luck > 1 - busy && !asked.has(address)) {
        asked.add(address)
        return done(smtpError(451, '4.3.2 Come again'))
      }
      done()
    },
    onData: (stream, session, done) => {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', async () => {
        const mail = await PostalMime.parse(Buffer.concat(parts))
        const id = /^<([^@]+)@/.exec(mail.messageId ?? '')?.[1] ?? ''
        const to = session.envelope.rcptTo[0]!.address
        const known = taken.get(id)
        if (known) known.times += 1
        else {
          const message = { id, to, code: /#([0-9A-Z-]+)/.exec(mail.text ?? '')?.[1] ?? '', times: 1 }
          taken.set(id, message)
          if (!isLost(to)) fresh.push(message)
        }
        if (isLost(to)) {
          const sender = session.envelope.mailFrom
          comeBack(bounceFolder, id, to, sender ? sender.address : '')
        }
        setTimeout(done, slow)
      })
    },
  })
  server.on('error', () => undefined)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    taken,
    fresh: () => {
      const those = fresh
      fresh = []
      return those
    },
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

/** The same for the same address: in [0, 1). */
function luckOf(address: string): number {
  let hash = 2_166_136_261
  for (let place = 0; place < address.length; place++)
    hash = Math.imul(hash ^ address.charCodeAt(place), 16_777_619)
  return ((hash ^ (hash >>> 15)) >>> 0) / 2 ** 32
}

function smtpError(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode })
}

/** A report of failure as RFC 3464 has it, to the address in the envelope. */
function comeBack(folder: string, id: string, to: string, sender: string): void {
  const lines = [
    'From: MAILER-DAEMON@mail.test',
    `To: ${sender}`,
    'Subject: Undelivered Mail Returned to Sender',
    'Auto-Submitted: auto-replied',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
    '',
    '--b',
    'Content-Type: text/plain',
    '',
    'Your message could not be delivered.',
    '',
    '--b',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mail.test',
    '',
    `Final-Recipient: rfc822; ${to}`,
    'Action: failed',
    'Status: 5.1.1',
    '',
    '--b--',
    '',
  ]
  writeFileSync(join(folder, `${id}.eml`), lines.join('\r\n'))
}
