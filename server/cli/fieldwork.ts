import type { Command } from 'commander'
import { rebuildBoard } from '../commands/rebuild-board.ts'
import { publishedStudy } from './published-study.ts'
import { withContext } from './with-context.ts'

export function addFieldwork(fieldwork: Command): void {
  fieldwork
    .command('rebuild')
    .description('derive all numbers of the fieldwork pages anew, from what happened')
    .argument('<study>')
    .action((study: string) =>
      withContext(async (context) => {
        const { id } = await publishedStudy(context, study)
        const members = await rebuildBoard(context, id)
        console.log(`${members} members derived anew.`)
      }),
    )
}
