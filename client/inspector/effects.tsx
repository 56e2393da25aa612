import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Cell, MarkDetails, Report, ReportRow } from '../../analysis/index.ts'
import { writeNumber } from '../shared/format.ts'
import { inLanguage } from '../shared/i18n.ts'
import { BehindMark } from './behind-mark.tsx'
import { PlotRow } from './pictures/plot-row.tsx'
import type { PlotScale } from './pictures/scale.ts'
import { toneOf } from './pictures/tone.tsx'
import type { EffectGroup } from './report-data.ts'
import { Robustness } from './robustness.tsx'
import { effectSentence } from './sentences.ts'
import { SignText } from './sign.tsx'
import { signOf } from './signs.ts'
import {
  writeCell,
  writeInterval,
  writeN,
  writeP,
  writeRange,
  writeReason,
  writeShortP,
  writeWithUnit,
} from './values.ts'
import { numbers, WideTable, words } from './wide-table.tsx'

interface Props {
  readonly report: Report
  readonly row: ReportRow
  readonly group: EffectGroup
  readonly alpha: number
  readonly unchecked: 'working' | 'later' | 'whole' | null
  readonly details: MarkDetails | undefined
  /** Of each unit of the table: pictures of different marks are on one scale. */
  readonly scaleOf: (unit: Cell['unit']) => PlotScale
}

/** What a mark rests on: three estimates around zero, the same in sentences and in a table. Drawn anew only when it is another. */
export const Effects = memo(function Effects({
  report,
  row,
  group,
  alpha,
  unchecked,
  details,
  scaleOf,
}: Props) {
  const { t } = useTranslation()
  const title = t('table1.effects', { support: inLanguage(row.label), group: group.group })
  const outcomes = group.outcomes.flatMap(({ key, unit }) => {
    const cell = row.cells[key]
    return cell === undefined ? [] : [{ key, cell, name: t(`outcome.${unit}`), scale: scaleOf(unit) }]
  })
  return (
    <section className="effects" aria-label={title}>
      <p className="effects__title">{title}</p>
      <div className="plot plot--forest">
        <ul className="plot__list">
          {outcomes.map(({ key, cell, name, scale }) => (
            <li key={key} className="plot__item">
              <span className="plot__label">
                {name}
                <span className="plot__note">{inShort(t, cell)}</span>
              </span>
              <span className="plot__cell">
                <PlotRow
                  label={name}
                  cell={cell}
                  tone={toneOf(group.group)}
                  shape="dot"
                  scale={scale}
                  againstZero
                />
              </span>
            </li>
          ))}
        </ul>
        <div className="plot__axis effects__axis" aria-hidden="true">
          <span className="plot__cell">
            <span>← {t('table1.less')}</span>
            <span>0</span>
            <span>{t('table1.more')} →</span>
          </span>
        </div>
      </div>
      <ul className="effects__sentences">
        {outcomes.map(({ key, cell }) => (
          <li key={key}>{effectSentence(t, group.group, row, cell, alpha)}</li>
        ))}
      </ul>
      <details className="table-of">
        <summary>{t('report.table')}</summary>
        <WideTable
          label={`${t('report.table')}: ${title}`}
          heads={[
            words(t('table.row')),
            ...(['value', 'interval', 'p', 'holm', 'bh', 'detectable', 'n', 'rows'] as const).map((key) =>
              numbers(t(`table.${key}`)),
            ),
          ]}
        >
          {outcomes.map(({ key, cell, name }) => (
            <tr key={key}>
              <th scope="row">
                <SignText sign={signOf(cell, alpha)} name={name} />
              </th>
              <td className="number">{writeCell(t, cell, 'with unit')}</td>
              <td className="number">{writeRange(cell, cell.unit)}</td>
              {[cell.p, cell.pHolm, cell.pBenjaminiHochberg].map((p, place) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: three fixed columns
                <td key={place} className="number">
                  {typeof p === 'number' ? writeShortP(p) : ''}
                </td>
              ))}
              <td className="number">
                {typeof cell.detectable === 'number' ? writeWithUnit(t, cell.detectable, cell.unit) : ''}
              </td>
              <td className="number">{cell.persons > 0 ? writeNumber(cell.persons) : ''}</td>
              <td className="number">{cell.n > 0 ? writeNumber(cell.n) : ''}</td>
            </tr>
          ))}
        </WideTable>
      </details>
      {unchecked !== null && (
        <p className="quiet small">
          {t(unchecked === 'whole' ? 'robustness.view' : `robustness.${unchecked}`)}
        </p>
      )}
      <Robustness mark={row.cells[group.mark]!} own={row.cells} group={group} alpha={alpha} title={title} />
      {details && <BehindMark report={report} details={details} group={group} title={title} />}
    </section>
  )
})

/** '1,1 uur; 95%-interval …; p = 0,006, aangepast 0,185; n = 310' */
function inShort(t: ReturnType<typeof useTranslation>['t'], cell: Cell): string {
  if (cell.estimate === null) return writeReason(t, cell)
  const p =
    typeof cell.p !== 'number'
      ? null
      : typeof cell.pHolm === 'number'
        ? t('p.adjusted', { p: writeP(cell.p), holm: writeShortP(cell.pHolm) })
        : t('p.own', { p: writeP(cell.p) })
  return [writeWithUnit(t, cell.estimate, cell.unit), writeInterval(t, cell), p, writeN(cell.persons)]
    .filter((part) => part !== null)
    .join('; ')
}
