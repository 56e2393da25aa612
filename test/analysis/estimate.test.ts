import { describe, expect, test } from 'vitest'
import { estimate, readCsv, renderEstimate } from '../../analysis/index.ts'

const data = readCsv(
  [
    'y,yes,x,g,id,w',
    ...Array.from({ length: 60 }, (_, i) =>
      [(i * 7) % 11, (i * 5) % 3 > 0 ? 1 : 0, (i * 3) % 7, ['a', 'b'][i % 2], i % 12, 1 + (i % 3)].join(','),
    ),
  ].join('\n'),
)

describe('an estimate', () => {
  test('has the agreed shape and is plain data', () => {
    const result = estimate({
      data,
      formula: 'y ~ x + g',
      model: 'ols',
      cluster: 'id',
      contrast: ['x + gb = 1'],
      ame: true,
    })
    expect(Object.keys(result)).toEqual([
      'model',
      'formula',
      'method',
      'n',
      'dropped',
      'clusters',
      'coefficients',
      'covariance',
      'contrasts',
      'marginalEffects',
      'fit',
      'tables',
      'notes',
    ])
    expect(Object.keys(result.coefficients[0]!).sort()).toEqual(
      [
        'df',
        'estimate',
        'high',
        'level',
        'low',
        'method',
        'n',
        'p',
        'standardError',
        'statistic',
        'term',
      ].sort(),
    )
    expect(JSON.parse(JSON.stringify(result))).toEqual(result)
    expect(result.covariance!.terms).toEqual(['(Intercept)', 'x', 'gb'])
    expect(result.method).toBe('OLS, CR1')
  })
  test('refuses what a model does not know, with a sentence', () => {
    const base = { data, formula: 'y ~ x', model: 'ols' }
    expect(() => estimate({ ...base, model: 'probit' })).toThrow(
      "The model 'probit' is not known. Models: ols, logit, poisson",
    )
    expect(() => estimate({ ...base, offset: 'log(w)' })).toThrow("The model ols has no option 'offset'.")
    expect(() => estimate({ ...base, se: 'HC9' })).toThrow("The standard error 'HC9' is not known.")
    expect(() => estimate({ ...base, se: 'CR1' })).toThrow('The standard error CR1 needs a cluster.')
    expect(() => estimate({ ...base, se: 'HC1', cluster: 'id' })).toThrow("does not use the cluster 'id'")
    expect(() => estimate({ ...base, strata: 'g' } as never)).toThrow("The model ols has no option 'strata'.")
    expect(() => estimate({ ...base, model: 'logit' })).toThrow('logit requires an outcome of 0 and 1')
    expect(() => estimate({ ...base, formula: 'I(x - 3) ~ g', model: 'poisson' })).toThrow(
      'an outcome of at least 0',
    )
  })
  test('counts a row with weight two as two rows, for the coefficients', () => {
    const weighted = estimate({ data, formula: 'yes ~ x', model: 'logit', weights: 'w' })
    const lines = ['yes,x']
    const column = (name: string) => data.columns.get(name)!.values
    for (let i = 0; i < data.rows; i++)
      for (let copy = 0; copy < column('w')[i]!; copy++) lines.push(`${column('yes')[i]},${column('x')[i]}`)
    const repeated = estimate({ data: lines.join('\n'), formula: 'yes ~ x', model: 'logit' })
    weighted.coefficients.forEach((row, j) => {
      expect(row.estimate).toBeCloseTo(repeated.coefficients[j]!.estimate!, 11)
      expect(row.standardError).toBeCloseTo(repeated.coefficients[j]!.standardError!, 11)
    })
  })
  test('compares a logit without intercept with even chances', () => {
    const { fit } = estimate({ data, formula: 'yes ~ 0 + g', model: 'logit' })
    expect(fit.nullLogLikelihood).toBeCloseTo(60 * Math.log(0.5), 10)
    expect(fit.logLikelihood).toBeGreaterThan(fit.nullLogLikelihood!)
  })
  test('is a table a person can read', () => {
    const lines = renderEstimate(estimate({ data, formula: 'y ~ x', model: 'ols', se: 'HC1' })).split('\n')
    expect(lines.slice(0, 2)).toEqual(['y ~ x', 'OLS, HC1; 60 rows'])
    expect(lines[3]).toMatch(/^term +estimate +se +statistic +p +low 95% +high$/)
  })
})
