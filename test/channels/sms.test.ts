/** Text messages against a real HTTP server. */
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Message } from '../../server/channels/channel.ts'
import { smsChannel } from '../../server/channels/sms.ts'

const message = {
  id: 'r1-2-case',
  to: { name: 'Fatima', email: null, phone: '+31 6 12 34 56 78', address: null },
  sms: 'Vul de vragenlijst in: http://peilmoment.test/#AAAA',
} as Message

describe('a text message', () => {
  let gateway: Server
  let url: string
  let status: number | 'silent' | 'gone' = 200
  let patience: number
  let asked: { headers: IncomingMessage['headers']; body: unknown }[]
  beforeEach(async () => {
    asked = []
    patience = 60_000
    gateway = createServer(async (request, reply) => {
      let text = ''
      for await (const part of request) text += part
      asked.push({ headers: request.headers, body: JSON.parse(text) })
      if (status === 'silent') return
      if (status === 'gone') request.socket.destroy()
      else reply.writeHead(status).end()
    })
    await new Promise<void>((resolve) => gateway.listen(0, '127.0.0.1', resolve))
    url = `http://127.0.0.1:${(gateway.address() as AddressInfo).port}`
  })
  afterEach(() => {
    gateway.closeAllConnections()
    gateway.close()
  })
  const send = (given: Partial<Message> = {}) =>
    smsChannel({ url, token: 'secret', patience }).send({ ...message, ...given })

  it.each([
    [200, 'sent'],
    [422, 'undeliverable'],
    [429, 'failed'],
    [401, 'failed'],
    [503, 'unknown'],
    ['silent', 'unknown'],
    ['gone', 'unknown'],
  ] as const)('that meets %s is %s', async (given, outcome) => {
    status = given
    // Only silence is waited for: on a busy machine a real answer may take its time.
    if (given === 'silent') patience = 200
    expect(await send()).toMatchObject({ outcome })
  })

  it('goes out once per try, by the same key, to an international number', async () => {
    status = 200
    await send()
    expect(asked[0]!.body).toEqual({ id: 'r1-2-case', to: '+31612345678', text: message.sms })
    expect(asked[0]!.headers).toMatchObject({
      authorization: 'Bearer secret',
      'idempotency-key': 'r1-2-case',
    })
  })

  it('never leaves for a number without a country, nor when nobody listens', async () => {
    expect(await send({ to: { ...message.to, phone: '0612345678' } })).toMatchObject({
      outcome: 'undeliverable',
    })
    await new Promise((resolve) => gateway.close(resolve))
    expect(await send()).toMatchObject({ outcome: 'failed' })
    expect(asked).toEqual([])
  })
})
