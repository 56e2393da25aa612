/** E-mail against a real SMTP server: what arrives, and what each answer of the server means. */
import { createServer } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import type { Channel, Message } from '../../server/channels/channel.ts'
import { emailChannel } from '../../server/channels/email.ts'
import { type RunningSmtp, startSmtp } from '../support/smtp.ts'

const message: Message = {
  id: 'i1-1-case',
  memberId: 'member',
  wave: 'decision',
  kind: 'invitation',
  ordinal: 1,
  to: { name: 'Fatima <el> "Amrani"', email: 'fatima@example.org', phone: null, address: null },
  language: 'nl',
  organisation: 'Inspectie & Zo',
  subject: 'Uw <vragenlijst> één',
  body: 'Beste Fatima <el> "Amrani",\n\nGa naar http://peilmoment.test/#AAAA en vul in.\nTot ziens.',
  sms: null,
  link: 'http://peilmoment.test/#AAAA',
  code: 'AAAA',
  stopLink: 'http://peilmoment.test/stop-email/member-0123',
  returnToken: 'i1-1-case-0123456789abcdef',
}

interface Line {
  readonly id: string
  readonly _socket: { destroy(): void }
}

describe('e-mail', () => {
  let smtp: RunningSmtp | undefined
  let channel: Channel | undefined
  afterEach(async () => {
    channel?.close?.()
    await smtp?.stop()
    smtp = undefined
  })
  const open = (url: string, requireTls = false) => {
    const from = 'Het onderzoek <onderzoek@peilmoment.test>'
    channel = emailChannel({ smtpUrl: url, requireTls, from, bounceAddress: 'bounce@peilmoment.test' })
    return channel
  }

  it('arrives as text and as HTML, with a way to stop, and an address that tells what came back', async () => {
    smtp = await startSmtp()
    expect(await open(smtp.url).send(message)).toEqual({ outcome: 'sent' })
    expect(smtp.arrived[0]).toMatchObject({
      from: 'bounce+i1-1-case-0123456789abcdef@peilmoment.test',
      to: 'fatima@example.org',
    })
    const mail = await smtp.parsed(0)
    expect(mail.messageId).toBe('<i1-1-case@peilmoment.test>')
    expect(mail.subject).toBe(message.subject)
    expect(mail.text?.trim()).toBe(message.body)
    const header = (key: string) => mail.headers.find((one) => one.key === key)?.value
    expect(header('list-unsubscribe')).toBe(`<${message.stopLink}>`)
    expect(header('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click')
    expect(header('auto-submitted')).toBe('auto-generated')
    expect(mail.html).toContain('<html lang="nl">')
    expect(mail.html).toContain('Fatima &lt;el&gt; &quot;Amrani&quot;')
    expect(mail.html).not.toMatch(/<el>|<vragenlijst>|<img|Inspectie & Zo/)
    expect(mail.html).toMatch(
      /<a class="button" href="http:\/\/peilmoment\.test\/#AAAA">Naar de vragenlijst<\/a>/,
    )
    expect(header('to')).not.toMatch(/AAAA/)
  })

  it.each([
    ['550 5.1.1 no such user', 550, 'undeliverable', '550 5.1.1 RCPT'],
    ['450 4.2.1 mailbox busy', 450, 'failed', '450 4.2.1 RCPT'],
  ])('to a recipient who is refused with %s is what it is', async (text, responseCode, outcome, note) => {
    smtp = await startSmtp({
      onRcptTo: (_address, _session, done) => done(Object.assign(new Error(text.slice(4)), { responseCode })),
    })
    expect(await open(smtp.url).send(message)).toEqual({ outcome, note })
  })

  it('that is refused for its sender or its words blames no address', async () => {
    smtp = await startSmtp({
      onData: (stream, _session, done) => {
        stream.resume()
        stream.on('end', () => done(Object.assign(new Error('5.7.1 looks like spam'), { responseCode: 554 })))
      },
    })
    expect(await open(smtp.url).send(message)).toMatchObject({ outcome: 'failed' })
  })

  it('certainly did not leave when nobody listens, or when the server offers no TLS that is required', async () => {
    const probe = createServer().listen(0)
    const { port } = probe.address() as { port: number }
    probe.close()
    expect(await open(`smtp://127.0.0.1:${port}`).send(message)).toMatchObject({ outcome: 'failed' })
    smtp = await startSmtp()
    channel?.close?.()
    expect(await open(smtp.url, true).send(message)).toMatchObject({ outcome: 'failed' })
    expect(smtp.arrived).toEqual([])
  })

  it('pain 2: is unknown, and not sent again, when the server is gone after it took the message', async () => {
    smtp = await startSmtp({
      onData: (stream, session, done) => {
        stream.resume()
        stream.on('end', () => {
          // No answer comes: the line goes dead.
          void done
          taken += 1
          hangUp(session.id)
        })
      },
    })
    let taken = 0
    const hangUp = (id: string) => {
      const connections = (smtp!.server as unknown as { connections: Set<Line> }).connections
      for (const line of connections) if (line.id === id) line._socket.destroy()
    }
    expect(await open(smtp.url).send(message)).toMatchObject({ outcome: 'unknown' })
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect(taken).toBe(1)
  })
})
