/** The commands that give the numbers again, as lines: a line for each number, or for all that one command prints. */
import type { TFunction } from 'i18next'
import type { MarkDetails, Report } from '../../../analysis/index.ts'
import { inLanguage } from '../../shared/i18n.ts'
import { choiceInWords } from '../choices.ts'
import { methodInWords } from '../method-words.ts'
import { columnName, effectGroups, outcomesOf, REPORT_KEYS } from '../report-data.ts'
import { type Line, placeOf, said } from './lines.ts'

export function againLines(t: TFunction, report: Report, marks: readonly MarkDetails[]): Line[] {
  const ofTables = REPORT_KEYS.flatMap((key) => {
    const table = report[key]
    return (table.commands ?? []).flatMap(({ row, column, command, reads }): Line[] => {
      const own = table.rows.find((other) => other.key === row)
      const head = table.columns.find((other) => other.key === column)
      if (own === undefined || head === undefined || (own.cells[column]?.estimate ?? null) === null) return []
      return [
        {
          ...placeOf(table, own, columnName(table, head)),
          'take.command': said(command),
          ...(reads && { 'take.reads': said(inLanguage(reads)) }),
        },
      ]
    })
  })
  return [...effectGroups(report.table1).flatMap((group) => groupLines(t, report, group, marks)), ...ofTables]
}

/** Of the models under the marks of a group; one command prints the effects of all forms. */
function groupLines(
  t: TFunction,
  report: Report,
  group: ReturnType<typeof effectGroups>[number],
  marks: readonly MarkDetails[],
): Line[] {
  const models = marks.find((own) => own.group === group.group)?.models
  if (models === undefined) return []
  const outcomes = outcomesOf(t, group)
  const place = (outcome: string, support?: string): Line => {
    const row = report.table1.rows.find(({ key }) => key === support)
    const label = row?.label ?? { nl: t('take.all'), en: t('take.all') }
    const name = outcomes.find(({ variable }) => variable === outcome)?.name ?? outcome
    return placeOf(report.table1, { label }, `${group.group}: ${name}`)
  }
  const inWords = (code: string) => said(choiceInWords(t, report, code))
  return [
    ...models.equations.map(({ outcome, command }) => ({ ...place(outcome), 'take.command': said(command) })),
    ...models.checks.map(({ check, outcome, support, command }) => ({
      ...place(outcome, support),
      'robustness.way': said(t(`robustness.check.${check}`)),
      'take.command': said(command),
    })),
    ...models.choices.map(({ outcome, weights, covariates, periods, model, command }) => ({
      ...place(outcome),
      'robustness.way': said(t('behind.other')),
      'behind.covariates': inWords(covariates),
      'behind.periods': inWords(periods),
      'behind.model': said(methodInWords(model)),
      'take.weight': inWords(weights),
      'take.command': said(command),
    })),
  ]
}
