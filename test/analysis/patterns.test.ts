/** Many equal rows are worked on once: the numbers must not show it. */
import { describe, expect, test } from 'vitest'
import { areaUnderCurve, covariance, logit, ols, patternsOf, poisson } from '../../analysis/index.ts'
import { speedPanel } from './speed-panel.ts'

const panel = speedPanel(12_000)
const column = (name: string) => panel.columns.get(name)!.values
const n = panel.rows
const ones = new Float64Array(n).fill(1)
const few = [ones, column('s1'), column('s2'), column('s3'), column('d1')]
const weights = column('weight').map((weight) => Math.round(4 * weight))
const offset = column('wave').map((wave) => 0.1 * wave)
/** Makes all rows differ. */
const noise = ones.map((_, row) => ((row * 0.618033988749895) % 1) - 0.5)

describe('distinct rows', () => {
  test('are not looked for among few rows, nor kept when nearly all differ', () => {
    expect(patternsOf(few.map((values) => values.slice(0, 1000)))).toBeNull()
    expect(patternsOf([...few, noise])).toBeNull()
  })
  test('are exactly those that are equal in every column', () => {
    const patterns = patternsOf(few)!
    const seen = new Set(Array.from({ length: n }, (_, row) => few.map((values) => values[row]).join(' ')))
    expect(patterns.count).toBe(seen.size)
    for (let row = 0; row < n; row++)
      for (const values of few) expect(values[patterns.first[patterns.of[row]!]!]).toBe(values[row])
  })
  test('tell numbers apart that differ in the last bit', () => {
    const x = Float64Array.from({ length: 20_000 }, (_, row) => (row % 2 === 0 ? 1 : 1 + Number.EPSILON))
    expect(patternsOf([x])!.count).toBe(2)
  })
})

describe('an estimate on many equal rows', () => {
  const scoreOf = (columns: readonly Float64Array[], scores: Float64Array) =>
    columns.map((values) => values.reduce((sum, value, row) => sum + value * scores[row]!, 0))
  const sizes = (columns: readonly Float64Array[], scores: Float64Array) =>
    columns.map((values) => values.reduce((sum, value, row) => sum + Math.abs(value * scores[row]!), 0))

  for (const [name, fit] of [
    ['logit', logit(few, column('searching'), weights, offset)],
    ['Poisson', poisson(few, column('applications'), weights, offset)],
  ] as const)
    test(`solves the equations of every row: ${name} with weights and offset`, () => {
      const size = sizes(few, fit.scores)
      scoreOf(few, fit.scores).forEach((sum, j) => {
        expect(Math.abs(sum) / size[j]!).toBeLessThan(1e-12)
      })
      const y = name === 'logit' ? column('searching') : column('applications')
      for (let row = 0; row < n; row += 97) {
        let eta = offset[row]!
        few.forEach((values, j) => {
          eta += values[row]! * fit.coefficients[j]!
        })
        const mean = name === 'logit' ? 1 / (1 + Math.exp(-eta)) : Math.exp(eta)
        expect(fit.mean[row]).toBeCloseTo(mean, 11)
        expect(fit.scores[row]).toBeCloseTo(weights[row]! * (y[row]! - mean), 10)
        const variance = name === 'logit' ? mean * (1 - mean) : mean
        expect(fit.working![row]).toBeCloseTo(weights[row]! * variance, 10)
      }
    })
  test('is that of the same rows one by one: least squares with weights', () => {
    const y = column('hours')
    const together = ols(few, y, column('weight'))
    // A column of noise keeps all rows apart and changes next to nothing.
    const apart = ols([...few, noise], y, column('weight'))
    expect(apart.kept).toHaveLength(few.length + 1)
    const residuals = scoreOf(few, together.scores)
    const size = sizes(few, together.scores)
    residuals.forEach((sum, j) => {
      expect(Math.abs(sum) / size[j]!).toBeLessThan(1e-12)
    })
    const inverse = covariance(together, 'classical')!
    const other = covariance(apart, 'classical')!
    expect(inverse[0]! / other[0]!).toBeCloseTo(1, 3)
  })
  test('ranks predictions as one by one', () => {
    const { mean } = logit(few, column('searching'))
    const apart = mean.map((value, row) => value + 1e-12 * noise[row]!)
    const together = areaUnderCurve(mean, column('searching'))!
    expect(together).toBeGreaterThan(0.5)
    expect(areaUnderCurve(apart, column('searching'))! / together).toBeCloseTo(1, 2)
    const half = Float64Array.from(mean, () => 0.5)
    expect(areaUnderCurve(half, column('searching'))).toBe(0.5)
  })
  test('finds separation as well: a pattern in which everyone answers alike', () => {
    const never = column('s7').map((value, row) => (value === 1 ? 0 : column('searching')[row]!))
    const fit = logit([...few, column('s7')], never)
    expect(fit.separated).toEqual([5])
    expect(fit.coefficients.slice(0, 5).every(Number.isFinite)).toBe(true)
  })
})
