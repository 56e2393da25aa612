/** Shares that rise over days: one line drawn through, others dashed, a target as a level. Each line carries its name. */
import { writeShare } from '../../../shared/format.ts'

export interface Line {
  readonly key: string
  readonly label: string
  readonly kind: 'now' | 'before'
  readonly points: readonly { readonly day: number; readonly share: number }[]
}

interface Props {
  readonly lines: readonly Line[]
  readonly target: { readonly share: number; readonly label: string } | null
  /** The last day of the axis, what its numbers are, and the whole in words. */
  readonly lastDay: number
  readonly axis: string
  readonly label: string
}

/** Units of the drawing itself, which is stretched to the page. */
const size = 1000
const percent = (value: number) => `${Math.round(value * 1e4) / 100}%`

export function Lines({ lines, target, lastDay, axis, label }: Props) {
  const highest = Math.max(
    0.1,
    target?.share ?? 0,
    ...lines.flatMap(({ points }) => points.map(({ share }) => share)),
  )
  const top = Math.min(1, Math.ceil(highest * 10 + 0.2) / 10)
  const levels = Array.from({ length: Math.round(top * 10) + 1 }, (_, step) => step / 10).filter(
    (_, step) => top <= 0.5 || step % 2 === 0,
  )
  const ticks = Array.from({ length: Math.floor(lastDay / 7) + 1 }, (_, week) => week * 7)
  const shown = lines.filter(({ points }) => points.length > 0)
  const path = ({ points }: Line) =>
    `M0 ${size}L${points.map(({ day, share }) => `${((day + 1) / (lastDay + 1)) * size} ${(1 - share / top) * size}`).join('L')}`
  return (
    <div className="lines" role="img" aria-label={label}>
      <svg className="lines__levels" aria-hidden="true" focusable="false">
        {levels.map((level) => (
          <text key={level} x="100%" dx="-8" y={percent(1 - level / top)} dy="5" textAnchor="end">
            {writeShare(level)}
          </text>
        ))}
      </svg>
      <svg className="lines__field" aria-hidden="true" focusable="false">
        {levels.map((level) => (
          <line
            key={level}
            className="lines__grid"
            x1="0"
            x2="100%"
            y1={percent(1 - level / top)}
            y2={percent(1 - level / top)}
          />
        ))}
        {target && (
          <>
            <line
              className="lines__target"
              x1="0"
              x2="100%"
              y1={percent(1 - target.share / top)}
              y2={percent(1 - target.share / top)}
            />
            <text x="4" y={percent(1 - target.share / top)} dy="-6">
              {target.label}
            </text>
          </>
        )}
        <svg viewBox={`0 0 ${size} ${size}`} preserveAspectRatio="none" aria-hidden="true">
          {shown.map((line) => (
            <path key={line.key} className={`lines__line lines__line--${line.kind}`} d={path(line)} />
          ))}
        </svg>
      </svg>
      <svg className="lines__axis" aria-hidden="true" focusable="false">
        {ticks.map((day) => (
          <text key={day} x={percent(day / (lastDay + 1))} y="18" textAnchor="middle">
            {day}
          </text>
        ))}
        <text x="100%" y="38" textAnchor="end">
          {axis}
        </text>
      </svg>
      <ul className="lines__key">
        {shown.map((line) => (
          <li key={line.key}>
            <svg width="32" height="10" aria-hidden="true" focusable="false">
              <line className={`lines__line lines__line--${line.kind}`} x1="0" x2="32" y1="5" y2="5" />
            </svg>
            {line.label} {writeShare(line.points.at(-1)!.share, 1)}
          </li>
        ))}
      </ul>
    </div>
  )
}
