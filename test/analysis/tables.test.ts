import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  agrestiCoull,
  binomialTest,
  chiSquareTest,
  clopperPearson,
  fisherTest,
  jeffreys,
  wald,
  wilson,
  wilsonCorrected,
} from '../../analysis/index.ts'

describe('intervals for shares', () => {
  const kinds = {
    wilson: (x: number, n: number) => wilson(x / n, n),
    wilson_continuity_corrected: wilsonCorrected,
    clopper_pearson: clopperPearson,
    agresti_coull_unclipped: agrestiCoull,
    wald,
    jeffreys,
  }
  test('mirror each other when what is counted is turned round', () => {
    const cases = fc
      .integer({ min: 1, max: 200 })
      .chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)))
    fc.assert(
      fc.property(cases, ([x, n]) => {
        for (const interval of Object.values(kinds)) {
          const [own, other] = [interval(x, n), interval(n - x, n)]
          expect(own.low).toBeCloseTo(1 - other.high, 12)
        }
        const exact = clopperPearson(x, n)
        const { low, high } = wilson(x / n, n)
        expect(exact.low).toBeLessThanOrEqual(low + 0.02)
        expect(exact.high).toBeGreaterThanOrEqual(high - 0.02)
      }),
    )
  })
  test('refuse what is not a count of cases', () => {
    expect(() => clopperPearson(11, 10)).toThrow(
      'clopperPearson requires a whole number x from 0 to 10, got 11',
    )
    expect(() => jeffreys(0, 0)).toThrow('a whole number n above 0')
    expect(() => binomialTest(1, 2, 1)).toThrow('a share between 0 and 1')
  })
})

describe('tests of tables', () => {
  test('Fisher’s interval is where its tails are, and open at the edges', () => {
    // The chances of a first cell of 0 to 4 are as 1 : 16ω : 36ω² : 16ω³ : ω⁴.
    const { low, high } = fisherTest([
      [3, 1],
      [1, 3],
    ])
    const share = (w: number, from: number, to: number) => {
      const parts = [1, 16 * w, 36 * w ** 2, 16 * w ** 3, w ** 4]
      const sum = (some: number[]) => some.reduce((all, part) => all + part, 0)
      return sum(parts.slice(from, to)) / sum(parts)
    }
    expect(share(high!, 0, 4)).toBeCloseTo(0.025, 12)
    expect(share(low, 3, 5)).toBeCloseTo(0.025, 12)
    expect(
      fisherTest([
        [0, 3],
        [4, 2],
      ]),
    ).toMatchObject({ oddsRatio: 0, low: 0 })
    expect(
      fisherTest([
        [3, 0],
        [2, 4],
      ]),
    ).toMatchObject({ oddsRatio: null, high: null })
    const [own, turned] = [
      fisherTest([
        [7, 2],
        [3, 9],
      ]),
      fisherTest([
        [3, 9],
        [7, 2],
      ]),
    ]
    expect(own.oddsRatio! * turned.oddsRatio!).toBeCloseTo(1, 10)
    expect(own.low * turned.high!).toBeCloseTo(1, 10)
    expect(own.p).toBeCloseTo(turned.p, 12)
  })
  test('an empty row or column does not count, and one row alone has no test', () => {
    const plain = chiSquareTest([
      [5, 9],
      [8, 2],
    ])!
    expect(
      chiSquareTest([
        [5, 0, 9],
        [0, 0, 0],
        [8, 0, 2],
      ])!.p,
    ).toBe(plain.p)
    expect(
      chiSquareTest([
        [5, 9],
        [0, 0],
      ]),
    ).toBeNull()
    expect(chiSquareTest([])).toBeNull()
    expect(() =>
      chiSquareTest([
        [5, -1],
        [1, 1],
      ]),
    ).toThrow('counts of at least 0, got -1')
    expect(() => chiSquareTest([[5, 1], [1]])).toThrow('rows of 2 counts, got one of 1')
  })
})
