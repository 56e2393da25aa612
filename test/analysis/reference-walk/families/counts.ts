import { hurdleMean } from '../../../../analysis/estimators/regression/hurdle.ts'
import { hurdle, modelFrame } from '../../../../analysis/index.ts'
import { coefficientsOf, errorsOf, inferenceOf, partOf } from '../shapes.ts'
import { COEFFICIENT, type Family, SEARCHED, type Step } from '../walk.ts'
import { weightsIn } from './regressions.ts'

function compareNegbin({ reference, run, see }: Step): void {
  const weights = weightsIn(reference.r_call)
  const result = run('negbin', { weights })
  const { fit } = result
  const observed = run('negbin', { weights, se: 'observed' })
  const robust = run('negbin', { weights, se: 'HC0' })
  see({ ...(inferenceOf(result) as object), coef: coefficientsOf(result), n: result.n })
  see({
    theta: fit.theta,
    alpha_1_over_theta: fit.alpha,
    loglik: fit.logLikelihood,
    AIC: fit.aic,
    BIC: fit.bic,
    poisson_loglik: fit.poissonLogLikelihood,
    LR_alpha_zero: fit.likelihoodRatio,
    LR_alpha_zero_p_chibar: fit.likelihoodRatioP,
    se_expected_information_theta_fixed: errorsOf(result),
    se_observed_joint_hessian: errorsOf(observed),
    se_theta_observed_joint: observed.fit.thetaStandardError,
    se_lnalpha_observed_joint: observed.fit.logAlphaStandardError,
    robust_HC0_theta_fixed: errorsOf(robust),
  })
}

function compareHurdle({ reference, data, run, see }: Step): void {
  const kind = reference.estimator.includes('negbin count') ? 'negbin' : 'poisson'
  const result = run(`hurdle-${kind}`)
  const { fit } = result
  for (const part of ['count', 'zero']) {
    const own = partOf(result, `${part}_`)
    see({ ...(inferenceOf(own) as object), coef: coefficientsOf(own) }, part)
  }
  see({ theta: fit.theta, log_theta: fit.logTheta, se_log_theta: fit.logThetaStandardError }, 'count')
  const frame = modelFrame(data, reference.r_formula)
  const part = { columns: frame.columns, offset: frame.offset }
  const own = hurdle(kind, part, part, frame.y, null)
  const mean = hurdleMean(own.shape)
  const out = { value: 0, first: new Float64Array(3), second: new Float64Array(9) }
  const meanOf = (i: number) => {
    const at = ({ coefficients }: { readonly coefficients: Float64Array }) =>
      frame.columns.reduce((sum, column, j) => sum + column[i]! * coefficients[j]!, frame.offset?.[i] ?? 0)
    mean.at(Float64Array.of(at(own.count), at(own.zero)), out)
    return out.value
  }
  see({
    n: result.n,
    n_positive: fit.positive,
    loglik: fit.logLikelihood,
    loglik_count_part: fit.countLogLikelihood,
    loglik_zero_part: fit.zeroLogLikelihood,
    AIC: fit.aic,
    predicted_mean_first5: [0, 1, 2, 3, 4].map(meanOf),
  })
}

/** What an outcome of a tobit cannot fall below, as the call says. */
const leftIn = (calls: readonly string[]) => /left ?= ?(-?[\d.]+)/.exec(calls.join('\n'))?.[1]

function compareTobit({ reference, results, run, see }: Step): void {
  const left = leftIn(reference.r_call)
  const cluster = reference.cluster_variable ?? undefined
  const result = run('tobit', { left, ame: true })
  const { fit } = result
  see({
    n: result.n,
    n_left_censored: fit.censored,
    coef: coefficientsOf(result),
    sigma: fit.sigma,
    log_sigma: fit.logSigma,
    classical: inferenceOf(result),
    se_log_sigma: fit.logSigmaStandardError,
    robust_HC0: inferenceOf(run('tobit', { left, se: 'HC0' })),
    loglik: fit.logLikelihood,
    loglik_null: fit.nullLogLikelihood,
    mean_marginal_effect_on_observed_y_latent_coef_times_mean_Phi: coefficientsOf({
      ...result,
      coefficients: result.marginalEffects!,
    }),
  })
  if (results.CR_G === undefined || cluster === undefined) return
  const clustered = run('tobit', { left, se: 'CR_G', cluster })
  see({ CR_G: inferenceOf(clustered), clusters: clustered.clusters })
}

/** Poisson with unit effects: by the unit that the formula has as a factor, and with its dummies. */
function comparePoissonEffects({ reference, run, see }: Step): void {
  const [, formula, unit] = /^(.*?)\s*\+\s*factor\((\w[\w.]*)\)\s*$/.exec(reference.r_formula)!
  for (const se of ['classical', 'CR0', 'CR_G']) {
    const result = run('fe-poisson', { formula: formula!, unit, se })
    see({
      n: result.n,
      coef: coefficientsOf(result),
      [se]: inferenceOf(result),
      loglik_with_dummies: result.fit.logLikelihood,
      units: run('fe-poisson', { formula: formula!, unit, se: 'CR0' }).clusters,
    })
  }
  const dummies = run('poisson')
  see({ n: dummies.n, coef: coefficientsOf(dummies), classical: { se: errorsOf(dummies) } })
  see(dummies.fit.logLikelihood, 'loglik_with_dummies')
}

function compareConditionalLogit({ run, see }: Step): void {
  const result = run('conditional-logit')
  const { fit } = result
  see({
    n: result.n,
    coef: coefficientsOf(result),
    classical: inferenceOf(result),
    loglik: fit.logLikelihood,
    loglik_null: fit.nullLogLikelihood,
  })
}

const RAW = 'not converged as far, in the reference for information'
const searched = (name: string) =>
  /^(coef|theta|alpha|loglik|(count|zero) \/ coef)/.test(name) ? COEFFICIENT : SEARCHED

export const counts: readonly Family[] = [
  {
    estimator: /^3b negative binomial/,
    bound: searched,
    compare: compareNegbin,
    left: [
      [/^MASS_glm/, RAW],
      [/^max_abs_gradient/, 'how near its top the reference is'],
    ],
  },
  {
    estimator: /^3c hurdle/,
    bound: searched,
    compare: compareHurdle,
    left: [
      [/^pscl_raw/, RAW],
      [/^max_abs_gradient/, 'how near its top the reference is'],
    ],
  },
  {
    estimator: /^3d Tobit/,
    bound: searched,
    compare: compareTobit,
    left: [
      [/^check_se_from_numeric/, 'a check of the reference on itself'],
      [/^max_abs_score/, 'how near its top the reference is'],
    ],
  },
  { estimator: /^3a Poisson with unit fixed effects/, bound: searched, compare: comparePoissonEffects },
  { estimator: /^2b conditional/, bound: searched, compare: compareConditionalLogit },
]
