import { useTranslation } from 'react-i18next'
import type { Cell, ReportTable } from '../../analysis/index.ts'
import { writeNumber } from '../shared/format.ts'
import { inLanguage } from '../shared/i18n.ts'
import { methodInWords } from './method-words.ts'
import { columnName } from './report-data.ts'
import { writeCell, writePublished, writeRange, writeShortP } from './values.ts'
import { numbers, WideTable, words } from './wide-table.tsx'

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
  const pOf = ({ unit, p }: Cell) =>
    tested && unit !== 'share' && typeof p === 'number' ? writeShortP(p) : ''
  const withP = cells.some(({ cell }) => pOf(cell) !== '')
  const methods = [...new Set(cells.map(({ cell }) => cell.method).filter((method) => method !== ''))].map(
    methodInWords,
  )
  return (
    <>
      <WideTable
        label={caption}
        heads={[
          words(t('table.row')),
          ...(several ? [words(t('table.column'))] : []),
          ...(['value', 'interval', ...(withP ? (['p'] as const) : []), 'n', 'published'] as const).map(
            (key) => numbers(t(`table.${key}`)),
          ),
        ]}
      >
        {cells.map(({ row, column, cell }) => (
          <tr key={`${row.key} ${column.key}`}>
            <th scope="row">{inLanguage(row.label)}</th>
            {several && <td>{columnName(table, column)}</td>}
            <td className="number">{writeCell(t, cell, 'with unit')}</td>
            <td className="number">{writeRange(cell, cell.unit)}</td>
            {withP && <td className="number">{pOf(cell)}</td>}
            <td className="number">{cell.persons > 0 ? writeNumber(cell.persons) : ''}</td>
            <td className="number">{writePublished(t, cell) ?? ''}</td>
          </tr>
        ))}
      </WideTable>
      <p className="quiet small">
        {cells.some(({ cell }) => cell.suppressed) && `${t('table.suppressed')} `}
        {methods.length > 0 && t('table.methods', { methods: methods.join('; ') })}
      </p>
    </>
  )
}
