import { afterAll, describe, expect, test } from 'vitest'
import { type EstimateOptions, estimate, type ResultTable } from '../../analysis/index.ts'
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
afterAll(() => console.log(`worst relative differences with R's coxph\n${summary.join('\n')}`))

function say(name: string, worst: Worst): void {
  summary.push(
    `${name.padEnd(44)} ${worst.value.toExponential(1)}  (${worst.compared} numbers; ${worst.place})`,
  )
}

const run = (reference: Reference, options: Partial<EstimateOptions>) =>
  estimate({ data: readData(reference), formula: reference.r_formula, model: 'cox', ...options })
const tableOf = (tables: readonly ResultTable[], title: string) =>
  tables.find((table) => table.title === title)!

describe('Cox regression agrees with R', () => {
  for (const name of referenceNames(/^cox_/))
    for (const ties of ['efron', 'breslow']) {
      const reference = readReference(name)
      const block = reference.results[ties]
      const cluster = reference.cluster_variable ?? undefined
      test(`${name} ${ties}: coefficients, all kinds of standard errors, p values and intervals`, () => {
        const coefficients = new Worst()
        const errors = new Worst()
        for (const [se, key] of [
          ['classical', 'classical'],
          ['HC0', 'robust_no_cluster'],
          ...(cluster === undefined ? [] : [['CR0', 'robust_cluster'] as const]),
        ] as const) {
          const result = run(reference, { ties, se, ...(se === 'CR0' ? { cluster } : {}) })
          expect(result.n).toBe(block.n)
          expect(result.dropped).toBe(block.rows_dropped)
          for (const row of result.coefficients) {
            coefficients.see(row.term, row.estimate, block.coef[row.term])
            for (const [own, theirs] of [
              [row.standardError, 'se'],
              [row.statistic, 'stat'],
              [row.p, 'p'],
              [row.low, 'ci_low'],
              [row.high, 'ci_high'],
            ] as const)
              errors.see(`${se} ${theirs} of ${row.term}`, own, (block[key][theirs] as Named)[row.term]!)
          }
          if (se === 'classical')
            result.covariance!.values.forEach((line, i) => {
              line.forEach((value, j) => {
                errors.see(`covariance ${i} ${j}`, value, block.vcov.values[i][j])
              })
            })
        }
        if (cluster !== undefined)
          for (const row of run(reference, { ties, se: 'CR_G', cluster }).coefficients)
            errors.see(
              `CR_G of ${row.term}`,
              row.standardError,
              block.robust_cluster_times_G_over_Gm1_se[row.term],
            )
        say(`${name} ${ties} coefficients`, coefficients)
        say(`${name} ${ties} inference`, errors)
        expect(coefficients.value).toBeLessThan(COEFFICIENT)
        expect(errors.value).toBeLessThan(ERROR)
      })
      test(`${name} ${ties}: tests, concordance, baseline and proportional hazards`, () => {
        const worst = new Worst()
        const times = block.baseline_cumhaz_at_covariates_zero.time.join(',')
        const { fit, tables } = run(reference, { ties, times })
        worst.see('events', fit.events, block.events)
        worst.see('logLikelihood', fit.logLikelihood, block.loglik)
        worst.see('nullLogLikelihood', fit.nullLogLikelihood, block.loglik_null)
        worst.see('likelihoodRatio', fit.likelihoodRatio, block.LR.chi2)
        worst.see('likelihoodRatioP', fit.likelihoodRatioP, block.LR.p)
        worst.see('wald', fit.waldChiSquare, block.wald.chi2)
        worst.see('score', fit.scoreTest, block.score.chi2)
        worst.see('concordance', fit.concordance, block.concordance.C)
        worst.see('se of concordance', fit.concordanceSe, block.concordance.se)
        tableOf(tables, 'Baseline').rows.forEach(([, time, hazard], i) => {
          const expected = block.baseline_cumhaz_at_covariates_zero.cumhaz[i]
          worst.see(`baseline at ${time}`, hazard as number, expected)
        })
        if (block.cox_zph_km !== undefined)
          tableOf(tables, 'Proportional hazards').rows.forEach(([term, chiSquare, df, p], i) => {
            expect(term).toBe(block.cox_zph_km.term[i])
            worst.see(`proportional ${term}`, chiSquare as number, block.cox_zph_km.chisq[i])
            worst.see(`df of ${term}`, df as number, block.cox_zph_km.df[i])
            worst.see(`p of ${term}`, p as number, block.cox_zph_km.p[i])
          })
        say(`${name} ${ties} tests`, worst)
        expect(worst.value).toBeLessThan(COEFFICIENT)
      })
    }
})
