import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import {
  aipw,
  columnOf,
  type EstimateResult,
  estimate,
  eValue,
  eValueOfInterval,
  meanDifference,
  outcomeModels,
  propensity,
  propensityWeights,
} from '../../analysis/index.ts'
import { type Named, readData, readReference, referenceNames, Worst } from './reference-files.ts'

const CLOSED = 1e-8
const ERROR = 1e-5
const summary: string[] = []
afterAll(() => console.log(`worst relative differences with R\n${summary.join('\n')}`))

function say(name: string, worst: Worst): void {
  summary.push(
    `${name.padEnd(44)} ${worst.value.toExponential(1)}  (${worst.compared} numbers; ${worst.place})`,
  )
}

const titled = (result: EstimateResult, start: string) =>
  new Map(
    result.tables
      .find(({ title }) => title.startsWith(start))!
      .rows.map((row) => [row[0] as string, row.slice(1) as (number | null)[]]),
  )

const ESTIMATORS = [
  'unadjusted_difference',
  'ipw_horvitz_thompson',
  'ipw_hajek',
  'ipw_hajek_ps_estimated',
  'ipw_att_hajek',
  'g_computation',
  'aipw',
  'overlap_weights',
]

for (const name of referenceNames(/^ate_/)) {
  const reference = readReference(name) as ReturnType<typeof readReference> &
    Record<'treatment' | 'outcome', string>
  const { results, treatment, outcome } = reference
  const data = readData(reference)
  const covariates = /^ps: \w+ ~ (.*) ; outcome/.exec(reference.r_formula)![1]
  const base = { data, model: 'ate', formula: `${outcome} ~ ${treatment} + ${covariates}` }
  const result = estimate(base)

  describe(`${name} agrees with R`, () => {
    test('every estimator with its standard error and interval', () => {
      const worst = new Worst()
      const means = titled(result, 'Mean outcome')
      for (const term of ESTIMATORS) {
        const row = result.coefficients.find((own) => own.term === term)!
        const block: Named = results[term]
        worst.see(term, row.estimate, block.estimate!)
        const error = block.se ?? block.se_influence
        if (error !== undefined) worst.see(`se of ${term}`, row.standardError, error)
        if (block.ci_low !== undefined) worst.see(`low of ${term}`, row.low, block.ci_low)
        if (block.ci_high !== undefined) worst.see(`high of ${term}`, row.high, block.ci_high)
        if (block.mean_treated !== undefined)
          worst.see(`treated, ${term}`, means.get(term)![0], block.mean_treated)
        if (block.mean_control !== undefined)
          worst.see(`untreated, ${term}`, means.get(term)![1], block.mean_control)
      }
      worst.see('n', result.n, results.n)
      worst.see('treated', result.fit.treated, results.n_treated)
      say(`${name} estimators`, worst)
      expect(worst.value).toBeLessThan(CLOSED)
    })
    test('clipped propensities', () => {
      const worst = new Worst()
      const clipped = estimate({ ...base, clip: '0.1' })
      const block: Named = results['aipw_ps_clipped_0.1_0.9']
      worst.see('rows clipped', clipped.fit.clipped, block.n_clipped!)
      worst.see('estimate', clipped.coefficients[0]!.estimate, block.estimate!)
      worst.see('se', clipped.coefficients[0]!.standardError, block.se!)
      worst.see('low', clipped.coefficients[0]!.low, block.ci_low!)
      worst.see('high', clipped.coefficients[0]!.high, block.ci_high!)
      say(`${name} clipped`, worst)
      expect(worst.value).toBeLessThan(CLOSED)
    })
    test('propensities, weights and their effective n', () => {
      const worst = new Worst()
      const rows = titled(result, 'Coefficients of the models')
      for (const [term, value] of Object.entries(results.ps_coef as Named))
        worst.see(`propensity, ${term}`, rows.get(term)![0], value)
      for (const [place, arm] of [
        [1, 'treated'],
        [2, 'control'],
      ] as const)
        for (const [term, value] of Object.entries(
          (results.g_computation[`coef_outcome_${arm}`] ?? {}) as Named,
        ))
          worst.see(`outcome, ${arm}, ${term}`, rows.get(term)![place], value)
      const sizes = titled(result, 'Effective number')
      const weights: Named = results.weights
      worst.see('effective n, treated, ate', sizes.get('ate')![0], weights.ess_treated_ate!)
      worst.see('effective n, untreated, ate', sizes.get('ate')![1], weights.ess_control_ate!)
      worst.see('effective n, ate', sizes.get('ate')![2], weights.ess_all_ate!)
      worst.see('largest weight', sizes.get('ate')![3], weights.max_ate!)
      worst.see('effective n, untreated, att', sizes.get('att')![1], weights.ess_control_att!)
      worst.see(
        'effective n, treated, overlap',
        sizes.get('overlap')![0],
        results.overlap_weights.ess_treated,
      )
      worst.see(
        'effective n, untreated, overlap',
        sizes.get('overlap')![1],
        results.overlap_weights.ess_control,
      )
      say(`${name} models and weights`, worst)
      expect(worst.value).toBeLessThan(ERROR)
    })
    test('standardised differences before and after', () => {
      const worst = new Worst()
      const rows = titled(result, 'Standardised mean')
      ;(
        ['before', 'after_ate', 'after_att', 'variance_ratio_before', 'variance_ratio_after_ate'] as const
      ).forEach((key, place) => {
        for (const [term, value] of Object.entries(results.smd[key] as Named))
          worst.see(`${key}, ${term}`, rows.get(term)![place], value)
      })
      say(`${name} balance`, worst)
      expect(worst.value).toBeLessThan(CLOSED)
    })
    test('ratios with E-values, where the outcome is of 0 and 1', () => {
      const ratio: Named | undefined = results.risk_ratio_aipw
      if (ratio === undefined) return
      const worst = new Worst()
      const rows = titled(result, 'Ratios')
      const keys = ['rr', 'se_log', 'ci_low', 'ci_high', 'e_value_point', 'e_value_ci_limit']
      keys.forEach((key, place) => {
        worst.see(key, rows.get('risk ratio')![place], ratio[key]!)
      })
      worst.see('odds ratio', rows.get('odds ratio')![0], results.odds_ratio_aipw)
      say(`${name} ratios`, worst)
      expect(worst.value).toBeLessThan(CLOSED)
    })
    test('the first weights of each kind', () => {
      const worst = new Worst()
      const treated = columnOf(data, treatment).values
      const chances = Float64Array.from(results.ps_first5 as number[])
      for (const kind of ['ate', 'att'] as const)
        propensityWeights(treated.slice(0, 5), chances, kind).forEach((weight, i) => {
          worst.see(`${kind} ${i}`, weight, results.weights[`${kind}_first5`][i])
        })
      expect(worst.value).toBeLessThan(CLOSED)
    })
  })
}

test('E-values agree with R', () => {
  const worst = new Worst()
  for (const { rr, low, high, e_value, e_value_ci } of readReference('evalue').results) {
    worst.see(`${rr}`, eValue(rr), e_value)
    worst.see(`limit of ${rr}`, eValueOfInterval(low, high), e_value_ci)
  }
  say('evalue', worst)
  expect(worst.value).toBeLessThan(CLOSED)
})

const rows = Array.from({ length: 80 }, (_, i) => ({
  y: ((i * 7) % 11) + (i % 3),
  t: (i * 5 + (i >> 3)) % 3 === 0 ? 1 : 0,
  x: (i * 3) % 7,
  z: (i * i) % 5,
  w: 1 + (i % 3),
  id: i >> 1,
  g: ['a', 'b', 'c'][i % 3]!,
}))
const csv = (list: readonly object[]) =>
  [Object.keys(rows[0]!).join(','), ...list.map((row) => Object.values(row).join(','))].join('\n')
const base = { data: csv(rows), model: 'ate', formula: 'y ~ t + x + g' }

describe('the effect of a treatment', () => {
  test('is refused with a sentence where it has no meaning', () => {
    expect(() => estimate({ ...base, formula: 'y ~ g + x' })).toThrow("'g' has more than two values")
    expect(() => estimate({ ...base, formula: 'y ~ w + x' })).toThrow("The treatment 'w' should be 0 or 1")
    expect(() => estimate({ ...base, data: 'y,t,x\n1,1,2\n2,1,3', formula: 'y ~ t + x' })).toThrow(
      "The treatment 't' is the same on every row",
    )
    expect(() => estimate({ ...base, formula: 'y ~ 0 + t' })).toThrow('keep its intercept')
    expect(() => estimate({ ...base, clip: '0.6' })).toThrow(
      '--clip requires a number of at least 0 and below 0.5',
    )
    expect(() => estimate({ ...base, estimand: 'late' })).toThrow("The estimand 'late' is not known.")
    expect(() => estimate({ ...base, family: 'gamma' })).toThrow("The family 'gamma' is not known.")
    expect(() => estimate({ ...base, family: 'logit' })).toThrow('an outcome of 0 and 1')
  })
  test('without overlap has no weights, and says so; g-computation and clipping remain', () => {
    const data = csv(rows.map((row) => ({ ...row, x: row.t })))
    const result = estimate({ ...base, data, formula: 'y ~ t + x + z' })
    const [first] = result.coefficients
    expect(first).toMatchObject({ term: 'aipw', estimate: null, standardError: null })
    expect(result.notes.join(' ')).toMatch(
      /The treatment is predicted without error by .*x.*: without overlap/,
    )
    expect(JSON.parse(JSON.stringify(result))).toEqual(result)
    expect(estimate({ ...base, data, clip: '0.05' }).coefficients[0]!.estimate).not.toBeNull()
  })
  test('with clusters of one row is that without clusters, and with one cluster has no standard error', () => {
    const data = csv(rows.map((row, i) => ({ ...row, id: i })))
    const plain = estimate({ ...base, data })
    const clustered = estimate({ ...base, data, cluster: 'id' })
    plain.coefficients.forEach((row, j) => {
      expect(clustered.coefficients[j]!.standardError).toBeCloseTo(row.standardError!, 12)
    })
    const alone = estimate({ ...base, data: csv(rows.map((row) => ({ ...row, id: 1 }))), cluster: 'id' })
    expect(alone.coefficients[0]!.standardError).toBeNull()
    expect(alone.notes.join(' ')).toContain('there is one cluster')
  })
  test('counts a row of weight two as two rows', () => {
    const repeated = csv(rows.flatMap((row) => Array.from({ length: row.w }, () => row)))
    const weighted = estimate({ ...base, weights: 'w' })
    estimate({ ...base, data: repeated }).coefficients.forEach((row, j) => {
      expect(weighted.coefficients[j]!.estimate).toBeCloseTo(row.estimate!, 9)
    })
  })
  test('takes other covariates for the propensity, and a treatment by name or from a category', () => {
    const one = estimate({ ...base, formula: 'y ~ t + x | z + g' })
    const other = estimate({ ...base, formula: 'y ~ x | z + g', treatment: 't' })
    expect(other.coefficients).toEqual(one.coefficients)
    const named = csv(rows.map((row) => ({ ...row, t: row.t === 1 ? 'yes' : 'no' })))
    expect(estimate({ ...base, data: named, formula: 'y ~ t + x | z + g' }).coefficients).toEqual(
      one.coefficients,
    )
    const models = one.tables.find(({ title }) => title.startsWith('Coefficients'))!
    expect(models.rows.find(([term]) => term === 'z')!.slice(2)).toEqual([null, null])
  })
  test('without covariates is the plain difference, whatever the estimator', () => {
    const [first, ...others] = estimate({ ...base, formula: 'y ~ t' }).coefficients
    for (const { estimate: own, standardError } of others) {
      expect(own).toBeCloseTo(first!.estimate!, 10)
      if (standardError !== null) expect(Number.isFinite(standardError)).toBe(true)
    }
  })
  test('moves with the scale of the outcome, and not with a constant added to it', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -50, max: 50, noNaN: true }),
        fc.double({ min: 0.1, max: 10, noNaN: true }),
        (add, times) => {
          const t = Float64Array.from(rows, (row) => row.t)
          const x = [new Float64Array(rows.length).fill(1), Float64Array.from(rows, (row) => row.x)]
          const effect = (y: Float64Array) =>
            meanDifference(aipw(y, t, propensity(x, t).values, outcomeModels(x, y, t, 'gaussian')), {
              clusters: null,
              method: 'AIPW',
            })
          const y = Float64Array.from(rows, (row) => row.y)
          const before = effect(y)
          const after = effect(y.map((value) => add + times * value))
          expect(after.estimate).toBeCloseTo(times * before.estimate!, 8)
          expect(after.standardError).toBeCloseTo(times * before.standardError!, 8)
        },
      ),
      { numRuns: 30 },
    )
  })
  test('is right when one of the two models is wrong', () => {
    // The outcome is a square of x that the linear outcome model misses; the propensity depends on x by strata.
    const list = Array.from({ length: 4000 }, (_, i) => {
      const x = (i % 8) - 3
      const share = [1, 2, 3, 5, 6, 5, 3, 2][i % 8]!
      const t = Math.floor(i / 8) % 8 < share ? 1 : 0
      return { y: x * x + 2 * t, t, x, z: 0, w: 1, id: i, g: `g${i % 8}` }
    })
    const result = estimate({ data: csv(list), model: 'ate', formula: 'y ~ t + x | g' })
    expect(result.coefficients[0]!.estimate).toBeCloseTo(2, 6)
    expect(result.coefficients.find(({ term }) => term === 'g_computation')!.estimate).not.toBeCloseTo(2, 1)
  })
})
