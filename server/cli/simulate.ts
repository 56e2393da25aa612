import type { Command } from 'commander'
import { readConfig } from '../config.ts'
import { calendarDay, defaults, runSimulation, wholeNumber } from './run-simulation.ts'
import { namedStudy } from './studies.ts'

export function addSimulate(command: Command): void {
  command
    .argument('<study>')
    .option('--members <number>', 'how many people, half WW and half WWB', String(defaults.members))
    .option('--seed <number>', 'the same seed gives the same people', String(defaults.seed))
    .option('--until <day>', 'the last day, YYYY-MM-DD', '2007-07-15')
    .action(async (name: string, options: { members: string; seed: string; until: string }) => {
      const simulated = await runSimulation(readConfig(process.env), namedStudy(name), {
        members: wholeNumber(options.members, '--members', 2),
        seed: wholeNumber(options.seed, '--seed', 0),
        until: calendarDay(options.until, '--until'),
      })
      const { sent, saved, completed } = simulated
      console.log(`${sent} messages, ${saved} pages saved, ${completed} questionnaires completed.`)
    })
}
