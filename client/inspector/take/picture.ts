/** A picture on its own, for a slide or a text: every number of a table under each other, with its interval, as SVG. */

import type { Cell, ReportCurve } from '../../../analysis/index.ts'
import { bandPath, linePath } from '../pictures/curve-paths.ts'
import { domainAroundZero, domainFromZero, plotScale } from '../pictures/scale.ts'

export interface PictureItem {
  readonly label: string
  /** The number in words, behind the picture. */
  readonly written: string
  readonly cell: Pick<Cell, 'estimate' | 'low' | 'high' | 'unit'>
  readonly second: boolean
}

/** Shares that go down with time, above the numbers. */
export interface PictureCurves {
  readonly title: string
  /** Months with a tick; the last ends the picture. */
  readonly ticks: readonly number[]
  readonly axis: string
  readonly shares: readonly { readonly share: number; readonly written: string }[]
  readonly curves: readonly {
    readonly curve: ReportCurve
    /** Its name and its last share, and where they stand: 0 at the top, 1 at the bottom. */
    readonly written: string
    readonly place: number
    readonly second: boolean
    /** What the numbers under the axis are, and these per tick from 0 on. */
    readonly followed: string
    readonly atTicks: readonly string[]
  }[]
}

const WIDTH = 900
const FIRST = '#1d4f91'
const SECOND = '#9a6200'
const LABELS = 380
const ROW = 30
const HEAD = 54
const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

/** Lines of at most so many letters. */
function broken(text: string, most = 52): string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + word.length < most) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}

const CURVES = { left: 150, width: 620, height: 240 }

/** The curves with their bands, below a height, and the height where they end. */
function curvesSvg({ title, ticks, axis, shares, curves }: PictureCurves, from: number) {
  const { left, width, height } = CURVES
  const top = from + 34
  const bottom = top + height
  const months = ticks.at(-1) ?? 1
  const field = { left, top, width, height, months }
  const x = (tick: number) => left + (width * tick) / months
  const lines = [
    `<text x="0" y="${from + 16}" class="strong">${escaped(title)}</text>`,
    ...shares.map(({ share, written }) => {
      const y = bottom - height * share
      return `<path class="grid" d="M${left} ${y}h${width}"/><text class="quiet" x="${left - 8}" y="${y + 5}" text-anchor="end">${escaped(written)}</text>`
    }),
    ...[0, ...ticks].map(
      (tick) =>
        `<path class="${tick === 0 ? 'zero' : 'grid'}" d="M${x(tick)} ${top}V${bottom}"/><text class="quiet" x="${x(tick)}" y="${bottom + 18}" text-anchor="middle">${tick}</text>`,
    ),
    `<text class="quiet" x="${left + width}" y="${bottom + 36}" text-anchor="end">${escaped(axis)}</text>`,
    ...curves.map(
      ({ curve, second }) =>
        `<path d="${bandPath(curve, field)}" fill="${second ? SECOND : FIRST}" fill-opacity="0.18"/>`,
    ),
    ...curves.map(
      ({ curve, second }) =>
        `<path d="${linePath(curve, field)}" fill="none" stroke="${second ? SECOND : FIRST}" stroke-width="2.5"${second ? ' stroke-dasharray="8 4"' : ''}/>`,
    ),
    ...curves.map(
      ({ written, place }) =>
        `<text x="${left + width + 8}" y="${top + height * place + 5}" class="strong">${escaped(written)}</text>`,
    ),
    ...curves.flatMap(({ followed, atTicks }, row) => {
      const y = bottom + 58 + row * 20
      return [
        `<text class="quiet" x="0" y="${y}">${escaped(followed)}</text>`,
        ...[0, ...ticks].map(
          (tick, place) =>
            `<text class="quiet" x="${x(tick)}" y="${y}" text-anchor="middle">${escaped(atTicks[place]!)}</text>`,
        ),
      ]
    }),
  ]
  return { svg: lines.join('\n'), end: bottom + 66 + curves.length * 20 }
}

/** Colours as on paper: the second group is hatched, so that grey print tells them apart. */
export function pictureSvg(
  title: string,
  source: string,
  items: readonly PictureItem[],
  curves: PictureCurves | null = null,
): string {
  const above = curves === null ? { svg: '', end: HEAD } : curvesSvg(curves, HEAD)
  const cells = items.map(({ cell }) => cell)
  const shares = cells.every(({ unit }) => unit === 'share')
  const negative = cells.some(({ low, estimate }) => (low ?? estimate ?? 0) < 0)
  const scale = plotScale(shares ? [0, 1] : negative ? domainAroundZero(cells) : domainFromZero(cells), {
    range: [0, 72],
  })
  const at = (value: number) => LABELS + (scale.percent(value) / 100) * (WIDTH - LABELS)
  let y = above.end
  const rows = items.map(({ label, written, cell: { estimate, low, high }, second }) => {
    const lines = broken(label)
    const middle = y + ROW / 2
    const text = lines
      .map((line, place) => `<text x="0" y="${middle + 5 + place * 17}">${escaped(line)}</text>`)
      .join('')
    y += ROW + (lines.length - 1) * 17
    if (estimate === null)
      return `${text}<text x="${at(0) + 8}" y="${middle + 5}" class="quiet">· ${escaped(written)}</text>`
    const [from, to] = [at(Math.min(0, estimate)), at(Math.max(0, estimate))]
    const bar = `<rect x="${from}" y="${middle - 8}" width="${to - from}" height="16" fill="${second ? 'url(#hatch)' : FIRST}"/>`
    const interval =
      low === null || high === null
        ? ''
        : ['halo', 'interval']
            .map(
              (kind) =>
                `<path class="${kind}" d="M${at(low)} ${middle}H${at(high)}M${at(low)} ${middle - 4}v8M${at(high)} ${middle - 4}v8"/>`,
            )
            .join('')
    const end = Math.max(to, high === null ? to : at(high))
    return `${text}${bar}${interval}<text x="${end + 8}" y="${middle + 5}">${escaped(written)}</text>`
  })
  const below = broken(source, 155)
  const height = y + 23 + below.length * 17
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" role="img">
<title>${escaped(title)}</title>
<style>text{font:15px "Source Sans 3","Segoe UI",Arial,sans-serif;fill:#1c1b19}.head{font-size:20px;font-weight:600}.quiet{fill:#5b574f;font-size:13px}.halo,.interval{stroke:#fff;stroke-width:4;fill:none}.interval{stroke:#1c1b19;stroke-width:1.5}.zero{stroke:#5b574f}.grid{stroke:#ddd8cc}.strong{font-weight:600}</style>
<defs><pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="6" height="6" fill="#f3e3c3"/><rect width="3.5" height="6" fill="${SECOND}"/></pattern></defs>
<rect width="100%" height="100%" fill="#fff"/>
<text class="head" x="0" y="26">${escaped(title)}</text>
${[above.svg, ...rows].join('\n')}
<line class="zero" x1="${at(0)}" x2="${at(0)}" y1="${above.end - 6}" y2="${y}"/>
${below.map((line, place) => `<text class="quiet" x="0" y="${y + 28 + place * 17}">${escaped(line)}</text>`).join('\n')}
</svg>`
}

/** The same as a picture of dots, drawn by the browser. */
export async function pictureOf(svg: string, factor = 2): Promise<Blob> {
  const image = new Image()
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`
  await image.decode()
  const canvas = document.createElement('canvas')
  canvas.width = image.width * factor
  canvas.height = image.height * factor
  canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height)
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture'))), 'image/png'),
  )
}
