import type { Command } from 'commander'
import { readBounceFolder } from '../jobs/read-bounces.ts'
import { sendDueContacts } from '../jobs/send-due-contacts.ts'
import { withContext } from './with-context.ts'

export function addSend(program: Command): void {
  program
    .command('send')
    .description('read what came back and send what is due now, once; the server does the same every minute')
    .action(() =>
      withContext(async (context) => {
        await readBounceFolder(context)
        const { sent, failed, queued } = await sendDueContacts(context)
        console.log(`${sent} sent, ${queued} put in print runs and on call lists, ${failed} not sent.`)
      }),
    )
}
