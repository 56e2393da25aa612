import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  columnOf,
  type EstimateOptions,
  estimate,
  makeTable,
  readCsv,
  type Table,
} from '../../analysis/index.ts'
import { speedPanel } from './speed-panel.ts'

/** An unbalanced panel with gaps: members have the waves that the draws say. */
function panelOf(draws: readonly number[]): Table {
  const rows = draws.flatMap((draw, i) =>
    [0, 1, 2, 3, 4]
      .filter((t) => ((draw >> t) & 1) === 1)
      .map((t) => {
        const noise = ((draw * (t + 3) + 17 * i) % 101) / 10
        const x = ((draw + t * t * 7 + i) % 13) / 3
        return [`m${i}`, t, 2 + 0.5 * x + (i % 7) + noise, x, (draw + t) % 3, i % 4, 1 + ((i + t) % 3)]
      }),
  )
  return readCsv(['id,t,y,x,k,z,w', ...rows.map((row) => row.join(','))].join('\n'))
}
const draws = fc.array(fc.integer({ min: 1, max: 4095 }), { minLength: 25, maxLength: 40 })
const slopes = (options: EstimateOptions) => {
  const { coefficients } = estimate(options)
  return (term: string) => coefficients.find((row) => row.term === term)!
}

/** The rows of a table in another order. */
function shuffled(table: Table, step: number): Table {
  const order = Array.from({ length: table.rows }, (_, i) => i).sort(
    (a, b) => ((a * step) % 1009) - ((b * step) % 1009) || a - b,
  )
  return makeTable(
    [...table.columns.values()].map((column) => ({
      ...column,
      values: Float64Array.from(order, (row) => column.values[row]!),
      missing: Uint8Array.from(order, (row) => column.missing[row]!),
    })),
  )
}

describe('panel models', () => {
  test('within is a regression with a dummy per unit, and per period; weighted too', () => {
    fc.assert(
      fc.property(draws, fc.boolean(), (given, weighted) => {
        const data = panelOf(given)
        const base = { data, ...(weighted ? { weights: 'w' } : {}) }
        for (const [effects, dummies] of [
          ['unit', 'id'],
          ['time', 'factor(t)'],
          ['two-way', 'id + factor(t)'],
        ]) {
          const own = slopes({
            ...base,
            model: 'within',
            formula: 'y ~ x + k',
            unit: 'id',
            time: 't',
            effects,
          })
          const other = slopes({ ...base, model: 'ols', formula: `y ~ x + k + ${dummies}` })
          for (const term of ['x', 'k']) {
            expect(own(term).estimate).toBeCloseTo(other(term).estimate!, 9)
            expect(own(term).standardError).toBeCloseTo(other(term).standardError!, 9)
            expect(own(term).df).toBe(other(term).df)
          }
        }
      }),
      { numRuns: 15 },
    )
  })
  test('the order of rows changes no number', () => {
    fc.assert(
      fc.property(draws, fc.integer({ min: 2, max: 1000 }), (given, step) => {
        const data = panelOf(given)
        for (const model of ['within', 'first-difference', 'between', 'random', 'mundlak']) {
          const options = { model, formula: 'y ~ x + k', unit: 'id', time: 't' }
          const se = model === 'between' ? 'classical' : 'CR1'
          const own = estimate({ ...options, data, se }).coefficients
          const other = estimate({ ...options, data: shuffled(data, step), se }).coefficients
          own.forEach(({ estimate: value, standardError }, j) => {
            expect(other[j]!.estimate).toBeCloseTo(value!, 9)
            expect(other[j]!.standardError).toBeCloseTo(standardError!, 9)
          })
        }
      }),
      { numRuns: 15 },
    )
  })
  test('slopes of Mundlak’s model, random or pooled, are those within units', () => {
    fc.assert(
      fc.property(draws, (given) => {
        const options = { data: panelOf(given), formula: 'y ~ x + factor(k) + z', unit: 'id' }
        const own = slopes({ ...options, model: 'within' })
        for (const effects of ['unit', 'pooled']) {
          const other = slopes({ ...options, model: 'mundlak', effects })
          for (const term of ['x', 'factor(k)1', 'factor(k)2'])
            expect(other(term).estimate).toBeCloseTo(own(term).estimate!, 8)
        }
      }),
      { numRuns: 20 },
    )
  })
  test('a common shift of the outcome or of a year changes no slope', () => {
    const data = panelOf([31, 7, 4095, 12, 19, 801, 77, 404, 1234, 2222, 3001, 95, 15, 25, 29])
    const base = { data, unit: 'id', time: 't', model: 'within', se: 'CR1' }
    const own = slopes({ ...base, formula: 'y ~ x + t' })
    const moved = slopes({ ...base, formula: 'I(y + 1e6) ~ x + I(t + 1e9)' })
    expect(moved('x').estimate).toBeCloseTo(own('x').estimate!, 8)
    expect(moved('I(t + 1000000000)').standardError).toBeCloseTo(own('t').standardError!, 8)
  })
  test('two periods: first differences without intercept are the within estimator', () => {
    const rows = Array.from({ length: 60 }, (_, i) => `${i >> 1},${i % 2},${(i * 7) % 11},${(i * i) % 13}`)
    const base = { data: `id,t,y,x\n${rows.join('\n')}`, unit: 'id', time: 't' }
    const own = slopes({ ...base, model: 'first-difference', formula: 'y ~ x - 1' })('x')
    const other = slopes({ ...base, model: 'within', formula: 'y ~ x' })('x')
    expect(own.estimate).toBeCloseTo(other.estimate!, 12)
    expect(own.standardError).toBeCloseTo(other.standardError!, 12)
  })
  test('periods may be categories, whose order is that of time, and is said', () => {
    const rows = ['a,early,1,1', 'a,late,4,2', 'b,late,3,3', 'b,early,2,1', 'c,early,0,5', 'c,late,4,6']
    const base = { data: `id,t,y,x\n${rows.join('\n')}`, model: 'first-difference', unit: 'id', time: 't' }
    const own = estimate({ ...base, formula: 'y ~ x' })
    const numbered = base.data.replaceAll('early', '1').replaceAll('late', '2')
    expect(own.coefficients).toEqual(estimate({ ...base, data: numbered, formula: 'y ~ x' }).coefficients)
    expect(own.notes).toEqual(["The order of 't' is that of its categories, from early to late."])
  })
})

describe('panel models say what they cannot do', () => {
  const data = panelOf([31, 7, 4095, 12, 19, 801, 77, 404, 1234, 2222, 3001, 95, 15, 25, 29])
  const base = { data, formula: 'y ~ x + z', model: 'within', unit: 'id', time: 't' }

  test('a regressor that does not vary within units is named and has no number', () => {
    const result = estimate(base)
    expect(result.coefficients[1]!.estimate).toBeNull()
    expect(result.notes.join(' ')).toContain('without variation within units: z')
    expect(() => estimate({ ...base, formula: 'y ~ z' })).toThrow('a regressor that varies within units')
    expect(() => estimate({ ...base, formula: 'z ~ x' })).toThrow('an outcome that varies within units')
  })
  test('two rows of one unit at one time are refused with both named', () => {
    const lines = 'id,t,y,x\na,1,1,1\nb,1,2,1\na,2,4,2\nb,1,3,0'
    for (const model of ['within', 'between', 'random', 'mundlak', 'first-difference'])
      expect(() => estimate({ data: lines, formula: 'y ~ x', model, unit: 'id', time: 't' })).toThrow(
        'there are two of id b, t 1',
      )
  })
  test('options that are not known, and rows without a unit or a time', () => {
    expect(() => estimate({ ...base, unit: undefined })).toThrow('The model within requires --unit.')
    expect(() => estimate({ ...base, effects: 'both' })).toThrow("The effects 'both' are not known")
    expect(() => estimate({ ...base, time: undefined, effects: 'two-way' })).toThrow('require --time')
    expect(() => estimate({ ...base, model: 'between', se: 'CR1' })).toThrow("'CR1' is not known")
    expect(() => estimate({ ...base, model: 'random', weights: 'w' })).toThrow("has no option 'weights'")
    expect(() => estimate({ ...base, model: 'first-difference', steps: 'all' })).toThrow(
      "The steps 'all' are not known",
    )
    expect(() => estimate({ ...base, data: 'id,t,y,x,z\n1,1,1,1,1\nNA,2,3,4,5\n1,3,5,5,2' })).toThrow(
      "The column 'id' requires a value on every row that is used, got none on row 2",
    )
    const words = 'id,t,y,x\na,first,1,1\na,second,4,2\nb,first,2,1\nb,second,3,3'
    expect(() =>
      estimate({
        data: words,
        formula: 'y ~ x',
        model: 'first-difference',
        steps: 'consecutive',
        unit: 'id',
        time: 't',
      }),
    ).toThrow("The time 't' holds categories")
  })
  test('one unit, one row per unit, and one cluster', () => {
    const one = readCsv('id,t,y,x\n1,1,1,2\n1,2,4,3\n1,3,2,5\n1,4,6,7')
    const options = { data: one, formula: 'y ~ x', unit: 'id', time: 't' }
    const alone = slopes({ ...options, model: 'within' })('x')
    const ols = slopes({ ...options, unit: undefined, time: undefined, model: 'ols' })('x')
    expect(alone.estimate).toBeCloseTo(ols.estimate!, 12)
    expect(alone.standardError).toBeCloseTo(ols.standardError!, 12)
    expect(() => estimate({ ...options, model: 'within', se: 'CR1' })).toThrow('at least two clusters')
    expect(() => estimate({ ...options, model: 'random' })).toThrow('at least two units')
    const single = readCsv('id,t,y,x\n1,1,1,2\n2,1,4,3\n3,1,2,5\n4,1,6,7')
    const rest = { data: single, formula: 'y ~ x', unit: 'id', time: 't' }
    expect(() => estimate({ ...rest, model: 'within' })).toThrow(
      'requires an outcome that varies within units',
    )
    expect(() => estimate({ ...rest, model: 'first-difference' })).toThrow('requires a unit with two rows')
    expect(() => estimate({ ...rest, model: 'random' })).toThrow(/within units|several rows/)
  })
  test('two-way effects on a panel in two pieces count the pieces', () => {
    const lines = ['a,1,1,2', 'a,2,3,3', 'b,1,2,1', 'b,2,5,5', 'c,3,1,4', 'c,4,2,2', 'd,3,6,1', 'd,4,4,3']
    const data = readCsv(`id,t,y,x\n${lines.join('\n')}`)
    const own = slopes({ data, formula: 'y ~ x', model: 'within', unit: 'id', time: 't', effects: 'two-way' })
    const other = slopes({ data, formula: 'y ~ x + id + factor(t)', model: 'ols' })
    expect(own('x').df).toBe(other('x').df)
    expect(own('x').standardError).toBeCloseTo(other('x').standardError!, 12)
  })
  test('a panel of categories, missing values and interactions names its terms as R does', () => {
    const { columns } = speedPanel(40)
    const table = makeTable([...columns.values()])
    columnOf(table, 's1').values[3] = NaN
    const result = estimate({
      data: table,
      formula: 'hours ~ factor(wave) * s1 + I(age^2)',
      model: 'random',
      unit: 'id',
    })
    expect(result.dropped).toBe(1)
    expect(result.coefficients.map(({ term }) => term)).toEqual([
      '(Intercept)',
      'factor(wave)1',
      'factor(wave)2',
      's1',
      'I(age^2)',
      'factor(wave)1:s1',
      'factor(wave)2:s1',
    ])
  })
})
