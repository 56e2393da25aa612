import { pipeline } from 'node:stream/promises'
import { Argument, type Command } from 'commander'
import { recordExport } from '../commands/record-export.ts'
import { type ExportName, exportNames, writeExport } from '../exports/write.ts'
import { publishedStudy } from './published-study.ts'
import { withContext } from './with-context.ts'

export function addExport(command: Command): void {
  command
    .argument('<study>')
    .addArgument(new Argument('<what>', 'which table').choices([...exportNames]))
    .action((study: string, what: ExportName) =>
      withContext(async (context) => {
        const { design } = await publishedStudy(context, study)
        await recordExport(context, 'cli', study, what)
        await pipeline(writeExport(context, design, what), process.stdout, { end: false })
      }),
    )
}
