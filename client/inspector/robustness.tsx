import { useTranslation } from 'react-i18next'
import type { Cell } from '../../analysis/index.ts'
import { type EffectGroup, outcomesOf } from './report-data.ts'
import { SignText } from './sign.tsx'
import { signOf } from './signs.ts'
import { writeMark, writeRange, writeReason, writeWithUnit } from './values.ts'
import { WideTable, words } from './wide-table.tsx'

interface Props {
  /** The cell with the mark, and the cells of the effects that it sums up. */
  readonly mark: Cell
  readonly own: Readonly<Record<string, Cell | undefined>>
  readonly group: EffectGroup
  readonly alpha: number
  readonly title: string
}

/** The same effects estimated in other ways, under those of the table: does the mark stay? */
export function Robustness({ mark, own, group, alpha, title }: Props) {
  const { t } = useTranslation()
  const checks = mark.robustness ?? []
  if (checks.length === 0 || !mark.mark) return null
  const outcomes = outcomesOf(t, group)
  const caption = t('robustness.title', { title })
  const staying = checks.filter(({ survives }) => survives === true).length
  const telling = checks.filter(({ survives }) => survives !== null).length
  return (
    <section className="robustness" aria-label={caption}>
      <p className="effects__title">{t('robustness.lead')}</p>
      <p>{t('robustness.staying', { staying, telling })}</p>
      <WideTable
        label={`${t('report.table')}: ${caption}`}
        heads={[t('robustness.way'), t('robustness.mark'), ...outcomes.map(({ name }) => name)].map(words)}
      >
        <tr>
          <th scope="row">{t('robustness.table')}</th>
          <td>{writeMark(t, mark.mark.mark)}</td>
          {outcomes.map(({ key }) => (
            <Estimate key={key} cell={own[key]} alpha={alpha} />
          ))}
        </tr>
        {checks.map((row) => (
          <tr key={row.check}>
            <th scope="row">{t(`robustness.check.${row.check}`)}</th>
            <td>
              {row.mark === null
                ? t('robustness.silent')
                : `${writeMark(t, row.mark.mark)}: ${t(row.survives ? 'robustness.stays' : 'robustness.changes')}`}
            </td>
            {outcomes.map(({ key, variable }) => (
              <Estimate key={key} cell={row.effects[variable]} alpha={alpha} />
            ))}
          </tr>
        ))}
      </WideTable>
      <details className="how">
        <summary>{t('report.how')}</summary>
        {checks.map(({ check }) => (
          <p key={check}>{t(`robustness.how.${check}`)}</p>
        ))}
      </details>
    </section>
  )
}

function Estimate({ cell, alpha }: { cell: Cell | undefined; alpha: number }) {
  const { t } = useTranslation()
  if (cell === undefined) return <td />
  if (cell.estimate === null) return <td className="quiet">· {writeReason(t, cell)}</td>
  return (
    <td>
      <SignText sign={signOf(cell, alpha)} name={writeWithUnit(t, cell.estimate, cell.unit)} />{' '}
      <span className="robustness__interval">{writeRange(cell, cell.unit)}</span>
    </td>
  )
}
