import { afterAll, describe, expect, test } from 'vitest'
import {
  betaQuantile,
  estimate,
  QUANTILE_RULES,
  readCsv,
  surveyDesign,
  surveyInference,
  surveyMean,
} from '../../analysis/index.ts'
import { readData, readReference, referenceNames, Worst } from './reference-files.ts'

const CLOSED = 1e-8
const summary: string[] = []
afterAll(() => console.log(`worst relative differences with R\n${summary.join('\n')}`))

function say(name: string, worst: Worst): void {
  summary.push(
    `${name.padEnd(44)} ${worst.value.toExponential(1)}  (${worst.compared} numbers; ${worst.place})`,
  )
}

describe('a stratum of one unit', () => {
  for (const name of referenceNames(/^survey_lonely/)) {
    const reference = readReference(name)
    const ask = (lonely: string) =>
      estimate({
        data: readData(reference),
        model: 'survey-mean',
        formula: '~ api00',
        strata: 'stype',
        weights: 'pw',
        lonely,
      })
    test(`${name}: every rule agrees with R, and without one it is refused by name`, () => {
      const worst = new Worst()
      for (const rule of ['certainty', 'average', 'adjust', 'remove']) {
        const result = ask(rule)
        worst.see(`mean, ${rule}`, result.coefficients[0]!.estimate, reference.results[rule].mean)
        worst.see(`se, ${rule}`, result.coefficients[0]!.standardError, reference.results[rule].se)
        worst.see(`df, ${rule}`, result.fit.degreesOfFreedom, reference.results[rule].degf)
      }
      say(name, worst)
      expect(worst.value).toBeLessThan(CLOSED)
      expect(() => ask('fail')).toThrow("The stratum 'H' has one unit at stage 1")
      expect(() => ask('guess')).toThrow("The rule 'guess' for lonely units is not known.")
    })
  }
})

test('quantiles of the beta distribution agree with R', () => {
  const worst = new Worst()
  const { p, a, b, q } = readReference('distributions').results.beta_quantile
  q.forEach((value: number, i: number) => {
    worst.see(`${p[i]} of ${a[i]} and ${b[i]}`, betaQuantile(p[i], a[i], b[i]), value)
  })
  say('beta quantiles', worst)
  expect(worst.value).toBeLessThan(1e-10)
})

describe('a survey model', () => {
  const data = readCsv('y,g,s,u,N,w\n1,a,1,1,9,1\n2,a,1,2,9,1\n4,b,2,3,9,1\n8,b,2,4,9,1\n3,a,1,2,9,NA')
  const base = { data, model: 'survey-mean', formula: '~ y', weights: 'w' }
  test('refuses with a sentence what cannot be a design or a question', () => {
    expect(() => estimate({ ...base, strata: 'h' })).toThrow("The data have no column 'h'.")
    expect(() => estimate({ ...base, fpc: 's' })).toThrow('a population of at least the 4 units drawn')
    expect(() => estimate({ ...base, fpc: 'u', strata: 's', psu: 'w' })).toThrow('one fpc per stratum')
    expect(() => estimate({ ...base, formula: 'y' })).toThrow("should have a '~'")
    expect(() => estimate({ ...base, formula: '~ 1' })).toThrow('names no variable')
    expect(() => estimate({ ...base, interval: 'wild' })).toThrow("The interval 'wild' is not known.")
    expect(() => estimate({ ...base, model: 'survey-quantile', formula: '~ g' })).toThrow('requires numbers')
    expect(() => estimate({ ...base, model: 'survey-quantile', quantiles: '0.5,2' })).toThrow("got '2'")
    expect(() => estimate({ ...base, model: 'survey-quantile', rule: 'hf10' })).toThrow(
      QUANTILE_RULES.join(', '),
    )
    expect(() => estimate({ ...base, model: 'survey-chisq', formula: '~ g' })).toThrow('two variables')
    expect(() =>
      estimate({ ...base, model: 'survey-regression', formula: 'y ~ s', family: 'gamma' }),
    ).toThrow("The family 'gamma' is not known.")
    expect(() => estimate({ ...base, model: 'survey-regression', formula: '~ s' })).toThrow('an outcome')
    expect(() => estimate({ ...base, data: 'y,w\nNA,1', formula: '~ y' })).toThrow('no row')
    expect(() => estimate({ ...base, data: 'y,w\n1,-1' })).toThrow('weights of at least 0')
  })
  test('counts rows without a weight as left out, and takes weights from the shares drawn', () => {
    const result = estimate(base)
    expect([result.n, result.dropped]).toEqual([4, 1])
    expect(result.notes).toContain('1 rows left out because they have no weight.')
    const { weights: _, ...unweighted } = base
    expect(estimate({ ...unweighted, model: 'survey-total', strata: 's', fpc: 'N' }).fit.weights).toBe(18)
  })
  test('says nothing of one unit alone, and nothing that is not a number', () => {
    const result = estimate({ ...base, data: 'y,w\n3,2', lonely: 'remove' })
    expect(result.coefficients[0]).toMatchObject({ estimate: 3, standardError: null, low: null })
    expect(JSON.parse(JSON.stringify(result))).toEqual(result)
  })
  test('gives a regression on a constant the mean and its standard error', () => {
    const [mean] = estimate(base).coefficients
    const [constant] = estimate({ ...base, model: 'survey-regression', formula: 'y ~ 1' }).coefficients
    expect(constant!.estimate).toBeCloseTo(mean!.estimate!, 12)
    expect(constant!.standardError).toBeCloseTo(mean!.standardError!, 12)
  })
  test('gives a design without strata and units the standard error of weighted rows', () => {
    const design = surveyDesign({ rows: 3, weights: Float64Array.of(2, 2, 2) })
    const [own] = surveyInference(design, surveyMean(design, [Float64Array.of(1, 2, 3)]), 'mean')
    expect(own!.standardError).toBeCloseTo(Math.sqrt(1 / 3), 12)
  })
  test('takes a ratio by two sides or by ratio()', () => {
    const [own] = estimate({ ...base, model: 'survey-ratio', formula: 'y ~ u' }).coefficients
    const [call] = estimate({ ...base, model: 'survey-ratio', formula: 'ratio(y, u) ~ 1' }).coefficients
    expect(call).toEqual(own)
  })
  test('has normal intervals when they are asked for', () => {
    const [own] = estimate({ ...base, df: 'normal' }).coefficients
    expect(own!.df).toBeNull()
    expect(own!.high! - own!.estimate!).toBeCloseTo(1.959963984540054 * own!.standardError!, 12)
    expect(() => estimate({ ...base, formula: '~ g', df: 'normal', interval: 'logit' })).toThrow(
      'has the degrees of freedom of the design',
    )
  })
})
