import type { Command } from 'commander'
import { readBounceFolder } from '../jobs/read-bounces.ts'
import { sendDueContacts } from '../jobs/send-due-contacts.ts'
import { withContext } from './with-context.ts'

export function addSend(command: Command): void {
  command.action(() =>
    withContext(async (context) => {
      await readBounceFolder(context)
      const { sent, failed, queued } = await sendDueContacts(context)
      console.log(`${sent} sent, ${queued} put in print runs and on call lists, ${failed} not sent.`)
    }),
  )
}
