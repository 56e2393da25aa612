import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import {
  calibrate,
  columnOf,
  type EstimateResult,
  estimate,
  kish,
  longitudinalWeights,
  type Margin,
  modelFrame,
  nonresponseWeights,
  rake,
  responsePropensities,
  surveyDesign,
  surveyInference,
  surveyMean,
  surveyTotal,
  trimWeights,
  weightDiagnostics,
} from '../../analysis/index.ts'
import { type Named, readData, readReference, Worst } from './reference-files.ts'

const CLOSED = 1e-8
const summary: string[] = []
afterAll(() => console.log(`worst relative differences with R\n${summary.join('\n')}`))

function say(name: string, worst: Worst): void {
  summary.push(
    `${name.padEnd(44)} ${worst.value.toExponential(1)}  (${worst.compared} numbers; ${worst.place})`,
  )
}

const DESIGNS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  weights_apistrat: { strata: 'stype', weights: 'pw', fpc: 'fpc' },
  weights_apiclus2: { psu: 'dnum,snum', weights: 'pw', fpc: 'fpc1,fpc2' },
}

function csvOf(margins: Readonly<Record<string, Named>>): string {
  const lines = Object.entries(margins).flatMap(([variable, levels]) =>
    Object.entries(levels).map(([level, count]) => `"${variable}","${level}",${count}`),
  )
  return ['variable,level,count', ...lines].join('\n')
}

const weightsOf = (result: EstimateResult) =>
  result.tables.find(({ title }) => title === 'Weights')!.rows.map((row) => row[2] as number)

function seeWeights(
  worst: Worst,
  own: ArrayLike<number>,
  block: { weights: readonly number[]; kish: Named },
): void {
  block.weights.forEach((weight, i) => {
    worst.see(`weight ${i + 1}`, own[i], weight)
  })
  const found = kish(Float64Array.from(own))!
  worst.see('n', found.n, block.kish.n!)
  worst.see('sum', found.sum, block.kish.sum_w!)
  worst.see('deff', found.deff, block.kish.deff_weights_n_sumw2_over_sumw_sq!)
  worst.see('effective n', found.effective, block.kish.effective_n!)
}

for (const name of Object.keys(DESIGNS)) {
  const reference = readReference(name)
  const { results } = reference
  const data = readData(reference)
  const outcomes = Object.keys(results.base).filter((key) => results.base[key]?.mean !== undefined)
  const column = (variable: string) => columnOf(data, variable).values

  describe(`${name} agrees with R`, () => {
    for (const model of ['rake', 'poststratify'])
      test(`${model}: weights, means and totals with standard errors`, () => {
        const worst = new Worst()
        const block = results[model]
        const margins = block.margins ?? { [block.variable]: block.population }
        const formula = `${outcomes.join(' + ')} ~ ${Object.keys(margins).join(' + ')}`
        const result = estimate({ data, model, formula, margins: csvOf(margins), ...DESIGNS[name] })
        seeWeights(worst, weightsOf(result), block)
        for (const [variable, mean, seMean, total, seTotal] of result.tables[0]!.rows) {
          worst.see(`mean of ${variable}`, mean as number, block[variable!].mean)
          worst.see(`se of mean of ${variable}`, seMean as number, block[variable!].se_mean)
          worst.see(`total of ${variable}`, total as number, block[variable!].total)
          worst.see(`se of total of ${variable}`, seTotal as number, block[variable!].se_total)
          if (data.columns.get(variable as string)!.values.some(Number.isNaN)) continue
          const row = result.coefficients.find(({ term }) => term === variable)!
          worst.see(`se of ${variable}`, row.standardError, block[variable!].se_mean)
        }
        for (const [variable, level, , , after] of result.tables[1]!.rows)
          worst.see(`margin ${variable} ${level}`, after as number, margins[variable!][level!])
        say(`${name} ${model}`, worst)
        expect(worst.value).toBeLessThan(CLOSED)
      })
    for (const [key, distance] of [
      ['calibrate_linear', 'linear'],
      ['calibrate_raking', 'raking'],
      ['calibrate_logit', 'logit'],
      ['calibrate_linear_bounded', 'linear'],
    ] as const)
      test(`${key}: weights, means and totals with standard errors`, () => {
        const block = results[key]
        const { formula, population } = results.calibrate_linear
        const frame = modelFrame(data, `pw ${formula}`)
        const totals = frame.recipes.map(({ term }) => population[term])
        const base = column('pw')
        const found = calibrate(base, frame.columns, totals, distance, block.bounds ?? undefined)
        const fields = DESIGNS[name]!
        const columns = (option: string) =>
          (fields[option] ?? '').split(',').flatMap((own) => (own === '' ? [] : [column(own)]))
        const design = {
          ...surveyDesign({
            rows: data.rows,
            weights: base,
            strata: columns('strata'),
            psu: columns('psu'),
            fpc: columns('fpc'),
          }),
          weights: found.weights,
          calibrations: [found.calibrate],
        }
        const worst = new Worst()
        seeWeights(worst, found.weights, block)
        for (const variable of outcomes) {
          const [mean] = surveyInference(design, surveyMean(design, [column(variable)]), 'mean')
          const [total] = surveyInference(design, surveyTotal(design, [column(variable)]), 'total')
          worst.see(`mean of ${variable}`, mean!.estimate, block[variable].mean)
          worst.see(`total of ${variable}`, total!.estimate, block[variable].total)
          // What is calibrated on has no variance but for rounding.
          if (block[variable].se_mean < 1e-9) {
            expect(mean!.standardError).toBeLessThan(1e-9)
            expect(total!.standardError).toBeLessThan(1e-5)
            continue
          }
          worst.see(`se of mean of ${variable}`, mean!.standardError, block[variable].se_mean)
          worst.see(`se of total of ${variable}`, total!.standardError, block[variable].se_total)
        }
        if (block.g_range) {
          worst.see('least factor', Math.min(...found.factors), block.g_range[0])
          worst.see('largest factor', Math.max(...found.factors), block.g_range[1])
        }
        say(`${name} ${key}`, worst)
        expect(worst.value).toBeLessThan(CLOSED)
      })
    test('strict trimming of raked weights', () => {
      const worst = new Worst()
      const { upper, weights, sum } = results.trim_raked_at_p95_strict
      const own = trimWeights(Float64Array.from(results.rake.weights), { upper })
      weights.forEach((weight: number, i: number) => {
        worst.see(`weight ${i + 1}`, own[i], weight)
      })
      worst.see('sum', weightDiagnostics(own)!.sum, sum)
      say(`${name} trimming`, worst)
      expect(worst.value).toBeLessThan(CLOSED)
    })
  })
}

describe('raking and post-stratification', () => {
  const data = 'y,a,b,w\n1,x,p,1\n2,x,q,1\n3,y,p,2\n4,y,q,1\n5,NA,q,1'
  const margins = csvOf({ a: { x: 6, y: 2 }, b: { p: 4, q: 4 } })
  const base = { data, model: 'rake', formula: '~ a + b', margins }
  test('give weights per row that meet the margins, and say what they cost', () => {
    const result = estimate({ ...base, weights: 'w' })
    expect(result.dropped).toBe(1)
    expect(result.tables[1]!.rows.map(([row]) => row)).toEqual([1, 2, 3, 4])
    expect(result.fit.sum).toBeCloseTo(8, 10)
    expect(result.fit.effectiveN).toBeLessThan(4)
    expect(JSON.parse(JSON.stringify(result))).toEqual(result)
  })
  test('take counts of the cross of two variables, joined by a colon or a comma', () => {
    const cells = { 'x:p': 1, 'x:q': 2, 'y:p': 3, 'y:q': 4 }
    const own = estimate({ ...base, model: 'poststratify', margins: csvOf({ 'a:b': cells }) })
    expect(weightsOf(own)).toEqual([1, 2, 3, 4])
    const commas = Object.fromEntries(
      Object.entries(cells).map(([cell, count]) => [cell.replace(':', ','), count]),
    )
    const other = estimate({ ...base, model: 'poststratify', margins: csvOf({ 'a,b': commas }) })
    expect(weightsOf(other)).toEqual([1, 2, 3, 4])
  })
  test('refuse with a sentence that names what is wrong', () => {
    const { margins: _, ...bare } = base
    const asked =
      (own: Readonly<Record<string, Named>>, more: object = {}) =>
      () =>
        estimate({ ...base, margins: csvOf(own), ...more })
    expect(() => estimate(bare)).toThrow('The model rake requires --margins.')
    expect(asked({ a: { x: 6, y: 2 } })).toThrow("The margins have no counts of 'b'. They have: a.")
    expect(asked({ a: { x: 8 }, b: { p: 4, q: 4 } })).toThrow("no count of 'y' of 'a', which is in the data")
    expect(asked({ a: { x: 5, y: 2, z: 1 }, b: { p: 4, q: 4 } })).toThrow("none with 'z' of 'a'")
    expect(asked({ a: { x: 6, y: 2 }, b: { p: 4, q: 5 } })).toThrow("got 8 for 'a' and 9 for 'b'")
    expect(asked({ a: { x: 8, y: 0 }, b: { p: 4, q: 4 } })).toThrow("positive counts, got 0 for 'y' of 'a'")
    expect(asked({ a: { x: 6, y: 2 }, b: { p: 4, q: 4 } }, { model: 'poststratify' })).toThrow('take rake')
    expect(asked({ a: { x: 6, y: 2 }, b: { p: 4, q: 4 } }, { data: 'a,b,w\nx,p,0', weights: 'w' })).toThrow(
      'a positive weight',
    )
    expect(() => estimate({ ...base, margins: 'a,b\n1,2' })).toThrow('the columns variable, level and count')
    expect(() => estimate({ ...base, margins: 'variable,level,count\na,x,many' })).toThrow(
      'no number as count',
    )
    const empty = 'a,b\nx,p\ny,q'
    expect(() => estimate({ ...base, data: empty })).toThrow('did not converge')
  })
  test('give the same weights whatever the order of margins and the scale of weights', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(2), fc.nat(1), fc.double({ min: 0.5, max: 5, noNaN: true })), {
          minLength: 12,
          maxLength: 60,
        }),
        (rows) => {
          // Every combination once, so that margins can be met.
          const all = [...rows, ...[0, 1, 2].flatMap((a) => [0, 1].map((b) => [a, b, 1] as const))]
          const margin = (name: string, at: 0 | 1, targets: readonly number[]): Margin => ({
            name,
            codes: Float64Array.from(all, (row) => row[at]),
            levels: targets.map(String),
            targets: Float64Array.from(targets),
          })
          const a = margin('a', 0, [20, 30, 50])
          const b = margin('b', 1, [40, 60])
          const weights = Float64Array.from(all, (row) => row[2])
          const first = rake(weights, [a, b]).weights
          const second = rake(
            weights.map((weight) => 7 * weight),
            [b, a],
          ).weights
          first.forEach((weight, i) => {
            expect(Math.abs(weight / second[i]! - 1)).toBeLessThan(1e-9)
          })
        },
      ),
      { numRuns: 50 },
    )
  })
})

describe('weights for those who answered', () => {
  const one = new Float64Array(6).fill(1)
  const group = Float64Array.of(0, 0, 0, 1, 1, 1)
  test('are inverse shares of each group when groups predict answering', () => {
    const responded = Float64Array.of(1, 1, 0, 1, 0, 0)
    const { values } = responsePropensities([one, group], responded)
    const weights = nonresponseWeights(one, responded, values)
    expect([...weights].map((weight) => Math.round(weight * 1e9) / 1e9)).toEqual([1.5, 1.5, 0, 3, 0, 0])
    expect([...nonresponseWeights(one, responded, values, 2)]).toEqual([1.5, 1.5, 0, 3, 0, 0])
    expect(() => nonresponseWeights(one, group, values, 6)).toThrow('somebody who answered in each class')
  })
  test('over waves multiply, and keep the population that the margins say', () => {
    const waves = [
      { name: '1', answered: Float64Array.of(1, 1, 1, 1, 1, 0), predictors: [one, group] },
      { name: '2', answered: Float64Array.of(1, 1, 0, 1, 0, 0), predictors: [one, group] },
    ]
    const margins: Margin[] = [
      { name: 'group', codes: group, levels: ['0', '1'], targets: Float64Array.of(30, 70) },
    ]
    const { weights, steps } = longitudinalWeights({ base: one, waves, margins })
    expect([...weights].map((weight) => Math.round(weight * 1e6) / 1e6)).toEqual([15, 15, 0, 70, 0, 0])
    expect(steps.map(({ asked, answered }) => [asked, answered])).toEqual([
      [6, 5],
      [5, 3],
    ])
    expect(() =>
      longitudinalWeights({ base: one, waves: [{ ...waves[0]!, answered: new Float64Array(6) }] }),
    ).toThrow('somebody who answered wave 1')
  })
  test('trimmed keep their sum and their limit', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0.1, max: 100, noNaN: true }), { minLength: 2 }), (list) => {
        const weights = Float64Array.from(list)
        const mean = list.reduce((sum, own) => sum + own, 0) / list.length
        const own = trimWeights(weights, { upper: 2 * mean })
        expect(Math.max(...own)).toBeLessThanOrEqual(2 * mean)
        expect(own.reduce((sum, value) => sum + value, 0) / (mean * list.length)).toBeCloseTo(1, 9)
      }),
    )
    expect(() => trimWeights(Float64Array.of(1, 5), { upper: 2 })).toThrow('around the mean weight 3')
  })
})
