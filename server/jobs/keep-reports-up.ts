/** Reports that were looked at follow the data, on their own thread: the other jobs do not wait for it. */
import type { Context } from '../context.ts'

export async function keepReportsUp(context: Context): Promise<void> {
  context.reports.keepUp(context).catch((error) => context.log('report-failed', { reason: String(error) }))
}
