/** Mail that came back, read: of which message it tells, and whether that can never arrive. */
import PostalMime, { type Email } from 'postal-mime'

/**
 * permanent: 5.x.x, this address takes no mail · temporary: the server goes on trying · reply: a person or an answering
 * machine wrote · unreadable: a report of failure that names none of our messages, or no mail at all.
 */
export type Bounce =
  | { readonly kind: 'permanent' | 'temporary'; readonly token: string; readonly status: string }
  | { readonly kind: 'reply' | 'unreadable' }

const token = /\+([a-z0-9-]{20,})@/i

export async function readBounce(mail: Uint8Array): Promise<Bounce> {
  let email: Email
  try {
    email = await PostalMime.parse(mail, { forceRfc822Attachments: true })
  } catch {
    return { kind: 'unreadable' }
  }
  if (email.headers.length === 0) return { kind: 'unreadable' }
  const report = email.attachments.find(({ mimeType }) => mimeType === 'message/delivery-status')
  if (!report) {
    // A failure without the standard report is looked at by a person; anything else was written by one, or by a machine.
    const failure = /^(mailer-daemon|postmaster)@/i.test(email.from?.address ?? '')
    return { kind: failure ? 'unreadable' : 'reply' }
  }
  const found = tokenOf(email)
  const status = /^Status:\s*(\d\.\d{1,3}\.\d{1,3})/im.exec(textOf(report.content))?.[1]
  if (!found || !status) return { kind: 'unreadable' }
  // 2.x.x tells that it did arrive, 4.x.x that it is not given up.
  return { kind: status.startsWith('5.') ? 'permanent' : 'temporary', token: found, status }
}

/** The address that it was sent back to: by the headers of the receiving server, else by the original message. */
function tokenOf(email: Email): string | undefined {
  const headers = email.headers.filter(({ key }) => ['delivered-to', 'x-original-to', 'to'].includes(key))
  const original = email.attachments.filter(({ mimeType }) =>
    ['message/rfc822', 'text/rfc822-headers'].includes(mimeType),
  )
  const places = [
    ...headers.map(({ value }) => value),
    ...original.map(({ content }) => /^Return-Path:.*$/im.exec(textOf(content))?.[0] ?? ''),
  ]
  return places.map((place) => token.exec(place)?.[1]).find(Boolean)
}

function textOf(content: ArrayBuffer | Uint8Array | string): string {
  return typeof content === 'string' ? content : new TextDecoder().decode(content)
}
