/** A whole server in memory for one test: its own database, a clock to move, messages to read, and named people. */

import { openApp } from '../../server/app.ts'
import type { Channels, Message } from '../../server/channels/channel.ts'
import { addMembers, type NewMember } from '../../server/commands/add-member.ts'
import { addStaff } from '../../server/commands/add-staff.ts'
import { publishStudy, type StudyFiles } from '../../server/commands/publish-study.ts'
import { newSecrets } from '../../server/config.ts'
import type { Context } from '../../server/context.ts'
import type { Role } from '../../server/domain/permission.ts'
import { realImpure } from '../../server/impure.ts'
import { sendDueContacts } from '../../server/jobs/send-due-contacts.ts'
import { openContext } from '../../server/open-context.ts'
import { type EngineName, newDatabaseUrl } from './databases.ts'
import { smallStudy } from './small-study.ts'

export interface House {
  readonly context: Context
  readonly clock: { now: number }
  readonly messages: Message[]
  readonly defects: unknown[]
  /** Moves the clock to noon in Amsterdam on a day. */
  day(day: string): void
  tick(): Promise<void>
  addMember(member?: Partial<NewMember>): Promise<string>
  /** The code in the newest message to a member. */
  codeOf(memberId: string): string
  stranger(): Person
  staff(role: Role): Promise<Person>
  /** A member who has entered with their code. */
  respondent(memberId: string): Promise<Person>
  close(): Promise<void>
}

/** Someone with a cookie jar of their own. */
export interface Person {
  get(path: string, headers?: Record<string, string>): Promise<Reply>
  send(
    method: 'POST' | 'PUT' | 'DELETE',
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Reply>
}

export interface Reply {
  readonly status: number
  // biome-ignore lint/suspicious/noExplicitAny: tests read whatever came back
  readonly body: any
  readonly headers: Headers
}

export async function openHouse(
  engine: EngineName,
  study: StudyFiles = smallStudy(),
  databaseUrl?: string,
  channels?: Channels,
): Promise<House> {
  const clock = { now: Date.parse('2006-03-01T11:00:00Z') }
  const messages: Message[] = []
  const defects: unknown[] = []
  const context = await openContext(
    {
      host: '127.0.0.1',
      port: 0,
      databaseUrl: databaseUrl ?? (await newDatabaseUrl(engine)),
      publicUrl: 'http://peilmoment.test',
      secrets: newSecrets(),
      clientFolder: null,
      attemptsPerMinute: 1_000,
    },
    {
      impure: realImpure(() => clock.now),
      channels: channels ?? { letter: { send: async (message) => void messages.push(message) } },
      log: (_, detail) => {
        defects.push(detail)
      },
    },
  )
  await publishStudy(context, 'cli', study, { simulated: false })
  const app = openApp(context)

  function person(): Person {
    const jar = new Map<string, string>()
    async function request(
      method: string,
      path: string,
      body: unknown,
      headers: Record<string, string>,
    ): Promise<Reply> {
      const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
      const response = await app.request(`http://peilmoment.test${path}`, {
        method,
        headers: {
          ...(cookie && { cookie }),
          ...(body !== undefined && { 'content-type': 'application/json' }),
          ...(method !== 'GET' && { origin: 'http://peilmoment.test' }),
          ...headers,
        },
        ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      })
      for (const line of response.headers.getSetCookie()) {
        const [pair = ''] = line.split(';')
        const at = pair.indexOf('=')
        if (/max-age=0/i.test(line)) jar.delete(pair.slice(0, at))
        else jar.set(pair.slice(0, at), pair.slice(at + 1))
      }
      const text = await response.text()
      const isJson = /[/+]json/.test(response.headers.get('content-type') ?? '')
      return { status: response.status, body: isJson ? JSON.parse(text) : text, headers: response.headers }
    }
    return {
      get: (path, headers = {}) => request('GET', path, undefined, headers),
      send: (method, path, body, headers = {}) => request(method, path, body, headers),
    }
  }

  const house: House = {
    context,
    clock,
    messages,
    defects,
    day: (day) => {
      clock.now = Date.parse(`${day}T11:00:00Z`)
    },
    tick: async () => {
      await sendDueContacts(context)
    },
    addMember: async (member = {}) => {
      const [id] = await addMembers(context, 'cli', [
        {
          studyId: study.design.id,
          language: 'nl',
          events: { application: '2006-03-14', decision: '2006-04-04' },
          facts: { benefit: 'WW', granted: 'yes' },
          name: 'Fatima el Amrani',
          email: 'fatima@example.org',
          phone: null,
          address: { street: 'Langestraat 12', postcode: '1234 AB', city: 'Utrecht', country: null },
          ...member,
        },
      ])
      return id!
    },
    codeOf: (memberId) => {
      const message = messages.findLast((candidate) => candidate.memberId === memberId)
      if (!message) throw new Error(`no message was sent to ${memberId}`)
      return message.body.match(/#([0-9A-Z-]+)/)![1]!
    },
    stranger: person,
    staff: async (role) => {
      const email = `${role}@peilmoment.test`
      const password = `${role}: een lang wachtwoord`
      await addStaff(context, { name: role, email, role, password })
      const someone = person()
      const reply = await someone.send('POST', '/api/auth/sign-in/email', { email, password })
      if (reply.status !== 200) throw new Error(`sign-in failed: ${JSON.stringify(reply.body)}`)
      return someone
    },
    respondent: async (memberId) => {
      const someone = person()
      const reply = await someone.send('POST', '/api/respondent/session', { code: house.codeOf(memberId) })
      if (reply.status !== 204) throw new Error(`entering failed: ${JSON.stringify(reply.body)}`)
      return someone
    },
    close: () => context.store.close(),
  }
  return house
}
