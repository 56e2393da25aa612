import { describe, expect, test } from 'vitest'
import { columnOf, makeTable, numberColumn } from '../../analysis/columns.ts'
import { type EstimateOptions, estimate } from '../../analysis/index.ts'
import { difference, readData, readReference } from './reference-files.ts'
import { edgeColumns } from './reference-walk/families/edge-cases.ts'

const reference = readReference('edge_cases')
const { results } = reference
const cars = readData(reference)

const data = edgeColumns(cars, reference.variables!)
const run = (options: Omit<EstimateOptions, 'data' | 'model'> & { model?: string }) =>
  estimate({ model: 'ols', ...options, data })

describe('degenerate inputs to least squares are met as R meets them', () => {
  for (const name of [
    'duplicate_column_last_dropped',
    'duplicate_column_first_order',
    'sum_of_two',
    'constant_column',
    'zero_column',
    'near_collinear_relative_1e9',
    'near_collinear_relative_1e5',
    'dummy_trap_all_levels_plus_intercept',
    'missing_listwise',
    'unused_factor_level',
  ])
    test(name.replaceAll('_', ' '), () => {
      const expected = results[name]
      const result = run({ formula: expected.formula })
      const dropped = result.coefficients.filter((row) => row.estimate === null).map((row) => row.term)
      expect(dropped).toEqual(expected.aliased_NA)
      if (dropped.length > 0) expect(result.notes.join()).toContain(dropped.join(', '))
    })

  test('a row that stands alone has no HC3 standard errors, and a note says so', () => {
    const result = run({ formula: 'mpg ~ wt + only1', se: 'HC3' })
    expect(result.coefficients.map((row) => row.standardError)).toEqual([null, null, null])
    expect(result.notes.join()).toContain('HC3')
  })
  test('as many coefficients as rows: estimates without standard errors', () => {
    const three = makeTable(
      ['mpg', 'wt', 'qsec'].map((name) => numberColumn(name, columnOf(cars, name).values.slice(0, 3))),
    )
    const result = estimate({ data: three, formula: 'mpg ~ wt + qsec', model: 'ols' })
    expect(result.coefficients.every((row) => row.estimate !== null && row.standardError === null)).toBe(true)
    expect(result.fit.sigma).toBeNull()
  })
  test('no complete row is refused, a perfect fit is said', () => {
    expect(() => run({ formula: 'mpg ~ wt + allmiss' })).toThrow('has no row without missing values')
    expect(run({ formula: 'yfit ~ wt' }).notes).toContain(
      'The fit is perfect: standard errors are rounding only.',
    )
  })
  test('a single cluster is refused', () => {
    expect(() => run({ formula: 'mpg ~ wt', cluster: 'const' })).toThrow(
      'at least two clusters for CR1, got 1',
    )
  })
})

describe('an outcome that is predicted without error', () => {
  test('has no estimates at all when every row is', () => {
    const result = run({ formula: 'sep ~ wt', model: 'logit' })
    expect(result.coefficients.map((row) => row.estimate)).toEqual([null, null])
    expect(result.notes.join()).toContain('predicted without error by (Intercept), wt')
  })
  test('loses only the term that does it when some rows are, and the others are as R has them', () => {
    const expected = results.logit_quasi_separation_empty_cell
    const [intercept, cell, qsec] = run({ formula: 'ycell ~ cell + qsec', model: 'logit' }).coefficients
    expect(cell).toMatchObject({ estimate: null, standardError: null, p: null })
    expect(difference(intercept!.estimate, expected.coef['(Intercept)'])).toBeLessThan(1e-5)
    expect(difference(qsec!.standardError, expected.se.qsec)).toBeLessThan(1e-5)
  })
  test('is said for a logit of ones only, and for a Poisson cell of zeros only', () => {
    expect(run({ formula: 'ones ~ wt', model: 'logit' }).notes.join()).toContain('predicted without error')
    const [intercept, cell] = run({ formula: 'y0 ~ cell', model: 'poisson' }).coefficients
    expect(cell!.estimate).toBeNull()
    expect(difference(intercept!.estimate, results.poisson_zero_cell.coef['(Intercept)'])).toBeLessThan(1e-8)
  })
  test('is not said of an ordinary logit, also with a dropped column', () => {
    const result = run({ formula: 'b ~ wt + dup', model: 'logit' })
    expect(result.coefficients.at(-1)!.estimate).toBeNull()
    for (const row of result.coefficients.slice(0, 2))
      expect(difference(row.estimate, results.logit_collinear.coef[row.term])).toBeLessThan(1e-8)
    expect(result.notes).toHaveLength(1)
  })
})
