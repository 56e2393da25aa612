/** A picture on its own, for a slide or a text: every number of a table under each other, with its interval, as SVG. */

import type { Cell } from '../../../analysis/index.ts'
import { domainAroundZero, domainFromZero, plotScale } from '../pictures/scale.ts'

export interface PictureItem {
  readonly label: string
  /** The number in words, behind the picture. */
  readonly written: string
  readonly cell: Pick<Cell, 'estimate' | 'low' | 'high' | 'unit'>
  readonly second: boolean
}

const WIDTH = 900
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

/** Colours as on paper: the second group is hatched, so that grey print tells them apart. */
export function pictureSvg(title: string, source: string, items: readonly PictureItem[]): string {
  const cells = items.map(({ cell }) => cell)
  const shares = cells.every(({ unit }) => unit === 'share')
  const negative = cells.some(({ low, estimate }) => (low ?? estimate ?? 0) < 0)
  const scale = plotScale(shares ? [0, 1] : negative ? domainAroundZero(cells) : domainFromZero(cells), {
    range: [0, 72],
  })
  const at = (value: number) => LABELS + (scale.percent(value) / 100) * (WIDTH - LABELS)
  let y = HEAD
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
    const bar = `<rect x="${from}" y="${middle - 8}" width="${to - from}" height="16" fill="${second ? 'url(#hatch)' : '#1d4f91'}"/>`
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
<style>text{font:15px "Source Sans 3","Segoe UI",Arial,sans-serif;fill:#1c1b19}.head{font-size:20px;font-weight:600}.quiet{fill:#5b574f;font-size:13px}.halo,.interval{stroke:#fff;stroke-width:4;fill:none}.interval{stroke:#1c1b19;stroke-width:1.5}.zero{stroke:#5b574f}</style>
<defs><pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="6" height="6" fill="#f3e3c3"/><rect width="3.5" height="6" fill="#9a6200"/></pattern></defs>
<rect width="100%" height="100%" fill="#fff"/>
<text class="head" x="0" y="26">${escaped(title)}</text>
${rows.join('\n')}
<line class="zero" x1="${at(0)}" x2="${at(0)}" y1="${HEAD - 6}" y2="${y}"/>
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
