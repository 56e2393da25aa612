import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  calibrate,
  estimate,
  poststratify,
  rake,
  readCsv,
  type SurveyDesign,
  surveyDesign,
  surveyInference,
  surveyMean,
  surveyTotal,
} from '../../analysis/index.ts'

/** Rows with a group, a stratum, a unit, a weight and an outcome; more units than strata and groups. */
const samples = fc
  .array(
    fc.tuple(
      fc.nat(2),
      fc.nat(1),
      fc.nat(3),
      fc.integer({ min: 1, max: 9 }),
      fc.integer({ min: -50, max: 50 }),
    ),
    {
      minLength: 10,
      maxLength: 60,
    },
  )
  .map((rows) => [
    ...rows,
    ...[0, 1, 2].flatMap((g) =>
      [0, 1].flatMap((s) => [0, 1, 2].map((u) => [g, s, u, 2, 7 * g - 3 * u] as const)),
    ),
  ])

const columnOf = (rows: readonly (readonly number[])[], at: number) =>
  Float64Array.from(rows, (row) => row[at]!)

function designOf(rows: readonly (readonly number[])[], weights = columnOf(rows, 3)): SurveyDesign {
  return surveyDesign({ rows: rows.length, weights, strata: [columnOf(rows, 1)], psu: [columnOf(rows, 2)] })
}

const meanOf = (design: SurveyDesign, y: Float64Array) =>
  surveyInference(design, surveyMean(design, [y]), 'mean')[0]!

function near(own: number | null, other: number | null): void {
  expect(Math.abs(own! - other!)).toBeLessThan(1e-9 * (1 + Math.abs(other!)))
}

describe('a survey estimate', () => {
  test('of a mean does not change with the scale of weights, and that of a total changes with it', () => {
    fc.assert(
      fc.property(samples, fc.double({ min: 0.01, max: 1000, noNaN: true }), (rows, times) => {
        const y = columnOf(rows, 4)
        const one = designOf(rows)
        const other = designOf(
          rows,
          columnOf(rows, 3).map((weight) => times * weight),
        )
        near(meanOf(other, y).standardError, meanOf(one, y).standardError)
        const [total] = surveyInference(one, surveyTotal(one, [y]), 'total')
        const [scaled] = surveyInference(other, surveyTotal(other, [y]), 'total')
        near(scaled!.standardError! / times, total!.standardError)
      }),
    )
  })
  test('of domains is a regression on the groups without intercept', () => {
    fc.assert(
      fc.property(samples, (rows) => {
        const lines = rows.map((row) => row.map((value, at) => (at === 0 ? 'abc'[value] : value)).join(','))
        const base = {
          data: readCsv(['g,s,u,w,y', ...lines].join('\n')),
          weights: 'w',
          strata: 's',
          psu: 'u',
        }
        const means = estimate({ ...base, model: 'survey-mean', formula: 'y ~ g' })
        const regression = estimate({ ...base, model: 'survey-regression', formula: 'y ~ 0 + g' })
        means.coefficients.forEach((row, j) => {
          near(row.estimate, regression.coefficients[j]!.estimate)
          near(row.standardError, regression.coefficients[j]!.standardError)
        })
      }),
      { numRuns: 40 },
    )
  })
  test('of a population ten thousand million times the sample is that of draws with replacement', () => {
    fc.assert(
      fc.property(samples, (rows) => {
        const fpc = [new Float64Array(rows.length).fill(1e12)]
        const psu = [columnOf(rows, 2)]
        const strata = [columnOf(rows, 1)]
        const weights = columnOf(rows, 3)
        const large = surveyDesign({ rows: rows.length, weights, strata, psu, fpc })
        near(
          meanOf(large, columnOf(rows, 4)).standardError,
          meanOf(designOf(rows), columnOf(rows, 4)).standardError,
        )
      }),
    )
  })
  test('of what is known exactly has no variance, whichever way the weights were made to agree', () => {
    fc.assert(
      fc.property(samples, (rows) => {
        const design = designOf(rows)
        const codes = columnOf(rows, 0)
        const margin = { name: 'g', codes, levels: ['a', 'b', 'c'], targets: Float64Array.of(50, 30, 20) }
        const dummies = [0, 1, 2].map((own) => codes.map((code) => Number(code === own)))
        const ways = [
          poststratify(design.weights, margin),
          rake(design.weights, [margin]),
          calibrate(design.weights, dummies, margin.targets),
        ]
        const [first] = ways
        for (const { weights, calibrate: take } of ways) {
          weights.forEach((weight, row) => {
            near(weight, first!.weights[row]!)
          })
          const adjusted = { ...design, weights, calibrations: [take] }
          const [total] = surveyInference(adjusted, surveyTotal(adjusted, [dummies[1]!]), 'total')
          near(total!.estimate, 30)
          near(total!.standardError, 0)
        }
      }),
    )
  })
  test('after post-stratification is that after linear calibration on the same groups', () => {
    fc.assert(
      fc.property(samples, (rows) => {
        const design = designOf(rows)
        const codes = columnOf(rows, 0)
        const targets = Float64Array.of(50, 30, 20)
        const cells = poststratify(design.weights, { name: 'g', codes, levels: ['a', 'b', 'c'], targets })
        const linear = calibrate(
          design.weights,
          [0, 1, 2].map((own) => codes.map((code) => Number(code === own))),
          targets,
        )
        const of = ({ weights, calibrate: take }: typeof cells) =>
          meanOf({ ...design, weights, calibrations: [take] }, columnOf(rows, 4))
        near(of(cells).standardError, of(linear).standardError)
      }),
    )
  })
})
