/** A table as lines, one a number, with everything that belongs to it: for files that others go on with. */
import type { TFunction } from 'i18next'
import type { Cell, ReportTable } from '../../../analysis/index.ts'
import { inLanguage } from '../../shared/i18n.ts'
import { methodInWords } from '../method-words.ts'
import { columnName } from '../report-data.ts'
import { writeCell, writePublished } from '../values.ts'

/** Names of the columns are keys of the page's texts. Those after the rows belong to what is compared. */
export const COLUMNS = [
  'take.table',
  'table.row',
  'table.column',
  'robustness.way',
  'behind.covariates',
  'behind.periods',
  'behind.model',
  'table.value',
  'take.unit',
  'take.low',
  'take.high',
  'table.p',
  'table.holm',
  'table.n',
  'table.rows',
  'table.published',
  'take.other',
  'take.other.n',
  'comparison.difference',
  'take.difference.low',
  'take.difference.high',
  'take.verdict',
  'take.method',
  'take.weight',
  'take.command',
  'take.reads',
] as const
export type Column = (typeof COLUMNS)[number]

/** `format`: how a spreadsheet shows the number, which is there in full. */
export interface Entry {
  readonly value: string | number | null
  readonly format?: string
}

/** What is not there is an empty place. */
export type Line = Readonly<Partial<Record<Column, Entry>>>

const FORMATS: Readonly<Record<Cell['unit'], string>> = {
  share: '0.0%',
  points: '0.0',
  hours: '0.0',
  'applications per month': '0.00',
  relative: '0.00',
  count: '#,##0',
  mark: '@',
}

export const said = (value: string): Entry => ({ value })

/** As the page has it: points are of a hundred. */
export const numberOf = (unit: Cell['unit'], value: number | null): Entry => ({
  value: value === null || unit !== 'points' ? value : value * 100,
  format: FORMATS[unit],
})

export const countOf = (of: number): Entry => ({ value: of > 0 ? of : null, format: '#,##0' })

export const chanceOf = (of: number | null | undefined): Entry => ({ value: of ?? null, format: '0.000' })

export const weightOf = (t: TFunction, weight: string | null): Entry =>
  said(weight === null ? '' : t(`weight.${weight}`, { defaultValue: weight }))

export function linesOf(t: TFunction, table: ReportTable): Line[] {
  return table.rows.flatMap((row) =>
    table.columns.flatMap((column) => {
      const cell = row.cells[column.key]
      if (cell === undefined) return []
      const own = columnName(table, column)
      return [
        {
          ...placeOf(table, row, column.unit === 'mark' ? `${own}: ${t('take.unit.mark')}` : own),
          ...numbersOf(t, cell),
        },
      ]
    }),
  )
}

/** Where a number stands. */
export const placeOf = (
  { title }: Pick<ReportTable, 'title'>,
  { label }: Pick<ReportTable['rows'][number], 'label'>,
  column: string,
): Line => ({
  'take.table': said(inLanguage(title)),
  'table.row': said(inLanguage(label)),
  'table.column': said(column),
})

/** A number with what belongs to it, or why it is not shown. */
export function numbersOf(t: TFunction, cell: Cell): Line {
  const { unit, estimate, low, high, p, pHolm, n, persons, method, weight, mark, published } = cell
  const printed = published?.value ?? null
  return {
    'table.value': mark || estimate === null ? said(writeCell(t, cell, 'bare')) : numberOf(unit, estimate),
    'take.unit': said(t(`take.unit.${unit}`)),
    'take.low': numberOf(unit, low),
    'take.high': numberOf(unit, high),
    'table.p': chanceOf(p),
    'table.holm': chanceOf(pHolm),
    'table.n': countOf(persons),
    'table.rows': countOf(n),
    'table.published': printed === null ? said(writePublished(t, cell) ?? '') : numberOf(unit, printed),
    'take.method': said(methodInWords(method)),
    'take.weight': weightOf(t, weight),
  }
}
