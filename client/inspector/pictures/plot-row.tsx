import { useTranslation } from 'react-i18next'
import type { Cell } from '../../../analysis/index.ts'
import { leavesOpen } from '../signs.ts'
import { writeBasis, writePublished, writeReason, writeValue, writeWithUnit } from '../values.ts'
import type { PlotScale } from './scale.ts'
import { fillOf, type Tone } from './tone.tsx'

export type Shape = 'bar' | 'dot'

interface Props {
  readonly label: string
  readonly cell: Cell
  readonly tone: Tone
  readonly shape: Shape
  readonly scale: PlotScale
  /** Numbers that are compared with zero: results that may be zero are drawn paler, and zero is a strong line. */
  readonly againstZero: boolean
}

const middle = 12

/** One number as a picture: a bar or a dot, its interval, and the published value as a tick. */
export function PlotRow({ label, cell, tone, shape, scale, againstZero }: Props) {
  const { t } = useTranslation()
  const { estimate, low, high } = cell
  const printed = numbersPrinted(cell)
  const weak = againstZero && leavesOpen(cell)
  const parts = [estimate, low, high, ...printed].filter((value) => value !== null)
  const toLeft = estimate !== null && estimate < 0
  const end = toLeft ? Math.min(0, ...parts) : Math.max(0, ...parts)
  return (
    <svg
      className={`plot__row tone-${tone}${weak ? ' is-weak' : ''}`}
      role="img"
      aria-label={`${label}: ${inWords(t, cell)}`}
    >
      {scale.ticks.map((tick) => (
        <line key={tick} className="plot__grid" x1={scale.at(tick)} x2={scale.at(tick)} y1="0" y2="100%" />
      ))}
      {estimate !== null && shape === 'bar' && (
        <rect
          className="plot__bar"
          x={scale.at(Math.min(0, estimate))}
          y={middle - 7}
          width={`${Math.abs(scale.percent(estimate) - scale.percent(0))}%`}
          height="14"
          fill={fillOf(tone)}
        />
      )}
      {low !== null && high !== null && shape === 'bar' && (
        <line className="plot__halo" x1={scale.at(low)} x2={scale.at(high)} y1={middle} y2={middle} />
      )}
      <line
        className={againstZero ? 'plot__zero is-strong' : 'plot__zero'}
        x1={scale.at(0)}
        x2={scale.at(0)}
        y1="0"
        y2="100%"
      />
      {low !== null && high !== null && <Interval scale={scale} low={low} high={high} />}
      {estimate !== null && shape === 'dot' && <Dot tone={tone} x={scale.at(estimate)} />}
      {printed.map((value) => (
        <line
          key={value}
          className="plot__published"
          x1={scale.at(value)}
          x2={scale.at(value)}
          y1={middle - 10}
          y2={middle + 16}
        />
      ))}
      {printed.length > 0 && <PublishedLabel scale={scale} printed={printed} cell={cell} />}
      {estimate === null ? (
        <text className="plot__reason" x={scale.at(0)} dx="8" y={middle + 5}>
          · {writeReason(t, cell)}
        </text>
      ) : (
        <text
          className="plot__value"
          x={scale.at(end)}
          dx={toLeft ? -7 : 7}
          y={middle + 5}
          textAnchor={toLeft ? 'end' : 'start'}
        >
          {writeValue(estimate, cell.unit)}
        </text>
      )}
    </svg>
  )
}

function Interval({ scale, low, high }: { scale: PlotScale; low: number; high: number }) {
  const x = { x1: scale.at(low), x2: scale.at(high) }
  return (
    <>
      <line className="plot__interval" {...x} y1={middle} y2={middle} />
      {[low, high].map((value) => (
        <line
          key={value}
          className="plot__interval"
          x1={scale.at(value)}
          x2={scale.at(value)}
          y1={middle - 4}
          y2={middle + 4}
        />
      ))}
    </>
  )
}

/** WW a round dot, WWB a diamond. */
function Dot({ tone, x }: { tone: Tone; x: string }) {
  return (
    <svg x={x} y={middle} overflow="visible" aria-hidden="true">
      {tone === 'ww' ? (
        <circle className="plot__dot" r="6" />
      ) : (
        <path className="plot__dot" d="M0-7 7 0 0 7-7 0Z" />
      )}
    </svg>
  )
}

function PublishedLabel({
  scale,
  printed,
  cell,
}: {
  scale: PlotScale
  printed: readonly number[]
  cell: Cell
}) {
  const { t } = useTranslation()
  const place = Math.max(...printed)
  const left = scale.percent(place) > 50
  return (
    <text
      className="plot__printed"
      x={scale.at(place)}
      dx={left ? -4 : 4}
      y={middle + 21}
      textAnchor={left ? 'end' : 'start'}
    >
      {t('published.is', { value: writePublished(t, cell) })}
    </text>
  )
}

/** The published numbers that have a place on the scale: one value, or the two ends of a range. */
export function numbersPrinted({ published }: Cell): number[] {
  if (published?.range) return [...published.range]
  return published?.value === null || published?.value === undefined ? [] : [published.value]
}

function inWords(t: ReturnType<typeof useTranslation>['t'], cell: Cell): string {
  const printed = writePublished(t, cell)
  const own =
    cell.estimate === null
      ? writeReason(t, cell)
      : `${writeWithUnit(t, cell.estimate, cell.unit)}, ${writeBasis(t, cell)}`
  return printed === null ? own : `${own}. ${t('published.is', { value: printed })}`
}
