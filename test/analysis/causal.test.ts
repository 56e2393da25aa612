import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aipw, estimate, meanDifference, outcomeModels, propensity } from '../../analysis/index.ts'

const rows = Array.from({ length: 80 }, (_, i) => ({
  y: ((i * 7) % 11) + (i % 3),
  t: (i * 5 + (i >> 3)) % 3 === 0 ? 1 : 0,
  x: (i * 3) % 7,
  z: (i * i) % 5,
  w: 1 + (i % 3),
  id: i >> 1,
  g: ['a', 'b', 'c'][i % 3]!,
}))
const csv = (list: readonly object[]) =>
  [Object.keys(rows[0]!).join(','), ...list.map((row) => Object.values(row).join(','))].join('\n')
const base = { data: csv(rows), model: 'ate', formula: 'y ~ t + x + g' }

describe('the effect of a treatment', () => {
  test('is refused with a sentence where it has no meaning', () => {
    expect(() => estimate({ ...base, formula: 'y ~ g + x' })).toThrow("'g' has more than two values")
    expect(() => estimate({ ...base, formula: 'y ~ w + x' })).toThrow("The treatment 'w' should be 0 or 1")
    expect(() => estimate({ ...base, data: 'y,t,x\n1,1,2\n2,1,3', formula: 'y ~ t + x' })).toThrow(
      "The treatment 't' is the same on every row",
    )
    expect(() => estimate({ ...base, formula: 'y ~ 0 + t' })).toThrow('keep its intercept')
    expect(() => estimate({ ...base, clip: '0.6' })).toThrow(
      '--clip requires a number of at least 0 and below 0.5',
    )
    expect(() => estimate({ ...base, estimand: 'late' })).toThrow("The estimand 'late' is not known.")
    expect(() => estimate({ ...base, family: 'gamma' })).toThrow("The family 'gamma' is not known.")
    expect(() => estimate({ ...base, family: 'logit' })).toThrow('an outcome of 0 and 1')
  })
  test('without overlap has no weights, and says so; g-computation and clipping remain', () => {
    const data = csv(rows.map((row) => ({ ...row, x: row.t })))
    const result = estimate({ ...base, data, formula: 'y ~ t + x + z' })
    const [first] = result.coefficients
    expect(first).toMatchObject({ term: 'aipw', estimate: null, standardError: null })
    expect(result.notes.join(' ')).toMatch(
      /The treatment is predicted without error by .*x.*: without overlap/,
    )
    expect(JSON.parse(JSON.stringify(result))).toEqual(result)
    expect(estimate({ ...base, data, clip: '0.05' }).coefficients[0]!.estimate).not.toBeNull()
  })
  test('with clusters of one row is that without clusters, and with one cluster has no standard error', () => {
    const data = csv(rows.map((row, i) => ({ ...row, id: i })))
    const plain = estimate({ ...base, data })
    const clustered = estimate({ ...base, data, cluster: 'id' })
    plain.coefficients.forEach((row, j) => {
      expect(clustered.coefficients[j]!.standardError).toBeCloseTo(row.standardError!, 12)
    })
    const alone = estimate({ ...base, data: csv(rows.map((row) => ({ ...row, id: 1 }))), cluster: 'id' })
    expect(alone.coefficients[0]!.standardError).toBeNull()
    expect(alone.notes.join(' ')).toContain('there is one cluster')
  })
  test('counts a row of weight two as two rows', () => {
    const repeated = csv(rows.flatMap((row) => Array.from({ length: row.w }, () => row)))
    const weighted = estimate({ ...base, weights: 'w' })
    estimate({ ...base, data: repeated }).coefficients.forEach((row, j) => {
      expect(weighted.coefficients[j]!.estimate).toBeCloseTo(row.estimate!, 9)
    })
  })
  test('takes other covariates for the propensity, and a treatment by name or from a category', () => {
    const one = estimate({ ...base, formula: 'y ~ t + x | z + g' })
    const other = estimate({ ...base, formula: 'y ~ x | z + g', treatment: 't' })
    expect(other.coefficients).toEqual(one.coefficients)
    const named = csv(rows.map((row) => ({ ...row, t: row.t === 1 ? 'yes' : 'no' })))
    expect(estimate({ ...base, data: named, formula: 'y ~ t + x | z + g' }).coefficients).toEqual(
      one.coefficients,
    )
    const models = one.tables.find(({ title }) => title.startsWith('Coefficients'))!
    expect(models.rows.find(([term]) => term === 'z')!.slice(2)).toEqual([null, null])
  })
  test('without covariates is the plain difference, whatever the estimator', () => {
    const [first, ...others] = estimate({ ...base, formula: 'y ~ t' }).coefficients
    for (const { estimate: own, standardError } of others) {
      expect(own).toBeCloseTo(first!.estimate!, 10)
      if (standardError !== null) expect(Number.isFinite(standardError)).toBe(true)
    }
  })
  test('moves with the scale of the outcome, and not with a constant added to it', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -50, max: 50, noNaN: true }),
        fc.double({ min: 0.1, max: 10, noNaN: true }),
        (add, times) => {
          const t = Float64Array.from(rows, (row) => row.t)
          const x = [new Float64Array(rows.length).fill(1), Float64Array.from(rows, (row) => row.x)]
          const effect = (y: Float64Array) =>
            meanDifference(aipw(y, t, propensity(x, t).values, outcomeModels(x, y, t, 'gaussian')), {
              clusters: null,
              method: 'AIPW',
            })
          const y = Float64Array.from(rows, (row) => row.y)
          const before = effect(y)
          const after = effect(y.map((value) => add + times * value))
          expect(after.estimate).toBeCloseTo(times * before.estimate!, 8)
          expect(after.standardError).toBeCloseTo(times * before.standardError!, 8)
        },
      ),
      { numRuns: 30 },
    )
  })
  test('is right when one of the two models is wrong', () => {
    // The outcome is a square of x that the linear outcome model misses; the propensity depends on x by strata.
    const list = Array.from({ length: 4000 }, (_, i) => {
      const x = (i % 8) - 3
      const share = [1, 2, 3, 5, 6, 5, 3, 2][i % 8]!
      const t = Math.floor(i / 8) % 8 < share ? 1 : 0
      return { y: x * x + 2 * t, t, x, z: 0, w: 1, id: i, g: `g${i % 8}` }
    })
    const result = estimate({ data: csv(list), model: 'ate', formula: 'y ~ t + x | g' })
    expect(result.coefficients[0]!.estimate).toBeCloseTo(2, 6)
    expect(result.coefficients.find(({ term }) => term === 'g_computation')!.estimate).not.toBeCloseTo(2, 1)
  })
})
