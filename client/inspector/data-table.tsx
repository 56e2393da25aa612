import { useTranslation } from 'react-i18next'
import type { Cell, ReportTable } from '../../analysis/index.ts'
import { writeNumber } from '../shared/format.ts'
import { inLanguage } from '../shared/i18n.ts'
import { writePublished, writeReason, writeValue, writeWithUnit } from './values.ts'

/** Every number of a table with all that belongs to it: a line for each row and column. */
interface Props {
  readonly table: ReportTable
  readonly caption: string
  /** Its numbers are compared with zero, so that p says something. */
  readonly tested: boolean
}

export function DataTable({ table, caption, tested }: Props) {
  const { t } = useTranslation()
  // The same numbers relative to the largest say nothing more.
  const columns = table.columns.filter(({ key }) => !key.endsWith('.relative'))
  const cells = table.rows.flatMap((row) =>
    columns.flatMap((column) => {
      const cell = row.cells[column.key]
      return cell === undefined ? [] : [{ row, column, cell }]
    }),
  )
  const several = columns.length > 1
  const pOf = ({ unit, p }: Cell) => (tested && unit !== 'share' && typeof p === 'number' ? short(p) : '')
  const withP = cells.some(({ cell }) => pOf(cell) !== '')
  const methods = [...new Set(cells.map(({ cell }) => cell.method).filter((method) => method !== ''))]
  const groups = table.columns.filter(({ unit }) => unit === 'mark')
  const groupOf = (key: string) => groups.find((group) => key.startsWith(group.key.slice(0, -'mark'.length)))
  const heading = ({ key, label, unit }: ReportTable['columns'][number]) => {
    const group = unit === 'mark' ? undefined : groupOf(key)
    return group === undefined ? inLanguage(label) : `${inLanguage(group.label)}: ${inLanguage(label)}`
  }
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section className="scroller" tabIndex={0} aria-label={caption}>
        <table className="data">
          <caption className="visually-hidden">{caption}</caption>
          <thead>
            <tr>
              <th scope="col">{t('table.row')}</th>
              {several && <th scope="col">{t('table.column')}</th>}
              <th scope="col" className="number">
                {t('table.value')}
              </th>
              <th scope="col" className="number">
                {t('table.interval')}
              </th>
              {withP && (
                <th scope="col" className="number">
                  {t('table.p')}
                </th>
              )}
              <th scope="col" className="number">
                {t('table.n')}
              </th>
              <th scope="col" className="number">
                {t('table.published')}
              </th>
            </tr>
          </thead>
          <tbody>
            {cells.map(({ row, column, cell }) => (
              <tr key={`${row.key} ${column.key}`}>
                <th scope="row">{inLanguage(row.label)}</th>
                {several && <td>{heading(column)}</td>}
                <td className="number">
                  <Value cell={cell} />
                </td>
                <td className="number">{interval(cell)}</td>
                {withP && <td className="number">{pOf(cell)}</td>}
                <td className="number">{cell.persons > 0 ? writeNumber(cell.persons) : ''}</td>
                <td className="number">{writePublished(t, cell) ?? ''}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p className="quiet small">
        {cells.some(({ cell }) => cell.suppressed) && `${t('table.suppressed')} `}
        {methods.length > 0 && t('table.methods', { methods: methods.join('; ') })}
      </p>
    </>
  )
}

function Value({ cell }: { cell: Cell }) {
  const { t } = useTranslation()
  if (cell.mark) return cell.mark.mark === '' ? t('mark.empty') : cell.mark.mark.replaceAll('-', '−')
  if (cell.estimate !== null) return writeWithUnit(t, cell.estimate, cell.unit)
  return `· ${writeReason(t, cell)}`
}

export const interval = ({ low, high, unit }: Cell) =>
  low === null || high === null ? '' : `${writeValue(low, unit)} … ${writeValue(high, unit)}`

export const short = (p: number) => (p < 0.001 ? `< ${writeNumber(0.001, 3)}` : writeNumber(p, 3))
