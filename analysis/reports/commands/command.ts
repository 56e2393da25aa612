/** Commands of `peilmoment estimate` that give a number of a report again, on the files that `peilmoment export` writes. */
import type { Text } from '../../../surveys/design.ts'
import { type Column, columnOf, type Table } from '../../columns.ts'
import { quoted } from '../../effect-table/planned-model.ts'
import type { ReportBase } from '../base.ts'

/** One number, and how to get it. */
export interface ReportCommand {
  readonly row: string
  readonly column: string
  readonly command: string
  /** Where it stands in what the command prints, when it is not the one estimate there. */
  readonly reads?: Text
}

/** A row per member and period, a row per member, or the first with what is missing filled in. */
export type DataFile = 'panel.csv' | 'persons.csv' | 'filled.csv'

export interface Asked {
  readonly data?: DataFile
  readonly model: string
  readonly formula: string
  /** Comparisons that choose rows. */
  readonly rows: readonly string[]
  /** That of the report unless said otherwise; null: none. */
  readonly weight?: string | null
  readonly options?: readonly string[]
}

/** A command; of one class when the report is about one. */
export function commandOf(base: ReportBase, asked: Asked): string {
  const { data = 'panel.csv', model, formula, rows, weight = base.weight, options = [] } = asked
  const { view, panel } = base
  const chosen = [
    ...(view === undefined ? [] : [equals(panel.wide, view.variable, view.value)]),
    ...rows,
    ...(weight === null ? [] : [`${quoted(weight)} > 0`]),
  ]
  return [
    `npx peilmoment estimate --data ${data} --model ${model} --formula '${formula}'`,
    ...(weight === null ? [] : [`--weights ${weight}`]),
    ...options,
    ...chosen.map((row) => `--rows '${row}'`),
  ].join(' ')
}

/** Codes that are all numbers are numbers in a file. */
export const isNumbers = ({ categories }: Column): boolean =>
  categories?.every((code) => code !== '' && !Number.isNaN(Number(code))) ?? true

/** `benefit == "WW"` */
export function equals(table: Table, variable: string, code: string): string {
  const value = isNumbers(columnOf(table, variable)) ? code : JSON.stringify(code)
  return `${quoted(variable)} == ${value}`
}

/** A variable as a term of a file: a category whose codes are numbers is named as a category. */
export function termOf(table: Table, name: string): string {
  const column = columnOf(table, name)
  return column.categories && isNumbers(column) ? `factor(${quoted(name)})` : quoted(name)
}

/** The formula as a file needs it; see `termOf`. */
export function forFile(table: Table, formula: string): string {
  const names = [...table.columns.values()].filter((column) => column.categories && isNumbers(column))
  return names.reduce(
    (text, { name }) =>
      text.replaceAll(
        new RegExp(`(?<![\\w.])${name.replaceAll('.', '\\.')}(?![\\w.])`, 'g'),
        `factor(${name})`,
      ),
    formula,
  )
}

/** The order of the codes of these variables, of which the first is the reference; a file of its own has that of the alphabet. */
export function levelsOf(table: Table, names: readonly string[]): string[] {
  return names.flatMap((name) => {
    const column = columnOf(table, name)
    if (column.categories === undefined || isNumbers(column)) return []
    const codes = column.categories.map((code) => (code.includes(',') ? JSON.stringify(code) : code))
    return [`--levels '${name}=${codes.join(',')}'`]
  })
}
