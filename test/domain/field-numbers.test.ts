import { describe, expect, it } from 'vitest'
import { logit, rIndicator } from '../../analysis/index.ts'
import {
  attritionOf,
  curveOf,
  type KeptSum,
  ratesOf,
  representativenessOf,
} from '../../server/domain/field-numbers.ts'

const sum = (kind: string, a: string, b: string, c: string, n: number, weight = n): KeptSum => ({
  ...{ kind, wave: 'first', a, b, c, n, weight, squares: n === 0 ? 0 : weight ** 2 / n },
})

describe('numbers from kept sums', () => {
  const cell = (sex: string, pattern: string, n: number) =>
    sum('cell', JSON.stringify([['sex', sex]]), pattern, 'WW', n)

  it('tell how representative the response is as the members themselves would', () => {
    const sums = [
      cell('f', '1-', 60),
      cell('f', '0-', 40),
      cell('m', '11', 20),
      cell('m', '1-', 10),
      cell('m', '0-', 70),
    ]
    const found = representativenessOf(sums, 0)!
    const sex = Float64Array.from({ length: 200 }, (_, row) => Number(row >= 100))
    const answered = Float64Array.from({ length: 200 }, (_, row) =>
      Number(row < 60 || (row >= 100 && row < 130)),
    )
    const { r } = rIndicator(logit([new Float64Array(200).fill(1), sex], answered))
    expect(found).toMatchObject({ asked: 200, answered: 90 })
    expect(found.indicator.r.estimate).toBeCloseTo(r.estimate!, 8)
    expect(found.indicator.r.low).toBeCloseTo(r.low!, 8)
    expect(found.partial.map(({ variable }) => variable)).toEqual(['sex'])
  })

  it('do not tell it of a wave that is not over, or of too few', () => {
    expect(representativenessOf([cell('f', '1-', 60), cell('m', '0-', 70)], 1)).toBeNull()
    expect(representativenessOf([cell('f', '1-', 49), cell('m', '0-', 70)], 0)).toBeNull()
    expect(representativenessOf([cell('f', '1-', 60), cell('f', '0-', 70)], 0)).toBeNull()
  })

  it('give a curve of one group or all, no further than anyone can answer', () => {
    const sums = [
      sum('opened', '2006-04-01', 'WW', '1', 6),
      sum('opened', '2006-04-01', 'WW', '0', 4),
      sum('opened', '2006-04-01', 'WWB', '0', 10),
      sum('lag', '2', 'WW', '', 6),
    ]
    expect(curveOf(sums, null, '2006-08-01', 63)).toMatchObject({ cases: 20, answered: 6 })
    const points = curveOf(sums, 'WW', '2006-08-01', 63).points
    expect(points).toHaveLength(64)
    expect(points[1]!.share).toBe(0)
    expect(points[2]!.share).toBeCloseTo(0.6, 12)
    expect(curveOf(sums, 'WW', '2006-04-03', 63).points).toHaveLength(3)
  })

  it('weigh, or not, and take what is left of differences for nothing', () => {
    const sums = [
      sum('code', '1.1', '', '', 2, 3),
      sum('code', '3.19', '', '', 2, 1),
      sum('code', '2.31', '', '', 0, -1e-17),
    ]
    expect(ratesOf(sums, false, null).rates.RR1.estimate).toBe(0.5)
    expect(ratesOf(sums, true, null).rates.RR1.estimate).toBeCloseTo(0.75, 12)
  })

  it('put patterns of groups together', () => {
    const sums = [
      sum('pattern', '11', 'WW', '', 3),
      sum('pattern', '11', 'WWB', '', 2),
      sum('pattern', '10', 'WW', '', 5),
    ]
    expect(attritionOf(sums, null).patterns).toEqual([
      { pattern: '11', n: 5 },
      { pattern: '10', n: 5 },
    ])
    expect(attritionOf(sums, 'WW').waves[1]!.retained).toMatchObject({ share: 3 / 8, n: 8 })
  })
})
