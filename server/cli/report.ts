import { type Command, Option } from 'commander'
import { renderText } from '../../analysis/index.ts'
import { namedStudy } from './studies.ts'
import { withContext } from './with-context.ts'

export function addReport(program: Command): void {
  program
    .command('report')
    .description('the report of a study from the answers in this database, beside the published figures')
    .argument('<study>')
    .option('--json', 'the whole report as data')
    .addOption(new Option('--language <code>', 'of the text').choices(['nl', 'en']).default('nl'))
    .action((name: string, options: { json?: boolean; language: 'nl' | 'en' }) =>
      withContext(async (context) => {
        const { report } = await context.reports.of(context, namedStudy(name).design.id)
        console.log(options.json ? JSON.stringify(report, null, 1) : renderText(report, options.language))
      }),
    )
}
