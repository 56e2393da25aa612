import { afterAll, describe, expect, test } from 'vitest'
import { type EstimateResult, estimate } from '../../analysis/index.ts'
import { type Json, type Named, readData, readReference, Worst } from './reference-files.ts'

const CLOSED = 1e-8
const ERROR = 1e-5
const summary: string[] = []
afterAll(() => console.log(`worst relative differences with R\n${summary.join('\n')}`))

function say(name: string, worst: Worst): void {
  summary.push(
    `${name.padEnd(44)} ${worst.value.toExponential(1)}  (${worst.compared} numbers; ${worst.place})`,
  )
}

type Design = Readonly<Record<string, string>>
const DESIGNS: Readonly<Record<string, Design>> = {
  survey_apistrat: { strata: 'stype', weights: 'pw', fpc: 'fpc' },
  survey_apiclus2: { psu: 'dnum,snum', weights: 'pw', fpc: 'fpc1,fpc2' },
  survey_apiclus2_one_stage_wr: { psu: 'dnum', weights: 'pw' },
}

const row = (result: EstimateResult, term: string) => {
  const found = result.coefficients.find((own) => own.term === term)
  if (found === undefined) throw new Error(`no term ${term} in ${result.coefficients.map((own) => own.term)}`)
  return found
}

interface Matrix {
  readonly rows: readonly string[]
  readonly values: readonly (readonly number[])[]
}

function seeMatrix(worst: Worst, result: EstimateResult, { rows, values }: Matrix): void {
  rows.forEach((term, i) => {
    rows.forEach((other, j) => {
      const terms = result.covariance!.terms
      const own = result.covariance!.values[terms.indexOf(term)]![terms.indexOf(other)]!
      // Covariances of strata that are known exactly are zero but for rounding.
      if (values[i]![j] === 0) expect(Math.abs(own)).toBeLessThan(1e-12)
      else worst.see(`covariance of ${term} and ${other}`, own, values[i]![j]!)
    })
  })
}

interface Block {
  readonly estimate: Named
  readonly se: Named
  readonly vcov?: Matrix
}

function seeBlock(worst: Worst, result: EstimateResult, block: Block): void {
  for (const [term, value] of Object.entries(block.estimate)) {
    worst.see(term, row(result, term).estimate, value)
    if (block.se[term] === 0) expect(row(result, term).standardError).toBeLessThan(1e-12)
    else worst.see(`se of ${term}`, row(result, term).standardError, block.se[term]!)
  }
  if (block.vcov) seeMatrix(worst, result, block.vcov)
}

for (const name of Object.keys(DESIGNS)) {
  const reference = readReference(name)
  const { results } = reference
  const data = readData(reference)
  const ask = (model: string, formula: string, more: object = {}) =>
    estimate({ data, model, formula, ...DESIGNS[name], ...more })
  const known = (what: string) => (results[what] === undefined ? test.skip : test)

  describe(`${name} agrees with R`, () => {
    test('design, means, covariances and intervals', () => {
      const worst = new Worst()
      const variables = Object.keys(results.mean.estimate)
      const result = ask('survey-mean', `~ ${variables.join(' + ')}`)
      seeBlock(worst, result, results.mean)
      worst.see('df', result.fit.degreesOfFreedom, results.degf)
      worst.see('weights', result.fit.weights, results.weights_sum)
      worst.see('Kish', result.fit.kishDeff, results.kish.deff_weights_n_sumw2_over_sumw_sq)
      worst.see('effective n', result.fit.effectiveN, results.kish.effective_n)
      for (const term of variables) {
        worst.see(`low of ${term}`, row(result, term).low, results.mean.ci_t_degf.low[term])
        worst.see(`high of ${term}`, row(result, term).high, results.mean.ci_t_degf.high[term])
      }
      const [alone] = result.tables
      for (const [term, block] of Object.entries<Named>(results.mean_one_by_one_own_missing)) {
        const [, , value, error, cv, deff, replace] = alone!.rows.find(([own]) => own === term)! as number[]
        worst.see(`${term} alone`, value, block.estimate!)
        worst.see(`se of ${term} alone`, error, block.se!)
        worst.see(`cv of ${term}`, cv, block.cv!)
        worst.see(`deff of ${term}`, deff, block.deff!)
        worst.see(`deff (replace) of ${term}`, replace, block.deff_replace!)
      }
      say(`${name} means`, worst)
      expect(worst.value).toBeLessThan(CLOSED)
    })
    test('totals and variances, one by one', () => {
      const worst = new Worst()
      for (const model of ['total', 'variance'])
        for (const [term, block] of Object.entries<Named>(results[model] ?? {})) {
          const own = row(ask(`survey-${model}`, `~ ${term}`), term)
          worst.see(`${model} of ${term}`, own.estimate, block.estimate!)
          worst.see(`se of ${model} of ${term}`, own.standardError, block.se!)
        }
      say(`${name} totals and variances`, worst)
      expect(worst.value).toBeLessThan(CLOSED)
    })
    test('shares and counts of categories', () => {
      const worst = new Worst()
      for (const [variable, block] of Object.entries<Block>(results.proportion ?? {}))
        seeBlock(worst, ask('survey-mean', `~ ${variable}`), block)
      for (const [variable, block] of Object.entries<Block>(results.count ?? {}))
        seeBlock(worst, ask('survey-total', `~ ${variable}`), block)
      say(`${name} shares and counts`, worst)
      expect(worst.value).toBeLessThan(CLOSED)
    })
    known('ciprop')('intervals of shares', () => {
      const worst = new Worst()
      for (const [variable, block] of Object.entries<Record<string, Named>>(results.ciprop))
        for (const interval of ['logit', 'asin', 'beta', 'mean']) {
          const term = `${variable}${block.level as unknown as string}`
          const own = row(ask('survey-mean', `~ ${variable}`, { interval }), term)
          const theirs = block[interval === 'logit' ? 'xlogit' : interval]!
          worst.see(`${term}, ${interval}`, own.estimate, theirs.estimate!)
          worst.see(`low of ${term}, ${interval}`, own.low, theirs.low!)
          worst.see(`high of ${term}, ${interval}`, own.high, theirs.high!)
        }
      say(`${name} intervals of shares`, worst)
      expect(worst.value).toBeLessThan(CLOSED)
    })
    known('quantile')('quantiles by every rule, with Woodruff intervals', () => {
      const worst = new Worst()
      const { variable, ...rules } = results.quantile
      for (const [key, block] of Object.entries<Record<string, readonly (number | string)[]>>(rules)) {
        if (typeof block === 'string') continue
        const rule = key.replace(/^.*qrule_/, '')
        const interval = key.startsWith('interval_beta') ? 'beta' : 'mean'
        const quantiles = block.probs!.join(',')
        ask('survey-quantile', `~ ${variable}`, { quantiles, rule, interval }).coefficients.forEach(
          (own, i) => {
            const place = `${rule} ${block.probs![i]}, ${interval}`
            worst.see(place, own.estimate, block.quantile![i]!)
            worst.see(`low of ${place}`, own.low, block.ci_low![i]!)
            worst.see(`high of ${place}`, own.high, block.ci_high![i]!)
            if (block.se![i] === 0) expect(own.standardError).toBe(0)
            else worst.see(`se of ${place}`, own.standardError, block.se![i]!)
          },
        )
      }
      say(`${name} quantiles`, worst)
      expect(worst.value).toBeLessThan(CLOSED)
    })
    known('domain_mean')('domains and their difference', () => {
      const worst = new Worst()
      const [first] = Object.values<{ variable: string }>(results.domain_mean)
      for (const [group, block] of Object.entries<Record<string, readonly number[]>>(results.domain_mean)) {
        const result = ask('survey-mean', `${first!.variable} ~ ${group}`)
        block.level!.forEach((level, i) => {
          const own = row(result, `${group}${level}:${first!.variable}`)
          worst.see(`${group} ${level}`, own.estimate, block.estimate![i]!)
          worst.see(`se of ${group} ${level}`, own.standardError, block.se![i]!)
        })
      }
      for (const [group, block] of Object.entries<Record<string, readonly number[]>>(
        results.domain_total ?? {},
      ))
        ask('survey-total', `${first!.variable} ~ ${group}`).coefficients.forEach((own, i) => {
          worst.see(`total ${own.term}`, own.estimate, block.estimate![i]!)
          worst.see(`se of total ${own.term}`, own.standardError, block.se![i]!)
        })
      if (results.domain_mean_cross) {
        const { variable, estimate: values, se, ...groups } = results.domain_mean_cross
        const names = Object.keys(groups)
        const result = ask('survey-mean', `${variable} ~ ${names.join(' + ')}`)
        values.forEach((value: number, i: number) => {
          const own = row(
            result,
            `${names.map((group) => `${group}${groups[group][i]}`).join(':')}:${variable}`,
          )
          worst.see(own.term, own.estimate, value)
          worst.see(`se of ${own.term}`, own.standardError, se[i])
        })
      }
      if (results.domain_difference) {
        const [group] = Object.keys(results.domain_mean)
        const contrast = (results.domain_difference.first_minus_second as string)
          .split(' - ')
          .map((level) => `${group}${level}:${first!.variable}`)
          .join(' - ')
        const [own] = ask('survey-mean', `${first!.variable} ~ ${group}`, { contrast: [contrast] }).contrasts
        worst.see('difference', own!.estimate, results.domain_difference.estimate)
        worst.see('se of difference', own!.standardError, results.domain_difference.se)
      }
      if (results.subpopulation) {
        const [, variable, level] = /^(\S+) == '(.+)'$/.exec(results.subpopulation.condition)!
        const [outcome] = Object.keys(results.subpopulation.mean.estimate)
        for (const model of ['mean', 'total']) {
          const own = row(
            ask(`survey-${model}`, `${outcome} ~ ${variable}`),
            `${variable}${level}:${outcome}`,
          )
          worst.see(`${model} of ${level}`, own.estimate, results.subpopulation[model].estimate[outcome!])
          worst.see(
            `se of ${model} of ${level}`,
            own.standardError,
            results.subpopulation[model].se[outcome!],
          )
          worst.see('df of the domain', own.df, results.subpopulation.degf)
          worst.see('n of the domain', own.n, results.subpopulation.n)
        }
      }
      say(`${name} domains`, worst)
      expect(worst.value).toBeLessThan(CLOSED)
    })
    test('regressions', () => {
      for (const [key, family, bound] of [
        ['svyglm_gaussian', 'gaussian', CLOSED],
        ['svyglm_quasibinomial', 'logit', ERROR],
        ['svyglm_poisson', 'poisson', ERROR],
        ['svyglm_quasipoisson', 'poisson', ERROR],
      ] as const) {
        const block = results[key]
        if (block === undefined) continue
        const worst = new Worst()
        const result = ask('survey-regression', block.formula, { family })
        worst.see('n', result.n, block.n)
        seeBlock(worst, result, { estimate: block.coef, se: block.se, vcov: block.vcov })
        for (const term of Object.keys(block.coef)) {
          worst.see(`t of ${term}`, row(result, term).statistic, block.t[term])
          worst.see(`p of ${term}`, row(result, term).p, block.p[term])
        }
        worst.see('df', result.fit.residualDf, block.df_residual)
        worst.see('dispersion', result.fit.dispersion, block.dispersion)
        worst.see('deviance', result.fit.deviance, block.deviance)
        const wald = block.wald_first_term
        if (wald) {
          const [, f, df, below, p] = result.tables[0]!.rows.find(([term]) => term === wald.term)! as number[]
          worst.see('Wald F', f, wald.F)
          worst.see('Wald df', df, wald.df)
          worst.see('Wald denominator df', below, wald.ddf)
          worst.see('Wald p', p, wald.p)
        }
        say(`${name} ${key}`, worst)
        expect(worst.value).toBeLessThan(bound)
      }
    })
    known('ratio')('a ratio', () => {
      const worst = new Worst()
      const { num, den, estimate: value, se } = results.ratio
      const [own] = ask('survey-ratio', `${num} ~ ${den}`).coefficients
      worst.see('ratio', own!.estimate, value)
      worst.see('se', own!.standardError, se)
      expect(ask('survey-ratio', `ratio(${num}, ${den}) ~ 1`).coefficients).toEqual([own])
      say(`${name} ratio`, worst)
      expect(worst.value).toBeLessThan(CLOSED)
    })
    known('chisq')('tests of independence', () => {
      const worst = new Worst()
      const { variables, table_weighted, ...tests } = results.chisq
      const result = ask('survey-chisq', `~ ${variables.join(' + ')}`)
      table_weighted.rows.forEach((_: string, i: number) => {
        table_weighted.cols.forEach((level: string, j: number) => {
          worst.see(`cell ${level}`, result.tables[0]!.rows[i]![j + 1] as number, table_weighted.values[i][j])
        })
      })
      for (const [test, statistic, df, below, p] of result.tables[1]!.rows) {
        const theirs = tests[test as string]
        const value: Json = theirs.statistic.values?.[0][0] ?? theirs.statistic
        worst.see(`${test}`, statistic as number, value as number)
        worst.see(`df of ${test}`, df as number, theirs.parameter[0])
        if (below !== null) worst.see(`denominator of ${test}`, below as number, theirs.parameter[1])
        worst.see(`p of ${test}`, p as number, theirs.p)
      }
      expect(result.tables[1]!.rows.map(([test]) => test)).toEqual(['F', 'Chisq', 'Wald', 'adjWald'])
      worst.see('Pearson', result.fit.pearson, tests.unadjusted_pearson_on_weights_scaled_to_n.statistic)
      say(`${name} chi-square`, worst)
      expect(worst.value).toBeLessThan(CLOSED)
    })
  })
}
