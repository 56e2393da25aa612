/** `peilmoment estimate` against the results of R on the same files; a table and a refusal as a user gets them. */
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Named, readReference, Worst } from '../analysis/reference-files.ts'
import { run } from '../support/program.ts'
import { runInside } from '../support/program-inside.ts'

const folder = mkdtempSync(join(tmpdir(), 'peilmoment-estimate-'))
const data = (name: string) => join(import.meta.dirname, '../reference/data', `${name}.csv`)
const estimate = (...args: string[]) => runInside({ folder, env: {} }, ['estimate', ...args])
const started = (...args: string[]) => run({ folder, env: {} }, ['estimate', ...args])

async function estimated(...args: string[]) {
  const { code, out, error } = await estimate(...args, '--json')
  expect({ code, error }).toEqual({ code: 0, error: '' })
  return JSON.parse(out)
}

interface Row {
  readonly term: string
  readonly estimate: number
  readonly standardError: number
}

function worstOf(rows: readonly Row[], coefficients: Named, errors: Named): number {
  const worst = new Worst()
  for (const { term, ...row } of rows) {
    worst.see(term, row.estimate, coefficients[term]!)
    worst.see(`se of ${term}`, row.standardError, errors[term]!)
  }
  expect(worst.compared).toBe(2 * Object.keys(coefficients).length)
  console.log(`worst relative difference ${worst.value.toExponential(1)} (${worst.place})`)
  return worst.value
}

describe('peilmoment estimate', () => {
  it('gives what R gives: ols with cluster-robust errors, and contrasts', async () => {
    const { results, r_formula } = readReference('ols_petersen')
    const result = await estimated(
      ...['--data', data('petersen'), '--formula', r_formula, '--model', 'ols', '--cluster', 'firm'],
      ...['--contrast', 'x = 1', '--contrast', '2*x = 2'],
    )
    expect(worstOf(result.coefficients, results.coef, results.CR1.se)).toBeLessThan(1e-8)
    expect(result).toMatchObject({ model: 'ols', formula: 'y ~ x', n: 5000, dropped: 0, clusters: 500 })
    expect(result.contrasts.map(({ contrast }: { contrast: string }) => contrast)).toEqual([
      'x = 1',
      '2*x = 2',
    ])
    expect(result.contrasts[0].p).toBeCloseTo(result.contrasts[1].p, 12)
    expect(result.covariance.values[1][1]).toBeCloseTo(results.CR1.se.x ** 2, 12)
  })

  it('takes the order of categories, between quotes when they hold commas', async () => {
    const file = join(folder, 'classes.csv')
    writeFileSync(file, 'y,age\n1,"[20,40)"\n3,"[40,60)"\n4,"[40,60)"\n6,"[60,80)"\n7,"[60,80)"\n2,"[20,40)"')
    const { coefficients } = await estimated(
      ...['--data', file, '--formula', 'y ~ age', '--model', 'ols'],
      ...['--levels', 'age="[60,80)","[20,40)","[40,60)"'],
    )
    expect(coefficients.map(({ term }: Row) => term)).toEqual(['(Intercept)', 'age[20,40)', 'age[40,60)'])
  })

  it('gives what R gives: logit with average marginal effects', async () => {
    const { results, r_formula } = readReference('logit_swisslabor')
    const given = ['--data', data('swisslabor'), '--formula', r_formula, '--model', 'logit']
    const result = await estimated(...given, '--se', 'HC0', '--ame', '--level', '0.9')
    expect(worstOf(result.coefficients, results.coef, results.HC0.se)).toBeLessThan(1e-6)
    expect(result.marginalEffects).toHaveLength(6)
    const [row] = result.coefficients
    expect((row.high - row.estimate) / row.standardError).toBeCloseTo(1.6448536, 6)
  })

  it('gives what R gives: Poisson with an offset', async () => {
    const { results } = readReference('poisson_offset_ships')
    const formula = 'incidents ~ type + construction + operation'
    const given = ['--data', data('shipaccidents'), '--formula', formula, '--model', 'poisson']
    const result = await estimated(...given, '--offset', 'log(service)', '--cluster', 'type')
    expect(worstOf(result.coefficients, results.coef, results.CR_G.se)).toBeLessThan(1e-6)
  })

  it('prints a table for people', async () => {
    const formula = 'y01 ~ income + foreign'
    const { out } = await started('--data', data('swisslabor'), '--formula', formula, '--model', 'logit')
    expect(out).toMatch(/^y01 ~ income \+ foreign\nlogit, classical; 872 rows\n/)
    expect(out).toMatch(/\nforeignyes +[\d.-]+ +[\d.]+/)
  })

  it('says in one sentence what is wrong, with exit code 2', async () => {
    const broken = join(folder, 'broken.csv')
    writeFileSync(broken, 'y,x\n1,2\n3\n')
    const base = ['--data', data('petersen'), '--formula', 'y ~ x', '--model', 'ols']
    const cases: [string[], RegExp][] = [
      [['--data', 'no.csv'], /^The data no\.csv cannot be read: there is no such file\.\n$/],
      [['--data', folder], /^The data .* cannot be read: EISDIR: /],
      [['--data', broken], /requires 2 fields on a line, got 1 on line 3/],
      [['--formula', 'y ~'], /^The formula 'y ~' should have /],
      [['--formula', 'y ~ z'], /^The data have no column 'z'\. Columns: firm, year, x, y\.\n$/],
      [['--model', 'astrology'], /^The model 'astrology' is not known\. Models: ols, logit, poisson/],
      [['--offset', 'log(x)'], /^The model ols has no option 'offset'\./],
      [['--se', 'CR1'], /^The standard error CR1 needs a cluster\.\n$/],
      [['--contrast', 'z = 0'], /^The contrast 'z = 0' /],
      [['--level', '95'], /^--level requires a number between 0 and 1, got '95'\.\n$/],
    ]
    for (const [place, [args, sentence]] of cases.entries()) {
      const { code, out, error } = await (place === 0 ? started : estimate)(...base, ...args)
      expect({ args, code, out }).toEqual({ args, code: 2, out: '' })
      expect(error).toMatch(sentence)
      expect(error.trim()).not.toContain('\n')
    }
  })
})
