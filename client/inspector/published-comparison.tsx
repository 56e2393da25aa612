/** Our numbers beside those of the published report: pictures, tables, and the difference in words. */
import { useTranslation } from 'react-i18next'
import type { Report } from '../../analysis/index.ts'
import { inLanguage } from '../shared/i18n.ts'
import { type Beside, besideInWords, besidePublished } from './compare-published.ts'
import { Plot } from './pictures/plot.tsx'
import { domainAroundZero, domainFromZero, plotScale } from './pictures/scale.ts'
import { toneOf } from './pictures/tone.tsx'
import { numberName, type StudyReport } from './report-data.ts'
import { writeCell, writePublished } from './values.ts'
import { numbers, WideTable, words } from './wide-table.tsx'

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
          report={report}
          title={inLanguage(report[table].title)}
          found={found.filter((own) => own.table === table)}
        />
      ))}
    </section>
  )
}

function Part({ report, title, found }: { report: Report; title: string; found: readonly Beside[] }) {
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
            label: numberName(report[table], row, column),
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
        <WideTable
          label={`${t('beside.title')}: ${title}`}
          heads={[
            words(t('table.row')),
            numbers(t('beside.own')),
            numbers(t('table.published')),
            words(t('comparison.difference')),
          ]}
        >
          {found.map((own) => (
            <tr key={own.key}>
              <th scope="row">{numberName(report[own.table], own.row, own.column)}</th>
              <td className="number">{writeCell(t, own.cell, 'bare')}</td>
              <td className="number">{writePublished(t, own.cell)}</td>
              <td>{besideInWords(t, own)}</td>
            </tr>
          ))}
        </WideTable>
      </details>
    </div>
  )
}
