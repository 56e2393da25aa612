import { type Command, Option } from 'commander'
import { renderText, specificationCurves, specificationText } from '../../analysis/index.ts'
import type { Language } from '../../surveys/design.ts'
import type { Context } from '../context.ts'
import { readPanel } from '../reports/read-panel.ts'
import { progressLine } from './progress-line.ts'
import { namedStudy } from './studies.ts'
import { withContext } from './with-context.ts'

interface Options {
  readonly json?: boolean
  readonly language: Language
  readonly specifications?: boolean
}

export function addReport(command: Command): void {
  command
    .argument('<study>')
    .option('--json', 'the whole report as data')
    .option('--specifications', 'instead: each effect under all alternatives that the plan declares')
    .addOption(new Option('--language <code>', 'of the text').choices(['nl', 'en']).default('nl'))
    .action((name: string, options: Options) =>
      withContext(async (context) => {
        const study = namedStudy(name).design.id
        if (options.specifications) {
          await printSpecifications(context, study, options)
          return
        }
        const { report: shown } = await context.reports.of(context, study)
        const table1 = (await context.reports.checked(context, study)) ?? shown.table1
        const report = { ...shown, table1 }
        console.log(options.json ? JSON.stringify(report, null, 1) : renderText(report, options.language))
      }),
    )
}

async function printSpecifications(
  context: Context,
  study: string,
  { json, language }: Options,
): Promise<void> {
  const { design, simulated, panel } = await readPanel(context, study)
  const progress = progressLine()
  const curves = specificationCurves(panel.long, design.plan, (done, all) =>
    progress.say(`${done} of ${all} models`),
  )
  progress.end()
  console.log(
    json ? JSON.stringify({ simulated, curves }, null, 1) : specificationText(curves, simulated, language),
  )
}
