/** A whole site for a browser test: the built pages, the real server on a port, a clock to move. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Message } from '../../server/channels/channel.ts'
import { addMembers, type NewMember } from '../../server/commands/add-member.ts'
import { addStaff } from '../../server/commands/add-staff.ts'
import { publishStudy, type StudyFiles } from '../../server/commands/publish-study.ts'
import { newSecrets } from '../../server/config.ts'
import type { Context } from '../../server/context.ts'
import type { Role } from '../../server/domain/permission.ts'
import { realImpure } from '../../server/impure.ts'
import { sendDueContacts } from '../../server/jobs/send-due-contacts.ts'
import { openContext } from '../../server/open-context.ts'
import { listen } from '../../server/serve.ts'
import { newDatabaseUrl } from './databases.ts'

export const clientFolder = join(import.meta.dirname, '../../dist/client')

export interface Site {
  readonly context: Context
  readonly address: string
  readonly messages: Message[]
  day(day: string): void
  addMember(member?: Partial<NewMember>): Promise<string>
  tick(): Promise<void>
  /** The link in the newest message to a member, on this site. */
  linkOf(memberId: string): string
  addStaff(role: Role): Promise<{ email: string; password: string }>
  close(): Promise<void>
}

export async function openSite(study: StudyFiles, databaseUrl?: string): Promise<Site> {
  if (!existsSync(clientFolder)) throw new Error('The pages are not built: run `npm run build`.')
  const clock = { now: Date.parse('2006-03-01T11:00:00Z') }
  const messages: Message[] = []
  const context = await openContext(
    {
      host: '127.0.0.1',
      port: 0,
      databaseUrl: databaseUrl ?? (await newDatabaseUrl('sqlite')),
      publicUrl: 'http://127.0.0.1',
      secrets: newSecrets(),
      clientFolder,
      attemptsPerMinute: 1_000,
    },
    {
      impure: realImpure(() => clock.now),
      channels: { letter: { send: async (message) => void messages.push(message) } },
    },
  )
  await publishStudy(context, 'cli', study, { simulated: true })
  const running = await listen(context)
  return {
    context,
    address: running.address,
    messages,
    day: (day) => {
      clock.now = Date.parse(`${day}T11:00:00Z`)
    },
    addMember: async (member = {}) => {
      const [id] = await addMembers(context, 'cli', [
        {
          studyId: study.design.id,
          language: 'nl',
          events: { application: '2006-03-14', decision: '2006-04-04' },
          facts: { benefit: 'WW', granted: 'yes', sex: 'female', birthYear: '1970', distance: '2' },
          name: 'Fatima el Amrani',
          email: 'fatima@example.org',
          phone: null,
          address: { street: 'Langestraat 12', postcode: '1234 AB', city: 'Utrecht', country: null },
          ...member,
        },
      ])
      return id!
    },
    tick: async () => {
      await sendDueContacts(context)
    },
    linkOf: (memberId) => {
      const message = messages.findLast((candidate) => candidate.memberId === memberId)
      return `${running.address}/#${message!.body.match(/#([0-9A-Z-]+)/)![1]}`
    },
    addStaff: async (role) => {
      const account = { email: `${role}@peilmoment.test`, password: `${role}: een lang wachtwoord` }
      await addStaff(context, { name: role, role, ...account })
      return account
    },
    close: async () => {
      await running.stop()
      await context.store.close()
    },
  }
}
