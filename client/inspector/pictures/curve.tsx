import type { ReportCurve } from '../../../analysis/index.ts'
import { writeNumber } from '../../shared/format.ts'
import { writeValue } from '../values.ts'
import { toneOf } from './tone.tsx'

interface Props {
  readonly curves: readonly ReportCurve[]
  /** Months with a tick; the last ends the picture. */
  readonly ticks: readonly number[]
  /** What the numbers along the axis are, and what those under it are for a group. */
  readonly axis: string
  readonly followed: (group: string) => string
  /** The same in words. */
  readonly label: string
}

/** Units of the drawing itself, which is stretched to the page. */
const size = 1000
const shares = [0, 0.25, 0.5, 0.75, 1]
const percent = (value: number) => `${Math.round(value * 1e4) / 100}%`

/**
 * Shares that go down in steps, with their intervals as bands, one colour and one kind of line a group: WW drawn through, WWB
 * dashed. Each line carries its name and its last share; under the axis stands how many are still followed.
 */
export function Curve({ curves, ticks, axis, followed, label }: Props) {
  const last = ticks.at(-1) ?? 1
  const shown = curves.filter(({ points }) => points.length > 0)
  const places = apart(shown.map(({ points }) => 1 - points.at(-1)!.share))
  return (
    <div className="curve" role="img" aria-label={label}>
      <svg className="curve__shares" aria-hidden="true" focusable="false">
        {shares.map((share) => (
          <text key={share} x="100%" dx="-8" y={percent(1 - share)} dy="5" textAnchor="end">
            {writeValue(share, 'share')}
          </text>
        ))}
      </svg>
      <svg className="curve__field" aria-hidden="true" focusable="false">
        {shares.map((share) => (
          <line
            key={share}
            className="plot__grid"
            x1="0"
            x2="100%"
            y1={percent(1 - share)}
            y2={percent(1 - share)}
          />
        ))}
        {[0, ...ticks].map((tick) => (
          <line
            key={tick}
            className={tick === 0 ? 'plot__zero' : 'plot__grid'}
            x1={percent(tick / last)}
            x2={percent(tick / last)}
            y1="0"
            y2="100%"
          />
        ))}
        <svg viewBox={`0 0 ${size} ${size}`} preserveAspectRatio="none" aria-hidden="true">
          {shown.map((curve) => (
            <path key={curve.key} className={`curve__band tone-${toneOf(curve.key)}`} d={band(curve, last)} />
          ))}
          {shown.map((curve) => (
            <path
              key={curve.key}
              className={`curve__line tone-${toneOf(curve.key)}`}
              d={`M${steps(curve.points, ({ share }) => share, last).join('L')}`}
            />
          ))}
        </svg>
      </svg>
      <svg className="curve__names" aria-hidden="true" focusable="false">
        {shown.map(({ key, points }, place) => (
          <text key={key} className={`tone-${toneOf(key)}`} x="8" y={percent(places[place]!)} dy="5">
            {key} {writeValue(points.at(-1)!.share, 'share')}
          </text>
        ))}
      </svg>
      <svg className="curve__axis" aria-hidden="true" focusable="false">
        {[0, ...ticks].map((tick) => (
          <text key={tick} x={percent(tick / last)} y="18" textAnchor="middle">
            {tick}
          </text>
        ))}
        <text x="100%" y="36" textAnchor="end">
          {axis}
        </text>
      </svg>
      {shown.map((curve) => (
        <svg key={curve.key} className="curve__followed" aria-hidden="true" focusable="false">
          <text x="0" dx="-14" y="14">
            {followed(curve.key)}
          </text>
          {[0, ...ticks].map((tick) => (
            <text key={tick} x={percent(tick / last)} y="32" textAnchor="middle">
              {followedAt(curve, tick)}
            </text>
          ))}
        </svg>
      ))}
    </div>
  )
}

type Points = ReportCurve['points']

/** Corners of a line that keeps each share until the next point, and the last to the end of what is known. */
function steps(points: Points, of: (point: Points[number]) => number, last: number): string[] {
  const x = (months: number) => Math.round((size * months) / last)
  return points.flatMap((point, place) => {
    const y = Math.round(size * (1 - of(point)))
    const next = points[place + 1]
    return [`${x(point.months)} ${y}`, ...(next === undefined ? [] : [`${x(next.months)} ${y}`])]
  })
}

/** There and back along the limits of the intervals; where there is none, along the share itself. */
function band({ points }: ReportCurve, last: number): string {
  const high = steps(points, ({ high, share }) => high ?? share, last)
  const low = steps(points, ({ low, share }) => low ?? share, last)
  return `M${[...high, ...low.reverse()].join('L')}Z`
}

/** Persons followed at a tick: of the last point up to it; nothing where the curve has ended before. */
function followedAt({ points }: ReportCurve, tick: number): string {
  const before = points.filter(({ months }) => months <= tick).at(-1)
  const step = (points[1]?.months ?? 0) - (points[0]?.months ?? 0)
  return before === undefined || tick - before.months > step ? '·' : writeNumber(before.atRisk)
}

/** Places from 0 to 1, moved so far apart that names do not touch. */
function apart(places: readonly number[]): number[] {
  const room = 0.09
  const order = places.map((_, place) => place).sort((a, b) => places[a]! - places[b]!)
  const moved = [...places]
  order.forEach((place, i) => {
    const above = i === 0 ? undefined : moved[order[i - 1]!]!
    if (above !== undefined && moved[place]! < above + room) moved[place] = above + room
  })
  const over = Math.max(0, Math.max(...moved) - 1)
  return moved.map((place) => place - over)
}
