/** Two groups side by side, with the difference and its interval. */
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { ReportTable } from '../../analysis/index.ts'
import { inLanguage } from '../shared/i18n.ts'
import { BY_CHANCE, compare, type Difference, standsApart } from './compare.ts'
import { numberName, type StudyReport } from './report-data.ts'
import { inside, opening } from './sentences.ts'
import { writeCell, writeInterval, writeRange, writeWithUnit } from './values.ts'
import { numbers, WideTable, words } from './wide-table.tsx'

interface Props {
  readonly own: StudyReport
  readonly other: StudyReport
  readonly names: readonly [string, string]
  /** What they are classes of. */
  readonly filter: string
}

export function Comparison({ own, other, names, filter }: Props) {
  const { t } = useTranslation()
  const found = compare(own.report, other.report)
  const clear = found.filter(({ difference }) => standsApart(difference))
  const tables = [...new Set(found.map(({ table }) => table))]
  return (
    <section className="figure" id="comparison" aria-labelledby="comparison-title">
      <h2 id="comparison-title">
        {opening(filter)}: {t('comparison.title', { own: names[0], other: names[1] })}
      </h2>
      <p className="finding">
        {t('comparison.found', {
          clear: clear.length,
          all: found.length,
          chance: Math.round(found.length * BY_CHANCE),
        })}
      </p>
      <ul>
        {clear.map((difference) => (
          <li key={difference.key}>{clearSentence(t, own.report[difference.table], difference, names)}</li>
        ))}
      </ul>
      <details className="how">
        <summary>{t('report.how')}</summary>
        <p>{t('comparison.how')}</p>
      </details>
      {tables.map((table) => (
        <details key={table} className="table-of" open={tables[0] === table}>
          <summary>{inLanguage(own.report[table].title)}</summary>
          <WideTable
            label={`${t('comparison.short')}: ${inLanguage(own.report[table].title)}`}
            heads={[
              words(t('table.row')),
              ...[...names, t('comparison.difference'), t('table.interval')].map(numbers),
            ]}
          >
            {found
              .filter((difference) => difference.table === table)
              .map((difference) => (
                <Line key={difference.key} table={own.report[table]} difference={difference} />
              ))}
          </WideTable>
        </details>
      ))}
      <p className="source">{t('comparison.source')}</p>
    </section>
  )
}

/** 'Uren zoeken per week: het eerste halfjaar, WW: 7,7 bij man, 6,9 bij vrouw (verschil 0,8 uur; …).' */
function clearSentence(
  t: TFunction,
  table: ReportTable,
  { row, column, own, other, difference }: Difference,
  [ownName, otherName]: Props['names'],
): string {
  const unit = own.unit === 'share' ? 'points' : own.unit
  const { estimate, low, high } = difference!
  return t('comparison.line', {
    what: `${inLanguage(table.title)}, ${inside(numberName(table, row, column))}`,
    own: writeCell(t, own, 'with unit'),
    other: writeCell(t, other, 'with unit'),
    ownName,
    otherName,
    difference: writeWithUnit(t, estimate, unit),
    interval: writeInterval(t, { low, high, unit }) ?? '',
  })
}

function Line({
  table,
  difference: { row, column, own, other, difference },
}: {
  table: ReportTable
  difference: Difference
}) {
  const { t } = useTranslation()
  const unit = own.unit === 'share' ? 'points' : own.unit
  return (
    <tr>
      <th scope="row">{numberName(table, row, column)}</th>
      <td className="number">{writeCell(t, own, 'bare')}</td>
      <td className="number">{writeCell(t, other, 'bare')}</td>
      <td className="number">
        {difference === null ? '' : writeWithUnit(t, difference.estimate, unit)}
        {standsApart(difference) && <span aria-hidden="true"> *</span>}
        {standsApart(difference) && <span className="visually-hidden"> {t('comparison.clear')}</span>}
      </td>
      <td className="number">{difference === null ? '' : writeRange(difference, unit)}</td>
    </tr>
  )
}
