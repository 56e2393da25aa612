import { existsSync } from 'node:fs'
import type { Command } from 'commander'
import { readBounces } from '../jobs/read-bounces.ts'
import { CommandFailed } from './failed.ts'
import { withContext } from './with-context.ts'

export function addBounces(command: Command): void {
  command.argument('<file...>').action((files: string[]) =>
    withContext(async (context) => {
      const missing = files.find((file) => !existsSync(file))
      if (missing) throw new CommandFailed(`There is no file ${missing}.`, 2)
      const { returned, temporary, replies, strange, unreadable } = await readBounces(context, files, false)
      console.log(
        `${returned} did not arrive; ${temporary} are still being tried; ${replies} are replies; ` +
          `${strange} tell of no contact we know, or of one that was settled; ${unreadable} could not be read.`,
      )
    }),
  )
}
