import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tiltedMeans, tiltFor } from '../../analysis/index.ts'

const column = fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 30, maxLength: 60 })

describe('a tilt', () => {
  it('refuses a shift too few, and columns of different length', () => {
    expect(() => tiltFor([Float64Array.of(0, 1)], [])).toThrow(/requires 1 shifts, got 0/)
    expect(() => tiltFor([Float64Array.of(0, 1), Float64Array.of(1)], [0, 0])).toThrow(/equal length/)
  })

  it('is none when the mean would lie outside what was drawn, or what must move never varies', () => {
    expect(tiltFor([Float64Array.of(0, 1, 1)], [0.4])).toBe(null)
    expect(tiltFor([Float64Array.of(1, 1, 1)], [0.1])).toBe(null)
    // Whoever does not search has no hours: searching can go up, hours cannot go down to nothing with it.
    expect(tiltFor([Float64Array.of(0, 0, 1, 1), Float64Array.of(0, 0, 8, 9)], [0.4, -4])).toBe(null)
  })

  it('moves each mean as far as asked, and leaves a draw without a value out of it', () => {
    fc.assert(
      fc.property(column, fc.double({ min: -0.5, max: 0.5, noNaN: true }), (drawn, share) => {
        const pool = [Float64Array.from(drawn), Float64Array.from(drawn, (_, row) => row % 3)]
        pool[1]![4] = Number.NaN
        const [before] = tiltedMeans(pool, new Float64Array(2))
        const room = Math.min(before! - Math.min(...drawn), Math.max(...drawn) - before!)
        fc.pre(room > 0.5)
        const tilt = tiltFor(pool, [share * room, 0.1])
        fc.pre(tilt !== null)
        const [first, second] = tiltedMeans(pool, tilt!)
        expect(first).toBeCloseTo(before! + share * room, 8)
        expect(second).toBeCloseTo(tiltedMeans(pool, new Float64Array(2))[1]! + 0.1, 8)
      }),
    )
  })

  it('of a share is the log of how many times its odds become', () => {
    const tilt = tiltFor([Float64Array.of(0, 0, 0, 1)], [0.25])
    expect(tilt![0]).toBeCloseTo(Math.log(1 / (1 / 3)), 10)
  })
})
