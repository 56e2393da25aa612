/** What of the report can be taken along: all of it, and each picture. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReportKey } from '../../analysis/index.ts'
import { writeMoment } from '../shared/format.ts'
import { inLanguage } from '../shared/i18n.ts'
import { ProblemNotice } from '../shared/problem-notice.tsx'
import { effectGroups, REPORT_KEYS, type StudyReport } from './report-data.ts'
import { csvOf, handOver, htmlOf, textsIn, xlsxOf } from './take/files.ts'
import { pictureOf, pictureSvg } from './take/picture.ts'
import { pictureCurves, pictureItems } from './take/picture-items.ts'
import { type Beside, sheetsOf } from './take/sheets.ts'

type T = ReturnType<typeof useTranslation>['t']

/** Figures 1 to 3 and the transfer are about the first group, the others of these about the second. */
const GROUP: Partial<Record<ReportKey, number>> = {
  figure1: 0,
  figure2: 0,
  figure3: 0,
  transfer: 0,
  figure4: 1,
  figure5: 1,
  figure6: 1,
  duty: 1,
}

function itemsOf(t: T, { report }: StudyReport, key: ReportKey) {
  const place = GROUP[key]
  const group = place === undefined ? undefined : effectGroups(report.table1)[place]?.group
  return pictureItems(t, key, report[key], group ?? null)
}

function svgOf(t: T, data: StudyReport, key: ReportKey): string | null {
  const table = data.report[key]
  const items = itemsOf(t, data, key)
  const simulated = data.report.meta.simulated ? ` ${t('simulated.line')}` : ''
  const curves = pictureCurves(t, table)
  const interval = t(curves === null ? 'take.interval' : 'take.intervalBand')
  const source = `${inLanguage(data.study.title)}. ${writeMoment(data.asOf[key] ?? data.at)}.${simulated} ${interval}`
  return items.length === 0 ? null : pictureSvg(inLanguage(table.title), source, items, curves)
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
  if (itemsOf(t, data, id).length === 0) return null
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
