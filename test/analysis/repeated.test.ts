import { describe, expect, test } from 'vitest'
import { estimate } from '../../analysis/index.ts'
import { readData, readReference } from './reference-files.ts'

/** Twelve units of one to four rows. */
const rows = Array.from({ length: 12 }, (_, unit) =>
  Array.from({ length: 1 + (unit % 4) }, (__, wave) => {
    const x = ((unit * 7 + wave * 5) % 11) - 5
    return `${unit},${wave},${x},${2 + 0.5 * x + ((unit * 13) % 7) + ((unit + wave * 3) % 4)},${(unit + wave) % 3 === 0 ? 1 : 0},${wave === 0 ? 'a' : 'b'}`
  }),
).flat()
const data = ['unit,wave,x,y,b,form', ...rows].join('\n')

describe('repeated measurements', () => {
  test('GEE without correlation is the plain regression with CR0 errors', () => {
    for (const [family, model, outcome] of [
      ['gaussian', 'ols', 'y'],
      ['logit', 'logit', 'b'],
      ['poisson', 'poisson', 'b'],
    ] as const) {
      const formula = `${outcome} ~ x + form`
      const own = estimate({ data, formula, model: 'gee', family, unit: 'unit', correlation: 'independence' })
      const theirs = estimate({ data, formula, model, se: 'CR0', cluster: 'unit' })
      own.coefficients.forEach((row, j) => {
        expect(row.estimate).toBeCloseTo(theirs.coefficients[j]!.estimate!, 9)
        expect(row.standardError).toBeCloseTo(theirs.coefficients[j]!.standardError!, 9)
      })
    }
  })
  test('GEE does not depend on the order of the rows when times are given', () => {
    const [head, ...lines] = data.split('\n')
    const turned = [head, ...lines.reverse()].join('\n')
    const shared = { formula: 'y ~ x', model: 'gee', unit: 'unit', time: 'wave', correlation: 'ar1' }
    const [own, other] = [estimate({ data, ...shared }), estimate({ data: turned, ...shared })]
    own.coefficients.forEach((row, j) => {
      expect(row.estimate).toBeCloseTo(other.coefficients[j]!.estimate!, 9)
      expect(row.standardError).toBeCloseTo(other.coefficients[j]!.standardError!, 9)
    })
  })
  test('GEE has average marginal effects, and names a column that is dropped', () => {
    const shared = {
      data,
      model: 'gee',
      family: 'logit',
      unit: 'unit',
      ame: true,
      correlation: 'independence',
    }
    const result = estimate({ ...shared, formula: 'b ~ x + I(2*x)' })
    expect(result.notes.join()).toContain('I(2 * x)')
    expect(Number.isFinite(result.marginalEffects![0]!.standardError)).toBe(true)
  })
  test('a mixed model of units without anything in common is least squares, and says it is singular', () => {
    const even = Array.from(
      { length: 40 },
      (_, i) => `${i % 10},${(i * 3) % 7},${(Math.floor(i / 10) * 7) % 5}`,
    )
    const table = ['g,x,y', ...even].join('\n')
    const own = estimate({ data: table, formula: 'y ~ x + (1 | g)', model: 'lmer' })
    const theirs = estimate({ data: table, formula: 'y ~ x', model: 'ols' })
    expect(own.notes.join()).toContain('singular')
    own.coefficients.forEach((row, j) => {
      expect(row.estimate).toBeCloseTo(theirs.coefficients[j]!.estimate!, 4)
      expect(row.standardError).toBeCloseTo(theirs.coefficients[j]!.standardError!, 4)
    })
  })
  test('a mixed model does not mind in which unit a random slope is measured', () => {
    const run = (factor: number) =>
      estimate({
        data: readData(readReference('lmer_sleepstudy_slope')),
        formula:
          factor === 1
            ? 'Reaction ~ Days + (Days | Subject)'
            : 'Reaction ~ I(Days*24) + (I(Days*24) | Subject)',
        model: 'lmer',
        // REML's likelihood, unlike its estimates, hangs on the unit.
        likelihood: 'ml',
      })
    const [days, hours] = [run(1), run(24)]
    expect(hours.coefficients[1]!.estimate! * 24).toBeCloseTo(days.coefficients[1]!.estimate!, 7)
    expect(hours.coefficients[1]!.standardError! * 24).toBeCloseTo(days.coefficients[1]!.standardError!, 6)
    expect(hours.fit.logLikelihood!).toBeCloseTo(days.fit.logLikelihood!, 8)
  })
  test.each([
    [{ model: 'gee', formula: 'y ~ x' }, 'The model gee requires --unit.'],
    [
      { model: 'gee', formula: 'y ~ x', unit: 'unit', correlation: 'near' },
      "The correlation 'near' is not known",
    ],
    [{ model: 'gee', formula: 'y ~ x', unit: 'unit', family: 'gamma' }, "The family 'gamma' is not known"],
    [{ model: 'gee', formula: 'y ~ x', unit: 'unit', se: 'HC3' }, "The standard error 'HC3' is not known"],
    [{ model: 'gee', formula: 'y ~ x', unit: 'unit', family: 'logit' }, 'requires an outcome of 0 and 1'],
    [{ model: 'lmer', formula: 'y ~ x' }, 'should have one random part'],
    [{ model: 'lmer', formula: 'y ~ x + (1 | unit) + (1 | form)' }, 'should have one random part'],
    [{ model: 'lmer', formula: 'y ~ x + (1 | nobody)' }, "no column 'nobody'"],
    [
      { model: 'lmer', formula: 'y ~ x + (1 | unit)', likelihood: 'best' },
      "The likelihood 'best' is not known",
    ],
  ])('%j is refused', (options, sentence) => {
    expect(() => estimate({ data, ...options })).toThrow(sentence)
  })
})
