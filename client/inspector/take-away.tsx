/** What of the report can be taken along: all of it, and each picture. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReportKey, ReportTable } from '../../analysis/index.ts'
import { writeMoment } from '../shared/format.ts'
import { inLanguage } from '../shared/i18n.ts'
import { ProblemNotice } from '../shared/problem-notice.tsx'
import { columnName, REPORT_KEYS, type StudyReport } from './report-data.ts'
import { csvOf, handOver, htmlOf, textsIn, xlsxOf } from './take/files.ts'
import { type PictureItem, pictureOf, pictureSvg } from './take/picture.ts'
import { type Beside, sheetsOf } from './take/sheets.ts'
import { writeReason, writeWithUnit } from './values.ts'

type T = ReturnType<typeof useTranslation>['t']

/** The numbers of a table that can stand in one picture; nothing for a table of several units. */
function itemsOf(t: T, table: ReportTable): PictureItem[] {
  const drawn = table.columns.filter(
    ({ unit, key }) => unit !== 'mark' && unit !== 'count' && !key.endsWith('.relative'),
  )
  const units = new Set(drawn.map(({ unit }) => unit))
  if (units.size > 1 && !(units.size === 2 && units.has('points') && units.has('share'))) {
    // Of an effect table the hours: the other outcomes have units of their own.
    return itemsIn(
      t,
      table,
      drawn.filter(({ unit }) => unit === 'hours'),
    )
  }
  return itemsIn(t, table, drawn)
}

function itemsIn(t: T, table: ReportTable, columns: ReportTable['columns']): PictureItem[] {
  return columns.flatMap((column) =>
    table.rows.flatMap((row) => {
      const cell = row.cells[column.key]
      if (cell === undefined || cell.unit === 'count' || cell.reason === 'not measured') return []
      const name = columns.length > 1 ? `${columnName(table, column)} · ` : ''
      return [
        {
          label: `${name}${inLanguage(row.label)}`,
          written: cell.estimate === null ? writeReason(t, cell) : writeWithUnit(t, cell.estimate, cell.unit),
          cell,
          second: column.key.split('.')[0] === 'WWB' || row.key.startsWith('WWB'),
        },
      ]
    }),
  )
}

function svgOf(t: T, data: StudyReport, key: ReportKey): string | null {
  const table = data.report[key]
  const items = itemsOf(t, table)
  const simulated = data.report.meta.simulated ? ` ${t('simulated.line')}` : ''
  const source = `${inLanguage(data.study.title)}. ${writeMoment(data.asOf[key] ?? data.at)}.${simulated}`
  return items.length === 0 ? null : pictureSvg(inLanguage(table.title), source, items)
}

const nameOf = ({ study, report }: StudyReport, ending: string) => {
  const { view } = report.meta
  return `${study.id}${view ? `-${view.variable}-${view.value}` : ''}${report.meta.simulated ? '-gesimuleerd' : ''}${ending}`
}

export function TakeAway({ data, beside }: { data: StudyReport; beside: Beside }) {
  const { t } = useTranslation()
  const [error, setError] = useState<unknown>(null)
  const title = inLanguage(data.study.title)
  const take = (make: () => Blob | Promise<Blob>, ending: string) => {
    setError(null)
    Promise.resolve()
      .then(make)
      .then((file) => handOver(file, nameOf(data, ending)), setError)
  }
  const { unchecked } = beside
  const about = () => [
    title,
    ...textsIn(document.querySelector('.report__head'), ':scope > p, .trust li'),
    ...(unchecked === null ? [] : [t(unchecked === 'whole' ? 'robustness.view' : 'take.unchecked')]),
  ]
  const simulated = data.report.meta.simulated ? t('simulated.line') : null
  const asDataUrl = async (key: string): Promise<string | null> => {
    const part = REPORT_KEYS.find((own) => own === key)
    const svg = part === undefined ? null : svgOf(t, data, part)
    if (svg === null) return null
    const blob = await pictureOf(svg)
    return new Promise((resolve) => {
      const reader = new FileReader()
      reader.onload = () => resolve(String(reader.result))
      reader.readAsDataURL(blob)
    })
  }
  const ways = [
    { key: 'xlsx', go: () => take(() => xlsxOf(t, sheetsOf(t, data, beside), about()), '.xlsx') },
    { key: 'html', go: () => take(() => htmlOf(about(), simulated, asDataUrl), '.html') },
    { key: 'csv', go: () => take(() => csvOf(t, sheetsOf(t, data, beside), about()), '.csv') },
    { key: 'print', go: () => window.print() },
  ]
  return (
    <div className="take no-print">
      <span className="take__title">{t('take.title')}</span>
      {ways.map(({ key, go }) => (
        <button key={key} type="button" className="button button--text" onClick={go}>
          {t(`take.${key}`)}
        </button>
      ))}
      {error !== null && <ProblemNotice error={error} />}
    </div>
  )
}

/** The picture of one part. */
export function PictureLinks({ id, title, data }: { id: ReportKey; title: string; data: StudyReport }) {
  const { t } = useTranslation()
  if (itemsOf(t, data.report[id]).length === 0) return null
  const svg = () => svgOf(t, data, id)!
  return (
    <p className="take take--picture no-print">
      <button
        type="button"
        className="button button--text"
        aria-label={`${t('take.svg')}: ${title}`}
        onClick={() => handOver(new Blob([svg()], { type: 'image/svg+xml' }), nameOf(data, `-${id}.svg`))}
      >
        {t('take.svg')}
      </button>
      <button
        type="button"
        className="button button--text"
        aria-label={`${t('take.png')}: ${title}`}
        onClick={() => void pictureOf(svg()).then((file) => handOver(file, nameOf(data, `-${id}.png`)))}
      >
        {t('take.png')}
      </button>
    </p>
  )
}
