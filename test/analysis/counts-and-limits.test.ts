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

const COEFFICIENT = 1e-6
const ERROR = 1e-5
const summary: string[] = []
afterAll(() => console.log(`worst relative differences with R\n${summary.join('\n')}`))

function say(name: string, worst: Worst): void {
  summary.push(
    `${name.padEnd(44)} ${worst.value.toExponential(1)}  (${worst.compared} numbers; ${worst.place})`,
  )
}

function run(reference: Reference, model: string, options: Record<string, unknown> = {}): EstimateResult {
  return estimate({ data: readData(reference), formula: reference.r_formula, model, ...options })
}

function compareColumn(
  result: EstimateResult,
  column: 'estimate' | 'standardError' | 'statistic' | 'p' | 'low' | 'high',
  theirs: Named,
  worst: Worst,
  prefix = '',
): void {
  for (const [term, value] of Object.entries(theirs)) {
    const row = result.coefficients.find((coefficient) => coefficient.term === `${prefix}${term}`)
    worst.see(`${column} of ${prefix}${term}`, row?.[column], value)
  }
}

describe('negative binomial regression agrees with R', () => {
  for (const name of referenceNames(/^negbin_/)) {
    const reference = readReference(name)
    const { results } = reference
    test(`${name}: coefficients, theta and fit`, () => {
      const result = run(reference, 'negbin')
      const worst = new Worst()
      compareColumn(result, 'estimate', results.coef, worst)
      worst.see('theta', result.fit.theta, results.theta)
      worst.see('alpha', result.fit.alpha, results.alpha_1_over_theta)
      worst.see('log-likelihood', result.fit.logLikelihood, results.loglik)
      worst.see('AIC', result.fit.aic, results.AIC)
      worst.see('BIC', result.fit.bic, results.BIC)
      worst.see('of Poisson', result.fit.poissonLogLikelihood, results.poisson_loglik)
      worst.see('likelihood ratio', result.fit.likelihoodRatio, results.LR_alpha_zero)
      worst.see('its p', result.fit.likelihoodRatioP, results.LR_alpha_zero_p_chibar)
      say(`${name} coefficients and fit`, worst)
      expect(result.n).toBe(results.n)
      expect(worst.value).toBeLessThan(COEFFICIENT)
    })
    test(`${name}: standard errors by expected, observed and no information`, () => {
      const worst = new Worst()
      const classical = run(reference, 'negbin')
      compareColumn(classical, 'standardError', results.se_expected_information_theta_fixed, worst)
      compareColumn(classical, 'statistic', results.z, worst)
      compareColumn(classical, 'p', results.p, worst)
      const observed = run(reference, 'negbin', { se: 'observed' })
      compareColumn(observed, 'standardError', results.se_observed_joint_hessian, worst)
      worst.see('theta', observed.fit.thetaStandardError, results.se_theta_observed_joint)
      worst.see('ln alpha', observed.fit.logAlphaStandardError, results.se_lnalpha_observed_joint)
      const robust = run(reference, 'negbin', { se: 'HC0' })
      compareColumn(robust, 'standardError', results.robust_HC0_theta_fixed, worst)
      say(`${name} inference`, worst)
      expect(worst.value).toBeLessThan(ERROR)
    })
  }
})

describe('hurdle models agree with R', () => {
  for (const name of referenceNames(/^hurdle_/)) {
    const reference = readReference(name)
    const { results } = reference
    const model = name.includes('negbin') ? 'hurdle-negbin' : 'hurdle-poisson'
    test(name, () => {
      const result = run(reference, model)
      const [estimates, errors] = [new Worst(), new Worst()]
      for (const part of ['count', 'zero']) {
        compareColumn(result, 'estimate', results[part].coef, estimates, `${part}_`)
        compareColumn(result, 'standardError', results[part].se, errors, `${part}_`)
        compareColumn(result, 'statistic', results[part].z, errors, `${part}_`)
        compareColumn(result, 'p', results[part].p, errors, `${part}_`)
      }
      const { fit } = result
      if (results.count.theta !== undefined) {
        estimates.see('theta', fit.theta, results.count.theta)
        estimates.see('ln theta', fit.logTheta, results.count.log_theta)
        errors.see('se of ln theta', fit.logThetaStandardError, results.count.se_log_theta)
      }
      estimates.see('log-likelihood', fit.logLikelihood, results.loglik)
      estimates.see('of the counts', fit.countLogLikelihood, results.loglik_count_part)
      estimates.see('of the zeros', fit.zeroLogLikelihood, results.loglik_zero_part)
      estimates.see('AIC', fit.aic, results.AIC)
      expect([result.n, fit.positive]).toEqual([results.n, results.n_positive])
      say(`${name} coefficients and fit`, estimates)
      say(`${name} inference`, errors)
      expect(estimates.value).toBeLessThan(COEFFICIENT)
      expect(errors.value).toBeLessThan(ERROR)
    })
  }
})

describe('tobit regression agrees with R', () => {
  for (const name of referenceNames(/^tobit_/)) {
    const reference = readReference(name)
    const { results, cluster_variable: cluster } = reference
    for (const [se, key] of [
      ['classical', 'classical'],
      ['HC0', 'robust_HC0'],
      ['CR_G', 'CR_G'],
    ] as const)
      test(`${name}: ${se}`, () => {
        const result = run(reference, 'tobit', { se, ...(se === 'CR_G' ? { cluster } : {}) })
        const worst = new Worst()
        compareColumn(result, 'estimate', results.coef, worst)
        compareColumn(result, 'standardError', results[key].se, worst)
        compareColumn(result, 'statistic', results[key].stat, worst)
        compareColumn(result, 'p', results[key].p, worst)
        compareColumn(result, 'low', results[key].ci_low, worst)
        compareColumn(result, 'high', results[key].ci_high, worst)
        worst.see('sigma', result.fit.sigma, results.sigma)
        worst.see('ln sigma', result.fit.logSigma, results.log_sigma)
        worst.see('log-likelihood', result.fit.logLikelihood, results.loglik)
        worst.see('with an intercept', result.fit.nullLogLikelihood, results.loglik_null)
        worst.see('censored', result.fit.censored, results.n_left_censored)
        if (se === 'classical')
          worst.see('se of ln sigma', result.fit.logSigmaStandardError, results.se_log_sigma)
        say(`${name} ${se}`, worst)
        expect(worst.value).toBeLessThan(COEFFICIENT)
      })
    test(`${name}: effects on the outcome as seen`, () => {
      const effects = run(reference, 'tobit', { ame: true }).marginalEffects!
      const theirs: Named = results.mean_marginal_effect_on_observed_y_latent_coef_times_mean_Phi
      const worst = new Worst()
      for (const [term, value] of Object.entries(theirs))
        worst.see(term, effects.find((effect) => effect.term === term)?.estimate, value)
      say(`${name} marginal effects`, worst)
      expect(worst.value).toBeLessThan(COEFFICIENT)
    })
  }
})
