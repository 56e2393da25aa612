import type { Command } from 'commander'
import { checkDesign } from '../../surveys/check-design/index.ts'
import { CommandFailed } from './failed.ts'
import { namedStudy } from './studies.ts'

export function addCheck(command: Command): void {
  command.argument('<study>').action((name: string) => {
    const problems = checkDesign(namedStudy(name))
    for (const { severity, path, sentence } of problems) console.log(`${severity}: ${path}: ${sentence}`)
    const errors = problems.filter(({ severity }) => severity === 'problem').length
    if (errors > 0) throw new CommandFailed(`${name}: ${errors} problem(s).`, 1)
    console.log(`${name}: no problems, ${problems.length} undecided.`)
  })
}
