import { describe, expect, test } from 'vitest'
import { columnOf } from '../../analysis/columns.ts'
import { estimate } from '../../analysis/estimate.ts'
import { type Named, readReference, Worst } from './reference-files.ts'
import { REGRESSORS, speedPanel } from './speed-panel.ts'

const { results } = readReference('simulated_panel_10k')
const table = speedPanel(10_000)

const CASES = [
  { name: 'ols_hours', model: 'ols', outcome: 'hours', kinds: { classical: 'classical_se', CR1: 'CR1_se' } },
  {
    name: 'logit_searching',
    model: 'logit',
    outcome: 'searching',
    kinds: { classical: 'classical_se', CR_G: 'CR_G_se' },
  },
  { name: 'poisson_applications', model: 'poisson', outcome: 'applications', kinds: { CR_G: 'CR_G_se' } },
] as const

describe('a panel of 30,000 rows', () => {
  test('is the same panel as the one the reference was computed on', () => {
    for (const [name, sum] of Object.entries(results.column_sums as Named))
      expect(columnOf(table, name).values.reduce((a, b) => a + b, 0)).toBeCloseTo(sum, 4)
  })

  for (const { name, model, outcome, kinds } of CASES)
    for (const [se, key] of Object.entries(kinds))
      test(`${name} with ${se} standard errors agrees with R`, () => {
        const result = estimate({
          data: table,
          formula: `${outcome} ~ ${REGRESSORS.join(' + ')}`,
          model,
          se,
          ...(se.startsWith('CR') ? { cluster: 'id' } : {}),
        })
        const worst = new Worst()
        const { coef, [key]: errors } = results[name] as Record<string, Named>
        for (const row of result.coefficients) {
          worst.see(row.term, row.estimate, coef![row.term]!)
          worst.see(`se of ${row.term}`, row.standardError, errors![row.term]!)
        }
        if (results[name].loglik) worst.see('logLikelihood', result.fit.logLikelihood, results[name].loglik)
        console.log(
          `${name} ${se}: worst relative difference ${worst.value.toExponential(1)} (${worst.place})`,
        )
        expect(worst.value).toBeLessThan(model === 'ols' ? 1e-8 : 1e-6)
      })
})
