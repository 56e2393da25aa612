/** The rules as a table for people. */
import { type Rule, rules } from './index.ts'

export function rulesTable(): string {
  const rows = Object.entries(rules as Readonly<Record<string, Rule>>)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([number, { severity, sentence, remedy }]) =>
      row(number, severity, `${sentence.nl}<br>${sentence.en}`, `${remedy.nl}<br>${remedy.en}`),
    )
  return [
    '# Rules\n',
    'Made from `rules/`; a test says so when it is out of date (`npx vitest run test/surveys/rules.test.ts -u` writes it).',
    'S: the study. W: waves and messages. Q: questionnaires. T: texts. V: concepts and variables. P: the analysis plan.',
    'A `problem` keeps a study out of the field; a `warning` is to be looked at; `undecided` could not be shown to hold.\n',
    row('rule', 'severity', 'what is the matter', 'what to do'),
    row('---', '---', '---', '---'),
    ...rows,
    '',
  ].join('\n')
}

function row(...cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
}
