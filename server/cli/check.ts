import type { Command } from 'commander'
import { documentsOf } from '../../surveys/study-files/documents.ts'
import { findingsIn } from '../../surveys/study-files/findings.ts'
import { CommandFailed } from './failed.ts'
import { namedStudy } from './studies.ts'

export function addCheck(command: Command): void {
  command.argument('<study>').action((name: string) => {
    const found = findingsIn(documentsOf(namedStudy(name)))
    for (const { rule, severity, document, path, sentence, remedy } of found) {
      console.log(`${severity} ${rule} ${document} ${path}: ${sentence.en} ${remedy.en}`)
    }
    const count = (kind: string) => found.filter(({ severity }) => severity === kind).length
    if (count('problem') > 0) throw new CommandFailed(`${name}: ${count('problem')} problem(s).`, 1)
    console.log(`${name}: no problems, ${count('warning')} warning(s), ${count('undecided')} undecided.`)
  })
}
