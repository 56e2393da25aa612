/** What the table of durations says, in sentences that hold back with the estimates. */
import type { TFunction } from 'i18next'
import type { Cell, ReportTable } from '../../analysis/index.ts'
import { peopleOf } from './sentences.ts'
import { writeBasis, writeList, writeP, writeReason, writeValue } from './values.ts'

/** The months at which the table tells who is out. */
export const monthsOf = ({ rows }: ReportTable): number[] =>
  rows.flatMap(({ key }) => (/^out\.\d+$/.test(key) ? Number(key.slice('out.'.length)) : []))

const cellAt = ({ rows }: ReportTable, key: string, group: string): Cell | undefined =>
  rows.find((row) => row.key === key)?.cells[group]

/** The rest of a key that begins so, in parts. */
const keysOf = ({ rows }: ReportTable, start: string): string[][] =>
  rows.flatMap(({ key }) => (key.startsWith(`${start}.`) ? [key.split('.').slice(1)] : []))

/** One group: who left halfway and at the end, and for work; then who came back, and who stayed out. */
export function durationSentences(t: TFunction, table: ReportTable, group: string): string[] {
  const people = peopleOf(t, group)
  const months = monthsOf(table)
  const moments = [...new Set([months[Math.ceil(months.length / 2) - 1], months.at(-1)])]
  const parts = moments.flatMap((own) => {
    const cell = cellAt(table, `out.${own}`, group)
    return sentence(t, 'durations.out.part', cell, { months: own })
  })
  if (parts.length === 0) return [t('durations.unknown', { people })]
  const last = months.at(-1)
  const unknown = cellAt(table, `out.${last}.unknown`, group)?.estimate
  const left = [
    t('durations.out', { people, parts: writeList(parts) }),
    ...(unknown === undefined || unknown === null
      ? []
      : sentence(t, 'durations.work', cellAt(table, `out.${last}.work`, group), {
          people,
          months: last,
          unknown: writeValue(unknown, 'share'),
        })),
  ]
  const since = [
    ...keysOf(table, 'back').flatMap(([within]) =>
      sentence(t, 'durations.back', cellAt(table, `back.${within}`, group), { people, months: within }),
    ),
    ...keysOf(table, 'lasting').flatMap(([after, own]) =>
      sentence(t, 'durations.lasting', cellAt(table, `lasting.${after}.${own}`, group), {
        people,
        after,
        months: own,
      }),
    ),
  ]
  return [left, since].flatMap((told) => (told.length === 0 ? [] : told.join(' ')))
}

/** The groups against each other, and what nobody was followed long enough for. */
export function betweenSentences(
  t: TFunction,
  table: ReportTable,
  groups: readonly string[],
  alpha: number,
): string[] {
  const p = Object.values(table.rows.find(({ key }) => key === 'logRank')?.cells ?? {})[0]?.p
  const people = writeList(groups.map((group) => peopleOf(t, group)))
  const named = { groups: people, p: p == null ? '' : writeP(p) }
  const short = keysOf(table, 'lasting').filter(([after, own]) =>
    groups.every((group) => cellAt(table, `lasting.${after}.${own}`, group)?.reason === 'not estimable'),
  )
  return [
    ...(p == null ? [] : [opening(t(p < alpha ? 'durations.differs' : 'durations.open', named))]),
    ...short.map(([, own]) => t('durations.notFollowed', { months: own })),
  ]
}

/** The picture in words: of each group the share still inside by month. */
export function curveInWords(t: TFunction, table: ReportTable, groups: readonly string[]): string {
  const sentences = groups.map((group) => {
    const parts = monthsOf(table).flatMap((months) => {
      const cell = cellAt(table, `out.${months}`, group)
      if (cell === undefined || cell.estimate === null) return []
      return t('durations.inside.part', { months, amount: writeValue(1 - cell.estimate, 'share') })
    })
    const first = cellAt(table, `out.${monthsOf(table)[0]}`, group)
    return parts.length === 0 && first !== undefined
      ? t('durations.inside.unknown', { group, reason: writeReason(t, first) })
      : t('durations.inside.group', { group, parts: writeList(parts) })
  })
  return `${t('durations.inside')}. ${sentences.join('. ')}.`
}

const opening = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

function sentence(
  t: TFunction,
  key: string,
  cell: Cell | undefined,
  values: Readonly<Record<string, string | number | undefined>>,
): string[] {
  if (cell === undefined || cell.estimate === null) return []
  return [t(key, { ...values, amount: writeValue(cell.estimate, 'share'), basis: writeBasis(t, cell) })]
}
