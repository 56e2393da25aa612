/** A real SMTP server for tests, on a port of this machine. */
import type { AddressInfo } from 'node:net'
import PostalMime, { type Email } from 'postal-mime'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'

export interface Arrived {
  readonly from: string
  readonly to: string
  readonly raw: string
}

export interface RunningSmtp {
  readonly url: string
  readonly port: number
  readonly arrived: Arrived[]
  readonly server: SMTPServer
  parsed(index: number): Promise<Email>
  stop(): Promise<void>
}

/** `options` may refuse a sender, a recipient, or what was sent. Port 0: any free one. */
export async function startSmtp(options: Partial<SMTPServerOptions> = {}, port = 0): Promise<RunningSmtp> {
  const arrived: Arrived[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    onData: (stream, session, done) => {
      const parts: Buffer[] = []
      stream.on('data', (part) => parts.push(part))
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope
        const from = mailFrom ? mailFrom.address : ''
        arrived.push({ from, to: rcptTo[0]!.address, raw: Buffer.concat(parts).toString() })
        done()
      })
    },
    ...options,
  })
  server.on('error', () => undefined)
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const { port: given } = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${given}`,
    port: given,
    arrived,
    server,
    parsed: (index) => PostalMime.parse(arrived[index]!.raw),
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
