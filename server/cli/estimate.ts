import type { Command } from 'commander'
import { estimate } from '../../analysis/estimate.ts'
import { models } from '../../analysis/models/index.ts'
import type { ModelOptions, OptionName } from '../../analysis/models/model.ts'
import { renderEstimate } from '../../analysis/render-estimate.ts'
import { CommandFailed } from './failed.ts'
import { progressLine } from './progress-line.ts'
import { isLarge, readData, readText } from './read-data.ts'

interface Options extends Omit<ModelOptions, 'level'> {
  readonly model: string
  readonly data: string
  readonly level?: string
  readonly levels?: Record<string, string[]>
  readonly rows?: string[]
  readonly json?: boolean
}

/** How each option is written and what it says; the models that know it are added behind. */
const OPTIONS: Readonly<Record<OptionName, readonly [flags: string, about: string]>> = {
  se: ['--se <kind>', 'standard errors: classical, HC0 … HC3, CR0, CR1, CR2, CR_G; for some models others'],
  cluster: ['--cluster <variables>', 'rows of one value belong together; two with a comma: two-way'],
  df: [
    '--df <kind>',
    'degrees of freedom of t: residual, clusters (their number less one), design or normal',
  ],
  imputation: ['--imputation <variable>', 'numbers the completed copies of the data; results are pooled'],
  weights: ['--weights <variable>', 'weights of the rows'],
  offset: ['--offset <expression>', "added to the linear predictor: 'log(months)'"],
  left: ['--left <limit>', 'what the outcome cannot fall below; 0 unless said otherwise'],
  contrast: ['--contrast <contrast>', "tested as well: 'advice + contacts = 0'; may be repeated"],
  ame: ['--ame', 'average marginal effects as well'],
  fitted: ['--fitted', 'the chances that the model gives as well: their spread with and without the outcome'],
  standardised: ['--standardised', 'coefficients times the standard deviation of their column as well'],
  unit: ['--unit <variable>', 'whose rows belong to one member of the panel'],
  time: ['--time <variable>', 'the order of the rows of one member'],
  effects: ['--effects <which>', 'unit, time or two-way; of mundlak unit or pooled'],
  steps: ['--steps <which>', 'differences between adjacent rows, or consecutive periods only'],
  correlation: ['--correlation <kind>', 'of the rows of one unit: independence, exchangeable or ar1'],
  likelihood: ['--likelihood <kind>', 'reml (usual) or ml'],
  strata: ['--strata <variable>', 'strata of the sample'],
  psu: ['--psu <variables>', 'primary sampling units; later stages after a comma'],
  fpc: [
    '--fpc <variables>',
    'sizes of the population per stratum, or sampled shares; per stage after a comma',
  ],
  lonely: ['--lonely <rule>', 'for a stratum of one unit: fail, certainty, remove, adjust or average'],
  interval: [
    '--interval <kind>',
    'of shares: mean, logit, asin, beta or wilson; of a curve: log-log, log or plain',
  ],
  rule: ['--rule <rule>', 'which value is a quantile: math, school, shahvaish, hf1 … hf9'],
  family: ['--family <name>', 'distribution of the outcome'],
  treatment: ['--treatment <variable>', 'of 0 and 1, of which the effect is asked'],
  estimand: ['--estimand <which>', 'ate: in all; att: in those treated'],
  clip: ['--clip <share>', 'keeps propensities so far from 0 and 1: 0.1'],
  margins: ['--margins <file>', 'CSV with variable, level and count: the margins of the population'],
  quantiles: ['--quantiles <shares>', 'which quantiles: 0.25,0.5,0.75'],
  times: ['--times <times>', 'at which times the curve is asked: 6,13'],
  until: ['--until <time>', 'the mean duration up to this time'],
  rho: ['--rho <power>', 'events weigh S(t)^rho: 0 log-rank, 1 Peto-Peto'],
  ties: ['--ties <how>', 'events at one time: efron or breslow'],
}

export function addEstimate(command: Command): void {
  command
    .requiredOption('--data <file>', 'CSV with names on the first line, or Parquet; NA and empty are missing')
    .requiredOption('--formula <formula>', "as in R: 'hours ~ advice + I(age^2) + factor(phase)'")
    .requiredOption('--model <name>', `one of: ${models.map(({ name }) => name).join(', ')}`)
  for (const [name, [flags, about]] of Object.entries(OPTIONS)) {
    const known = models.filter(({ options }) => options.includes(name as OptionName)).map((m) => m.name)
    if (known.length === 0) continue
    if (name === 'contrast') command.option(flags, about, gather)
    else command.option(flags, known.length < 6 ? `${about} (${known.join(', ')})` : about)
  }
  command
    .option('--rows <comparison>', "only rows where this holds: 'age >= 50'; may be repeated", gather)
    .option('--levels <order>', "order of categories, the first is the reference: 'phase=b,a'", gatherLevels)
    .option('--level <share>', 'coverage of intervals; 0.95 unless said otherwise')
    .option('--json', 'the whole result as data')
    .addHelpText(
      'after',
      `\nModels:\n${models.map(({ name, about }) => `  ${name.padEnd(20)} ${about}`).join('\n')}`,
    )
    .action(async ({ data, level, json, margins, ...options }: Options) => {
      // A large file is long work from the start; a small one may still be.
      const progress = progressLine(isLarge(data) ? { quietFor: 0 } : {})
      progress.say(`reading ${data}`)
      try {
        const { levels } = options
        const asked = JSON.stringify(options)
        const table = await readData(data, {
          levels,
          needs: (name) => asked.includes(name),
          progress: progress.say,
        })
        const result = estimate({
          ...options,
          data: table,
          margins: margins === undefined ? undefined : readText('margins', margins),
          level: shareOf(level),
          progress: progress.say,
        })
        progress.end()
        console.log(json ? JSON.stringify(result, null, 1) : renderEstimate(result))
      } catch (error) {
        progress.end()
        // What is wrong with the data or the options comes as a RangeError with a sentence.
        throw error instanceof RangeError ? new CommandFailed(error.message) : error
      }
    })
}

function gather(one: string, earlier: readonly string[] = []): string[] {
  return [...earlier, one]
}

function gatherLevels(order: string, earlier: Record<string, string[]> = {}): Record<string, string[]> {
  const equals = order.indexOf('=')
  if (equals < 1) throw new CommandFailed(`--levels requires 'variable=first,second', got '${order}'.`)
  return { ...earlier, [order.slice(0, equals)]: categoriesIn(order.slice(equals + 1)) }
}

/** Categories with commas between them; one that holds a comma itself stands between double quotes. */
function categoriesIn(list: string): string[] {
  const found = list.matchAll(/(?:"((?:[^"]|"")*)"|([^,]*))(?:,|$)/g)
  return [...found]
    .slice(0, list.endsWith(',') ? undefined : -1)
    .map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain!)
}

function shareOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  const share = Number(text)
  if (share > 0 && share < 1) return share
  throw new CommandFailed(`--level requires a number between 0 and 1, got '${text}'.`)
}
