/** Chains the newest lines of the log. Needs no line of its own: it adds nothing but the chain. */
import type { Context } from '../context.ts'
import { sealAudit } from '../database/audit.ts'
import { openDb } from '../database/engine.ts'

export function sealLog({ store }: Context): Promise<number> {
  return store.engine.transaction(async (run) => {
    const { db, end } = openDb(run)
    try {
      return await sealAudit(db)
    } finally {
      end()
    }
  })
}
