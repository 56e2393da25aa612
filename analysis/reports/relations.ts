import type { Relation } from '../disclosure/withhold.ts'
import type { ReportBase } from './base.ts'
import type { ReportTable } from './table.ts'

type Tables = Readonly<Record<string, ReportTable>>

export const keyOf = (table: string, row: string, column: string): string => `${table}/${row}/${column}`

/** Which numbers of a report add up, so that one of them could be worked out from the others. */
export function relationsOf({ design, groups }: ReportBase, tables: Tables): Relation[] {
  return [
    ...periodsOfSupport('figure1'),
    ...periodsOfSupport('figure4'),
    ...transferRelations(tables),
    ...groups.flatMap((group) => durationRelations(tables, group)),
    ...groups.flatMap((group) => answeredRelations(design.plan.periods, group)),
    ...groups.flatMap((group) => marginRelations(tables, group)),
  ]
}

/** Who is on benefit after twelve months is also so after six. */
function periodsOfSupport(figure: string): Relation[] {
  const of = (row: string) => keyOf(figure, row, 'share')
  return [{ whole: of('secondHalf6'), parts: [of('secondHalf12')], rest: true }]
}

function transferRelations({ transfer }: Tables): Relation[] {
  const rows = (start: string) =>
    (transfer?.rows ?? [])
      .filter(({ key }) => key.startsWith(start))
      .map(({ key }) => keyOf('transfer', key, 'share'))
  return [
    { whole: null, parts: rows('known.'), group: 0 },
    { whole: null, parts: rows('missing.') },
    { whole: keyOf('figure1', 'secondHalf6', 'share'), parts: rows('support.') },
  ]
}

/** Who has left by a month has left by the next, each for one reason. */
function durationRelations({ durations }: Tables, group: string): Relation[] {
  const keys = (durations?.rows ?? []).map(({ key }) => key)
  const months = keys.filter((key) => /^out\.\d+$/.test(key))
  const of = (row: string) => keyOf('durations', row, group)
  return months.flatMap((month, place): Relation[] => {
    const reasons = keys.filter((key) => key.startsWith(`${month}.`))
    const later = months[place + 1]
    return [
      { whole: of(month), parts: reasons.map(of), group: 0 },
      ...(later === undefined
        ? []
        : [{ whole: of(later), parts: [of(month)], group: 0, rest: true } as const]),
      ...(later === undefined
        ? []
        : reasons.map((reason): Relation => {
            const next = reason.replace(month, later)
            return { whole: of(next), parts: [of(reason)], group: 0, rest: true }
          })),
    ]
  })
}

/** Who answered every period of a pattern answered each of them. */
function answeredRelations(periods: readonly string[], group: string): Relation[] {
  const of = (pattern: readonly string[]) => keyOf('weights', `${group}.${pattern.join('+')}`, 'answered')
  if (periods.length < 2) return []
  return periods.map((period) => ({ whole: of([period]), parts: [of(periods)], group: 0, rest: true }))
}

/** The levels of a variable are all who answered. */
function marginRelations({ margins }: Tables, group: string): Relation[] {
  const keys = (margins?.rows ?? []).map(({ key }) => key)
  const variables = [...new Set(keys.map((key) => key.slice(0, key.indexOf('.'))))]
  return variables.map((variable) => ({
    whole: null,
    parts: keys
      .filter((key) => key.startsWith(`${variable}.`))
      .map((key) => keyOf('margins', key, `${group}.before`)),
  }))
}

/** Numbers of one row that are shown together or not at all: a mark with its effects, all about one weight. */
export function tiesOf(tables: Tables): string[][] {
  const columnsOf = (table: string, row: ReportTable['rows'][number], start: string) =>
    Object.keys(row.cells)
      .filter((column) => column.startsWith(start))
      .map((column) => keyOf(table, row.key, column))
  const startsOf = ({ columns }: ReportTable) => [
    ...new Set(columns.map(({ key }) => key.slice(0, key.indexOf('.') + 1))),
  ]
  const tied = (table: string) => {
    const own = tables[table]
    return (own?.rows ?? []).flatMap((row) => startsOf(own!).map((start) => columnsOf(table, row, start)))
  }
  return [
    ...['table1', 'figure2', 'figure5', 'margins'].flatMap(tied),
    ...(tables.weights?.rows ?? []).map((row) => columnsOf('weights', row, '')),
  ].filter((keys) => keys.length > 1)
}
