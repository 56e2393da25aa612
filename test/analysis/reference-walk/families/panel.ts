import {
  clustersOf,
  columnOf,
  type EstimateOptions,
  type EstimateResult,
  estimate,
  makeTable,
  modelFrame,
  numberColumn,
  type Table,
  unitMeans,
} from '../../../../analysis/index.ts'
import type { Own } from '../ledger.ts'
import { coefficientsOf, errorsOf, inferenceOf, tableOf } from '../shapes.ts'
import { CLOSED, type Family, type Step } from '../walk.ts'

const ERRORS: Readonly<Record<string, string>> = {
  classical: 'classical',
  arellano_HC0: 'CR0',
  arellano_sss: 'CR1',
  CR1: 'CR1',
}

/** Fit of one panel model, by the names of the reference. */
function fitOf({ n, fit }: EstimateResult): Own {
  const chi = fit.waldChiSquare !== undefined
  return {
    r_squared: fit.rSquared,
    adj_r_squared: fit.adjustedRSquared,
    df_residual: fit.dfResidual,
    n_used: n,
    rss: fit.rss,
    F_or_chisq: {
      value: chi ? fit.waldChiSquare : fit.f,
      p: chi ? fit.waldP : fit.fP,
      parameter: chi ? [fit.waldDf] : [fit.fDf1, fit.fDf2],
    },
  }
}

function comparePanel(step: Step): void {
  const { reference, results, run, see } = step
  const { unit, time, r_formula: formula } = reference
  const panel = { unit, time }
  const models: readonly (readonly [key: string, model: string, options: Partial<EstimateOptions>])[] = [
    ['within_individual', 'within', panel],
    ['within_twoways', 'within', { ...panel, effects: 'two-way' }],
    ['first_difference_with_intercept', 'first-difference', panel],
    ['first_difference_no_intercept', 'first-difference', { ...panel, formula: `${formula} - 1` }],
    ['between', 'between', { unit }],
    ['random_effects_swamy_arora', 'random', panel],
    ['mundlak_random_effects', 'mundlak', panel],
    ['mundlak_pooled_ols', 'mundlak', { ...panel, effects: 'pooled' }],
  ]
  for (const [key, model, options] of models) {
    const block = results[key]
    if (block === undefined || typeof block === 'string') continue
    see({ coef: coefficientsOf(run(model, options)), ...(fitOf(run(model, options)) as object) }, key)
    for (const [kind, se] of Object.entries(ERRORS))
      if (typeof block[kind] === 'object') see(inferenceOf(run(model, { ...options, se })), key, kind)
  }
  if (typeof results.mundlak_random_effects?.plm_direct === 'object') {
    const direct = estimate({ ...withMeans(step), model: 'random', ...panel })
    const { theta, varianceIdiosyncratic, varianceUnit } = direct.fit
    const own = {
      coef: coefficientsOf(direct),
      se: errorsOf(direct),
      theta,
      sigma2_idiosyncratic: varianceIdiosyncratic,
      sigma2_individual: varianceUnit,
    }
    see(own, 'mundlak_random_effects', 'plm_direct')
  }
  comparePooled(step)
  compareEffects(step)
  compareComponents(step)
  compareSteps(step)
  const { units, rowsMin, rowsMax, rowsMean } = run('within', panel).fit
  const rows = { min: rowsMin, max: rowsMax, mean: rowsMean }
  see({ n: run('within', panel).n, units, rows_per_unit: rows })
  see(new Set(step.data.columns.get(time!)!.values).size, 'periods_distinct')
}

/** The data with the means of units of every regressor as columns, and the formula that has these as well. */
function withMeans({ reference, data }: Step): { data: Table; formula: string } {
  const frame = modelFrame(data, reference.r_formula)
  const units = clustersOf(columnOf(data, reference.unit!).values)
  const columns = unitMeans(frame.columns, units).map(({ of, values }) =>
    numberColumn(`mean_${frame.recipes[of]!.term}`, values),
  )
  const formula = [reference.r_formula, ...columns.map(({ name }) => name)].join(' + ')
  return { data: makeTable([...data.columns.values(), ...columns]), formula }
}

/** Least squares without effects, clustered on the unit: Arellano's errors are then the usual ones. */
function comparePooled({ reference, results, run, see }: Step): void {
  const result = run('ols')
  see({ coef: coefficientsOf(result), ...(fitOf(result) as object) }, 'pooled_ols')
  for (const [kind, se] of Object.entries(ERRORS)) {
    if (typeof results.pooled_ols?.[kind] !== 'object') continue
    const cluster = se === 'classical' ? undefined : reference.unit
    see(inferenceOf(run('ols', { se, cluster })), 'pooled_ols', kind)
  }
}

/** Effects of units, tests that there are any, and other factors of small samples for the same errors. */
function compareEffects({ reference, results, run, see }: Step): void {
  const { unit, time, r_formula: formula } = reference
  const { fit } = run('within', { unit, time })
  const two = run('within', { unit, time, effects: 'two-way' }).fit
  const testOf = (own: EstimateResult['fit']) => ({
    F: own.effectsF,
    df1: own.effectsDf1,
    df2: own.effectsDf2,
    p: own.effectsP,
  })
  const bare = errorsOf(run('within', { unit, time, se: 'CR0' }))
  const plain = errorsOf(run('within', { unit, time, se: 'CR1' }))
  const dummies = run('ols', { formula: `${formula} + factor(${unit})`, se: 'CR1', cluster: unit })
  // With the constant counted as well: (n − 1)/(n − K − 1).
  const k = Object.keys(bare).length
  const stata = Object.entries(plain).map(([term, se]) => [
    term,
    se! * Math.sqrt((results.n - k) / (results.n - k - 1)),
  ])
  see(
    {
      sigma_e: fit.sigma,
      overall_constant_stata: fit.constant,
      lsdv_loglik: fit.logLikelihood,
      corr_fe_xb: fit.correlationEffects,
      cluster_by_hand: {
        CR0: bare,
        G_over_Gm1_times_nm1_over_nmK: plain,
        stata_xtreg_fe_G_over_Gm1_times_nm1_over_nmKm1: Object.fromEntries(stata),
        lsdv_dummies_counted_G_over_Gm1_times_nm1_over_nmKmG: errorsOf(dummies),
      },
    },
    'within_individual',
  )
  see(testOf(fit), 'F_test_individual_effects')
  see({ F_test_vs_pooled: testOf(two) }, 'within_twoways')
  // The effect of a unit is its own constant: the dummy of a regression without intercept.
  const all = coefficientsOf(run('ols', { formula: `${formula} + factor(${unit}) - 1` }))
  const prefix = `factor(${unit})`
  const effects = Object.entries(all)
    .filter(([term]) => term.startsWith(prefix))
    .map(([term, value]) => [term.slice(prefix.length), value])
  see(Object.fromEntries(effects), 'within_individual', 'fixed_effects_first10')
}

/** Variance components, θ, and tests between the estimators. */
function compareComponents({ reference, results, run, see }: Step): void {
  const { unit, time } = reference
  const random = run('random', { unit, time })
  const { fit } = random
  const theta = tableOf(random, 'Theta').rows.map(([size, , value]) => [String(size), value as number])
  const named = typeof results.random_effects_swamy_arora?.theta === 'number' ? fit.theta : null
  see(
    {
      variance_components: {
        sigma2_idiosyncratic: fit.varianceIdiosyncratic,
        sigma2_individual: fit.varianceUnit,
      },
      theta: named ?? Object.fromEntries(theta),
      z_inference: inferenceOf(run('random', { unit, time, df: 'normal' })),
    },
    'random_effects_swamy_arora',
  )
  const testOf = (se: string, effects: string) => {
    const own = run('mundlak', { unit, time, se, effects }).fit
    return { chi2: own.meansChiSquare, df: own.meansDf, p: own.meansP }
  }
  const classical = testOf('classical', 'unit')
  const robust = testOf('CR0', 'unit')
  see(
    { wald_means_zero_classical: classical, wald_means_zero_arellano_HC0: robust },
    'mundlak_random_effects',
  )
  see(testOf('CR1', 'pooled'), 'mundlak_pooled_ols', 'wald_means_zero_CR1')
  see({ chi2: fit.hausman, df: fit.hausmanDf, p: fit.hausmanP }, 'hausman', 'classic')
  see({ chi2: fit.breuschPagan, df: fit.breuschPaganDf, p: fit.breuschPaganP }, 'breusch_pagan_LM_individual')
  if (results.rows_per_unit.balanced) {
    // The auxiliary regression is right on balanced panels, and then the same test as that of the unit means.
    see(classical, 'hausman', 'auxiliary_regression_plm')
    see(robust, 'hausman', 'auxiliary_plm_robust_arellano_HC0')
  }
  for (const [variable, , overall, between, within, share] of tableOf(
    run('within', { unit, time }),
    'Variation',
  ).rows)
    see(
      {
        overall: overall as number,
        between: between as number,
        within_div_nm1: within as number,
        share_within_of_total_ss: share as number,
      },
      'variation',
      variable as string,
    )
}

/** First differences of consecutive periods only. */
function compareSteps({ reference, results, run, see }: Step): void {
  const { unit, time } = reference
  const key = 'first_difference_consecutive_only_by_hand'
  if (results[key] === undefined) return
  for (const [se, name] of Object.entries({ classical: 'classical_se', CR0: 'CR0_se', CR1: 'CR1_se' })) {
    const result = run('first-difference', { unit, time, steps: 'consecutive', se })
    see({ coef: coefficientsOf(result), n_used: result.n, [name]: errorsOf(result) }, key)
  }
}

export const panels: readonly Family[] = [
  {
    estimator: /^4 panel/,
    bound: () => CLOSED,
    compare: comparePanel,
    left: [
      [/arellano_HC[13]/, 'other factors of the same errors: not offered'],
      [
        /auxiliary/,
        'wrong in the reference on unbalanced panels; the test of unit means is compared instead',
      ],
    ],
  },
]
