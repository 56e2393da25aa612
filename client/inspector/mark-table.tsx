import { Fragment, useId, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Cell, MarkDetails, Report, ReportRow, ReportTable } from '../../analysis/index.ts'
import { inLanguage } from '../shared/i18n.ts'
import { Effects } from './effects.tsx'
import { FootnoteMarks } from './footnotes.tsx'
import { domainAroundZero, type PlotScale, plotScale } from './pictures/scale.ts'
import { ToneSample, toneOf } from './pictures/tone.tsx'
import { type EffectGroup, effectGroups, numberFootnotes } from './report-data.ts'
import { SignText } from './sign.tsx'
import { signOf } from './signs.ts'
import { writeMark, writePublished } from './values.ts'

/** Table 1: a mark for each form of support and group, that opens to what it rests on. */
interface Props {
  readonly report: Report
  readonly labelledBy: string
  /** Why the same was not estimated in other ways; null: it was. */
  readonly unchecked: 'working' | 'later' | 'whole' | null
  readonly marks: readonly MarkDetails[]
}

export function MarkTable({ report, labelledBy, unchecked, marks }: Props) {
  const { t } = useTranslation()
  const id = useId()
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set())
  const { table1, meta } = report
  const groups = useMemo(() => effectGroups(table1), [table1])
  const scaleOf = useMemo(() => scalesOf(table1), [table1])
  const { ofRow } = numberFootnotes(table1)
  const toggle = (place: string) =>
    setOpen((now) => {
      const next = new Set(now)
      if (!next.delete(place)) next.add(place)
      return next
    })
  return (
    <>
      <p className="quiet small no-print">{t('table1.open')}</p>
      <table className="marks" aria-labelledby={labelledBy}>
        <thead>
          <tr>
            <th scope="col">{t('table1.support')}</th>
            {groups.map(({ group }) => (
              <th key={group} scope="col">
                <ToneSample tone={toneOf(group)} /> {group}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table1.rows.map((row) => (
            <Fragment key={row.key}>
              <tr className="marks__row">
                <th scope="row">
                  {inLanguage(row.label)}
                  <FootnoteMarks numbers={ofRow.get(row.key) ?? []} />
                </th>
                {groups.map((group) => {
                  const place = `${row.key}.${group.group}`
                  return (
                    <td key={group.group}>
                      <MarkButton
                        row={row}
                        group={group}
                        alpha={meta.alpha}
                        open={open.has(place)}
                        controls={`${id}-${place}`}
                        onPress={() => toggle(place)}
                      />
                    </td>
                  )
                })}
              </tr>
              {groups.map((group) => {
                const place = `${row.key}.${group.group}`
                return (
                  <tr key={place} id={`${id}-${place}`} className="marks__effects" hidden={!open.has(place)}>
                    <td colSpan={groups.length + 1}>
                      {open.has(place) && (
                        <Effects
                          report={report}
                          row={row}
                          group={group}
                          alpha={meta.alpha}
                          unchecked={unchecked}
                          details={marks.find((own) => own.support === row.key && own.group === group.group)}
                          scaleOf={scaleOf}
                        />
                      )}
                    </td>
                  </tr>
                )
              })}
            </Fragment>
          ))}
        </tbody>
      </table>
    </>
  )
}

/** A scale without ticks around zero for each unit of a table. */
function scalesOf({ rows }: ReportTable): (unit: Cell['unit']) => PlotScale {
  const all = rows.flatMap(({ cells }) => Object.values(cells))
  const scales = new Map<Cell['unit'], PlotScale>()
  for (const { unit } of all)
    if (!scales.has(unit)) {
      const domain = domainAroundZero(all.filter((cell) => cell.unit === unit))
      scales.set(unit, { ...plotScale(domain, { range: [8, 92] }), ticks: [] })
    }
  return (unit) => scales.get(unit)!
}

interface MarkButtonProps {
  readonly row: ReportRow
  readonly group: EffectGroup
  readonly alpha: number
  readonly open: boolean
  readonly controls: string
  readonly onPress: () => void
}

function MarkButton({ row, group, alpha, open, controls, onPress }: MarkButtonProps) {
  const { t } = useTranslation()
  const cell = row.cells[group.mark]
  if (cell === undefined) return null
  const printed = writePublished(t, cell)
  const name = t(`mark.name.${cell.mark ? cell.mark.mark : 'unknown'}`)
  return (
    <>
      <button
        type="button"
        className={`mark tone-${toneOf(group.group)}`}
        aria-expanded={open}
        aria-controls={controls}
        onClick={onPress}
      >
        <span className="visually-hidden">
          {t('mark.name', { support: inLanguage(row.label), group: group.group, mark: name })}.{' '}
        </span>
        <span className="mark__own" aria-hidden="true">
          <MarkText cell={cell} />
        </span>
        <span className="mark__signs">
          {group.outcomes.map(({ key, unit }) => {
            const outcome = row.cells[key]
            return outcome === undefined ? null : (
              <SignText key={key} sign={signOf(outcome, alpha)} name={t(`outcome.${unit}`)} />
            )
          })}
        </span>
      </button>
      {printed !== null && <span className="mark__published">{t('published.is', { value: printed })}</span>}
    </>
  )
}

function MarkText({ cell }: { cell: Cell }) {
  const { t } = useTranslation()
  if (!cell.mark) return '·'
  const own = writeMark(t, cell.mark.mark)
  return cell.mark.mark === '' ? <span className="mark__empty">{own}</span> : own
}
