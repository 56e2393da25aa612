import type { ReportCurve } from '../../../analysis/index.ts'
import { writeValue } from '../values.ts'
import { bandPath, followedAt, GRID, linePath, namePlaces } from './curve-paths.ts'
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
const percent = (value: number) => `${Math.round(value * 1e4) / 100}%`

/**
 * Shares that go down in steps, with their intervals as bands, one colour and one kind of line a group: WW drawn through, WWB
 * dashed. Each line carries its name and its last share; under the axis stands how many are still followed.
 */
export function Curve({ curves, ticks, axis, followed, label }: Props) {
  const last = ticks.at(-1) ?? 1
  const shown = curves.filter(({ points }) => points.length > 0)
  const places = namePlaces(shown)
  const field = { left: 0, top: 0, width: size, height: size, months: last }
  return (
    <div className="curve" role="img" aria-label={label}>
      <svg className="curve__shares" aria-hidden="true" focusable="false">
        {GRID.map((share) => (
          <text key={share} x="100%" dx="-8" y={percent(1 - share)} dy="5" textAnchor="end">
            {writeValue(share, 'share')}
          </text>
        ))}
      </svg>
      <svg className="curve__field" aria-hidden="true" focusable="false">
        {GRID.map((share) => (
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
            <path
              key={curve.key}
              className={`curve__band tone-${toneOf(curve.key)}`}
              d={bandPath(curve, field)}
            />
          ))}
          {shown.map((curve) => (
            <path
              key={curve.key}
              className={`curve__line tone-${toneOf(curve.key)}`}
              d={linePath(curve, field)}
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
