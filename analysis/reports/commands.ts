/** The commands of `peilmoment estimate` that give the numbers of a table again, on the exported panel file. */
import { type Column, columnOf, type Table } from '../columns.ts'
import type { View } from '../disclosure/profiles.ts'
import type { ReportBase } from './base.ts'
import type { ReportTable } from './table.ts'

/** One number, and how to get it. */
export interface ReportCommand {
  readonly row: string
  readonly column: string
  readonly command: string
}

export interface Asked {
  readonly model: string
  readonly formula: string
  /** Comparisons that choose rows. */
  readonly rows: readonly string[]
  readonly options?: string
}

/** Codes that are all numbers are numbers in a file. */
const isNumbers = ({ categories }: Column) =>
  categories?.every((code) => code !== '' && !Number.isNaN(Number(code))) ?? true

/** `benefit == "WW"` */
export function equals(table: Table, variable: string, code: string): string {
  return `${variable} == ${isNumbers(columnOf(table, variable)) ? code : JSON.stringify(code)}`
}

/** The formula as a file needs it: categories whose codes are numbers are named as categories. */
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

export function commandOf(base: ReportBase, { model, formula, rows, options = '' }: Asked): string {
  const weights = base.weight === null ? '' : ` --weights ${base.weight}`
  const weighty = base.weight === null ? [] : [`${base.weight} > 0`]
  const chosen = [...rows, ...weighty].map((row) => ` --rows '${row}'`).join('')
  return `npx peilmoment estimate --data FILE --model ${model} --formula '${formula}'${weights}${options}${chosen}`
}

const SHARE = ' --psu member --interval wilson'
const MEAN = ' --psu member'
const SLOPE = ' --cluster member'

/** Tables with the commands of their numbers. */
export function withCommands<Tables extends Readonly<Record<string, unknown>>>(
  base: ReportBase,
  tables: Tables,
  view: View | undefined,
): Tables {
  const { long } = base.panel
  const { plan } = base.design
  const [first, second] = base.groups
  const viewed = view === undefined ? [] : [equals(long, view.variable, view.value)]
  const ask = (row: string, column: string, asked: Asked): ReportCommand => ({
    row,
    column,
    command: commandOf(base, { ...asked, rows: [...viewed, ...asked.rows] }),
  })
  const inGroup = (group: string) => equals(long, plan.group, group)
  const inPeriod = (period: string) => equals(long, 'period', period)
  // The last level of a comparison is that it holds.
  const share = (row: string, holds: string, rows: readonly string[]) =>
    ask(row, 'share', { model: 'survey-mean', formula: `~ I(${holds})`, rows, options: SHARE })
  const slope = (row: string, formula: string, rows: readonly string[]) =>
    ask(row, 'share', { model: 'ols', formula, rows, options: SLOPE })
  const supported = (group: string) =>
    SUPPORTED.map(({ row, place, holds }) =>
      share(row, 'supportAny == 1', [inGroup(group), inPeriod(plan.periods[place]!), `${holds} == 1`]),
    )
  const second6 = [inGroup(first!), inPeriod(plan.periods.at(-1)!), 'onBenefit6 == 1', 'transferCwi != ""']
  const found: Readonly<Record<string, readonly ReportCommand[]>> = {
    hours: plan.periods.flatMap((period) =>
      base.groups.map((group) =>
        ask(period, group, {
          model: 'survey-mean',
          formula: '~ hours',
          rows: [inGroup(group), inPeriod(period)],
          options: MEAN,
        }),
      ),
    ),
    contrasts: (tables.contrasts as ReportTable).commands!.map(({ command, ...place }) => ({
      ...place,
      command: [command, ...viewed.map((row) => `--rows '${row}'`)].join(' '),
    })),
    figure1: supported(first!),
    figure4: supported(second!),
    transfer: [
      share('support.unknown', 'supportAny == 1', [...second6, 'transferUwv != "yes"']),
      share('support.known', 'supportAny == 1', [...second6, 'transferUwv == "yes"']),
      slope('supportDifference', 'supportAny ~ I(transferUwv != "yes")', second6),
    ],
    duty: [
      share('withoutDuty', 'duty == 0', [inGroup(second!)]),
      share('searching.duty', 'searching == 1', [inGroup(second!), 'duty == 1']),
      share('searching.noDuty', 'searching == 1', [inGroup(second!), 'duty == 0']),
      slope('searching', 'searching ~ duty', [inGroup(second!)]),
    ],
  }
  return Object.fromEntries(
    Object.entries(tables).map(([key, table]) => [
      key,
      found[key] === undefined ? table : { ...(table as ReportTable), commands: found[key] },
    ]),
  ) as Tables
}

/** Rows of figures 1 and 4 about one period. */
const SUPPORTED = [
  { row: 'firstHalf3', place: 0, holds: 'onBenefit3' },
  { row: 'secondHalf6', place: 1, holds: 'onBenefit6' },
  { row: 'secondHalf12', place: 1, holds: 'onBenefit12' },
] as const
