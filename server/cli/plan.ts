import type { Command } from 'commander'
import { lockPlan } from '../commands/lock-plan.ts'
import { publishedStudy } from './published-study.ts'
import { withContext } from './with-context.ts'

export function addPlan(plan: Command): void {
  plan
    .command('lock')
    .description(
      'lock the plan as it is in the field: from then on the report is of the answers; cannot be undone',
    )
    .argument('<study>')
    .action((name: string) =>
      withContext(async (context) => {
        const { id } = await publishedStudy(context, name)
        const hash = await lockPlan(context, 'cli', id)
        console.log(`The analysis plan of ${id} is locked (${hash}).`)
      }),
    )
}
