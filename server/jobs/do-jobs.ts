/** All that time asks for, in the order in which one thing leads to the next. Safe to run at any time, in many processes. */
import type { Context } from '../context.ts'
import { clearImports } from './clear-imports.ts'
import { readBounceFolder } from './read-bounces.ts'
import { refreshBoards } from './refresh-board.ts'
import { sealLog } from './seal-audit.ts'
import { sendDueContacts } from './send-due-contacts.ts'

/** What came back is read, what is due goes out, the fieldwork pages follow, the log is chained, remains are cleared. */
export async function doJobs(context: Context): Promise<void> {
  await readBounceFolder(context)
  await sendDueContacts(context)
  await refreshBoards(context)
  await sealLog(context)
  await clearImports(context)
}
