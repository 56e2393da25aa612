import { beforeAll, describe, expect, it } from 'vitest'
import type { ReportTable } from '../../analysis/index.ts'
import { pictureSvg } from '../../client/inspector/take/picture.ts'
import { pictureCurves, pictureItems } from '../../client/inspector/take/picture-items.ts'
import { cellOf, rowOf, speak, tableOf, unknownCell } from './cells.ts'

const columns = [{ key: 'WW', label: { nl: 'WW', en: 'WW' }, unit: 'hours' as const }]
let t: Awaited<ReturnType<typeof speak>>
beforeAll(async () => {
  t = await speak('nl')
})

describe('a picture to take along', () => {
  it('is in the colour of the group, of what can stand on one scale', () => {
    const share = cellOf({ unit: 'share' })
    const one = tableOf(
      [{ key: 'share', label: { nl: 'a', en: 'a' }, unit: 'share' }],
      [rowOf('a', { share })],
    )
    const second = (...own: Parameters<typeof pictureItems>) =>
      pictureItems(...own).map((item) => item.second)
    expect(second(t, 'figure1', one, 'WW')).toEqual([false])
    expect(second(t, 'figure4', one, 'WWB')).toEqual([true])
    expect(pictureItems(t, 'margins', one, null)).toEqual([])
    const months = [3, 12].flatMap((month) => [
      rowOf(`out.${month}`, { WW: share }),
      rowOf(`out.${month}.work`, { WW: share }),
      rowOf(`followed.${month}`, { WW: cellOf({ unit: 'count' }) }),
    ])
    const durations = tableOf(
      [
        { ...columns[0]!, unit: 'share' },
        { key: 'between', label: { nl: 'b', en: 'b' }, unit: 'relative' },
      ],
      [...months, rowOf('logRank', { between: cellOf({ unit: 'relative' }) })],
    )
    expect(pictureItems(t, 'durations', durations, null).map(({ label }) => label)).toEqual([
      'out.3',
      'out.12',
      'out.12.work',
    ])
  })

  it('has the curve of each group above the numbers of durations, with how many were still followed', () => {
    const share = cellOf({ unit: 'share' })
    const point = (months: number, own: number, atRisk: number) => ({
      months,
      share: own,
      low: own - 0.1,
      high: own + 0.1,
      atRisk,
    })
    const table: ReportTable = {
      ...tableOf([{ ...columns[0]!, unit: 'share' }], [rowOf('out.6', { WW: share })]),
      curves: [
        { key: 'WW', label: { nl: 'WW', en: 'WW' }, points: [point(0, 1, 40), point(6, 0.25, 1234)] },
        { key: 'WWB', label: { nl: 'WWB', en: 'WWB' }, points: [] },
      ],
    }
    expect(pictureCurves(t, { ...table, curves: [] })).toBeNull()
    const svg = pictureSvg('a', 'bron', pictureItems(t, 'durations', table, null), pictureCurves(t, table))
    expect(svg).toContain('M150 88L770 88L770 268" fill="none"')
    expect(svg, 'the limits of the interval').toContain('M150 64L770 64L770 244L770 292L770 112L150 112Z')
    expect(svg).toContain('>WW 25\u00a0%<')
    expect(svg).toContain('>1.234<')
    expect(svg, 'nobody was followed').not.toContain('WWB')
  })

  it('has words for markup, and intervals where there are any', () => {
    const svg = pictureSvg('a < b & c', 'bron', [
      { label: 'x "y"', written: '1,4', cell: cellOf(), second: false },
      { label: 'z', written: 'te weinig personen', cell: unknownCell('too few persons'), second: true },
    ])
    expect(svg).toContain('a &lt; b &amp; c')
    expect(svg.match(/class="interval"/g)).toHaveLength(1)
    expect(svg).toContain('· te weinig personen')
  })
})
