/** Chains the newest lines of the log; gives how many. */
import type { Context } from '../context.ts'
import { sealAudit } from '../database/audit.ts'

export function sealLog({ store }: Context): Promise<number> {
  return store.maintain((db) => sealAudit(db))
}
