/** The doubly robust effect and its standard error when one of its two models is wrong. */
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'
import { describe, expect, test } from 'vitest'
import { aipw, doublyRobust, meanDifference, outcomeModels, propensity } from '../../analysis/index.ts'

const logistic = (eta: number) => 1 / (1 + Math.exp(-eta))

/** Rows of a study in which x drives both treatment and outcome; the true difference in chances is returned beside. */
function draw(seed: number, n: number, squared: 'in treatment' | 'in outcome' | 'nowhere') {
  const generator = xoroshiro128plus(seed)
  const random = () => uniformFloat64(generator)
  const x = Float64Array.from({ length: n }, () => 3.4 * (random() - 0.5))
  const treated = x.map((v) =>
    Number(random() < logistic(-1 + 0.7 * v + (squared === 'in treatment' ? 0.8 * v * v - 0.8 : 0))),
  )
  const chanceOf = (v: number, t: number) =>
    logistic(0.6 + 0.8 * v + 0.7 * t + (squared === 'in outcome' ? 0.8 * v * v - 0.8 : 0))
  const y = x.map((v, i) => Number(random() < chanceOf(v, treated[i]!)))
  const truth = x.reduce((sum, v) => sum + chanceOf(v, 1) - chanceOf(v, 0), 0) / n
  return { columns: [x.map(() => 1), x], y, treated, truth }
}

describe('the doubly robust effect', () => {
  test('refuses columns of other lengths, and outcomes that the family cannot have', () => {
    const { columns, y, treated } = draw(1, 60, 'nowhere')
    const chance = propensity(columns, treated)
    expect(() => doublyRobust(columns, y.slice(1), treated, chance, 'logit')).toThrow(RangeError)
    const counts = y.map((value) => 3 * value)
    expect(() => doublyRobust(columns, counts, treated, chance, 'logit')).toThrow('an outcome of 0 and 1')
  })
  test('has influence values that add up to nothing', () => {
    const { columns, y, treated } = draw(2, 400, 'in treatment')
    const means = doublyRobust(columns, y, treated, propensity(columns, treated), 'logit')
    for (const influence of [means.ofTreated, means.ofControl])
      expect(influence.reduce((sum, value) => sum + value, 0)).toBeCloseTo(0, 10)
  })
  test('is close to the one with a model per arm when both models are right', () => {
    const { columns, y, treated } = draw(3, 4000, 'nowhere')
    const chance = propensity(columns, treated)
    const own = doublyRobust(columns, y, treated, chance, 'logit')
    const perArm = aipw(y, treated, chance.values, outcomeModels(columns, y, treated, 'logit'))
    expect(own.treated - own.control).toBeCloseTo(perArm.treated - perArm.control, 2)
  })
  for (const squared of ['in treatment', 'in outcome'] as const)
    test(`is right, and knows its spread, when a square is left out ${squared}`, () => {
      const found = Array.from({ length: 250 }, (_, seed) => {
        const { columns, y, treated, truth } = draw(seed + 10, 500, squared)
        const means = doublyRobust(columns, y, treated, propensity(columns, treated), 'logit')
        const { estimate, standardError } = meanDifference(means, { clusters: null, method: '' })
        return { error: estimate! - truth, standardError: standardError! }
      })
      const mean = (of: (own: (typeof found)[number]) => number) =>
        found.reduce((sum, own) => sum + of(own), 0) / found.length
      const bias = mean(({ error }) => error)
      const spread = Math.sqrt(mean(({ error }) => (error - bias) ** 2))
      expect(Math.abs(bias)).toBeLessThan((3 * spread) / Math.sqrt(found.length))
      expect(mean(({ standardError }) => standardError) / spread).toBeGreaterThan(0.9)
      expect(mean(({ standardError }) => standardError) / spread).toBeLessThan(1.15)
    })
})
