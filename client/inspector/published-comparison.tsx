/** Our numbers beside those of the published report: pictures, tables, and the difference in words. */
import { useTranslation } from 'react-i18next'
import { inLanguage } from '../shared/i18n.ts'
import { type Beside, besidePublished } from './compare-published.ts'
import { Plot } from './pictures/plot.tsx'
import { domainAroundZero, domainFromZero, plotScale } from './pictures/scale.ts'
import { toneOf } from './pictures/tone.tsx'
import type { StudyReport } from './report-data.ts'
import { writePublished, writeReason, writeValue, writeWithUnit } from './values.ts'

const TONES = { figure4: 'WWB', figure5: 'WWB', figure6: 'WWB', duty: 'WWB' } as Readonly<
  Record<string, string>
>

export function PublishedComparison({ data: { report } }: { data: StudyReport }) {
  const { t } = useTranslation()
  const found = besidePublished(report)
  const count = (kind: Beside['kind'], relation?: Beside['relation']) =>
    found.filter((own) => own.kind === kind && (relation === undefined || own.relation === relation)).length
  const tables = [...new Set(found.map(({ table }) => table))]
  return (
    <section className="figure" id="comparison" aria-labelledby="comparison-title">
      <h2 id="comparison-title">{t('beside.title')}</h2>
      {report.meta.simulated && <p className="report__simulated">{t('beside.simulated')}</p>}
      <p className="finding">
        {t('beside.numbers', { all: count('number'), inside: count('number', 'inside') })}{' '}
        {t('beside.marks', { all: count('mark'), same: count('mark', 'same') })}{' '}
        {t('beside.directions', {
          all: count('direction'),
          same: count('direction', 'same'),
          open: count('direction', 'open'),
        })}
      </p>
      <p className="notes">{t('beside.how')}</p>
      {tables.map((table) => (
        <Part
          key={table}
          title={inLanguage(report[table].title)}
          found={found.filter((own) => own.table === table)}
        />
      ))}
    </section>
  )
}

function Part({ title, found }: { title: string; found: readonly Beside[] }) {
  const { t } = useTranslation()
  const drawn = found.filter(({ kind }) => kind === 'number')
  const cells = drawn.map(({ cell }) => cell)
  const negative = cells.some(({ low }) => (low ?? 0) < 0)
  const share = cells[0]?.unit === 'share'
  const scale = plotScale(share ? [0, 1] : negative ? domainAroundZero(cells) : domainFromZero(cells))
  return (
    <div className="part">
      <h3>{title}</h3>
      {drawn.length > 0 && (
        <Plot
          items={drawn.map(({ key, table, row, column, cell }) => ({
            key,
            label: nameOf(row.label, column),
            cell,
            tone: toneOf(TONES[table] ?? (column.key === 'WWB' || row.key.startsWith('WWB') ? 'WWB' : 'WW')),
          }))}
          scale={scale}
          againstZero={negative}
        />
      )}
      <details className="table-of">
        <summary>
          {t('report.table')}
          <span className="visually-hidden">: {title}</span>
        </summary>
        <section
          className="scroller"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
          tabIndex={0}
          aria-label={`${t('beside.title')}: ${title}`}
        >
          <table className="data">
            <thead>
              <tr>
                <th scope="col">{t('table.row')}</th>
                <th scope="col" className="number">
                  {t('beside.own')}
                </th>
                <th scope="col" className="number">
                  {t('table.published')}
                </th>
                <th scope="col">{t('comparison.difference')}</th>
              </tr>
            </thead>
            <tbody>
              {found.map((own) => (
                <tr key={own.key}>
                  <th scope="row">{nameOf(own.row.label, own.column)}</th>
                  <td className="number">{ownOf(t, own)}</td>
                  <td className="number">{writePublished(t, own.cell)}</td>
                  <td>{inWords(t, own)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      </details>
    </div>
  )
}

const nameOf = (label: { nl: string; en: string }, { key, label: column }: Beside['column']) =>
  key === 'share' || key === 'difference' ? inLanguage(label) : `${inLanguage(label)}, ${inLanguage(column)}`

type T = ReturnType<typeof useTranslation>['t']

function ownOf(t: T, { cell, kind }: Beside): string {
  if (kind === 'mark') return cell.mark ? cell.mark.mark || t('mark.empty') : `· ${writeReason(t, cell)}`
  return cell.estimate === null ? `· ${writeReason(t, cell)}` : writeValue(cell.estimate, cell.unit)
}

function inWords(t: T, { cell, kind, relation }: Beside): string {
  if (relation === null) return t('beside.unknown')
  if (kind !== 'number') return t(`beside.${relation}`)
  const { value } = cell.published ?? {}
  const unit = cell.unit === 'share' ? 'points' : cell.unit
  const amount =
    typeof value === 'number' ? ` (${writeWithUnit(t, Math.abs(cell.estimate! - value), unit)})` : ''
  return `${t(`beside.${relation}`)}${amount}`
}
