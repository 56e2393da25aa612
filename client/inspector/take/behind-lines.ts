/** What stands behind the marks of Table 1, as lines: the same estimated in other ways, and under other choices. */
import type { TFunction } from 'i18next'
import type { MarkDetails, Report, ReportTable } from '../../../analysis/index.ts'
import { choiceInWords, isPlannedChoice } from '../choices.ts'
import { methodInWords } from '../method-words.ts'
import { effectGroups, outcomesOf } from '../report-data.ts'
import { writeCell, writeMark } from '../values.ts'
import { chanceOf, countOf, type Line, numberOf, numbersOf, placeOf, said } from './lines.ts'

/** Of each mark its other ways of estimating, with their effects; of one that is not shown, why. */
export function robustnessLines(t: TFunction, table: ReportTable): Line[] {
  return table.rows.flatMap((row) =>
    effectGroups(table).flatMap((group): Line[] => {
      const mark = row.cells[group.mark]!
      const place = (name: string) => placeOf(table, row, `${group.group}: ${name}`)
      const ofMark = place(t('take.unit.mark'))
      if (!mark.mark) return [{ ...ofMark, 'table.value': said(writeCell(t, mark, 'bare')) }]
      return (mark.robustness ?? []).flatMap(({ check, mark: found, survives, effects }) => {
        const way = { 'robustness.way': said(t(`robustness.check.${check}`)) }
        return [
          {
            ...ofMark,
            ...way,
            'table.value': said(found === null ? '' : writeMark(t, found.mark)),
            'take.unit': said(t('take.unit.mark')),
            'take.verdict': said(
              t(found === null ? 'robustness.silent' : `robustness.${survives ? 'stays' : 'changes'}`),
            ),
          },
          ...outcomesOf(t, group).flatMap(({ variable, name }) => {
            const effect = effects[variable]
            return effect === undefined ? [] : { ...place(name), ...way, ...numbersOf(t, effect) }
          }),
        ]
      })
    }),
  )
}

/** Each effect under each combination of choices; of a mark that is not shown, why. */
export function choiceLines(t: TFunction, report: Report, marks: readonly MarkDetails[]): Line[] {
  const { table1 } = report
  const inWords = (code: string) => said(choiceInWords(t, report, code))
  return table1.rows.flatMap((row) =>
    effectGroups(table1).flatMap((group): Line[] => {
      const mark = row.cells[group.mark]!
      const place = (name: string) => placeOf(table1, row, `${group.group}: ${name}`)
      if (!mark.mark)
        return [{ ...place(t('take.unit.mark')), 'table.value': said(writeCell(t, mark, 'bare')) }]
      const details = marks.find((own) => own.support === row.key && own.group === group.group)
      return outcomesOf(t, group).flatMap(({ variable, name, unit }) => {
        const curve = details?.curves.find(({ outcome }) => outcome === variable)
        return (curve?.effects ?? []).map((own) => ({
          ...place(name),
          'robustness.way': said(t(isPlannedChoice(own, curve!) ? 'behind.planned' : 'behind.other')),
          'behind.covariates': inWords(own.covariates),
          'behind.periods': inWords(own.periods),
          'behind.model': said(methodInWords(own.model)),
          'table.value': numberOf(unit, own.estimate),
          'take.unit': said(t(`take.unit.${unit}`)),
          'take.low': numberOf(unit, own.low),
          'take.high': numberOf(unit, own.high),
          'table.p': chanceOf(own.p),
          'table.rows': countOf(own.n),
          'take.weight': inWords(own.weights),
        }))
      })
    }),
  )
}
