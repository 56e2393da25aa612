import { useTranslation } from 'react-i18next'
import type { Cell } from '../../../analysis/index.ts'
import { FootnoteMarks } from '../footnotes.tsx'
import { writeN, writePublished, writeValue } from '../values.ts'
import { numbersPrinted, PlotRow, type Shape } from './plot-row.tsx'
import type { PlotScale } from './scale.ts'
import type { Tone } from './tone.tsx'

export interface PlotItem {
  readonly key: string
  readonly label: string
  readonly cell: Cell
  readonly tone: Tone
  readonly footnotes?: readonly number[]
}

interface Props {
  readonly items: readonly PlotItem[]
  readonly scale: PlotScale
  readonly shape?: Shape
  readonly againstZero?: boolean
  /** What the numbers along the axis are, e.g. 'uur per week'. */
  readonly axis?: string
}

/** Numbers under each other on one scale: each with its label, its n, and the published value. */
export function Plot({ items, scale, shape = 'bar', againstZero = false, axis }: Props) {
  const printed = items.some(({ cell }) => numbersPrinted(cell).length > 0)
  const counts = new Set(items.flatMap(({ cell }) => (cell.estimate === null ? [] : cell.persons)))
  const [common] = items.length > 4 && counts.size === 1 ? counts : []
  return (
    <div className={`plot${printed ? ' plot--printed' : ''}`}>
      {common !== undefined && <p className="plot__note">{writeN(common)}</p>}
      <ul className="plot__list">
        {items.map(({ key, label, cell, tone, footnotes = [] }) => (
          <li key={key} className="plot__item">
            <span className="plot__label">
              {label}
              <FootnoteMarks numbers={footnotes} />
              <PlotNote cell={cell} withN={common === undefined} />
            </span>
            <span className="plot__cell">
              <PlotRow
                label={label}
                cell={cell}
                tone={tone}
                shape={shape}
                scale={scale}
                againstZero={againstZero}
              />
            </span>
          </li>
        ))}
      </ul>
      <Axis scale={scale} unit={items[0]?.cell.unit} {...(axis !== undefined && { axis })} />
    </div>
  )
}

/** n, and what was published when that has no place on the scale. */
function PlotNote({ cell, withN }: { cell: Cell; withN: boolean }) {
  const { t } = useTranslation()
  const words = numbersPrinted(cell).length === 0 ? writePublished(t, cell) : null
  const parts = [
    ...(cell.estimate === null || !withN ? [] : [writeN(cell.persons)]),
    ...(words === null ? [] : [t('published.is', { value: words })]),
  ]
  return parts.length === 0 ? null : <span className="plot__note">{parts.join(' · ')}</span>
}

function Axis({
  scale,
  unit,
  axis,
}: {
  scale: PlotScale
  unit: Cell['unit'] | undefined
  axis?: string | undefined
}) {
  // Numbers without a unit say something only where it is told what they are.
  if (unit === undefined || (unit === 'relative' && axis === undefined)) return null
  const whole = scale.ticks.every((tick) => Number.isInteger(unit === 'points' ? tick * 100 : tick))
  const write = (tick: number) =>
    whole && unit !== 'share'
      ? writeValue(unit === 'points' ? tick * 100 : tick, 'count')
      : writeValue(tick, unit)
  return (
    <div className="plot__axis" aria-hidden="true">
      <span className="plot__cell">
        <svg className="plot__row" aria-hidden="true" focusable="false">
          {scale.ticks.map((tick, place) => (
            <text
              key={tick}
              className="plot__tick"
              x={scale.at(tick)}
              y="14"
              textAnchor={place === 0 && scale.percent(tick) < 5 ? 'start' : 'middle'}
            >
              {write(tick)}
            </text>
          ))}
          {axis && (
            <text className="plot__tick" x="100%" y="30" textAnchor="end">
              {axis}
            </text>
          )}
        </svg>
      </span>
    </div>
  )
}
