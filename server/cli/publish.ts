import type { Command } from 'commander'
import { previewDays, previewDesign } from '../commands/change-protocol.ts'
import { publishStudy } from '../commands/publish-study.ts'
import type { Context } from '../context.ts'
import { namedStudy } from './studies.ts'
import { withContext } from './with-context.ts'

export function addPublish(command: Command): void {
  command
    .argument('<study>')
    .option('--dry-run', 'only show what it changes in the contacts of the next days')
    .option('--reason <text>', 'why it deviates from the locked analysis plan; asked when it does')
    .action((name: string, { dryRun, reason }: { dryRun?: boolean; reason?: string }) =>
      withContext(async (context) => {
        if (dryRun) return showDifference(context, name)
        await publishStudy(context, 'cli', namedStudy(name), {
          simulated: false,
          ...(reason !== undefined && { reason }),
        })
        console.log(`${name} is in the field.`)
      }),
    )
}

async function showDifference(context: Context, name: string): Promise<void> {
  const { design } = namedStudy(name)
  const rows = await previewDesign(context, design.id, design)
  if (rows.length === 0) console.log(`Nothing changes in the contacts of the next ${previewDays} days.`)
  for (const { day, wave, kind, ordinal, mode, before, after } of rows) {
    console.log(`${day}  ${wave}  ${kind} ${ordinal}  ${mode}  ${before} → ${after}`)
  }
}
