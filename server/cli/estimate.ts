import { readFileSync } from 'node:fs'
import type { Command } from 'commander'
import { type EstimateOptions, estimate, renderEstimate } from '../../analysis/index.ts'
import { CommandFailed } from './failed.ts'

interface Options extends Omit<EstimateOptions, 'data' | 'level' | 'levels'> {
  readonly data: string
  readonly level?: string
  readonly json?: boolean
}

export function addEstimate(program: Command): void {
  program
    .command('estimate')
    .description('one model on a CSV file, in R’s notation')
    .requiredOption('--data <file>', 'CSV with names on the first line; NA and empty are missing')
    .requiredOption('--formula <formula>', "as in R: 'hours ~ advice + I(age^2) + factor(phase)'")
    .requiredOption('--model <name>', 'ols, logit or poisson')
    .option('--se <kind>', 'standard errors: classical, HC0 … HC3, CR0, CR1, CR_G')
    .option('--cluster <variable>', 'rows of one value belong together')
    .option('--weights <variable>', 'weights of the rows')
    .option('--offset <expression>', "added to the linear predictor: 'log(months)'")
    .option('--contrast <contrast>', "tested as well: 'advice + contacts = 0'; may be repeated", gather)
    .option('--ame', 'average marginal effects as well')
    .option('--level <share>', 'coverage of intervals; 0.95 unless said otherwise')
    .option('--json', 'the whole result as data')
    .action(({ data, level, json, ...options }: Options) => {
      const text = readData(data)
      try {
        const result = estimate({ ...options, data: text, level: shareOf(level) })
        console.log(json ? JSON.stringify(result, null, 1) : renderEstimate(result))
      } catch (error) {
        // What is wrong with the data or the options comes as a RangeError with a sentence.
        throw error instanceof RangeError ? new CommandFailed(error.message) : error
      }
    })
}

function gather(contrast: string, earlier: readonly string[] = []): string[] {
  return [...earlier, contrast]
}

function readData(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    const reason = code === 'ENOENT' ? 'there is no such file' : message
    throw new CommandFailed(`The data ${file} cannot be read: ${reason}.`)
  }
}

function shareOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  const share = Number(text)
  if (share > 0 && share < 1) return share
  throw new CommandFailed(`--level requires a number between 0 and 1, got '${text}'.`)
}
