/** All that time asks for, in the order in which one thing leads to the next. Safe to run at any time, in many processes. */
import type { Context } from '../context.ts'
import { clearImports } from './clear-imports.ts'
import { keepReportsUp } from './keep-reports-up.ts'
import { readBounceFolder } from './read-bounces.ts'
import { refreshBoards } from './refresh-board.ts'
import { sealLog } from './seal-audit.ts'
import { sendDueContacts } from './send-due-contacts.ts'

/** What came back is read, what is due goes out, the fieldwork pages follow, the log is chained, remains are cleared. */
const jobs = [readBounceFolder, sendDueContacts, refreshBoards, sealLog, clearImports, keepReportsUp]

/** Does all of them, also when one fails; then throws what went wrong first. */
export async function doJobs(context: Context): Promise<void> {
  const failures: unknown[] = []
  for (const job of jobs) {
    try {
      await job(context)
    } catch (error) {
      failures.push(error)
    }
  }
  if (failures.length > 0) throw failures[0]
}
