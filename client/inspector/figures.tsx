/** The pictures of the report, each from its own table. */
import { useTranslation } from 'react-i18next'
import type { ReportRow, ReportTable } from '../../analysis/index.ts'
import { inLanguage } from '../shared/i18n.ts'
import { Plot, type PlotItem } from './pictures/plot.tsx'
import { domainAroundZero, domainFromZero, plotScale } from './pictures/scale.ts'
import { type Tone, toneOf } from './pictures/tone.tsx'
import { numberFootnotes } from './report-data.ts'
import { selectionColumns } from './sentences.ts'

const shares = plotScale([0, 1])

function itemsOf(table: ReportTable, rows: readonly ReportRow[], column: string, tone: Tone): PlotItem[] {
  const { ofRow } = numberFootnotes(table)
  return rows.flatMap(({ key, label, cells }) => {
    const cell = cells[column]
    return cell === undefined
      ? []
      : [{ key, label: inLanguage(label), cell, tone, footnotes: ofRow.get(key) ?? [] }]
  })
}

/** Figures 1, 3, 4 and 6: shares. */
export function Shares({ table, group }: { table: ReportTable; group: string }) {
  return <Plot items={itemsOf(table, table.rows, 'share', toneOf(group))} scale={shares} />
}

/** Hours of search: each period and group. */
export function Hours({ table }: { table: ReportTable }) {
  const { t } = useTranslation()
  const items = table.columns.flatMap(({ key, label }) =>
    itemsOf(table, table.rows, key, toneOf(key)).map((item) => ({
      ...item,
      key: `${key} ${item.key}`,
      label: `${inLanguage(label)}, ${item.label.charAt(0).toLowerCase()}${item.label.slice(1)}`,
    })),
  )
  const scale = plotScale(domainFromZero(items.map(({ cell }) => cell)))
  return <Plot items={items} scale={scale} axis={t('bars.axis.hours')} />
}

/** Differences around zero: the contrasts. */
export function Contrasts({ table }: { table: ReportTable }) {
  const { t } = useTranslation()
  const items = table.rows.flatMap((row) =>
    itemsOf(table, [row], 'difference', toneOf(row.key.split('.')[0] ?? '')),
  )
  const scale = plotScale(domainAroundZero(items.map(({ cell }) => cell)), { range: [4, 88] })
  return <Plot items={items} scale={scale} shape="dot" againstZero axis={t('bars.axis.hours')} />
}

/** Figures 2 and 5: who gets support more often, a picture for each half-year. */
export function Selection({ table, group }: { table: ReportTable; group: string }) {
  return selectionColumns(table).map(({ key, label }) => {
    const items = itemsOf(table, table.rows, key, toneOf(group)).filter(
      ({ cell }) => cell.reason !== 'not measured' || cell.published !== undefined,
    )
    const scale = plotScale(domainAroundZero(items.map(({ cell }) => cell)), { range: [12, 88], count: 0 })
    return (
      <div key={key} className="part">
        <h3>{inLanguage(label)}</h3>
        <Plot items={items} scale={scale} againstZero />
      </div>
    )
  })
}

interface Part {
  readonly title: string
  readonly rows: (key: string) => boolean
}

const parts: Readonly<Record<'transfer' | 'duty', readonly Part[]>> = {
  transfer: [
    { title: 'transfer.known', rows: (key) => key.startsWith('known.') },
    { title: 'transfer.support', rows: (key) => key.startsWith('support.') },
    { title: 'transfer.missing', rows: (key) => key.startsWith('missing.') },
  ],
  duty: [
    { title: 'duty.said', rows: (key) => key === 'withoutDuty' || key === 'exempt' },
    { title: 'duty.searches', rows: (key) => key.startsWith('searching.') },
  ],
}

/** Transfer and duty: shares in parts, then the differences between them around zero. */
export function Registers({
  name,
  table,
  group,
}: {
  name: 'transfer' | 'duty'
  table: ReportTable
  group: string
}) {
  const { t } = useTranslation()
  const differences = table.rows.filter(({ cells }) => cells.share?.unit === 'points')
  const items = itemsOf(table, differences, 'share', toneOf(group))
  const scale = plotScale(domainAroundZero(items.map(({ cell }) => cell)), { range: [8, 88] })
  return (
    <>
      {parts[name].map(({ title, rows }) => (
        <div key={title} className="part">
          <h3>{t(title)}</h3>
          <Plot
            items={itemsOf(
              table,
              table.rows.filter(({ key }) => rows(key)),
              'share',
              toneOf(group),
            )}
            scale={shares}
          />
        </div>
      ))}
      <div className="part">
        <h3>{t(`${name}.differences`)}</h3>
        <Plot items={items} scale={scale} shape="dot" againstZero axis={t('axis.points')} />
      </div>
    </>
  )
}
