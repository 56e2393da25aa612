import { groupsOf } from '../../../../analysis/formula/model-frame.ts'
import {
  cox,
  coxResiduals,
  durationFrame,
  type EstimateOptions,
  type ResultTable,
} from '../../../../analysis/index.ts'
import { coefficientsOf, columnIn, errorsOf, exponents, inferenceOf, tableOf } from '../shapes.ts'
import { CLOSED, COEFFICIENT, type Family, GIVEN, SEARCHED, type Step } from '../walk.ts'

const ERRORS: Readonly<Record<string, string>> = {
  classical: 'classical',
  robust_no_cluster: 'HC0',
  robust_cluster: 'CR0',
}

function compareCox({ reference, results, data, run, see, seeMatrix }: Step): void {
  for (const ties of Object.keys(results)) {
    const block = results[ties]
    for (const [key, se] of Object.entries(ERRORS)) {
      if (block[key] === undefined) continue
      const cluster = se === 'CR0' ? (reference.cluster_variable ?? undefined) : undefined
      const result = run('cox', { ties, se, cluster })
      see({ coef: coefficientsOf(result), [key]: inferenceOf(result) }, ties)
      if (cluster === undefined) continue
      see(result.clusters, ties, 'clusters')
      const scaled = errorsOf(run('cox', { ties, se: 'CR_G', cluster }))
      see(scaled, ties, 'robust_cluster_times_G_over_Gm1_se')
    }
    const times = block.baseline_cumhaz_at_covariates_zero?.time.join(',')
    const result = run('cox', { ties, times })
    const { fit } = result
    seeMatrix(result, ties, 'vcov')
    see(
      {
        n: result.n,
        events: fit.events,
        rows_dropped: result.dropped,
        hazard_ratio: exponents(coefficientsOf(result)),
        loglik: fit.logLikelihood,
        loglik_null: fit.nullLogLikelihood,
        LR: { chi2: fit.likelihoodRatio, df: fit.likelihoodRatioDf, p: fit.likelihoodRatioP },
        wald: { chi2: fit.waldChiSquare },
        score: { chi2: fit.scoreTest },
        concordance: { C: fit.concordance, se: fit.concordanceSe },
      },
      ties,
    )
    if (times) {
      const hazard = columnIn(tableOf(result, 'Baseline'), 'cumulative hazard')
      see({ cumhaz: hazard }, ties, 'baseline_cumhaz_at_covariates_zero')
    }
    const { frame, start, stop, event } = durationFrame(data, reference.r_formula)
    const columns = frame.columns.filter((_, j) => frame.recipes[j]!.parts.length > 0)
    const strata = groupsOf(frame, frame.formula.strata)
    const own = cox(stop, event, columns, { start, strata, ties: ties === 'breslow' ? 'breslow' : 'efron' })
    const { martingale } = coxResiduals(own.data, own.coefficients)
    see([...martingale.slice(0, 5)], ties, 'martingale_residuals_first5')
    if (!block.cox_zph_km) continue
    const zph = tableOf(result, 'Proportional hazards')
    see(
      { chisq: columnIn(zph, 'chi-square'), df: columnIn(zph, 'df'), p: columnIn(zph, 'p') },
      ties,
      'cox_zph_km',
    )
  }
}

/** The columns of a curve, by what references call them. */
const CURVE: Readonly<Record<string, string>> = {
  time: 'time',
  n_risk: 'at risk',
  n_event: 'events',
  n_censor: 'censored',
  survival: 'survival',
  se_greenwood: 'se',
  se: 'se',
  low: 'low',
  high: 'high',
  loglog_low: 'low',
  loglog_high: 'high',
  cumhaz_nelson_aalen: 'cumulative hazard',
  se_cumhaz: 'se of hazard',
}
const columnsOf = (table: ResultTable) =>
  Object.fromEntries(Object.entries(CURVE).map(([theirs, own]) => [theirs, columnIn(table, own)]))

function compareKaplanMeier({ reference, results, run, see }: Step): void {
  const [outcome, group] = reference.r_formula.split('~').map((side) => side.trim())
  const ask = (model: string, options: Partial<EstimateOptions>) => run(model, options)
  see(columnsOf(tableOf(ask('km', { formula: `${outcome} ~ 1` }), 'Curve')), 'overall')
  see(columnsOf(tableOf(ask('km', {}), 'Curve')), 'by_group')
  const until = results.restricted_mean?.upper_limit
  const groups: readonly string[] = results.restricted_mean?.table.rows ?? []
  for (const interval of ['log-log', 'log', 'plain']) {
    const at = results.at_times?.[interval]
    const quantiles = results.quantiles?.[interval]
    const result = ask('km', {
      interval,
      times: at === undefined ? undefined : [...new Set(at.time)].join(','),
      quantiles: quantiles?.probs?.join(','),
      until: until === undefined ? undefined : String(until),
    })
    if (at) see(columnsOf(tableOf(result, 'Survival at times')), 'at_times', interval)
    if (quantiles) {
      const table = tableOf(result, 'Quantiles')
      const size = quantiles.probs.length
      const matrix = (name: string) => {
        const values = columnIn(table, name)
        return {
          values: quantiles.quantile.values.map((_: unknown, i: number) =>
            values.slice(i * size, (i + 1) * size),
          ),
        }
      }
      see({ quantile: matrix('time'), low: matrix('low'), high: matrix('high') }, 'quantiles', interval)
    }
    if (until === undefined || interval !== 'log-log') continue
    const table = tableOf(result, 'Restricted mean')
    const medians = tableOf(ask('km', { interval }), 'Quantiles')
    const middle = medians.rows.filter((row) => row[1] === 0.5)
    const names: Readonly<Record<string, (number | null)[]>> = {
      records: columnIn(table, 'rows'),
      'n.max': columnIn(table, 'rows'),
      'n.start': columnIn(table, 'rows'),
      events: columnIn(table, 'events'),
      rmean: columnIn(table, 'mean'),
      'se(rmean)': columnIn(table, 'se'),
      median: middle.map((row) => row[2] as number | null),
      '0.95LCL': middle.map((row) => row[3] as number | null),
      '0.95UCL': middle.map((row) => row[4] as number | null),
    }
    const cols: readonly string[] = results.restricted_mean.table.cols
    see(
      groups.map((_, i) => cols.map((name) => names[name]?.[i])),
      'restricted_mean',
      'table',
      'values',
    )
  }
  compareLogRank({ reference, results, run, see } as Step, outcome!, group!)
}

function compareLogRank({ results, run, see }: Step, outcome: string, group: string): void {
  for (const [key, rho, strata] of [
    ['logrank', undefined, ''],
    ['peto_peto_rho1', '1', ''],
    ['logrank_stratified', undefined, results.logrank_stratified?.strata],
  ] as const) {
    if (results[key] === undefined) continue
    const formula = `${outcome} ~ ${group}${strata ? ` + strata(${strata})` : ''}`
    const result = run('logrank', { formula, rho })
    const { fit, covariance } = result
    const table = tableOf(result, 'Events')
    see(
      {
        chi2: fit.chiSquare,
        df: fit.df,
        p: fit.p,
        n: columnIn(table, 'rows'),
        observed: columnIn(table, 'observed'),
        expected: columnIn(table, 'expected'),
        var: { values: covariance?.values },
      },
      key,
    )
  }
}

const searched = (name: string) => (/ (coef|loglik|hazard_ratio)/.test(name) ? COEFFICIENT : SEARCHED)

export const durations: readonly Family[] = [
  {
    estimator: /^6b Cox/,
    bound: searched,
    compare: compareCox,
    left: [[/baseline_cumhaz_at_covariates_zero \/ time/, GIVEN]],
  },
  {
    estimator: /^6a Kaplan-Meier/,
    bound: () => CLOSED,
    compare: compareKaplanMeier,
    left: [[/probs|upper_limit/, GIVEN]],
  },
]
