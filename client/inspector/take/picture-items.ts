/** What of a table can stand in one picture: nothing for one that is a table on the page too. */
import type { TFunction } from 'i18next'
import type { ReportKey, ReportTable } from '../../../analysis/index.ts'
import { inLanguage } from '../../shared/i18n.ts'
import { monthsOf } from '../duration-sentences.ts'
import { followedAt, GRID, namePlaces } from '../pictures/curve-paths.ts'
import { toneOf } from '../pictures/tone.tsx'
import { columnName } from '../report-data.ts'
import { writeReason, writeValue, writeWithUnit } from '../values.ts'
import type { PictureCurves, PictureItem } from './picture.ts'

/** `group` is whom the whole table is about; null: its columns or rows say it. */
export function pictureItems(
  t: TFunction,
  key: ReportKey,
  table: ReportTable,
  group: string | null,
): PictureItem[] {
  const columns = drawnColumns(key, table)
  return columns.flatMap((column) =>
    drawnRows(key, table).flatMap((row) => {
      const cell = row.cells[column.key]
      if (cell === undefined || cell.unit === 'count' || cell.reason === 'not measured') return []
      const name = columns.length > 1 ? `${columnName(table, column)} · ` : ''
      const own = [group ?? '', column.key.split('.')[0]!, row.key.split('.')[0]!]
      return [
        {
          label: `${name}${inLanguage(row.label)}`,
          written: cell.estimate === null ? writeReason(t, cell) : writeWithUnit(t, cell.estimate, cell.unit),
          cell,
          second: own.some((one) => toneOf(one) === 'wwb'),
        },
      ]
    }),
  )
}

function drawnColumns(key: ReportKey, { columns }: ReportTable): ReportTable['columns'] {
  if (key === 'margins') return []
  if (key === 'weights') return columns.filter((column) => column.key === 'rate')
  if (key === 'durations') return columns.filter(({ unit }) => unit === 'share')
  const drawn = columns.filter(
    ({ unit, key: own }) => unit !== 'mark' && unit !== 'count' && !own.endsWith('.relative'),
  )
  const units = new Set(drawn.map(({ unit }) => unit))
  // Of an effect table the hours: the other outcomes have units of their own.
  return units.size === 1 ? drawn : drawn.filter(({ unit }) => unit === 'hours')
}

function drawnRows(key: ReportKey, table: ReportTable): ReportTable['rows'] {
  // What each class does to R is a hundredth of it: on one scale nothing would be seen.
  if (key === 'representativeness') return table.rows.slice(0, 1)
  if (key !== 'durations') return table.rows
  const last = `out.${monthsOf(table).at(-1)}.`
  return table.rows.filter(({ key: own }) => /^out\.\d+$|^(back|lasting)\./.test(own) || own.startsWith(last))
}

/** The curves of a table that has them, as on the page. */
export function pictureCurves(t: TFunction, table: ReportTable): PictureCurves | null {
  const curves = (table.curves ?? []).filter(({ points }) => points.length > 0)
  if (curves.length === 0) return null
  const ticks = monthsOf(table)
  const places = namePlaces(curves)
  return {
    title: t('durations.inside'),
    ticks,
    axis: t('durations.axis'),
    shares: GRID.map((share) => ({ share, written: writeValue(share, 'share') })),
    curves: curves.map((curve, place) => ({
      curve,
      written: `${curve.key} ${writeValue(curve.points.at(-1)!.share, 'share')}`,
      place: places[place]!,
      second: toneOf(curve.key) === 'wwb',
      followed: t('durations.followed', { group: curve.key }),
      atTicks: [0, ...ticks].map((tick) => followedAt(curve, tick)),
    })),
  }
}
