import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  benjaminiHochberg,
  chiSquareUpper,
  fUpper,
  holm,
  normalQuantile,
  normalUpper,
  proportion,
  tQuantile,
  tTwoSided,
  weightedMean,
  wilson,
} from '../../analysis/index.ts'
import { difference, readReference } from './reference-files.ts'

const distributions = readReference('distributions').results
const df = (value: number | 'Inf'): number | null => (value === 'Inf' ? null : value)

function worst(pairs: readonly (readonly [number | null, number])[]): number {
  return Math.max(...pairs.map(([own, theirs]) => (own === theirs ? 0 : difference(own, theirs))))
}

describe('distribution functions agree with R far into the tails', () => {
  test('normal', () => {
    const { x, upper } = distributions.normal
    expect(worst(x.map((z: number, i: number) => [normalUpper(z), upper[i]]))).toBeLessThan(1e-13)
    const { p, normal } = distributions.quantiles_normal_logistic
    expect(worst(p.map((value: number, i: number) => [normalQuantile(value), normal[i]]))).toBeLessThan(1e-12)
  })
  test('t', () => {
    const { t, df: free, two_sided_p } = distributions.t
    const pairs = t.map((value: number, i: number) => [tTwoSided(value, df(free[i])), two_sided_p[i]])
    expect(worst(pairs)).toBeLessThan(1e-11)
    const { p, df: freeQ, q } = distributions.t_quantile
    const near = p.map((value: number, i: number) => [tQuantile(value, df(freeQ[i])), q[i]])
    expect(worst(near.filter(([, theirs]: [number, number]) => theirs !== 0))).toBeLessThan(1e-11)
  })
  test('chi-square and F', () => {
    const { x, df: free, upper } = distributions.chisq
    expect(
      worst(x.map((value: number, i: number) => [chiSquareUpper(value, free[i]), upper[i]])),
    ).toBeLessThan(1e-12)
    const { x: f, df1, df2, upper: tail } = distributions.F
    const pairs = f.map((value: number, i: number) => [fUpper(value, df1[i], df(df2[i])), tail[i]])
    expect(worst(pairs)).toBeLessThan(1e-11)
  })
  test('a quantile is where its tail is', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1e-6, max: 0.49, noNaN: true }),
        fc.integer({ min: 1, max: 5000 }),
        (p, free) => {
          expect(difference(tTwoSided(tQuantile(p, free), free) / 2, p)).toBeLessThan(1e-9)
        },
      ),
    )
  })
})

describe('adjusted p values', () => {
  const cases = Object.entries<{ p: (number | null)[]; holm: number[]; BH: number[] }>(
    readReference('p_adjust').results,
  )
  for (const [name, { p, holm: byHolm, BH }] of cases)
    test(`agree with R, as far as they are p values: ${name}`, () => {
      if (p.some((value) => value !== null && value > 1)) {
        expect(() => holm(p)).toThrow(RangeError)
        return
      }
      const pairs = (own: (number | null)[], theirs: number[]) =>
        own.flatMap((value, i) =>
          theirs[i] === null || theirs[i] === 0 ? [] : [[value, theirs[i]!] as const],
        )
      expect(worst([...pairs(holm(p), byHolm), ...pairs(benjaminiHochberg(p), BH)])).toBeLessThan(1e-13)
      expect(holm(p).map((value) => value === null)).toEqual(p.map((value) => value === null))
    })
  test('are never smaller than the raw ones, keep their order, and Holm is never below BH', () => {
    const ps = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 30 })
    fc.assert(
      fc.property(ps, (p) => {
        const byHolm = holm(p) as number[]
        const byHochberg = benjaminiHochberg(p) as number[]
        p.forEach((value, i) => {
          expect(byHochberg[i]).toBeGreaterThanOrEqual(value)
          expect(byHolm[i]).toBeGreaterThanOrEqual(byHochberg[i]! - 1e-15)
          p.forEach((other, j) => {
            if (value < other) expect(byHolm[i]).toBeLessThanOrEqual(byHolm[j]!)
          })
        })
      }),
    )
  })
  test('refuse what is not a p value', () => {
    expect(() => holm([0.1, 1.2])).toThrow('holm requires p values between 0 and 1, got 1.2')
  })
})

describe('shares and means', () => {
  const cases: { x: number; n: number; wilson: [number, number] }[] = readReference('proportions').results
  test('Wilson intervals agree with R for every x and n', () => {
    for (const { x, n, wilson: theirs } of cases) {
      const own = wilson(x / n, n)
      expect(own.low).toBeCloseTo(theirs[0], 12)
      expect(own.high).toBeCloseTo(theirs[1], 12)
    }
  })
  test('a share without weights has Wilson’s interval, and with equal weights the same', () => {
    const values = Float64Array.from({ length: 40 }, (_, i) => (i < 13 ? 1 : 0))
    const plain = proportion({ values, weights: null, clusters: null })
    const even = proportion({ values, weights: new Float64Array(40).fill(2.5), clusters: null })
    expect([plain.low, plain.high]).toEqual(
      [wilson(13 / 40, 40).low, wilson(13 / 40, 40).high].map((v) => expect.closeTo(v, 12)),
    )
    expect(even.low).toBeCloseTo(plain.low!, 12)
  })
  test('doubling every row as a cluster of two leaves the interval where it was', () => {
    const once = Float64Array.from({ length: 30 }, (_, i) => (i % 3 === 0 ? 1 : 0))
    const twice = Float64Array.from({ length: 60 }, (_, i) => once[Math.floor(i / 2)]!)
    const of = Int32Array.from({ length: 60 }, (_, i) => Math.floor(i / 2))
    const plain = proportion({ values: once, weights: null, clusters: null })
    const doubled = proportion({ values: twice, weights: null, clusters: { of, count: 30 } })
    expect(doubled.low).toBeCloseTo(plain.low!, 12)
    expect(doubled.standardError).toBeCloseTo(plain.standardError!, 12)
  })
  test('nothing measured gives null, not NaN', () => {
    const nothing = { values: Float64Array.of(NaN, NaN), weights: null, clusters: null }
    expect(weightedMean(nothing)).toMatchObject({ estimate: null, standardError: null, low: null, n: 0 })
    expect(proportion(nothing)).toMatchObject({ estimate: null, low: null, high: null, n: 0 })
  })
  test('one value has a mean but no standard error', () => {
    const one = weightedMean({ values: Float64Array.of(4), weights: null, clusters: null })
    expect(one).toMatchObject({ estimate: 4, standardError: null, low: null })
  })
})
