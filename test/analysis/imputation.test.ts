import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  columnOf,
  estimate,
  impute,
  makeTable,
  numberColumn,
  poolEstimates,
  poolWald,
  type Table,
} from '../../analysis/index.ts'
import { seeded } from '../surveys/random-answers.ts'

describe('pooling', () => {
  test('of equal results changes nothing', () => {
    const number = fc.double({ min: -5, max: 5, noNaN: true })
    fc.assert(
      fc.property(
        number,
        fc.double({ min: 0.01, max: 9, noNaN: true }),
        fc.integer({ min: 2, max: 9 }),
        (q, u, m) => {
          const own = poolEstimates(Array(m).fill(q), Array(m).fill(u), { df: null, n: 9, method: '' })
          expect(own.estimate).toBeCloseTo(q, 12)
          expect(own.total).toBeCloseTo(u, 12)
          expect(own.lambda).toBeCloseTo(0, 12)
        },
      ),
    )
  })
  test('of one quantity, the Wald test is the square of t', () => {
    const estimates = [1, 1.4, 0.7, 1.2]
    const variances = [0.2, 0.25, 0.18, 0.22]
    const t = poolEstimates(estimates, variances, { df: null, n: 9, method: '' }).statistic!
    const wald = poolWald(
      estimates.map((q) => [q]),
      variances.map((u) => [u]),
    )!
    expect(wald.f).toBeCloseTo(t * t, 12)
  })
  test.each([
    [{ imputation: 'one' }, "The imputation 'one' should have at least two numbers, got 1."],
    [{ imputation: 'none' }, "The data have no column 'none'"],
    [{ imputation: 'i', formula: 'y ~ c' }, 'The data set 2 has other terms than the first'],
  ])('%j is refused', (options, sentence) => {
    const data = 'i,one,y,x,c\n1,1,2,1,a\n1,1,3,2,b\n1,1,5,3,a\n2,1,2,1,a\n2,1,4,2,a\n2,1,5,3,a'
    expect(() => estimate({ data, formula: 'y ~ x', model: 'ols', ...options })).toThrow(sentence)
  })
  test('leaves number 0, the data before completion, out and says so', () => {
    const file = join(import.meta.dirname, '../reference/data/mi_nhanes2_completed.csv')
    const [head, ...lines] = readFileSync(file, 'utf8').trim().split('\n')
    const before = lines.filter((line) => line.startsWith('1,')).map((line) => line.replace(/^1,/, '0,'))
    const run = (data: string) => estimate({ data, formula: 'chl ~ bmi', model: 'ols', imputation: '.imp' })
    const [plain, longer] = [run([head, ...lines].join('\n')), run([head, ...before, ...lines].join('\n'))]
    expect(longer.coefficients).toEqual(plain.coefficients)
    expect(longer.notes.join()).toContain('25 rows left out because they are of no completed data set')
  })
})

/** y = 1 + x + 0.5 z + noise; z and a category depend on x, and are missing more often where x is high. */
function panel(random: () => number, n: number): Table {
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
  const x = Float64Array.from({ length: n }, normal)
  const z = x.map((value) => 0.6 * value + 0.8 * normal())
  const b = x.map((value) => Number(random() < 1 / (1 + Math.exp(-value))))
  const y = x.map((value, i) => 1 + value + 0.5 * z[i]! - 0.7 * b[i]! + normal())
  const lose = (values: Float64Array) =>
    values.map((value, i) => (random() < 1 / (1 + Math.exp(0.8 - x[i]!)) ? NaN : value))
  return makeTable([
    numberColumn('x', x),
    numberColumn('z', lose(z)),
    numberColumn('b', lose(b)),
    numberColumn('y', y),
  ])
}

describe('imputation by chained equations', () => {
  test('finds the coefficients that were put in, and its intervals hold them about as often as they should', () => {
    const random = seeded(20_221)
    const truth = { x: 1, z: 0.5, b: -0.7 }
    const inside = { x: 0, z: 0, b: 0 }
    const sums = { x: 0, z: 0, b: 0 }
    const times = 120
    for (let run = 0; run < times; run++) {
      const method = run % 2 === 0 ? 'linear' : 'matched'
      const tables = impute(panel(random, 200), {
        variables: ['z', 'b'],
        predictors: ['x', 'y'],
        draws: 5,
        iterations: 5,
        random,
        methods: { z: method },
      })
      const fits = tables.map((data) => estimate({ data, formula: 'y ~ x + z + b', model: 'ols' }))
      for (const term of ['x', 'z', 'b'] as const) {
        const rows = fits.map((fit) => fit.coefficients.find((row) => row.term === term)!)
        const own = poolEstimates(
          rows.map((row) => row.estimate!),
          rows.map((row) => row.standardError! ** 2),
          { df: 196, n: 200, method: '' },
        )
        sums[term] += own.estimate! / times
        if (own.low! <= truth[term] && own.high! >= truth[term]) inside[term]++
      }
    }
    console.log('mean estimates', sums, 'intervals that hold the truth', inside, 'of', times)
    for (const term of ['x', 'z', 'b'] as const) {
      expect(Math.abs(sums[term] - truth[term])).toBeLessThan(0.06)
      expect(inside[term] / times).toBeGreaterThan(0.88)
    }
  }, 120_000)
  test('keeps what was measured, fills what was not, and is the same for the same seed', () => {
    const data = panel(seeded(7), 100)
    const run = () =>
      impute(data, { variables: ['z', 'b'], predictors: ['x'], draws: 2, iterations: 3, random: seeded(3) })
    const [first, again] = [run(), run()]
    for (const name of ['z', 'b']) {
      const before = columnOf(data, name).values
      const after = columnOf(first[0]!, name).values
      before.forEach((value, row) => {
        if (!Number.isNaN(value)) expect(after[row]).toBe(value)
      })
      expect(after.every((value) => Number.isFinite(value))).toBe(true)
      expect(columnOf(again[1]!, name).values).toEqual(columnOf(first[1]!, name).values)
    }
    const seen = new Set(columnOf(data, 'z').values)
    expect(columnOf(first[1]!, 'z').values.every((value) => seen.has(value))).toBe(true)
    expect(new Set(columnOf(first[1]!, 'b').values)).toEqual(new Set([0, 1]))
  })
  test('draws categories that exist, also when another column tells them apart without error', () => {
    const codes = Float64Array.from({ length: 60 }, (_, i) => (i % 7 === 0 ? NaN : i % 3))
    const column = {
      ...numberColumn('c', codes),
      categories: ['a', 'b', 'c'],
    }
    const x = Float64Array.from({ length: 60 }, (_, i) => 10 * (i % 3))
    const data = makeTable([column, numberColumn('x', x)])
    const [table] = impute(data, { variables: ['c'], predictors: ['x'], draws: 1, random: seeded(1) })
    const drawn = columnOf(table!, 'c').values
    expect(drawn.every((value) => [0, 1, 2].includes(value))).toBe(true)
    const right = drawn.filter((value, i) => value === i % 3).length
    expect(right).toBeGreaterThan(55)
  })
  test('leaves missing what could not have been answered', () => {
    const values = Float64Array.from({ length: 40 }, (_, i) => (i % 5 === 0 ? NaN : i))
    const skipped = Uint8Array.from({ length: 40 }, (_, i) => (i % 10 === 0 ? 1 : i % 5 === 0 ? 2 : 0))
    const data = makeTable([
      { ...numberColumn('y', values), missing: skipped },
      numberColumn(
        'x',
        values.map((_, i) => Math.sin(i)),
      ),
    ])
    const [table] = impute(data, { variables: ['y'], predictors: ['x'], draws: 1, random: seeded(5) })
    columnOf(table!, 'y').values.forEach((value, i) => {
      expect(Number.isNaN(value)).toBe(i % 10 === 0)
    })
  })
  test('refuses gaps in a predictor and a variable never measured', () => {
    const data = panel(seeded(7), 30)
    const random = seeded(1)
    expect(() => impute(data, { variables: ['b'], predictors: ['z'], draws: 1, random })).toThrow(
      'impute requires predictors without gaps, got one in z on row',
    )
    const empty = makeTable([numberColumn('e', new Float64Array(5).fill(NaN))])
    expect(() => impute(empty, { variables: ['e'], predictors: [], draws: 1, random })).toThrow(
      'at least two values of e, got 0',
    )
    expect(() => impute(data, { variables: ['b'], predictors: ['x'], draws: 0, random })).toThrow(
      'at least one draw, got 0',
    )
  })
})
