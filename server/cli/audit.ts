import type { Command } from 'commander'
import { verifyAudit } from '../database/audit.ts'
import { sealLog } from '../jobs/seal-audit.ts'
import { CommandFailed } from './failed.ts'
import { withContext } from './with-context.ts'

export function addAudit(command: Command): void {
  command.action(() =>
    withContext(async (context) => {
      let sealed = 0
      for (let more = await sealLog(context); more > 0; more = await sealLog(context)) sealed += more
      const broken = await verifyAudit(context.store.now)
      if (broken !== null) throw new CommandFailed(`The log does not hold from line ${broken} on.`, 1)
      console.log(`The log holds; ${sealed} lines were added to the chain.`)
    }),
  )
}
