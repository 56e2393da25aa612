import { availableParallelism } from 'node:os'
import type { Command } from 'commander'
import { coverageText } from '../../analysis/coverage/text.ts'
import { runCoverage } from '../coverage/coverage.ts'
import { progressLine } from './progress-line.ts'
import { wholeNumber } from './run-simulation.ts'

interface Options {
  readonly panels: string
  readonly members: string
  readonly seed: string
  readonly threads: string
  readonly json?: boolean
}

export function addCoverage(command: Command): void {
  command
    .option('--panels <number>', 'how many panels', '500')
    .option('--members <number>', 'people in each, half WW and half WWB', '4000')
    .option('--seed <number>', 'the same seed gives the same panels', '1')
    .option('--threads <number>', 'how many at a time', String(availableParallelism()))
    .option('--json', 'every target as data')
    .action(async (options: Options) => {
      const panels = wholeNumber(options.panels, '--panels', 2)
      const asked = {
        panels,
        members: wholeNumber(options.members, '--members', 300),
        seed: wholeNumber(options.seed, '--seed', 0),
        threads: wholeNumber(options.threads, '--threads', 1),
      }
      const progress = progressLine()
      const rows = await runCoverage(asked, (done) => progress.say(`${done} of ${panels} panels`))
      progress.end()
      if (options.json) {
        console.log(JSON.stringify({ ...asked, rows }, null, 1))
        return
      }
      console.log(`peilmoment coverage --panels ${panels} --members ${asked.members} --seed ${asked.seed}\n`)
      console.log(coverageText(rows))
    })
}
