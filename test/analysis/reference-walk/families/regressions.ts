import {
  type EstimateOptions,
  type EstimateResult,
  leverages,
  logit,
  modelFrame,
  ols,
  poisson,
  standardisedCoefficients,
} from '../../../../analysis/index.ts'
import { coefficientsOf, deviation, errorsOf, exponents, inferenceOf } from '../shapes.ts'
import { CLOSED, COEFFICIENT, type Family, SEARCHED, type Step } from '../walk.ts'

/** The column of weights that the call names. */
export const weightsIn = (calls: readonly string[]): string | undefined =>
  /weights ?= ?~?([\w.]+)/.exec(calls.join('\n'))?.[1]

/** Standard errors of a regression: what they are called in references, and how they are asked for. */
const KINDS: Readonly<Record<string, Partial<EstimateOptions>>> = {
  classical: { se: 'classical' },
  classical_poisson: { se: 'classical' },
  quasi: { se: 'quasi' },
  HC0: { se: 'HC0' },
  HC1: { se: 'HC1' },
  HC2: { se: 'HC2' },
  HC3: { se: 'HC3' },
}
const CLUSTERED: Readonly<Record<string, Partial<EstimateOptions>>> = {
  CR0: { se: 'CR0' },
  CR_G: { se: 'CR_G' },
  CR1: { se: 'CR1' },
  CR1_t_with_G_minus_1_df: { se: 'CR1', df: 'clusters' },
  CR2_clubSandwich: { se: 'CR2' },
}

/** Standard errors, covariances and average marginal effects of every kind that a reference has. */
export function seeErrors(step: Step, model: string, options: Partial<EstimateOptions> = {}): void {
  const { reference, results, run, see, seeMatrix } = step
  const cluster = reference.cluster_variable ?? undefined
  const asked = { ...KINDS }
  for (const [kind, own] of Object.entries(CLUSTERED)) asked[kind] = { ...own, cluster }
  const second = /also clustered by (\w+)/.exec(reference.model_in_words ?? '')?.[1]
  asked.CR1_second_cluster = { se: 'CR1', cluster: second }
  asked.CR1_two_way = { se: 'CR1', cluster: `${cluster},${second}` }
  const { estimate: effects, ...effectKinds } = results.marginal_effects_average ?? {}
  for (const [kind, own] of Object.entries(asked)) {
    const wanted = (block: unknown) => block !== null && block !== undefined && typeof block !== 'string'
    const ame = wanted(effectKinds[kind])
    if (!wanted(results[kind]) && !wanted(results[`vcov_${kind}`]) && !ame) continue
    const result = run(model, { ...options, ...own, ame })
    see(coefficientsOf(result), 'coef')
    see(inferenceOf(result), kind)
    seeMatrix(result, `vcov_${kind}`)
    if (!ame) continue
    const seen = { ...result, coefficients: result.marginalEffects! }
    see(coefficientsOf(seen), 'marginal_effects_average', 'estimate')
    see(inferenceOf(seen), 'marginal_effects_average', kind)
  }
}

/** Numbers of rows, terms and clusters. */
export function seeCounts(
  { reference, run, see }: Step,
  model: string,
  options: object = {},
): EstimateResult {
  const result = run(model, options)
  const cluster = reference.cluster_variable ?? undefined
  const k = result.coefficients.filter(({ estimate }) => estimate !== null).length
  see({ n: result.n, k, rows_dropped_for_missing: result.dropped, df_residual: result.n - k })
  if (cluster) see(run(model, { ...options, cluster }).clusters, 'clusters')
  return result
}

function compareOls(step: Step): void {
  const { reference, results, data, run, see } = step
  const weights = weightsIn(reference.r_call)
  const { fit } = seeCounts(step, 'ols', { weights })
  seeErrors(step, 'ols', { weights })
  see({
    r_squared: fit.rSquared,
    adj_r_squared: fit.adjustedRSquared,
    sigma: fit.sigma,
    rss: fit.rss,
    F: { value: fit.f, df1: fit.fDf1, df2: fit.fDf2, p: fit.fP },
    loglik: fit.logLikelihood,
    AIC: fit.aic,
    BIC: fit.bic,
  })
  if (results.F_CR1) {
    const cluster = reference.cluster_variable ?? undefined
    const own = run('ols', { weights, cluster }).fit
    const few = run('ols', { weights, cluster, df: 'clusters' }).fit
    see({ value: own.waldF, df1: own.waldDf1, df2_n_minus_k: own.waldDf2, p_n_minus_k: own.waldP }, 'F_CR1')
    see({ df2_G_minus_1: few.waldDf2, p_G_minus_1: few.waldP }, 'F_CR1')
  }
  const frame = modelFrame(data, reference.r_formula, { weights })
  const own = ols(frame.columns, frame.y, frame.weights)
  const used = new Set(frame.rows ?? Array.from({ length: data.rows }, (_, i) => i))
  const standardised = own.kept.map((j, place) => [
    frame.recipes[j]!.term,
    (own.coefficients[place]! * deviation(frame.columns[j]!)) / deviation(frame.y),
  ])
  const first = (values: Float64Array) => [...values.slice(0, 5)]
  see({
    resid_first5: first(own.residuals),
    fitted_first5: first(frame.y.map((value, i) => value - own.residuals[i]!)),
    hat_first5: first(leverages(own.columns, own.working, own.inverse)),
    dropped_rows_1based: Array.from({ length: data.rows }, (_, i) => i + 1).filter(
      (row) => !used.has(row - 1),
    ),
    standardised_coef_b_sdx_over_sdy: Object.fromEntries(standardised),
  })
}

function compareLogit(step: Step): void {
  const { reference, data, run, see } = step
  const weights = weightsIn(reference.r_call)
  const { fit } = seeCounts(step, 'logit', { weights })
  seeErrors(step, 'logit', { weights })
  const result = run('logit', { weights })
  const bound = (of: 'low' | 'high') =>
    exponents(Object.fromEntries(result.coefficients.map((row) => [row.term, row[of]])))
  see({
    odds_ratio: exponents(coefficientsOf(result)),
    odds_ratio_ci_low: bound('low'),
    odds_ratio_ci_high: bound('high'),
    loglik: fit.logLikelihood,
    loglik_null: fit.nullLogLikelihood,
    LR_chi2: fit.likelihoodRatio,
    LR_df: fit.likelihoodRatioDf,
    LR_p: fit.likelihoodRatioP,
    deviance: fit.deviance,
    null_deviance: fit.nullDeviance,
    AIC: fit.aic,
    BIC: fit.bic,
    mcfadden_r2: fit.mcFadden,
    nagelkerke_r2: fit.nagelkerke,
    tjur_r2: fit.tjur,
    auc: fit.areaUnderCurve,
  })
  const frame = modelFrame(data, reference.r_formula, { weights })
  const own = logit(frame.columns, frame.y, frame.weights, frame.offset)
  const scales = standardisedCoefficients(own, frame.y)
  const terms = own.kept.map((j) => frame.recipes[j]!.term)
  const named = (values: readonly (number | null)[]) =>
    Object.fromEntries(values.map((value, i) => [terms[i]!, value]))
  const spread = deviation(own.linearPredictor)
  const place = scales.byX.findIndex((value) => value !== null && value !== 0)
  see({
    fitted_first5: [...own.mean.slice(0, 5)],
    standardised: {
      x_standardised_b_times_sdx: named(scales.byX),
      fully_standardised_long_latent: named(scales.latent),
      fully_standardised_menard: named(scales.menard),
      sd_x: named(own.columns.map((column) => deviation(column))),
      sd_linear_predictor: spread,
      menard_R: place < 0 ? null : (scales.menard[place]! / scales.byX[place]!) * spread,
    },
  })
}

function comparePoisson(step: Step): void {
  const { reference, data, run, see } = step
  const weights = weightsIn(reference.r_call)
  const result = seeCounts(step, 'poisson', { weights })
  seeErrors(step, 'poisson', { weights })
  const { fit } = result
  see({
    dispersion_pearson: run('poisson', { weights, se: 'quasi' }).fit.dispersion,
    incidence_rate_ratio: exponents(coefficientsOf(result)),
    loglik_poisson: fit.logLikelihood,
    deviance: fit.deviance,
    null_deviance: fit.nullDeviance,
    AIC_poisson: fit.aic,
    pearson_chi2: fit.pearson,
  })
  const frame = modelFrame(data, reference.r_formula, { weights })
  const own = poisson(frame.columns, frame.y, frame.weights, frame.offset)
  see([...own.mean.slice(0, 5)], 'fitted_first5')
  // The reference takes the likelihood of the intercept without the offset, and the deviance with it.
  const formula = `${reference.r_formula.split('~')[0]} ~ 1`
  const bare = frame.offset === null ? fit : run('poisson', { weights, formula }).fit
  see(bare.nullLogLikelihood, 'loglik_null_poisson')
}

/** Certified values: more digits are asked for than of other closed forms. */
function compareNist({ run, results, see }: Step): void {
  const result = run('ols')
  const { fit } = result
  const inOrder = (named: Record<string, number | null>) =>
    results.certified.terms.map((term: string) => named[term])
  const coef = inOrder(coefficientsOf(result))
  const se = inOrder(errorsOf(result))
  see(
    {
      coef,
      se,
      residual_sd: fit.sigma,
      r_squared: fit.rSquared,
      F: fit.f,
      df_residual: fit.dfResidual,
      rss: fit.rss,
      regression_ss: fit.f === null ? null : fit.f! * fit.fDf1! * fit.sigma! ** 2,
    },
    'certified',
  )
}

export const searched = (name: string) =>
  /^(coef|fitted|loglik|odds_ratio \/)/.test(name) ? COEFFICIENT : SEARCHED

export const regressions: readonly Family[] = [
  { estimator: /^1 OLS/, bound: () => CLOSED, compare: compareOls },
  { estimator: /^2 logit/, bound: searched, compare: compareLogit },
  { estimator: /^3a Poisson \/ PPML/, bound: searched, compare: comparePoisson },
  {
    estimator: /^11 NIST/,
    bound: () => 1e-9,
    compare: compareNist,
    left: [
      [/^R_lm|min_LRE/, 'how another program does, for information'],
      [/^condition_number/, 'a property of the data, for information'],
    ],
  },
]
