import { afterAll, describe, expect, test } from 'vitest'
import { type EstimateResult, estimate } from '../../analysis/index.ts'
import {
  type Named,
  type Reference,
  readData,
  readReference,
  referenceNames,
  Worst,
} from './reference-files.ts'

const CLOSED = 1e-8
const COEFFICIENT = 1e-6
const ERROR = 1e-5
const summary: string[] = []
afterAll(() => console.log(`worst relative differences with R\n${summary.join('\n')}`))

function say(name: string, worst: Worst): void {
  summary.push(
    `${name.padEnd(44)} ${worst.value.toExponential(1)}  (${worst.compared} numbers; ${worst.place})`,
  )
}

const MODELS = { ols: 'ols', logit: 'logit', poisson: 'poisson', ppml: 'poisson' } as const
const KINDS = ['classical', 'HC0', 'HC1', 'HC2', 'HC3', 'CR0', 'CR_G', 'CR1'] as const

const WEIGHTS: Readonly<Record<string, string>> = { ols_caschools_weighted: 'students' }

function run(reference: Reference, se: string, ame = false, contrast: string[] = []): EstimateResult {
  const prefix = reference.name.split('_')[0] as keyof typeof MODELS
  return estimate({
    data: readData(reference),
    formula: reference.r_formula,
    model: MODELS[prefix] ?? (reference.name.includes('logit') ? 'logit' : 'ols'),
    se,
    ...(se.startsWith('CR') ? { cluster: reference.cluster_variable! } : {}),
    weights: WEIGHTS[reference.name],
    ame,
    contrast,
  })
}

/** Compares one block {se, stat, p, df, ci_low, ci_high} of every term. */
function compareBlock(result: EstimateResult, coefficients: Named, block: Record<string, Named>) {
  const estimates = new Worst()
  const errors = new Worst()
  for (const row of result.coefficients) {
    const { term } = row
    estimates.see(`coefficient of ${term}`, row.estimate, coefficients[term]!)
    errors.see(`se of ${term}`, row.standardError, block.se![term]!)
    errors.see(`statistic of ${term}`, row.statistic, block.stat![term]!)
    errors.see(`df of ${term}`, row.df, block.df as unknown as number)
    if (block.p![term]! > 1e-300) errors.see(`p of ${term}`, row.p, block.p![term]!)
    errors.see(`low of ${term}`, row.low, block.ci_low![term]!)
    errors.see(`high of ${term}`, row.high, block.ci_high![term]!)
  }
  return { estimates, errors }
}

describe('regressions agree with R', () => {
  for (const name of referenceNames(/^(ols|logit|poisson_offset|ppml)_/)) {
    const reference = readReference(name)
    const closed = name.startsWith('ols')
    for (const kind of KINDS) {
      const block =
        reference.results[kind] ?? (kind === 'classical' ? reference.results.classical_poisson : null)
      if (block === null || block === undefined) continue
      test(`${name}: coefficients, ${kind} standard errors, p values and intervals`, () => {
        const result = run(reference, kind)
        expect(result.n).toBe(reference.results.n)
        const { estimates, errors } = compareBlock(result, reference.results.coef, block)
        say(`${name} ${kind} coefficients`, estimates)
        say(`${name} ${kind} inference`, errors)
        expect(estimates.value).toBeLessThan(closed ? CLOSED : COEFFICIENT)
        expect(errors.value).toBeLessThan(closed ? CLOSED : ERROR)
      })
    }
    test(`${name}: measures of fit`, () => {
      const { results } = reference
      const { fit } = run(reference, 'classical')
      const worst = new Worst()
      const pairs: readonly (readonly [string, string])[] = closed
        ? [
            ['rSquared', 'r_squared'],
            ['adjustedRSquared', 'adj_r_squared'],
            ['sigma', 'sigma'],
            ['rss', 'rss'],
            ['logLikelihood', 'loglik'],
            ['aic', 'AIC'],
            ['bic', 'BIC'],
          ]
        : [
            ['logLikelihood', results.loglik === undefined ? 'loglik_poisson' : 'loglik'],
            // The reference leaves the offset out of this one number, and keeps it in the null deviance.
            ...(reference.r_formula.includes('offset')
              ? []
              : ([
                  ['nullLogLikelihood', results.loglik === undefined ? 'loglik_null_poisson' : 'loglik_null'],
                ] as const)),
            ['deviance', 'deviance'],
            ['nullDeviance', 'null_deviance'],
            ['aic', results.AIC === undefined ? 'AIC_poisson' : 'AIC'],
            ...(results.mcfadden_r2 === undefined
              ? ([['pearson', 'pearson_chi2']] as const)
              : ([
                  ['mcFadden', 'mcfadden_r2'],
                  ['likelihoodRatioP', 'LR_p'],
                ] as const)),
          ]
      for (const [own, theirs] of pairs) worst.see(own, fit[own], results[theirs])
      if (closed) {
        worst.see('f', fit.f, results.F.value)
        worst.see('fP', fit.fP, results.F.p)
      }
      say(`${name} fit`, worst)
      expect(worst.value).toBeLessThan(CLOSED)
    })
    if (reference.results.marginal_effects_average)
      test(`${name}: average marginal effects`, () => {
        const worst = new Worst()
        const { estimate: estimates, ...kinds } = reference.results.marginal_effects_average
        for (const [kind, block] of Object.entries(kinds)) {
          if (block === null) continue
          const effects = new Map(
            run(reference, kind, true).marginalEffects!.map((effect) => [effect.term, effect]),
          )
          for (const [term, value] of Object.entries(estimates as Named)) {
            worst.see(`${term}`, effects.get(term)?.estimate, value)
            worst.see(
              `${kind} se of ${term}`,
              effects.get(term)?.standardError,
              (block as { se: Named }).se[term]!,
            )
          }
        }
        say(`${name} marginal effects`, worst)
        expect(worst.value).toBeLessThan(COEFFICIENT)
      })
  }
})

describe('linear contrasts agree with R', () => {
  for (const name of referenceNames(/^contrasts_/)) {
    const reference = readReference(name)
    for (const [kind, block] of Object.entries<{ single: Record<string, Record<string, number>> }>(
      reference.results.by_vcov,
    ))
      test(`${name}: ${kind}`, () => {
        const worst = new Worst()
        for (const [label, expected] of Object.entries(block.single)) {
          const sum = Object.entries(reference.results.contrasts[label] as Named)
            .map(([term, factor]) => `${factor < 0 ? '-' : '+'} ${Math.abs(factor)}*${term}`)
            .join(' ')
          const row = run(reference, kind, false, [`${sum} = ${expected.rhs}`]).contrasts[0]!
          worst.see(`${label}`, row.estimate, expected.estimate_of_Lb!)
          worst.see(`se of ${label}`, row.standardError, expected.se!)
          worst.see(`statistic of ${label}`, row.statistic, expected.stat!)
          worst.see(`p of ${label}`, row.p, expected.p!)
          worst.see(`low of ${label}`, row.low, expected.ci_low!)
          worst.see(`high of ${label}`, row.high, expected.ci_high!)
        }
        say(`${name} ${kind}`, worst)
        expect(worst.value).toBeLessThan(name.includes('logit') ? ERROR : CLOSED)
      })
  }
})

describe('NIST linear regression problems', () => {
  for (const name of referenceNames(/^nist_/))
    test(`${name} is solved to at least nine digits`, () => {
      const reference = readReference(name)
      const { certified } = reference.results
      const result = run(reference, 'classical')
      const worst = new Worst()
      certified.terms.forEach((term: string, j: number) => {
        const row = result.coefficients.find((coefficient) => coefficient.term === term)
        worst.see(term, row?.estimate, certified.coef[j])
        worst.see(`se of ${term}`, row?.standardError, certified.se[j])
      })
      worst.see('residual sd', result.fit.sigma, certified.residual_sd)
      worst.see('R²', result.fit.rSquared, certified.r_squared)
      worst.see('F', result.fit.f, certified.F)
      say(name, worst)
      expect(worst.value).toBeLessThan(1e-9)
    })
})
