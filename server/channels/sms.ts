/** Text messages through an HTTP gateway: JSON {id, to, text}, a bearer token, and the same key for the same try. */
import type { Channel, Delivery } from './channel.ts'

export interface SmsSettings {
  readonly url: string
  readonly token: string
  /** Milliseconds that the gateway has for an answer. */
  readonly patience?: number
}

/** '+31612345678' */
const e164 = /^\+[1-9]\d{6,14}$/

export function smsChannel({ url, token, patience = 20_000 }: SmsSettings): Channel {
  return {
    send: async ({ id, to, sms }) => {
      if (!sms) return { outcome: 'failed', note: 'no words for a text message' }
      const phone = to.phone?.replace(/[\s().-]/g, '') ?? ''
      if (!e164.test(phone)) return { outcome: 'undeliverable', note: 'no international number' }
      let reply: Response
      try {
        reply = await fetch(url, {
          method: 'POST',
          headers: {
            authorization: `Bearer ${token}`,
            'content-type': 'application/json',
            'idempotency-key': id,
          },
          body: JSON.stringify({ id, to: phone, text: sms }),
          redirect: 'error',
          signal: AbortSignal.timeout(patience),
        })
        await reply.body?.cancel()
      } catch (error) {
        return lost(error)
      }
      if (reply.ok) return { outcome: 'sent' }
      const note = `HTTP ${reply.status}`
      // Our own key or address is wrong: that says nothing of the number.
      const ours = [401, 403, 404, 405, 408, 425, 429].includes(reply.status)
      const refused = reply.status >= 400 && reply.status < 500 && !ours
      if (refused) return { outcome: 'undeliverable', note }
      // A gateway that broke down while at it may have sent it.
      return { outcome: ours ? 'failed' : 'unknown', note }
    },
  }
}

const neverConnected = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT'])

function lost(error: unknown): Delivery {
  const { cause, name } = error as Error & { cause?: { code?: string } }
  const code = cause?.code ?? name
  return { outcome: neverConnected.has(code) ? 'failed' : 'unknown', note: code }
}
