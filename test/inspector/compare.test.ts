import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Cell, Report } from '../../analysis/index.ts'
import { compare, differenceOf } from '../../client/inspector/compare.ts'
import { relationOf } from '../../client/inspector/compare-published.ts'
import { cellOf, rowOf, tableOf, unknownCell } from './cells.ts'

const columns = [{ key: 'WW', label: { nl: 'WW', en: 'WW' }, unit: 'hours' as const }]
const empty = tableOf([], [])
const reportOf = (cell: ReturnType<typeof cellOf>) =>
  ({
    hours: tableOf(columns, [rowOf('first-half', { WW: cell })]),
    ...Object.fromEntries(
      ['figure1', 'figure3', 'figure4', 'figure6', 'table1', 'transfer', 'duty', 'durations'].map((key) => [
        key,
        empty,
      ]),
    ),
  }) as unknown as Report

describe('two groups side by side', () => {
  it('have no difference where one of them is not shown', () => {
    const [found] = compare(
      reportOf(cellOf({ standardError: 0.3 })),
      reportOf(unknownCell('protects others')),
    )
    expect(found!.difference).toBeNull()
  })
  it('are left out where neither is shown, and where they only say how many there are', () => {
    const count = reportOf(cellOf({ unit: 'count' }))
    expect(compare(count, count)).toEqual([])
    expect(
      compare(reportOf(unknownCell('too few persons')), reportOf(unknownCell('too few persons'))),
    ).toEqual([])
  })
  it('have no interval where one has no standard error', () => {
    expect(differenceOf(cellOf({ standardError: null }), cellOf({ standardError: 1 }))).toMatchObject({
      low: null,
      high: null,
    })
  })
  it('differ by the first minus the second, with the variances added, the same the other way round', () => {
    const value = fc.double({ min: -50, max: 50, noNaN: true })
    const error = fc.double({ min: 0.01, max: 20, noNaN: true })
    fc.assert(
      fc.property(value, value, error, error, (a, b, sa, sb) => {
        const own = cellOf({ estimate: a, standardError: sa })
        const other = cellOf({ estimate: b, standardError: sb })
        const [one, two] = [differenceOf(own, other)!, differenceOf(other, own)!]
        expect(one.estimate).toBeCloseTo(a - b, 9)
        expect(one.high! - one.low!).toBeCloseTo(2 * 1.959963984540054 * Math.sqrt(sa ** 2 + sb ** 2), 8)
        expect(one.low!).toBeCloseTo(-two.high!, 8)
      }),
    )
  })
})

describe('our numbers beside the published ones', () => {
  it('lie within our interval or not, at its very end and for a published range too', () => {
    const own = (published: Cell['published']) =>
      relationOf(cellOf({ low: 1, high: 2, published: published! }), 'number')
    expect(own({ value: 2 })).toBe('inside')
    expect(own({ value: 2.01 })).toBe('below')
    expect(own({ value: 0.5 })).toBe('above')
    expect(own({ value: null, range: [0, 1] })).toBe('inside')
    expect(own({ value: null, range: [0, 0.9] })).toBe('above')
  })
  it('have no relation where ours is not shown, and none of direction where ours is open', () => {
    const hidden = unknownCell('too few persons', { published: { value: 0.5 } })
    expect(relationOf(hidden, 'number')).toBe(null)
    const printed = { sign: '-' } as const
    expect(relationOf(cellOf({ low: -1, published: printed }), 'direction')).toBe('open')
    expect(relationOf(cellOf({ published: printed }), 'direction')).toBe('other')
  })
})
