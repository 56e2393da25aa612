/** How long people stayed: the curve of each group, why they left, and whether they came back. */
import { useTranslation } from 'react-i18next'
import type { ReportRow, ReportTable } from '../../analysis/index.ts'
import { inLanguage } from '../shared/i18n.ts'
import { curveInWords, monthsOf } from './duration-sentences.ts'
import { Curve } from './pictures/curve.tsx'
import { Plot } from './pictures/plot.tsx'
import { plotScale } from './pictures/scale.ts'
import { toneOf } from './pictures/tone.tsx'

const shares = plotScale([0, 1])

export function Durations({ table, groups }: { table: ReportTable; groups: readonly string[] }) {
  const { t } = useTranslation()
  const months = monthsOf(table)
  const last = months.at(-1)
  const parts = [
    { title: t('durations.why', { months: last }), start: `out.${last}.` },
    { title: t('durations.after'), start: /^(back|lasting)\./ },
  ]
  return (
    <>
      <div className="part">
        <h3>{t('durations.inside')}</h3>
        <Curve
          curves={table.curves ?? []}
          ticks={months}
          axis={t('durations.axis')}
          followed={(group) => t('durations.followed', { group })}
          label={curveInWords(t, table, groups)}
        />
      </div>
      {parts.map(({ title, start }) => {
        const rows = table.rows.filter(({ key }) =>
          typeof start === 'string' ? key.startsWith(start) : start.test(key),
        )
        return rows.length === 0 ? null : (
          <div key={title} className="part">
            <h3>{title}</h3>
            <Plot items={groups.flatMap((group) => itemsOf(rows, group))} scale={shares} />
          </div>
        )
      })}
    </>
  )
}

/** The rows of one group, behind its name. */
function itemsOf(rows: readonly ReportRow[], group: string) {
  return rows.flatMap(({ key, label, cells }) => {
    const cell = cells[group]
    const whole = inLanguage(label)
    // The heading above says already within how many months.
    const own = key.startsWith('out.') ? whole.slice(whole.indexOf(': ') + 2) : whole
    return cell === undefined
      ? []
      : [{ key: `${group} ${key}`, label: `${group}: ${own}`, cell, tone: toneOf(group) }]
  })
}
