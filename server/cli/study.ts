import type { Command } from 'commander'
import { startDraft } from '../commands/start-draft.ts'
import { namedDocuments } from './named-documents.ts'
import { readStudyFolder, writeStudyFolder } from './study-folder.ts'
import { withContext } from './with-context.ts'

export function addStudy(command: Command): void {
  command
    .command('export')
    .description('write a study as a folder of files, the same text for the same study')
    .argument('<study>', 'a study that is built in, or with --draft a draft')
    .argument('<folder>', 'a new or empty folder, or that of this study')
    .option('--draft', 'a draft in this database')
    .action(async (name: string, folder: string, { draft }: { draft?: boolean }) => {
      const documents = await namedDocuments(name, draft)
      writeStudyFolder(folder, documents)
      console.log(`${name}: ${Object.keys(documents).length} files in ${folder}.`)
    })
  command
    .command('import')
    .description('start a draft in this database from a folder of files')
    .argument('<folder>')
    .action((folder: string) => {
      const documents = readStudyFolder(folder)
      return withContext(async (context) => {
        const id = await startDraft(context, 'cli', { from: 'files', documents })
        console.log(
          `${id}: a draft of ${Object.keys(documents).length} files. Check it with: check ${id} --draft.`,
        )
      })
    })
}
