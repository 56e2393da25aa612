import { afterAll, describe, expect, test } from 'vitest'
import { hurdleMean } from '../../analysis/estimators/regression/hurdle.ts'
import {
  benjaminiHochberg,
  bonferroni,
  type EstimateResult,
  estimate,
  holm,
  hurdle,
  leverages,
  logit,
  modelFrame,
  ols,
  poisson,
} from '../../analysis/index.ts'
import {
  type Named,
  type Reference,
  readData,
  readReference,
  referenceNames,
  Worst,
} from './reference-files.ts'

const CLOSED = 1e-8
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

/** First values of a column of results, against those of a list. */
function firstOf(what: string, own: Float64Array, theirs: readonly number[], worst: Worst): void {
  theirs.forEach((value, i) => {
    worst.see(`${what} ${i + 1}`, own[i], value)
  })
}

function seeMatrix(result: EstimateResult, name: string, reference: Reference, worst: Worst): void {
  const { rows, values } = reference.results[name]
  expect(result.covariance!.terms).toEqual(rows)
  result.covariance!.values.forEach((row, i) => {
    row.forEach((value, j) => {
      // As correlations: a covariance may be zero but for rounding.
      const scale = Math.sqrt(values[i][i] * values[j][j])
      worst.see(`${name} ${i},${j}`, 1 + (value - values[i][j]) / scale, 1)
    })
  })
}

describe('what stands behind a regression agrees with R', () => {
  for (const name of referenceNames(/^ols_/))
    test(`${name}: fitted values, residuals, leverages, rows and standardised slopes`, () => {
      const reference = readReference(name)
      const { results } = reference
      const weights = name.endsWith('weighted') ? 'students' : undefined
      const frame = modelFrame(readData(reference), reference.r_formula, { weights })
      const fit = ols(frame.columns, frame.y, frame.weights)
      const worst = new Worst()
      firstOf('residual', fit.residuals, results.resid_first5, worst)
      firstOf(
        'fitted',
        frame.y.map((value, i) => value - fit.residuals[i]!),
        results.fitted_first5,
        worst,
      )
      firstOf('leverage', leverages(fit.columns, fit.working, fit.inverse), results.hat_first5, worst)
      const used = new Set(frame.rows ?? [])
      const dropped = frame.rows === null ? [] : Array.from({ length: frame.table.rows }, (_, i) => i + 1)
      expect(dropped.filter((row) => !used.has(row - 1))).toEqual(results.dropped_rows_1based)
      const sd = (values: Float64Array) => {
        const mean = values.reduce((sum, value) => sum + value, 0) / values.length
        return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1))
      }
      const standardised: Named | undefined = results.standardised_coef_b_sdx_over_sdy
      for (const [term, value] of Object.entries(standardised ?? {})) {
        const j = frame.recipes.findIndex((recipe) => recipe.term === term)
        const own = (fit.coefficients[j]! * sd(frame.columns[j]!)) / sd(frame.y)
        worst.see(`standardised ${term}`, own, value)
      }
      say(`${name} rows`, worst)
      expect(worst.value).toBeLessThan(CLOSED)
    })
  for (const name of referenceNames(/^logit_/))
    test(`${name}: odds ratios, covariances, predictions and how well they tell apart`, () => {
      const reference = readReference(name)
      const { results } = reference
      const result = run(reference, 'logit')
      const worst = new Worst()
      for (const row of result.coefficients) {
        worst.see(`odds ratio ${row.term}`, Math.exp(row.estimate!), results.odds_ratio[row.term])
        // R gives Wald's or the profile's interval; these are Wald's.
        worst.see(`its low ${row.term}`, Math.exp(row.low!), results.odds_ratio_ci_low[row.term])
        worst.see(`its high ${row.term}`, Math.exp(row.high!), results.odds_ratio_ci_high[row.term])
      }
      const { fit } = result
      worst.see('likelihood ratio', fit.likelihoodRatio, results.LR_chi2)
      worst.see('its df', fit.likelihoodRatioDf, results.LR_df)
      worst.see('BIC', fit.bic, results.BIC)
      worst.see('Nagelkerke', fit.nagelkerke, results.nagelkerke_r2)
      worst.see('Tjur', fit.tjur, results.tjur_r2)
      worst.see('area', fit.areaUnderCurve, results.auc)
      seeMatrix(result, 'vcov_classical', reference, worst)
      const cluster = reference.cluster_variable
      if (results.vcov_CR_G && cluster)
        seeMatrix(run(reference, 'logit', { cluster }), 'vcov_CR_G', reference, worst)
      const frame = modelFrame(readData(reference), reference.r_formula)
      firstOf('fitted', logit(frame.columns, frame.y).mean, results.fitted_first5, worst)
      say(`${name} details`, worst)
      expect(worst.value).toBeLessThan(ERROR)
    })
  for (const name of referenceNames(/^(poisson_offset|ppml)_/))
    test(`${name}: quasi-Poisson errors, ratios of rates, covariances and predictions`, () => {
      const reference = readReference(name)
      const { results, cluster_variable: cluster } = reference
      const quasi = run(reference, 'poisson', { se: 'quasi' })
      const worst = new Worst()
      for (const row of quasi.coefficients) {
        const { term } = row
        worst.see(`se of ${term}`, row.standardError, results.quasi.se[term])
        worst.see(`t of ${term}`, row.statistic, results.quasi.stat[term])
        worst.see(`df of ${term}`, row.df, results.quasi.df)
        worst.see(`p of ${term}`, row.p, results.quasi.p[term])
        worst.see(`low of ${term}`, row.low, results.quasi.ci_low[term])
        worst.see(`high of ${term}`, row.high, results.quasi.ci_high[term])
        worst.see(`ratio of ${term}`, Math.exp(row.estimate!), results.incidence_rate_ratio[term])
      }
      worst.see('dispersion', quasi.fit.dispersion, results.dispersion_pearson)
      seeMatrix(run(reference, 'poisson'), 'vcov_classical_poisson', reference, worst)
      seeMatrix(run(reference, 'poisson', { cluster }), 'vcov_CR_G', reference, worst)
      const frame = modelFrame(readData(reference), reference.r_formula)
      const fit = poisson(frame.columns, frame.y, null, frame.offset)
      firstOf('fitted', fit.mean, results.fitted_first5, worst)
      say(`${name} details`, worst)
      expect(worst.value).toBeLessThan(ERROR)
    })
  for (const name of referenceNames(/^hurdle_/))
    test(`${name}: predicted means`, () => {
      const reference = readReference(name)
      const frame = modelFrame(readData(reference), reference.r_formula)
      const part = { columns: frame.columns, offset: null }
      const fit = hurdle(name.includes('negbin') ? 'negbin' : 'poisson', part, part, frame.y, null)
      const mean = hurdleMean(fit.shape)
      const out = { value: 0, first: new Float64Array(3), second: new Float64Array(9) }
      const worst = new Worst()
      reference.results.predicted_mean_first5.forEach((value: number, i: number) => {
        const dot = (b: Float64Array) => frame.columns.reduce((sum, column, j) => sum + column[i]! * b[j]!, 0)
        mean.at(Float64Array.of(dot(fit.count.coefficients), dot(fit.zero.coefficients)), out)
        worst.see(`mean ${i + 1}`, out.value, value)
      })
      say(`${name} predictions`, worst)
      expect(worst.value).toBeLessThan(1e-6)
    })
  test('contrasts adjusted for being four', () => {
    const { results } = readReference('contrasts_caschools')
    const single = Object.values<{ p: number }>(results.by_vcov.classical.single).map(({ p }) => p)
    const worst = new Worst()
    const rules = { bonferroni, holm, BH: benjaminiHochberg }
    for (const [name, rule] of Object.entries(rules)) {
      const theirs = Object.values<number>(results.glht_adjusted_p[name])
      rule(single).forEach((value, i) => {
        // R's p values here are 1 − a probability: the smallest are 0 and lose digits.
        if (theirs[i]! > 1e-6) worst.see(`${name} ${i}`, value, theirs[i]!)
      })
    }
    say('contrasts adjusted', worst)
    expect(worst.value).toBeLessThan(CLOSED)
  })
})
