/** Shares that go down in steps, as paths: of the page and of a picture on its own. */
import type { ReportCurve } from '../../../analysis/index.ts'
import { writeNumber } from '../../shared/format.ts'

/** Where a curve is drawn: from everyone at its top to nobody at its bottom, and so many months wide. */
export interface Field {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
  readonly months: number
}

/** Where a line of the grid is. */
export const GRID = [0, 0.25, 0.5, 0.75, 1]

type Points = ReportCurve['points']

export const linePath = ({ points }: ReportCurve, field: Field): string =>
  `M${steps(points, ({ share }) => share, field).join('L')}`

/** There and back along the limits of the intervals; where there is none, along the share itself. */
export function bandPath({ points }: ReportCurve, field: Field): string {
  const high = steps(points, ({ high, share }) => high ?? share, field)
  const low = steps(points, ({ low, share }) => low ?? share, field)
  return `M${[...high, ...low.reverse()].join('L')}Z`
}

/** Corners of a line that keeps each share until the next point, and the last to the end of what is known. */
function steps(points: Points, of: (point: Points[number]) => number, field: Field): string[] {
  const { left, top, width, height } = field
  const x = (months: number) => left + Math.round((width * months) / field.months)
  return points.flatMap((point, place) => {
    const y = top + Math.round(height * (1 - of(point)))
    const next = points[place + 1]
    return [`${x(point.months)} ${y}`, ...(next === undefined ? [] : [`${x(next.months)} ${y}`])]
  })
}

/** Persons followed at a tick: of the last point up to it; nothing where the curve has ended before. */
export function followedAt({ points }: ReportCurve, tick: number): string {
  const before = points.filter(({ months }) => months <= tick).at(-1)
  const step = (points[1]?.months ?? 0) - (points[0]?.months ?? 0)
  return before === undefined || tick - before.months > step ? '·' : writeNumber(before.atRisk)
}

/** Where the names at the ends stand, from 0 at the top to 1: so far apart that they do not touch. */
export function namePlaces(curves: readonly ReportCurve[]): number[] {
  const room = 0.09
  const moved = curves.map(({ points }) => 1 - points.at(-1)!.share)
  const order = moved.map((_, place) => place).sort((a, b) => moved[a]! - moved[b]!)
  order.forEach((place, i) => {
    const above = i === 0 ? undefined : moved[order[i - 1]!]!
    if (above !== undefined && moved[place]! < above + room) moved[place] = above + room
  })
  const over = Math.max(0, Math.max(...moved) - 1)
  return moved.map((place) => place - over)
}
