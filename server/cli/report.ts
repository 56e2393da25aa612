import { type Command, Option } from 'commander'
import { specificationText } from '../../analysis/effect-table/specification-text.ts'
import { specificationCurves } from '../../analysis/effect-table/specifications.ts'
import { renderText } from '../../analysis/reports/render-text.ts'
import type { Language } from '../../surveys/design.ts'
import type { Context } from '../context.ts'
import { remakeReport } from '../release/remake.ts'
import { readPanel } from '../reports/read-panel.ts'
import { CommandFailed } from './failed.ts'
import { progressLine } from './progress-line.ts'
import { namedStudy } from './studies.ts'
import { soundRelease } from './verify.ts'
import { withContext } from './with-context.ts'

interface Options {
  readonly json?: boolean
  readonly language: Language
  readonly specifications?: boolean
  readonly release?: string
  readonly key?: string
}

export function addReport(command: Command): void {
  command
    .argument('[study]')
    .option('--release <file>', 'instead: make the report of a release again, without a database')
    .option('--key <key>', 'of a release: fingerprint or file of the public key of who must have made it')
    .option('--json', 'the whole report as data')
    .option('--specifications', 'instead: each effect under all alternatives that the plan declares')
    .addOption(new Option('--language <code>', 'of the text').choices(['nl', 'en']).default('nl'))
    .action((name: string | undefined, options: Options) => {
      if (options.release !== undefined) return reportOfRelease(options.release, options)
      if (name === undefined) throw new CommandFailed('Name a study, or a release with --release.')
      return withContext(async (context) => {
        const study = namedStudy(name).design.id
        if (options.specifications) {
          await printSpecifications(context, study, options)
          return
        }
        const { report: shown } = await context.reports.of(context, study)
        const table1 = (await context.reports.checked(context, study)) ?? shown.table1
        const report = { ...shown, table1 }
        console.log(options.json ? JSON.stringify(report, null, 1) : renderText(report, options.language))
      })
    })
}

/** Of a release that is not what it was, no report is made. */
function reportOfRelease(file: string, { json, language, key }: Options): void {
  const { manifest, files } = soundRelease(file, key)
  const remade = remakeReport(manifest, files)
  if (remade === null) throw new CommandFailed('This release holds no report.', 1)
  const { report, differences, largest } = remade
  console.log(json ? JSON.stringify(report, null, 1) : renderText(report, language))
  const digits = largest === 0 ? 'to the last digit' : `up to rounding (${largest.toExponential(1)})`
  if (differences.length === 0) console.error(`The report in the release is the same, ${digits}.`)
  else
    throw new CommandFailed(
      `The report in the release is another in ${differences.length} places: ${differences.slice(0, 5).join(', ')}.`,
      1,
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
