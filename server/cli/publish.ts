import type { Command } from 'commander'
import { publishStudy } from '../commands/publish-study.ts'
import { namedStudy } from './studies.ts'
import { withContext } from './with-context.ts'

export function addPublish(program: Command): void {
  program
    .command('publish')
    .description('check a study and take it into the field in this database')
    .argument('<study>')
    .action((name: string) =>
      withContext(async (context) => {
        await publishStudy(context, 'cli', namedStudy(name), { simulated: false })
        console.log(`${name} is in the field.`)
      }),
    )
}
