import type { Command } from 'commander'
import type { CoverageRow, WaveDuration } from '../../surveys/check-design/index.ts'
import { type DocumentFinding, examineDocuments } from '../../surveys/study-files/findings.ts'
import { CommandFailed } from './failed.ts'
import { namedDocuments } from './named-documents.ts'

interface Options {
  readonly draft?: boolean
  readonly json?: boolean
  readonly coverage?: boolean
}

export function addCheck(command: Command): void {
  command
    .argument('<study>', 'a study that is built in, a folder with the files of one, or with --draft a draft')
    .option('--draft', 'a draft in this database')
    .option('--json', 'everything as data, in both languages')
    .option('--coverage', 'from which items each variable of the plan is computed, wave by wave')
    .action(async (name: string, { draft, json, coverage }: Options) => {
      const documents = await namedDocuments(name, draft)
      const { findings, durations, coverage: rows } = examineDocuments(documents)
      if (json)
        console.log(JSON.stringify({ findings, durations, ...(coverage && { coverage: rows }) }, null, 2))
      else print(coverage ? rows : [], durations, findings)
      const count = (kind: string) => findings.filter(({ severity }) => severity === kind).length
      if (count('problem') > 0) throw new CommandFailed(`${name}: ${count('problem')} problem(s).`, 1)
      const summary = `${name}: no problems, ${count('warning')} warning(s), ${count('undecided')} undecided.`
      if (!json) console.log(summary)
    })
}

function print(
  rows: readonly CoverageRow[],
  durations: readonly WaveDuration[],
  findings: readonly DocumentFinding[],
): void {
  for (const { variable, waves } of rows) {
    console.log(variable)
    for (const [wave, cell] of Object.entries(waves)) {
      const given = cell?.given.map((name) => `{${name}}`) ?? []
      console.log(
        `  ${wave}: ${cell ? [...cell.items, ...given].join(', ') || cell.formula : 'not computed'}`,
      )
    }
  }
  for (const { wave, shortest, middle, longest } of durations) {
    const [least, usual, most] = [shortest, middle, longest].map((minutes) => minutes.toFixed(0))
    console.log(`${wave}: about ${usual} minutes to answer, ${least} to ${most} by route`)
  }
  for (const { rule, severity, document, path, sentence, remedy } of findings)
    console.log(`${severity} ${rule} ${document}${path && ` ${path}`}: ${sentence.en} ${remedy.en}`)
}
