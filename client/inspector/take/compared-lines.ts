/** What is compared, as lines: two groups, or our numbers and those published. */
import type { TFunction } from 'i18next'
import type { Report } from '../../../analysis/index.ts'
import { compare, standsApart } from '../compare.ts'
import { besideInWords, besidePublished, differenceToPublished } from '../compare-published.ts'
import { columnName } from '../report-data.ts'
import { writeCell } from '../values.ts'
import { countOf, type Line, numberOf, numbersOf, placeOf, said } from './lines.ts'

export function comparisonLines(t: TFunction, own: Report, other: Report): Line[] {
  return compare(own, other).map(({ table, row, column, own: cell, other: theirs, difference }) => {
    const apart = cell.unit === 'share' ? 'points' : cell.unit
    return {
      ...placeOf(own[table], row, columnName(own[table], column)),
      ...numbersOf(t, cell),
      'take.other':
        theirs.estimate === null ? said(writeCell(t, theirs, 'bare')) : numberOf(cell.unit, theirs.estimate),
      'take.other.n': countOf(theirs.persons),
      ...(difference && {
        'comparison.difference': numberOf(apart, difference.estimate),
        'take.difference.low': numberOf(apart, difference.low),
        'take.difference.high': numberOf(apart, difference.high),
      }),
      'take.verdict': said(standsApart(difference) ? t('comparison.clear') : ''),
    }
  })
}

export function publishedLines(t: TFunction, report: Report): Line[] {
  return besidePublished(report).map((beside) => {
    const { table, row, column, cell } = beside
    const difference = differenceToPublished(beside)
    return {
      ...placeOf(report[table], row, columnName(report[table], column)),
      ...numbersOf(t, cell),
      ...(difference !== null && {
        'comparison.difference': numberOf(cell.unit === 'share' ? 'points' : cell.unit, difference),
      }),
      'take.verdict': said(besideInWords(t, beside)),
    }
  })
}
