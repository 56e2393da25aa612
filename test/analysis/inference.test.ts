import { afterAll, describe, expect, test } from 'vitest'
import { type EstimateResult, estimate } from '../../analysis/index.ts'
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
afterAll(() => console.log(`worst relative differences with R\n${summary.join('\n')}`))

function say(name: string, worst: Worst): void {
  summary.push(
    `${name.padEnd(44)} ${worst.value.toExponential(1)}  (${worst.compared} numbers; ${worst.place})`,
  )
}

function run(reference: Reference, options: Record<string, unknown>): EstimateResult {
  const weights = reference.name.endsWith('weighted') ? { weights: 'students' } : {}
  const model = reference.name.includes('logit') ? 'logit' : 'ols'
  return estimate({
    data: readData(reference),
    formula: reference.r_formula,
    model,
    ...weights,
    ...options,
  })
}

type Block = Readonly<Record<'se' | 'stat' | 'p' | 'ci_low' | 'ci_high', Named>> & { readonly df: number }

function compareBlock(result: EstimateResult, block: Block): Worst {
  const worst = new Worst()
  for (const row of result.coefficients) {
    const { term } = row
    worst.see(`se of ${term}`, row.standardError, block.se[term]!)
    worst.see(`statistic of ${term}`, row.statistic, block.stat[term]!)
    worst.see(`df of ${term}`, row.df, block.df)
    worst.see(`p of ${term}`, row.p, block.p[term]!)
    worst.see(`low of ${term}`, row.low, block.ci_low[term]!)
    worst.see(`high of ${term}`, row.high, block.ci_high[term]!)
  }
  return worst
}

describe('clustered inference agrees with R', () => {
  for (const name of referenceNames(/^ols_/)) {
    const reference = readReference(name)
    const { results, cluster_variable: cluster } = reference
    const second = name === 'ols_petersen' ? 'year' : null

    test(`${name}: t with the number of clusters less one, and all slopes together`, () => {
      const options = { se: 'CR1', cluster, df: 'clusters' }
      const few = run(reference, options)
      const worst = compareBlock(few, results.CR1_t_with_G_minus_1_df)
      worst.see('F', few.fit.waldF, results.F_CR1.value)
      worst.see('df2', few.fit.waldDf2, results.F_CR1.df2_G_minus_1)
      worst.see('p of F', few.fit.waldP, results.F_CR1.p_G_minus_1)
      worst.see('p of F, n − k', run(reference, { se: 'CR1', cluster }).fit.waldP, results.F_CR1.p_n_minus_k)
      say(`${name} t(G - 1)`, worst)
      expect(worst.value).toBeLessThan(CLOSED)
    })
    if (results.CR2_clubSandwich)
      test(`${name}: CR2 with its own degrees of freedom per coefficient`, () => {
        const worst = new Worst()
        const theirs = results.CR2_clubSandwich
        for (const row of run(reference, { se: 'CR2', cluster }).coefficients) {
          worst.see(`se of ${row.term}`, row.standardError, theirs.se[row.term])
          worst.see(`t of ${row.term}`, row.statistic, theirs.t[row.term])
          worst.see(`df of ${row.term}`, row.df, theirs.df_satterthwaite[row.term])
          worst.see(`p of ${row.term}`, row.p, theirs.p[row.term])
        }
        say(`${name} CR2`, worst)
        expect(worst.value).toBeLessThan(CLOSED)
      })
    if (results.CR1_two_way !== null && second !== null)
      test(`${name}: clustered by the second variable, and both ways`, () => {
        const other = compareBlock(run(reference, { cluster: second }), results.CR1_second_cluster)
        const both = compareBlock(run(reference, { cluster: `${cluster},${second}` }), results.CR1_two_way)
        say(`${name} by ${second}`, other)
        say(`${name} by ${cluster} and ${second}`, both)
        expect(Math.max(other.value, both.value)).toBeLessThan(CLOSED)
      })
    test(`${name}: covariance matrices`, () => {
      const worst = new Worst()
      for (const se of ['classical', 'HC3', 'CR1']) {
        const own = run(reference, { se, ...(se === 'CR1' ? { cluster } : {}) }).covariance!
        const { rows, values } = results[`vcov_${se}`]
        expect(own.terms).toEqual(rows)
        own.values.forEach((row, i) => {
          row.forEach((value, j) => {
            worst.see(`${se} ${i},${j}`, value, values[i][j])
          })
        })
      }
      say(`${name} covariances`, worst)
      expect(worst.value).toBeLessThan(CLOSED)
    })
  }
  for (const name of referenceNames(/^contrasts_/)) {
    const reference = readReference(name)
    for (const [se, block] of Object.entries<{ joint: Record<string, never>[] }>(reference.results.by_vcov))
      test(`${name}: contrasts together, ${se}`, () => {
        const worst = new Worst()
        for (const joint of block.joint as unknown as Record<string, number & string[]>[]) {
          const text = (joint.terms as string[]).map((term) => `${term} = 0`).join('; ')
          const { tables } = run(reference, {
            se,
            ...(se.startsWith('CR') ? { cluster: reference.cluster_variable } : {}),
            contrast: [text],
          })
          const [, chiSquare, df, p, f, , pF] = tables[0]!.rows[0] as number[]
          worst.see(`chi-square of ${text}`, chiSquare, joint.chi2!)
          worst.see(`df of ${text}`, df, joint.df!)
          if (joint.p_chi2! > 0) worst.see(`p of ${text}`, p, joint.p_chi2!)
          if (name.includes('logit')) continue
          worst.see(`F of ${text}`, f, joint.F!)
          worst.see(`p of F of ${text}`, pF, joint.p_F!)
        }
        say(`${name} joint ${se}`, worst)
        expect(worst.value).toBeLessThan(name.includes('logit') ? 1e-5 : CLOSED)
      })
  }
})
