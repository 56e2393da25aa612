/** E-mail over SMTP, on connections that stay open. Text and HTML, with a way to stop, and an address that tells what came back. */
import { createTransport } from 'nodemailer'
import type { Channel, Delivery, Message } from './channel.ts'
import { htmlMail } from './html-mail.ts'

export interface MailSettings {
  /** smtp:// or smtps://, with user and password where the server asks for them. */
  readonly smtpUrl: string
  /** Refuse a server that offers no TLS. */
  readonly requireTls: boolean
  /** Who the mail is from: an address, or 'Name <address>'. */
  readonly from: string
  /** Where mail comes back: the token of each message is put behind the name. */
  readonly bounceAddress: string | null
}

const connections = 10

export function emailChannel(settings: MailSettings): Channel {
  const host = addressIn(settings.from).split('@')[1]
  const transport = createTransport({
    ...connectionOf(settings),
    pool: true,
    maxConnections: connections,
    maxMessages: 1_000,
    // The library may never decide to send again: what is uncertain is shown to a researcher.
    maxRequeues: 0,
    idleTimeout: 20_000,
    connectionTimeout: 20_000,
    greetingTimeout: 20_000,
    socketTimeout: 60_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  } as never)
  // Until it is asked for, a message certainly did not leave. It is made whole before, so that it goes out in one piece.
  const begun = new Set<string>()
  transport.use('stream', ({ data, message }, done) => {
    message.build((error, whole) => {
      message.createReadStream = () => {
        begun.add(String(data.messageId))
        return whole as never
      }
      done(error)
    })
  })
  return {
    send: async (message) => {
      const { email, name } = message.to
      if (!email) return { outcome: 'failed', note: 'no address' }
      const messageId = `<${message.id}@${host}>`
      try {
        await transport.sendMail({
          messageId,
          from: settings.from,
          to: { name, address: email },
          envelope: { from: returnAddress(settings, message), to: email },
          subject: message.subject,
          text: message.body,
          html: htmlMail(message),
          headers: {
            'List-Unsubscribe': `<${message.stopLink}>`,
            'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
            'Auto-Submitted': 'auto-generated',
            'Content-Language': message.language,
          },
        })
        return { outcome: 'sent' }
      } catch (error) {
        return deliveryOf(error as SmtpError, begun.has(messageId))
      } finally {
        begun.delete(messageId)
      }
    },
    close: () => transport.close(),
  }
}

function connectionOf({ smtpUrl, requireTls }: MailSettings) {
  const { protocol, hostname, port, username, password } = new URL(smtpUrl)
  const secure = protocol === 'smtps:'
  return {
    host: hostname.replace(/^\[|\]$/g, ''),
    port: port ? Number(port) : secure ? 465 : 587,
    secure,
    requireTLS: requireTls && !secure,
    ...(username && { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
  }
}

function returnAddress({ bounceAddress, from }: MailSettings, { returnToken }: Message): string {
  if (bounceAddress === null) return addressIn(from)
  const [name, host] = bounceAddress.split('@')
  return `${name}+${returnToken}@${host}`
}

function addressIn(from: string): string {
  return /<([^>]+)>/.exec(from)?.[1] ?? from
}

interface SmtpError {
  readonly responseCode?: number
  readonly response?: string
  readonly command?: string
  readonly code?: string
}

/** What an error of the library says of the message. Notes hold codes only: a server's sentence may quote the address. */
export function deliveryOf({ responseCode, response, command, code }: SmtpError, begun: boolean): Delivery {
  if (!responseCode) {
    const note = code ?? 'no answer'
    return begun ? { outcome: 'unknown', note } : { outcome: 'failed', note }
  }
  const status = /^\d{3}[ -](\d\.\d{1,3}\.\d{1,3})\b/.exec(response ?? '')?.[1]
  const note = [responseCode, status, command?.split(' ')[0]].filter(Boolean).join(' ')
  // 5xx for the recipient: there is no such address. For anything else: our server, our sender, our words.
  const recipient = command?.startsWith('RCPT') || status?.startsWith('5.1.')
  return responseCode >= 500 && recipient ? { outcome: 'undeliverable', note } : { outcome: 'failed', note }
}
