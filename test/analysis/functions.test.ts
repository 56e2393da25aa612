import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { negbinDensity, positiveOnly } from '../../analysis/estimators/regression/count-densities.ts'
import {
  benjaminiHochberg,
  holm,
  proportion,
  tQuantile,
  tTwoSided,
  weightedMean,
  wilson,
} from '../../analysis/index.ts'
import { difference } from './reference-files.ts'

describe('densities and quantiles', () => {
  test('the derivatives of the count densities are those of their values', () => {
    const eta = fc.double({ min: -2, max: 2.5, noNaN: true })
    const counts = fc.integer({ min: 1, max: 40 })
    fc.assert(
      fc.property(eta, eta, counts, fc.boolean(), (mean, shape, y, positive) => {
        const density = positive ? positiveOnly(negbinDensity(40)) : negbinDensity(40)
        const at = (a: number, b: number) => {
          const into = { value: 0, first: new Float64Array(2), second: new Float64Array(4) }
          density.prepare?.(b)
          density.at(y, Float64Array.of(a, b), 0, into)
          return into
        }
        const h = 1e-5
        const own = at(mean, shape)
        const [left, right] = [at(mean - h, shape), at(mean + h, shape)]
        const [below, above] = [at(mean, shape - h), at(mean, shape + h)]
        const near = (value: number, theirs: number) =>
          expect(Math.abs(value - theirs)).toBeLessThan(1e-5 * (1 + Math.abs(theirs)))
        near((right.value - left.value) / (2 * h), own.first[0]!)
        near((above.value - below.value) / (2 * h), own.first[1]!)
        near((right.first[0]! - left.first[0]!) / (2 * h), own.second[0]!)
        near((above.first[0]! - below.first[0]!) / (2 * h), own.second[1]!)
        near((right.first[1]! - left.first[1]!) / (2 * h), own.second[2]!)
        near((above.first[1]! - below.first[1]!) / (2 * h), own.second[3]!)
      }),
    )
  })
  test('counts beyond the table of the negative binomial continue it', () => {
    const eta = Float64Array.of(Math.log(20_000), Math.log(2.5))
    const at = (largest: number, y: number) => {
      const into = { value: 0, first: new Float64Array(2), second: new Float64Array(4) }
      const density = negbinDensity(largest)
      density.prepare?.(eta[1]!)
      density.at(y, eta, 0, into)
      return into
    }
    const [table, direct] = [at(19_999, 19_999), at(10, 19_999)]
    expect(direct.value / table.value).toBeCloseTo(1, 9)
    expect(direct.first[1]! / table.first[1]!).toBeCloseTo(1, 7)
    expect(direct.second[3]! / table.second[3]!).toBeCloseTo(1, 7)
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
