import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  negbinDensity,
  poissonDensity,
  positiveOnly,
} from '../../analysis/estimators/regression/count-densities.ts'
import {
  benjaminiHochberg,
  benjaminiYekutieli,
  betaLower,
  betaQuantile,
  bonferroni,
  chiSquareUpper,
  digamma,
  fUpper,
  hochberg,
  holm,
  hommel,
  logFactorial,
  normalQuantile,
  normalUpper,
  proportion,
  tQuantile,
  trigamma,
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
  test('the lower tails', () => {
    const { normal, t, chisq, beta } = distributions
    const lower = (z: number) => normalUpper(-z)
    expect(worst(normal.x.map((z: number, i: number) => [lower(z), normal.cdf[i]]))).toBeLessThan(1e-12)
    const tLower = (value: number, free: number | null) =>
      value > 0 ? 1 - tTwoSided(value, free) / 2 : tTwoSided(value, free) / 2
    const ts = t.t.map((value: number, i: number) => [tLower(value, df(t.df[i])), t.cdf[i]])
    expect(worst(ts)).toBeLessThan(1e-11)
    const squares = chisq.x.map((x: number, i: number) => [1 - chiSquareUpper(x, chisq.df[i]), chisq.cdf[i]])
    // One minus an upper tail keeps digits only where it is not small.
    const large = squares.filter(([, theirs]: [number, number]) => theirs > 1e-3)
    expect(worst(large)).toBeLessThan(1e-11)
    const betas = beta.x.map((x: number, i: number) => [betaLower(x, beta.a[i], beta.b[i]), beta.cdf[i]])
    expect(worst(betas)).toBeLessThan(1e-11)
  })
  test('beta quantiles', () => {
    const { p, a, b, q } = distributions.beta_quantile
    const pairs = p.map((value: number, i: number) => [betaQuantile(value, a[i], b[i]), q[i]])
    expect(worst(pairs)).toBeLessThan(1e-11)
  })
  test('the gamma family and counts', () => {
    const { x, lgamma, digamma: first, trigamma: second } = distributions.gamma_functions
    expect(worst(x.map((value: number, i: number) => [digamma(value), first[i]]))).toBeLessThan(1e-13)
    expect(worst(x.map((value: number, i: number) => [trigamma(value), second[i]]))).toBeLessThan(1e-13)
    const logs = x.map((value: number, i: number) => [logFactorial(value - 1), lgamma[i]])
    expect(worst(logs.filter(([, theirs]: [number, number]) => theirs !== 0))).toBeLessThan(1e-12)
    const out = { value: 0, first: new Float64Array(2), second: new Float64Array(4) }
    const { poisson, negbin, gamma_cdf_rate1: gamma } = distributions
    const counts = poisson.k.map((k: number, i: number) => {
      poissonDensity.at(k, Float64Array.of(Math.log(poisson.mu[i])), 0, out)
      return [Math.exp(out.value), poisson.pmf[i]]
    })
    expect(worst(counts)).toBeLessThan(1e-12)
    const spread = negbin.k.map((k: number, i: number) => {
      const density = negbinDensity(40)
      const shape = Math.log(negbin.theta[i])
      density.prepare?.(shape)
      density.at(k, Float64Array.of(Math.log(negbin.mu[i]), shape), 0, out)
      return [out.value, negbin.log_pmf[i]]
    })
    expect(worst(spread)).toBeLessThan(1e-12)
    // P(X ≤ k) of Poisson is the upper tail of chi-square.
    const cdf = poisson.k.map((k: number, i: number) => [
      chiSquareUpper(2 * poisson.mu[i], 2 * (k + 1)),
      poisson.cdf[i],
    ])
    expect(worst(cdf)).toBeLessThan(1e-12)
    const gammas = gamma.x.map((value: number, i: number) => [
      1 - chiSquareUpper(2 * value, 2 * gamma.shape[i]),
      gamma.cdf[i],
    ])
    expect(worst(gammas.filter(([, theirs]: [number, number]) => theirs > 1e-3))).toBeLessThan(1e-12)
  })
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
  type Case = Readonly<Record<'holm' | 'hochberg' | 'hommel' | 'bonferroni' | 'BH' | 'BY', number[]>> & {
    readonly p: (number | null)[]
  }
  const cases = Object.entries<Case>(readReference('p_adjust').results)
  for (const [name, { p, ...theirs }] of cases)
    test(`agree with R, as far as they are p values: ${name}`, () => {
      if (p.some((value) => value !== null && value > 1)) {
        expect(() => holm(p)).toThrow(RangeError)
        return
      }
      const pairs = (own: (number | null)[], theirs: number[]) =>
        own.flatMap((value, i) =>
          theirs[i] === null || theirs[i] === 0 ? [] : [[value, theirs[i]!] as const],
        )
      const all = [
        ...pairs(holm(p), theirs.holm),
        ...pairs(benjaminiHochberg(p), theirs.BH),
        ...pairs(bonferroni(p), theirs.bonferroni),
        ...pairs(hochberg(p), theirs.hochberg),
        ...pairs(hommel(p), theirs.hommel),
        ...pairs(benjaminiYekutieli(p), theirs.BY),
      ]
      expect(worst(all)).toBeLessThan(1e-13)
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
