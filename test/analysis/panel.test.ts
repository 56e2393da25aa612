import { afterAll, describe, expect, test } from 'vitest'
import { columnOf } from '../../analysis/columns.ts'
import { clustersOf } from '../../analysis/estimators/inference/clusters.ts'
import {
  demean,
  type EstimateOptions,
  type EstimateResult,
  estimate,
  totalsOf,
  unitMeasures,
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
const summary: string[] = []
afterAll(() => console.log(`worst relative differences with R's plm\n${summary.join('\n')}`))

function say(name: string, worst: Worst): void {
  summary.push(
    `${name.padEnd(44)} ${worst.value.toExponential(1)}  (${worst.compared} numbers; ${worst.place})`,
  )
}

interface Panel extends Reference {
  readonly unit: string
  readonly time: string
}

function run(panel: Panel, model: string, options: Partial<EstimateOptions> = {}): EstimateResult {
  return estimate({
    data: readData(panel),
    formula: panel.r_formula,
    model,
    unit: panel.unit,
    ...(options.model === 'between' ? {} : { time: panel.time }),
    ...options,
  })
}

type Block = Record<string, Named>

/** One block {se, stat, p, df, ci_low, ci_high} of every term. */
function see(worst: Worst, result: EstimateResult, coefficients: Named, block: Block): void {
  expect(result.coefficients.map(({ term }) => term)).toEqual(Object.keys(coefficients))
  for (const row of result.coefficients) {
    const { term } = row
    worst.see(`coefficient of ${term}`, row.estimate, coefficients[term]!)
    worst.see(`se of ${term}`, row.standardError, block.se![term]!)
    worst.see(`statistic of ${term}`, row.statistic, block.stat![term]!)
    worst.see(`df of ${term}`, row.df, block.df as unknown as number)
    if (block.p![term]! > 1e-300) worst.see(`p of ${term}`, row.p, block.p![term]!)
    worst.see(`low of ${term}`, row.low, block.ci_low![term]!)
    worst.see(`high of ${term}`, row.high, block.ci_high![term]!)
  }
}

const ERRORS = { classical: 'classical', CR0: 'arellano_HC0', CR1: 'arellano_sss' } as const
const panels = referenceNames(/^panel_/).map((name) => readReference(name) as Panel)

describe('panel models agree with R', () => {
  for (const panel of panels) {
    const { results, name } = panel
    const short = name.replace('panel_', '')
    const models = [
      ['within', {}, results.within_individual],
      ['within', { effects: 'two-way' }, results.within_twoways],
      ['first-difference', {}, results.first_difference_with_intercept],
      ['first-difference', { formula: `${panel.r_formula} - 1` }, results.first_difference_no_intercept],
      ['between', {}, results.between],
      ['random', {}, results.random_effects_swamy_arora],
      ['mundlak', {}, results.mundlak_random_effects],
      ['mundlak', { effects: 'pooled' }, results.mundlak_pooled_ols],
    ] as const
    for (const [model, options, block] of models) {
      const label =
        `${short} ${model} ${'formula' in options ? 'no intercept' : (Object.values(options)[0] ?? '')}`.trim()
      test(`${label}: coefficients, standard errors, p values and intervals`, () => {
        const worst = new Worst()
        for (const [se, key] of Object.entries({ ...ERRORS, ...(block.CR1 ? { CR1: 'CR1' } : {}) })) {
          // The one program that made the reference fails on some of these, and says so in a text.
          if (block[key] === undefined || typeof block[key] === 'string') continue
          see(worst, run(panel, model, { se, ...options }), block.coef, block[key])
        }
        say(label, worst)
        expect(worst.compared).toBeGreaterThan(0)
        expect(worst.value).toBeLessThan(CLOSED)
      })
      if (block.rss === undefined) continue
      test(`${label}: measures of fit`, () => {
        const worst = new Worst()
        const { fit, n } = run(panel, model, options)
        worst.see('n', n, block.n_used)
        worst.see('rSquared', fit.rSquared, block.r_squared)
        worst.see('rss', fit.rss, block.rss)
        if (block.adj_r_squared !== undefined) {
          worst.see('adjustedRSquared', fit.adjustedRSquared, block.adj_r_squared)
          worst.see('dfResidual', fit.dfResidual, block.df_residual)
          const chi = block.F_or_chisq.name === 'Chisq'
          worst.see('statistic', chi ? fit.waldChiSquare : fit.f, block.F_or_chisq.value)
          worst.see('p', chi ? fit.waldP : fit.fP, block.F_or_chisq.p)
        }
        say(`${label} fit`, worst)
        expect(worst.value).toBeLessThan(CLOSED)
      })
    }

    test(`${short}: effects of units, their F tests, and other cluster factors`, () => {
      const worst = new Worst()
      const block = results.within_individual
      const { fit } = run(panel, 'within')
      worst.see('sigma', fit.sigma, block.sigma_e)
      worst.see('constant', fit.constant, block.overall_constant_stata)
      worst.see('logLikelihood', fit.logLikelihood, block.lsdv_loglik)
      worst.see('correlation', fit.correlationEffects, block.corr_fe_xb)
      const seeTest = (own: EstimateResult['fit'], test: Record<string, number>) => {
        worst.see('effectsF', own.effectsF, test.F!)
        worst.see('effectsDf1', own.effectsDf1, test.df1!)
        worst.see('effectsDf2', own.effectsDf2, test.df2!)
        worst.see('effectsP', own.effectsP, test.p!)
      }
      seeTest(fit, results.F_test_individual_effects)
      seeTest(run(panel, 'within', { effects: 'two-way' }).fit, results.within_twoways.F_test_vs_pooled)
      const table = readData(panel)
      const ids = columnOf(table, panel.unit).values
      const units = clustersOf(ids)
      const parts = (column: Float64Array) => demean(column, units, null, totalsOf(units, null))
      const predicted = new Float64Array(ids.length)
      for (const [term, slope] of Object.entries(block.coef as Named))
        columnOf(table, term).values.forEach((value, i) => {
          predicted[i]! += slope * value
        })
      const outcome = columnOf(table, panel.r_formula.split(' ')[0]!).values
      const { effects } = unitMeasures(parts(outcome), parts(predicted), totalsOf(units, null))
      for (const [id, effect] of Object.entries(block.fixed_effects_first10 as Named))
        worst.see(`effect of ${id}`, effects[units.of[ids.indexOf(Number(id))]!], effect)
      const grouped = run(panel, 'within', { se: 'CR_G' })
      for (const { term, standardError } of grouped.coefficients)
        worst.see(
          `CR_G of ${term}`,
          standardError,
          block.cluster_by_hand.CR0[term] * Math.sqrt(results.units / (results.units - 1)),
        )
      say(`${short} effects of units`, worst)
      expect(worst.value).toBeLessThan(CLOSED)
    })

    test(`${short}: first differences of consecutive periods only`, () => {
      const worst = new Worst()
      const block = results.first_difference_consecutive_only_by_hand
      for (const [se, key] of Object.entries({ classical: 'classical_se', CR0: 'CR0_se', CR1: 'CR1_se' })) {
        const result = run(panel, 'first-difference', { steps: 'consecutive', se })
        worst.see('n', result.n, block.n_used)
        for (const row of result.coefficients) {
          worst.see(row.term, row.estimate, block.coef[row.term])
          worst.see(`${se} of ${row.term}`, row.standardError, block[key][row.term])
        }
      }
      say(`${short} consecutive differences`, worst)
      expect(worst.value).toBeLessThan(CLOSED)
    })

    test(`${short}: variance components, theta, and the tests of effects`, () => {
      const worst = new Worst()
      const block = results.random_effects_swamy_arora
      const { fit, tables } = run(panel, 'random')
      worst.see('σ²', fit.varianceIdiosyncratic, block.variance_components.sigma2_idiosyncratic)
      worst.see('σ² of units', fit.varianceUnit, block.variance_components.sigma2_individual)
      const theta = new Map(tables[0]!.rows.map(([size, , value]) => [String(size), value as number]))
      if (typeof block.theta === 'number') worst.see('theta', fit.theta, block.theta)
      else
        for (const [size, value] of Object.entries(block.theta as Named))
          worst.see(`theta of ${size} rows`, theta.get(size), value)
      worst.see('hausman', fit.hausman, results.hausman.classic.chi2)
      worst.see('hausmanP', fit.hausmanP, results.hausman.classic.p)
      worst.see('breuschPagan', fit.breuschPagan, results.breusch_pagan_LM_individual.chi2)
      if (results.breusch_pagan_LM_individual.p > 1e-290)
        worst.see('breuschPaganP', fit.breuschPaganP, results.breusch_pagan_LM_individual.p)
      const mundlak = (se: string, effects: string) => run(panel, 'mundlak', { se, effects }).fit
      for (const [own, theirs] of [
        [mundlak('classical', 'unit'), results.mundlak_random_effects.wald_means_zero_classical],
        [mundlak('CR0', 'unit'), results.mundlak_random_effects.wald_means_zero_arellano_HC0],
        [mundlak('CR1', 'pooled'), results.mundlak_pooled_ols.wald_means_zero_CR1],
      ]) {
        worst.see('meansChiSquare', own.meansChiSquare, theirs.chi2)
        worst.see('meansDf', own.meansDf, theirs.df)
        worst.see('meansP', own.meansP, theirs.p)
      }
      say(`${short} components and tests`, worst)
      expect(worst.value).toBeLessThan(CLOSED)
    })

    test(`${short}: variation between and within units`, () => {
      const worst = new Worst()
      const table = run(panel, 'within').tables.find(({ title }) => title === 'Variation')!
      for (const [variable, , overall, between, within, share] of table.rows) {
        const theirs = results.variation[variable as string]
        worst.see(`overall ${variable}`, overall as number, theirs.overall)
        worst.see(`between ${variable}`, between as number, theirs.between)
        worst.see(`within ${variable}`, within as number, theirs.within_div_nm1)
        worst.see(`share ${variable}`, share as number, theirs.share_within_of_total_ss)
      }
      say(`${short} variation`, worst)
      expect(worst.value).toBeLessThan(CLOSED)
    })
  }
})
