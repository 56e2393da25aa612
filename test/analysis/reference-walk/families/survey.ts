import type { EstimateOptions, EstimateResult } from '../../../../analysis/index.ts'
import type { Own } from '../ledger.ts'
import { byTerm, coefficientsOf, columnIn, errorsOf, namedIn, tableOf } from '../shapes.ts'
import { CLOSED, type Family, GIVEN, SEARCHED, type Step } from '../walk.ts'

export type Design = Partial<EstimateOptions>

/** The design that a call to svydesign describes. */
export function designIn(calls: readonly string[]): Design {
  const call = calls.find((text) => text.includes('svydesign(')) ?? ''
  const named = (option: string) => {
    const found = new RegExp(`\\b${option}s? ?= ?~([\\w.+ ]+)`).exec(call)?.[1]?.trim()
    return found === undefined || /^[01]$/.test(found) ? undefined : found.replace(/ *\+ */g, ',')
  }
  return { psu: named('id'), strata: named('strata'), weights: named('weight'), fpc: named('fpc') }
}

interface Names {
  readonly [key: string]: unknown
}
const keysOf = (block: Names | undefined): string[] => Object.keys(block ?? {})

/** The row of one term, by what blocks call its parts. */
function rowOf(result: EstimateResult, term: string): Own {
  const row = result.coefficients.find((own) => own.term === term)
  if (row === undefined) return undefined
  return { estimate: row.estimate, se: row.standardError, low: row.low, high: row.high }
}

const blockOf = (result: EstimateResult): Own => ({
  estimate: coefficientsOf(result),
  se: errorsOf(result),
})

function compareSurvey(step: Step): void {
  const { reference, results, see, seeMatrix } = step
  const design = designIn(reference.r_call)
  const ask = (model: string, formula: string, more: Partial<EstimateOptions> = {}) =>
    step.run(model, { formula, ...design, ...more })
  const variables = keysOf(results.mean?.estimate)
  const means = ask('survey-mean', `~ ${variables.join(' + ')}`)
  const { fit } = means
  see(blockOf(means), 'mean')
  seeMatrix(means, 'mean', 'vcov')
  const intervals = (result: EstimateResult) => ({
    low: byTerm(result, (row) => row.low),
    high: byTerm(result, (row) => row.high),
  })
  see(intervals(means), 'mean', 'ci_t_degf')
  see(intervals(ask('survey-mean', `~ ${variables.join(' + ')}`, { df: 'normal' })), 'mean', 'ci_normal')
  const { kishDeff: deff, effectiveN: effective_n } = fit
  see({ degf: fit.degreesOfFreedom, weights_sum: fit.weights })
  see({ n: step.data.rows, sum_w: fit.weights, effective_n }, 'kish')
  see({ deff_weights_n_sumw2_over_sumw_sq: deff, one_plus_cv2_population_variance: deff }, 'kish')
  for (const variable of keysOf(results.mean_one_by_one_own_missing)) {
    const alone = tableOf(ask('survey-mean', `~ ${variables.join(' + ')}`), 'Means one by one')
    const cell = (name: string) => namedIn(alone, name)[variable]
    see(
      {
        estimate: cell('estimate'),
        se: cell('standardError'),
        cv: cell('cv'),
        deff: cell('deff'),
        deff_replace: cell('deffReplace'),
      },
      'mean_one_by_one_own_missing',
      variable,
    )
  }
  for (const what of ['total', 'variance', 'mean'])
    for (const variable of keysOf(results[what]).filter((key) => !['estimate', 'se', 'vcov'].includes(key)))
      if (!variable.startsWith('ci_'))
        see(rowOf(ask(`survey-${what}`, `~ ${variable}`), variable), what, variable)
  for (const [what, model] of [
    ['proportion', 'survey-mean'],
    ['count', 'survey-total'],
  ] as const)
    for (const variable of keysOf(results[what])) {
      const result = ask(model, `~ ${variable}`)
      see(blockOf(result), what, variable)
      seeMatrix(result, what, variable, 'vcov')
    }
  for (const variable of keysOf(results.ciprop))
    for (const interval of ['logit', 'asin', 'beta', 'mean']) {
      const term = `${variable}${results.ciprop[variable].level}`
      const own = rowOf(ask('survey-mean', `~ ${variable}`, { interval }), term)
      see(own, 'ciprop', variable, interval)
      if (interval === 'logit') see(own, 'ciprop', variable, 'xlogit')
    }
  compareQuantiles(step, ask)
  compareDomains(step, ask)
  compareRegressions(step, ask)
  if (results.ratio) {
    const { num, den } = results.ratio
    const [own] = ask('survey-ratio', `${num} ~ ${den}`).coefficients
    see({ estimate: own?.estimate, se: own?.standardError }, 'ratio')
  }
  compareIndependence(step, ask)
}

type Ask = (model: string, formula: string, more?: Partial<EstimateOptions>) => EstimateResult

function compareQuantiles({ results, see }: Step, ask: Ask): void {
  const { variable, ...rules } = results.quantile ?? {}
  for (const [key, block] of Object.entries<{ probs: readonly number[] } | string>(rules)) {
    if (typeof block === 'string') continue
    const rule = key.replace(/^.*qrule_/, '')
    const interval = key.startsWith('interval_beta') ? 'beta' : 'mean'
    const { coefficients } = ask('survey-quantile', `~ ${variable}`, {
      quantiles: block.probs.join(','),
      rule,
      interval,
    })
    see(
      {
        probs: block.probs,
        quantile: coefficients.map((row) => row.estimate),
        ci_low: coefficients.map((row) => row.low),
        ci_high: coefficients.map((row) => row.high),
        se: coefficients.map((row) => row.standardError),
      },
      'quantile',
      key,
    )
  }
}

function compareDomains({ results, see }: Step, ask: Ask): void {
  const outcome = (Object.values(results.domain_mean ?? {})[0] as { variable?: string } | undefined)?.variable
  const column = (result: EstimateResult, terms: readonly string[], of: 'estimate' | 'se' | 'low' | 'high') =>
    terms.map((term) => (rowOf(result, term) as Record<string, number> | undefined)?.[of])
  for (const group of keysOf(results.domain_mean)) {
    const { level, variable = outcome } = results.domain_mean[group]
    const terms = level.map((own: string) => `${group}${own}:${variable}`)
    const result = ask('survey-mean', `${variable} ~ ${group}`)
    const normal = ask('survey-mean', `${variable} ~ ${group}`, { df: 'normal' })
    see(
      {
        estimate: column(result, terms, 'estimate'),
        se: column(result, terms, 'se'),
        ci_low_normal: column(normal, terms, 'low'),
        ci_high_normal: column(normal, terms, 'high'),
      },
      'domain_mean',
      group,
    )
    const totals = ask('survey-total', `${variable} ~ ${group}`)
    see(
      { estimate: column(totals, terms, 'estimate'), se: column(totals, terms, 'se') },
      'domain_total',
      group,
    )
  }
  if (results.domain_mean_cross) {
    const { variable, estimate: values, se: _, ...groups } = results.domain_mean_cross
    const names = Object.keys(groups)
    const result = ask('survey-mean', `${variable} ~ ${names.join(' + ')}`)
    const terms = values.map(
      (__: number, i: number) => `${names.map((name) => `${name}${groups[name][i]}`).join(':')}:${variable}`,
    )
    see({ estimate: column(result, terms, 'estimate'), se: column(result, terms, 'se') }, 'domain_mean_cross')
  }
  if (results.domain_difference) {
    const [group] = keysOf(results.domain_mean)
    const contrast = (results.domain_difference.first_minus_second as string)
      .split(' - ')
      .map((level) => `${group}${level}:${outcome}`)
      .join(' - ')
    const [own] = ask('survey-mean', `${outcome} ~ ${group}`, { contrast: [contrast] }).contrasts
    see({ estimate: own?.estimate, se: own?.standardError }, 'domain_difference')
  }
  if (results.subpopulation) {
    const [, variable, level] = /^(\S+) == ['"](.+)['"]$/.exec(results.subpopulation.condition)!
    for (const what of ['mean', 'total'])
      for (const own of keysOf(results.subpopulation[what]?.estimate)) {
        const result = ask(`survey-${what}`, `${own} ~ ${variable}`)
        const term = `${variable}${level}:${own}`
        const row = result.coefficients.find((one) => one.term === term)
        const se = row?.standardError
        see({ estimate: { [own]: row?.estimate }, se: { [own]: se } }, 'subpopulation', what)
        see(se === undefined || se === null ? null : [[se * se]], 'subpopulation', what, 'vcov', 'values')
        see({ degf: row?.df, n: row?.n }, 'subpopulation')
      }
  }
}

const FAMILIES: Readonly<Record<string, string>> = {
  svyglm_gaussian: 'gaussian',
  svyglm_quasibinomial: 'logit',
  svyglm_poisson: 'poisson',
  svyglm_quasipoisson: 'poisson',
}

function compareRegressions({ results, see, seeMatrix }: Step, ask: Ask): void {
  for (const [key, family] of Object.entries(FAMILIES)) {
    const block = results[key]
    if (block === undefined) continue
    const result = ask('survey-regression', block.formula, { family })
    see(
      {
        n: result.n,
        coef: coefficientsOf(result),
        se: errorsOf(result),
        t: byTerm(result, (row) => row.statistic),
        p: byTerm(result, (row) => row.p),
        df_residual: result.fit.residualDf,
        dispersion: result.fit.dispersion,
        deviance: result.fit.deviance,
      },
      key,
    )
    seeMatrix(result, key, 'vcov')
    if (!block.wald_first_term) continue
    const table = tableOf(result, 'Wald tests')
    const cell = (name: string) => namedIn(table, name)[block.wald_first_term.term]
    const own = { F: cell('F'), df: cell('df'), ddf: cell('denominator df'), p: cell('p') }
    see(own, key, 'wald_first_term')
  }
}

function compareIndependence({ results, see }: Step, ask: Ask): void {
  if (!results.chisq) return
  const { variables, table_weighted: weighted } = results.chisq
  const result = ask('survey-chisq', `~ ${variables.join(' + ')}`)
  const cells = tableOf(result, 'Weights per cell')
  const columns = weighted.cols.map((level: string) => columnIn(cells, level))
  see(
    weighted.rows.map((_: string, i: number) => columns.map((column: Own[]) => column[i])),
    'chisq',
    'table_weighted',
    'values',
  )
  for (const [test, statistic, df, below, p] of tableOf(result, 'Tests').rows as [string, ...number[]][]) {
    const parameter = below === null ? [df] : [df, below]
    see({ statistic, parameter, p }, 'chisq', test)
    see([[statistic]], 'chisq', test, 'statistic', 'values')
  }
  const { rows, cols } = weighted
  const df = (rows.length - 1) * (cols.length - 1)
  see({ statistic: result.fit.pearson, df }, 'chisq', 'unadjusted_pearson_on_weights_scaled_to_n')
}

/** Each rule for a stratum of one unit; the columns of the design are those of the data. */
function compareLonely({ results, data, run, see }: Step): void {
  const names = [...data.columns.keys()]
  const outcome = names.find((name) => /^api00$|^y$/.test(name)) ?? names[1]!
  const design = { strata: 'stype', weights: 'pw', fpc: names.includes('fpc') ? 'fpc' : undefined }
  for (const lonely of Object.keys(results)) {
    if (typeof results[lonely] === 'string') continue
    const result = run('survey-mean', { formula: `~ ${outcome}`, lonely, ...design })
    const [row] = result.coefficients
    see({ mean: row?.estimate, se: row?.standardError, degf: result.fit.degreesOfFreedom }, lonely)
  }
}

const searched = (name: string) => (/quasibinomial|poisson/.test(name) ? SEARCHED : CLOSED)

export const surveys: readonly Family[] = [
  {
    estimator: /^5 complex survey/,
    bound: searched,
    compare: compareSurvey,
    left: [
      [/\/ likelihood \//, 'intervals of the likelihood: not offered'],
      [/^ciprop \/ .* \/ logit \//, 'the same interval as xlogit but for rounding in a search'],
      [/\/ (lincom|saddlepoint) \//, 'chances of sums of chi-squares: not offered'],
      [/probs/, GIVEN],
    ],
  },
  { estimator: /^5 survey, stratum with one PSU/, bound: () => CLOSED, compare: compareLonely },
]
