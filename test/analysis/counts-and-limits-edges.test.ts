import { describe, expect, test } from 'vitest'
import { estimate, hurdle, makeTable, modelFrame, numberColumn, quadraticForm } from '../../analysis/index.ts'
import { readData, readReference } from './reference-files.ts'

const survey = readReference('negbin_biochemists')

/** Mean of what is seen of one row, written out again from the definition. */
const means = {
  'hurdle-poisson': ([count, zero]: readonly number[]) =>
    Math.exp(count!) / (1 - Math.exp(-Math.exp(count!))) / (1 + Math.exp(-zero!)),
  'hurdle-negbin': ([count, zero, shape]: readonly number[]) => {
    const [mu, theta] = [Math.exp(count!), Math.exp(shape!)]
    return mu / (1 - (1 + mu / theta) ** -theta) / (1 + Math.exp(-zero!))
  },
}

describe('marginal effects on the mean of a hurdle model', () => {
  const table = readData(survey)
  for (const model of ['hurdle-poisson', 'hurdle-negbin'] as const)
    test(`${model}: are differences and derivatives of its mean, with errors by the delta method`, () => {
      const frame = modelFrame(table, 'art ~ fem + phd + I(phd^2) + ment')
      const part = { columns: frame.columns, offset: null }
      const fit = hurdle(model === 'hurdle-poisson' ? 'poisson' : 'negbin', part, part, frame.y, null)
      const all = [
        ...fit.count.coefficients,
        ...fit.zero.coefficients,
        ...(fit.shape === null ? [] : [fit.shape]),
      ]
      const phd = frame.columns[2]!
      const average = (b: readonly number[], move: (row: number[], up: number) => number[], up: number) => {
        let sum = 0
        for (let i = 0; i < frame.n; i++) {
          const row = move([1, frame.columns[1]![i]!, phd[i]!, phd[i]! ** 2, frame.columns[4]![i]!], up)
          const dot = (from: number) => row.reduce((total, x, j) => total + x * b[from + j]!, 0)
          sum += means[model]([dot(0), dot(5), b[10] ?? 0])
        }
        return sum / frame.n
      }
      const byPhd = (row: number[], up: number) => {
        row[2]! += up
        row[3] = row[2]! ** 2
        return row
      }
      const bySex = (row: number[], up: number) => {
        row[1] = up
        return row
      }
      const effects = {
        phd: (b: readonly number[]) => (average(b, byPhd, 1e-4) - average(b, byPhd, -1e-4)) / 2e-4,
        femWomen: (b: readonly number[]) => average(b, bySex, 1) - average(b, bySex, 0),
      }
      const own = estimate({ data: table, formula: 'art ~ fem + phd + I(phd^2) + ment', model, ame: true })
      for (const [term, effect] of Object.entries(effects)) {
        const found = own.marginalEffects!.find((row) => row.term === term)!
        expect(found.estimate! / effect(all)).toBeCloseTo(1, 6)
        const gradient = all.map((_, j) => {
          const at = (h: number) => effect(all.map((value, m) => (m === j ? value + h : value)))
          return (at(1e-4) - at(-1e-4)) / 2e-4
        })
        const spread = Math.sqrt(quadraticForm(fit.joint!.inverse, gradient))
        expect(found.standardError! / spread).toBeCloseTo(1, 4)
      }
    })
  test('with their own terms for the zeros leave the other part alone', () => {
    const data = readData(survey)
    const apart = estimate({ data, formula: 'art ~ ment | fem + ment', model: 'hurdle-poisson' })
    const both = estimate({ data, formula: 'art ~ fem + ment', model: 'hurdle-poisson' })
    expect(apart.coefficients.map((row) => row.term)).toEqual([
      'count_(Intercept)',
      'count_ment',
      'zero_(Intercept)',
      'zero_femWomen',
      'zero_ment',
    ])
    expect(apart.coefficients[4]!.estimate).toBeCloseTo(both.coefficients[5]!.estimate!, 12)
  })
})

describe('weights, clusters and exposure', () => {
  const rows =
    'y,x,w,g\n0,1,1,a\n2,1,3,a\n0,3,2,b\n5,2,1,b\n1,4,2,c\n9,4,1,c\n0,2,2,d\n3,5,1,d\n1,0,1,e\n0,0,2,e'
  const [head, ...lines] = rows.split('\n')
  const repeated = [head, ...lines.flatMap((line) => Array(Number(line.split(',')[2])).fill(line))].join('\n')
  for (const model of ['negbin', 'hurdle-poisson', 'hurdle-negbin', 'tobit'])
    test(`${model}: a row that weighs two counts as two rows`, () => {
      const weighted = estimate({ data: rows, formula: 'y ~ x', model, weights: 'w' })
      const copied = estimate({ data: repeated, formula: 'y ~ x', model })
      expect(weighted.fit.logLikelihood! / copied.fit.logLikelihood!).toBeCloseTo(1, 9)
      weighted.coefficients.forEach((row, j) => {
        expect(row.estimate! / copied.coefficients[j]!.estimate!).toBeCloseTo(1, 6)
        expect(row.standardError! / copied.coefficients[j]!.standardError!).toBeCloseTo(1, 5)
      })
    })
  for (const model of ['negbin', 'hurdle-negbin', 'tobit'])
    test(`${model}: with every row a cluster of its own, CR0 is HC0`, () => {
      const data = readData(survey)
      const id = numberColumn(
        'id',
        Float64Array.from({ length: data.rows }, (_, i) => i),
      )
      const table = makeTable([...data.columns.values(), id])
      const formula = 'art ~ fem + ment'
      const robust = estimate({ data: table, formula, model, se: 'HC0', ame: true })
      const single = estimate({ data: table, formula, model, se: 'CR0', cluster: 'id', ame: true })
      robust.coefficients.forEach((row, j) => {
        expect(single.coefficients[j]!.standardError! / row.standardError!).toBeCloseTo(1, 10)
      })
      robust.marginalEffects!.forEach((row, j) => {
        expect(single.marginalEffects![j]!.standardError! / row.standardError!).toBeCloseTo(1, 10)
      })
    })
  test('a common exposure moves only the intercept', () => {
    const data = readData(survey)
    const twice = makeTable([
      ...data.columns.values(),
      numberColumn('m', new Float64Array(data.rows).fill(3)),
    ])
    for (const model of ['negbin', 'hurdle-poisson', 'hurdle-negbin']) {
      const formula = 'art ~ fem + ment'
      const plain = estimate({ data, formula, model }).coefficients
      const offset = estimate({ data: twice, formula, model, offset: 'log(m)' }).coefficients
      expect(plain[0]!.estimate! - offset[0]!.estimate!).toBeCloseTo(Math.log(3), 9)
      expect(offset.at(-1)!.estimate).toBeCloseTo(plain.at(-1)!.estimate!, 9)
    }
  })
})

describe('what cannot be estimated is said', () => {
  const rows = (y: readonly (number | string)[]) =>
    ['y,x,c', ...y.map((value, i) => `${value},${i % 3},${i < 4 ? 1 : 0}`)].join('\n')
  test.each([
    ['negbin', [0, 1, -1, 2], 'requires an outcome of at least 0, got -1'],
    ['negbin', [0, 1.5, 1, 2], 'requires an outcome of whole numbers, got 1.5'],
    ['hurdle-poisson', [1, 2, 3, 1], 'requires rows with an outcome of 0, got none'],
    ['hurdle-negbin', [0, 0, 0, 0], 'requires rows with an outcome above 0, got none'],
    ['tobit', [0, 0, -2, 0], 'requires an outcome above 0 on some row, got none'],
    ['tobit', [1, 1, 1, 1], 'requires residuals with spread'],
  ])('%s of %j is refused', (model, y, sentence) => {
    expect(() => estimate({ data: rows(y), formula: 'y ~ x', model })).toThrow(sentence)
  })
  test.each([
    [{ model: 'tobit', offset: 'x' }, "has no option 'offset'"],
    [{ model: 'tobit', se: 'HC3' }, "The standard error 'HC3' is not known"],
    [{ model: 'tobit', left: 'low' }, "The limit 'low' is not a number."],
    [{ model: 'hurdle-poisson', formula: 'y ~ x | x | x' }, "should have one '|'"],
    [{ model: 'negbin', se: 'CR1' }, 'needs a cluster'],
  ])('%j is refused', (options, sentence) => {
    const data = rows([0, 1, 2, 0, 4, 1])
    expect(() => estimate({ data, formula: 'y ~ x', ...options })).toThrow(sentence)
  })
  test('counts with no more spread than Poisson’s have Poisson’s fit', () => {
    const data = rows([1, 2, 3, 1, 2, 3, 2, 2, 3, 1, 1, 3])
    const own = estimate({ data, formula: 'y ~ x', model: 'negbin' })
    const theirs = estimate({ data, formula: 'y ~ x', model: 'poisson' })
    expect(own.fit.theta).toBeNull()
    expect(own.notes.join()).toContain('no more than Poisson')
    own.coefficients.forEach((row, j) => {
      expect(row.standardError).toBeCloseTo(theirs.coefficients[j]!.standardError!, 12)
    })
  })
  test.each(['negbin', 'hurdle-poisson', 'hurdle-negbin', 'tobit'])(
    '%s: a cell without any positive outcome has no estimate, and nothing is NaN',
    (model) => {
      const y = Array.from({ length: 60 }, (_, i) => (i < 4 || i % 3 === 1 ? 0 : (i * 7) % 11))
      const result = estimate({ data: rows(y), formula: 'y ~ x + c', model, ame: true })
      const cell = result.coefficients.find((row) => row.term === (model.startsWith('h') ? 'zero_c' : 'c'))!
      expect([model, cell.estimate, cell.standardError]).toEqual([model, null, null])
      expect(result.notes.join()).toContain('predicted without error')
      expect(JSON.stringify(result)).toBe(
        JSON.stringify(result, (_, v) => (typeof v === 'number' && !Number.isFinite(v) ? 'not finite' : v)),
      )
    },
  )
  test('positive counts that are all one have no count part', () => {
    const y = Array.from({ length: 30 }, (_, i) => Number(i % 3 === 0 || i % 7 === 0))
    for (const model of ['hurdle-poisson', 'hurdle-negbin']) {
      const result = estimate({ data: rows(y), formula: 'y ~ c', model })
      expect(result.coefficients.filter((row) => row.estimate === null).map((row) => row.term)).toEqual([
        'count_(Intercept)',
        'count_c',
      ])
    }
  })
  test.each(['negbin', 'hurdle-poisson', 'tobit'])('%s: a column twice is dropped and named', (model) => {
    const data = rows(Array.from({ length: 30 }, (_, i) => (i * 7) % 5))
    const result = estimate({ data, formula: 'y ~ x + I(2*x) + c', model })
    expect(result.notes.join()).toContain('I(2 * x)')
  })
})
