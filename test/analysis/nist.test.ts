import { describe, expect, test } from 'vitest'
import { estimate } from '../../analysis/estimate.ts'
import { makeTable, numberColumn, ols } from '../../analysis/index.ts'
import { FILIP } from './nist-filip.ts'

/** Certified problems of NIST's Statistical Reference Datasets, linear regression, public domain. */

const digits = (own: number | null, certified: number): number =>
  own === null
    ? 0
    : own === certified
      ? 15
      : -Math.log10(Math.abs(own - certified) / (certified === 0 ? 1 : Math.abs(certified)))

const polynomial = (degree: number): string =>
  ['x', ...Array.from({ length: degree - 1 }, (_, i) => `I(x^${i + 2})`)].join(' + ')

describe('certified polynomials', () => {
  test('Filip, of degree ten, keeps all its terms and at least seven digits', () => {
    const data = makeTable([numberColumn('x', FILIP.x), numberColumn('y', FILIP.y)])
    const result = estimate({ data, formula: `y ~ ${polynomial(10)}`, model: 'ols' })
    const worst = Math.min(
      ...result.coefficients.flatMap((row, j) => [
        digits(row.estimate, FILIP.coefficients[j]!),
        digits(row.standardError, FILIP.standardErrors[j]!),
      ]),
    )
    console.log(`Filip: ${worst.toFixed(1)} digits`)
    expect(worst).toBeGreaterThan(7)
    expect(result.notes).toEqual([])
  })

  const DELTA = [759, -2048, 2048, -2048, 2523, -2048, 2048, -2048, 1838, -2048, 2048, -2048, 1838]
  const delta = Float64Array.from([...DELTA, -2048, 2048, -2048, 2523, -2048, 2048, -2048, 759])
  const x = Float64Array.from({ length: 21 }, (_, i) => i)
  const exact = x.map((value) => [0, 1, 2, 3, 4, 5].reduce((sum, power) => sum + value ** power, 0))
  for (const [name, factor, certified] of [
    ['Wampler1', 0, 0],
    ['Wampler3', 1, 2152.3262467817],
    ['Wampler4', 100, 215232.62467817],
    ['Wampler5', 10_000, 21523262.467817],
  ] as const)
    test(`${name}: every coefficient is 1 to at least nine digits, however large the noise`, () => {
      const y = exact.map((value, i) => value + factor * delta[i]!)
      const columns = [0, 1, 2, 3, 4, 5].map((power) => x.map((value) => value ** power))
      const fit = ols(columns, y)
      for (const coefficient of fit.coefficients) expect(digits(coefficient, 1)).toBeGreaterThan(9)
      const se = Math.sqrt(fit.dispersion! * fit.inverse[0]!)
      expect(digits(se, certified)).toBeGreaterThan(9)
    })
})
