/** Two groups side by side, with the difference and its interval. */
import { useTranslation } from 'react-i18next'
import type { Cell } from '../../analysis/index.ts'
import { inLanguage } from '../shared/i18n.ts'
import { compare, type Difference } from './compare.ts'
import type { StudyReport } from './report-data.ts'
import { writeReason, writeValue, writeWithUnit } from './values.ts'

interface Props {
  readonly own: StudyReport
  readonly other: StudyReport
  readonly names: readonly [string, string]
}

export function Comparison({ own, other, names }: Props) {
  const { t } = useTranslation()
  const found = compare(own.report, other.report)
  const clear = found.filter(({ difference }) => standsApart(difference))
  const tables = [...new Set(found.map(({ table }) => table))]
  return (
    <section className="figure" id="comparison" aria-labelledby="comparison-title">
      <h2 id="comparison-title">{t('comparison.title', { own: names[0], other: names[1] })}</h2>
      <p className="finding">{t('comparison.found', { clear: clear.length, all: found.length })}</p>
      <details className="how">
        <summary>{t('report.how')}</summary>
        <p>{t('comparison.how')}</p>
      </details>
      {tables.map((table) => (
        <details key={table} className="table-of" open={tables[0] === table}>
          <summary>{inLanguage(own.report[table].title)}</summary>
          <section
            className="scroller"
            // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
            tabIndex={0}
            aria-label={`${t('comparison.short')}: ${inLanguage(own.report[table].title)}`}
          >
            <table className="data">
              <thead>
                <tr>
                  <th scope="col">{t('table.row')}</th>
                  <th scope="col" className="number">
                    {names[0]}
                  </th>
                  <th scope="col" className="number">
                    {names[1]}
                  </th>
                  <th scope="col" className="number">
                    {t('comparison.difference')}
                  </th>
                  <th scope="col" className="number">
                    {t('table.interval')}
                  </th>
                </tr>
              </thead>
              <tbody>
                {found
                  .filter((difference) => difference.table === table)
                  .map((difference) => (
                    <Line key={difference.key} difference={difference} />
                  ))}
              </tbody>
            </table>
          </section>
        </details>
      ))}
      <p className="source">{t('comparison.source')}</p>
    </section>
  )
}

/** Whether the interval leaves zero out. */
const standsApart = (difference: Difference['difference']) =>
  difference !== null && difference.low !== null && (difference.low > 0 || (difference.high ?? 0) < 0)

function Line({ difference: { row, column, own, other, difference } }: { difference: Difference }) {
  const { t } = useTranslation()
  const unit = own.unit === 'share' ? 'points' : own.unit
  const label = inLanguage(row.label)
  return (
    <tr>
      <th scope="row">
        {column.key === 'share' || column.key === 'difference'
          ? label
          : `${label}, ${columnName(column.key, inLanguage(column.label))}`}
      </th>
      <td className="number">{numberOf(own, t)}</td>
      <td className="number">{numberOf(other, t)}</td>
      <td className="number">
        {difference === null ? '' : writeWithUnit(t, difference.estimate, unit)}
        {standsApart(difference) && <span aria-hidden="true"> *</span>}
        {standsApart(difference) && <span className="visually-hidden"> {t('comparison.clear')}</span>}
      </td>
      <td className="number">
        {difference === null || difference.low === null || difference.high === null
          ? ''
          : `${writeValue(difference.low, unit)} … ${writeValue(difference.high, unit)}`}
      </td>
    </tr>
  )
}

/** 'WW: uren' for a column of one of the groups, else what it is called. */
const columnName = (key: string, label: string) => {
  const group = key.includes('.') ? key.slice(0, key.indexOf('.')) : ''
  return group === '' ? label : `${group}: ${label}`
}

const numberOf = (cell: Cell, t: ReturnType<typeof useTranslation>['t']) =>
  cell.estimate === null ? `· ${writeReason(t, cell)}` : writeValue(cell.estimate, cell.unit)
