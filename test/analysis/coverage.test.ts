/** The coverage study: what it counts, and what its last full run found. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { coverageCounter, coverageText, coverageTotals } from '../../analysis/index.ts'

const one = (estimator: string, estimate: number, half: number, p: number | null = null) => ({
  estimator,
  target: 'a',
  estimate,
  low: estimate - half,
  high: estimate + half,
  p,
})

describe('the counter of coverage', () => {
  test('counts only what has an interval and a truth', () => {
    const counter = coverageCounter(new Map([['a', 0]]), 0.05)
    counter.add([
      { ...one('mean', 1, 2), low: null },
      { ...one('mean', 1, 2), target: 'unknown' },
    ])
    expect(counter.rows()).toEqual([])
  })
  test('gives bias, spread, coverage and power with their simulation errors', () => {
    const counter = coverageCounter(new Map([['a', 10]]), 0.05)
    for (const estimate of [9, 11, 13, 15])
      counter.add([one('mean', estimate, 2, estimate < 12 ? 0.2 : 0.01)])
    const [row] = counter.rows()
    expect(row).toMatchObject({ panels: 4, bias: 2, coverage: 0.5, power: 0.5, truth: 10 })
    expect(row!.spread).toBeCloseTo(Math.sqrt(5), 12)
    expect(row!.biasError).toBeCloseTo(Math.sqrt(5) / 2, 12)
    expect(row!.coverageError).toBeCloseTo(0.25, 12)
    expect(coverageTotals(counter.rows())[0]).toMatchObject({ targets: 1, lowest: 0.5, highest: 0.5 })
    expect(coverageText(counter.rows())).toMatch(/^Simulated panels; nobody real\./)
  })
})

describe('the last full run', () => {
  const text = readFileSync(join(import.meta.dirname, '../../analysis/coverage/results.txt'), 'utf8')
  const total = (estimator: string) =>
    new RegExp(`^${estimator} +(\\d+) +(\\d+) +([\\d.]+)%`, 'm').exec(text)!.slice(1).map(Number) as [
      number,
      number,
      number,
    ]

  test('names the command that makes it', () => {
    expect(text).toMatch(/^peilmoment coverage --panels \d+ --members \d+ --seed \d+\n/)
  })
  for (const estimator of ['OLS', 'logit AME', 'Poisson AME', 'AIPW', 'weighted mean'])
    test(`covers within two points of 95 per cent over 500 panels: ${estimator}`, () => {
      const [targets, panels, coverage] = total(estimator)
      expect(targets).toBeGreaterThan(10)
      expect(panels).toBeGreaterThanOrEqual(500)
      expect(Math.abs(coverage - 95)).toBeLessThanOrEqual(2)
    })
  test('shows that means without weights do not', () => {
    expect(total('unweighted mean')[2]).toBeLessThan(total('weighted mean')[2] - 3)
  })
})
