import { afterAll, describe, expect, test } from 'vitest'
import { type EstimateOptions, estimate, type ResultTable } from '../../analysis/index.ts'
import { readData, readReference, Worst } from './reference-files.ts'

const CLOSED = 1e-8
const summary: string[] = []
afterAll(() => console.log(`worst relative differences with R's survival\n${summary.join('\n')}`))

function say(name: string, worst: Worst): void {
  summary.push(
    `${name.padEnd(44)} ${worst.value.toExponential(1)}  (${worst.compared} numbers; ${worst.place})`,
  )
}

const lung = readReference('km_lung')
const run = (options: Omit<EstimateOptions, 'data'>) => estimate({ data: readData(lung), ...options })
const tableOf = (tables: readonly ResultTable[], title: string) =>
  tables.find((table) => table.title === title)!
const column = ({ columns, rows }: ResultTable, name: string) =>
  rows.map((row) => row[columns.indexOf(name)] as number)

describe('Kaplan-Meier agrees with R', () => {
  const { results } = lung
  for (const [key, formula] of [
    ['overall', 'Surv(time, status) ~ 1'],
    ['by_group', 'Surv(time, status) ~ sex'],
  ] as const)
    test(`${key}: every number of the curve`, () => {
      const worst = new Worst()
      const curve = tableOf(run({ formula, model: 'km' }).tables, 'Curve')
      const block = results[key]
      expect(curve.rows.length).toBe(block.time.length)
      for (const [own, theirs] of Object.entries({
        time: 'time',
        'at risk': 'n_risk',
        events: 'n_event',
        censored: 'n_censor',
        survival: 'survival',
        se: 'se_greenwood',
        'cumulative hazard': 'cumhaz_nelson_aalen',
        'se of hazard': 'se_cumhaz',
        low: 'loglog_low',
        high: 'loglog_high',
      })) {
        const expected = block[theirs]
        if (expected === undefined) continue
        column(curve, own).forEach((value, i) => {
          // At zero survivors R has a standard error that is not a number, and here it is null.
          worst.see(`${own} on row ${i}`, value, expected[i])
        })
      }
      if (block.strata) expect(column(curve, 'group')).toEqual(block.strata)
      say(`km_lung ${key}`, worst)
      expect(worst.value).toBeLessThan(CLOSED)
    })

  test('survival at times, quantiles and restricted means, with every kind of interval', () => {
    const worst = new Worst()
    for (const interval of ['log-log', 'log', 'plain']) {
      const { tables } = run({
        formula: 'Surv(time, status == 2) ~ sex',
        model: 'km',
        interval,
        times: '100,200,365,500,730',
        until: '730',
      })
      const at = tableOf(tables, 'Survival at times')
      const block = results.at_times[interval]
      for (const [own, theirs] of [
        ['at risk', 'n_risk'],
        ['survival', 'survival'],
        ['se', 'se'],
        ['low', 'low'],
        ['high', 'high'],
      ] as const)
        column(at, own).forEach((value, i) => {
          worst.see(`${interval} ${own} at ${block.time[i]}`, value, block[theirs][i])
        })
      const quantiles = tableOf(tables, 'Quantiles')
      for (const [own, theirs] of [
        ['time', 'quantile'],
        ['low', 'low'],
        ['high', 'high'],
      ] as const)
        column(quantiles, own).forEach((value, i) => {
          const expected = results.quantiles[interval][theirs].values[Math.floor(i / 3)][i % 3]
          worst.see(`${interval} ${theirs} ${i}`, value, expected)
        })
      const means = tableOf(tables, 'Restricted mean')
      column(means, 'mean').forEach((value, i) => {
        worst.see(`mean ${i}`, value, results.restricted_mean.table.values[i][4])
        worst.see(`se of mean ${i}`, column(means, 'se')[i], results.restricted_mean.table.values[i][5])
      })
    }
    say('km_lung summaries', worst)
    expect(worst.value).toBeLessThan(CLOSED)
  })

  test('log-rank, Peto-Peto and stratified tests', () => {
    const worst = new Worst()
    for (const [key, formula, rho] of [
      ['logrank', 'Surv(time, status) ~ sex', undefined],
      ['peto_peto_rho1', 'Surv(time, status) ~ sex', '1'],
      ['logrank_stratified', 'Surv(time, status) ~ sex + strata(ph.ecog)', undefined],
    ] as const) {
      const { fit, tables, covariance } = run({ formula, model: 'logrank', rho })
      const block = results[key]
      worst.see(`${key} chiSquare`, fit.chiSquare, block.chi2)
      worst.see(`${key} df`, fit.df, block.df)
      worst.see(`${key} p`, fit.p, block.p)
      if (block.observed === undefined) continue
      const table = tableOf(tables, 'Events')
      column(table, 'observed').forEach((value, i) => {
        worst.see(`${key} observed`, value, block.observed[i])
        worst.see(`${key} expected`, column(table, 'expected')[i], block.expected[i])
        worst.see(`${key} rows`, column(table, 'rows')[i], block.n[i])
        worst.see(`${key} variance`, covariance!.values[i]![i], block.var.values[i][i])
      })
    }
    say('km_lung log-rank', worst)
    expect(worst.value).toBeLessThan(CLOSED)
  })
})
