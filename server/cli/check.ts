import type { Command } from 'commander'
import { checkDesign } from '../../surveys/check-design/index.ts'
import { CommandFailed } from './failed.ts'
import { namedStudy } from './studies.ts'

export function addCheck(program: Command): void {
  program
    .command('check')
    .description('prove that a study is whole: names, dates, questionnaires, preloads, variables')
    .argument('<study>')
    .action((name: string) => {
      const problems = checkDesign(namedStudy(name))
      for (const { severity, path, sentence } of problems) console.log(`${severity}: ${path}: ${sentence}`)
      const errors = problems.filter(({ severity }) => severity === 'problem').length
      if (errors > 0) throw new CommandFailed(`${name}: ${errors} problem(s).`, 1)
      console.log(`${name}: no problems, ${problems.length} undecided.`)
    })
}
