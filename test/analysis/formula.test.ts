import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { columnOf, modelFrame, parseContrast, parseFormula, readCsv } from '../../analysis/index.ts'

const table = readCsv(
  [
    'y,age,gender,phase,region,months,w',
    '1,20,male,1,north,6,1',
    '0,30,female,2,south,5,2',
    '1,40,female,3,east,6,1',
    '0,50,male,1,south,4,0',
    '1,60,female,2,north,6,3',
    '0,NA,male,3,east,6,1',
  ].join('\n'),
)
const terms = (formula: string): string[] => modelFrame(table, formula).recipes.map(({ term }) => term)
const columnIn = (formula: string, term: string): number[] => {
  const frame = modelFrame(table, formula)
  return Array.from(frame.columns[frame.recipes.findIndex((recipe) => recipe.term === term)]!)
}

describe('formulas in R’s notation', () => {
  test('name their terms as R does', () => {
    expect(terms('y ~ gender + age + I(age^2) + factor(phase)')).toEqual([
      '(Intercept)',
      'gendermale',
      'age',
      'I(age^2)',
      'factor(phase)2',
      'factor(phase)3',
    ])
    expect(terms('y ~ age*gender')).toEqual(['(Intercept)', 'age', 'gendermale', 'age:gendermale'])
    expect(terms('y ~ log( age )+sqrt(age)')).toEqual(['(Intercept)', 'log(age)', 'sqrt(age)'])
  })
  test('put main effects before interactions, whatever the order in which they are written', () => {
    expect(terms('y ~ age:gender + gender')).toEqual([
      '(Intercept)',
      'gendermale',
      'age:genderfemale',
      'age:gendermale',
    ])
    expect(terms('y ~ gender + age + age:gender')).toEqual([
      '(Intercept)',
      'gendermale',
      'age',
      'gendermale:age',
    ])
  })
  test('drop the intercept with -1 and +0, and the first factor then has all its levels', () => {
    for (const text of ['y ~ gender + region - 1', 'y ~ 0 + gender + region', 'y ~ -1 + gender + region'])
      expect(terms(text)).toEqual(['genderfemale', 'gendermale', 'regionnorth', 'regionsouth'])
  })
  test('code a factor in an interaction by all its levels when its margin is not in the model', () => {
    expect(terms('y ~ age:gender')).toEqual(['(Intercept)', 'age:genderfemale', 'age:gendermale'])
  })
  test('expand powers and slashes, remove terms and let relevel choose the reference', () => {
    expect(terms('y ~ (age + months + phase)^2 - age:phase')).toEqual([
      '(Intercept)',
      'age',
      'months',
      'phase',
      'age:months',
      'months:phase',
    ])
    expect(terms('y ~ gender / age')).toEqual([
      '(Intercept)',
      'gendermale',
      'genderfemale:age',
      'gendermale:age',
    ])
    expect(terms('y ~ (months + phase) / age')).toEqual([
      '(Intercept)',
      'months',
      'phase',
      'months:phase:age',
    ])
    expect(terms('y ~ relevel(region, ref = "south")')).toEqual([
      '(Intercept)',
      'relevel(region, ref = "south")east',
      'relevel(region, ref = "south")north',
    ])
  })
  test('compute what they say', () => {
    expect(columnIn('y ~ I(age^2)', 'I(age^2)')).toEqual([400, 900, 1600, 2500, 3600])
    expect(columnIn('y ~ I((age - 40)/10)', 'I((age - 40)/10)')).toEqual([-2, -1, 0, 1, 2])
    expect(columnIn('y ~ I(-age^2 + 2*months)', 'I(-age^2 + 2 * months)')[0]).toBe(-388)
    expect(columnIn('y ~ age:gender', 'age:gendermale')).toEqual([20, 0, 0, 50, 0])
    expect(modelFrame(table, 'y ~ age + offset(log(months))').offset?.[1]).toBe(Math.log(5))
  })
  test('leave out incomplete rows and rows without weight, and count each', () => {
    const frame = modelFrame(table, 'y ~ age', { weights: 'w' })
    expect([frame.n, frame.dropped, frame.weightless]).toEqual([4, 1, 1])
  })
  test('drop levels that do not occur in the rows used', () => {
    const data = readCsv('y,x,g\n1,1,a\n2,2,b\n3,NA,c')
    expect(modelFrame(data, 'y ~ x + g').recipes.map(({ term }) => term)).toEqual(['(Intercept)', 'x', 'gb'])
  })
  test('refuse with a sentence what they do not understand', () => {
    expect(() => terms('y ~ income')).toThrow("The data have no column 'income'. Columns: y, age, gender")
    expect(() => terms('y + age')).toThrow("should have a '~' between the outcome and the rest")
    expect(() => terms('y ~ age +')).toThrow(
      'should have a number, a column or a bracket where it has its end',
    )
    expect(() => terms('y ~ spline(age)')).toThrow("The function 'spline' is not known.")
    expect(() => terms('y ~ age^2')).not.toThrow()
    expect(() => terms('y ~ 2')).toThrow('only 0, 1 and -1 have a meaning there')
    expect(() => terms('y ~ I(gender + 1)')).toThrow("'gender' holds categories")
    expect(() => terms('y ~ log(y)')).toThrow("'log(y)' is not a finite number on row 2.")
    expect(() => terms('region ~ age')).toThrow("The outcome 'region' has more than two categories.")
  })
  test('are the same with any spaces', () => {
    const parts = ['y', '~', 'age', '*', 'gender', '+', 'I', '(', 'age', '^', '2', ')', '-', '1']
    const spaces = fc.array(fc.constantFrom('', ' ', '  '), {
      minLength: parts.length,
      maxLength: parts.length,
    })
    fc.assert(
      fc.property(spaces, (between) => {
        const text = parts.map((part, i) => part + between[i]!).join('')
        const { terms: found, intercept } = parseFormula(text)
        expect([found.length, intercept]).toEqual([4, false])
      }),
    )
  })
})

describe('contrasts', () => {
  const names = ['(Intercept)', 'a', 'ab', 'I(a^2)', 'factor(p)2', 'a:b']
  test('read terms by the longest name that fits, with factors and a value', () => {
    expect(parseContrast('ab - 2*a + 0.5 * I(a^2) = 3', names)).toMatchObject({
      factors: [0, -2, 1, 0.5, 0, 0],
      against: 3,
    })
    expect(parseContrast('-a:b + factor(p)2', names).factors).toEqual([0, 0, 0, 0, 1, -1])
  })
  test('bring both sides together', () => {
    expect(parseContrast('a = ab', names)).toMatchObject({ factors: [0, 1, -1, 0, 0, 0], against: 0 })
    expect(parseContrast('a + 1 = 2*ab - 4', names)).toMatchObject({
      factors: [0, 1, -2, 0, 0, 0],
      against: -5,
    })
  })
  test('refuse what is not a term, naming the terms there are', () => {
    expect(() => parseContrast('a + c = 0', names)).toThrow(
      "has 'c = 0' where a term should be. Terms: (Intercept), a",
    )
    expect(() => parseContrast('a + = 0', names)).toThrow(RangeError)
    expect(() => parseContrast('3 = 3', names)).toThrow('names no term')
  })
})

describe('CSV', () => {
  const cellText = fc.string({ maxLength: 8 }).filter((text) => text !== 'NA' && /[a-z]/i.test(text))
  const quote = (text: string): string => `"${text.replaceAll('"', '""')}"`
  test('gives back any text and number that was written by the rules', () => {
    const rows = fc.array(fc.tuple(cellText, fc.double({ noNaN: true, noDefaultInfinity: true })), {
      minLength: 1,
    })
    fc.assert(
      fc.property(rows, fc.constantFrom('\n', '\r\n'), (data, end) => {
        fc.pre(data.some(([text]) => Number.isNaN(Number(text)) && !/^\s*-?Inf\s*$|^\s*NaN\s*$/.test(text)))
        const text = ['name,"the value"', ...data.map(([a, b]) => `${quote(a)},${b}`)].join(end)
        const table = readCsv(text)
        const names = columnOf(table, 'name')
        expect(Array.from(names.values, (code) => names.categories![code])).toEqual(data.map(([a]) => a))
        expect(Array.from(columnOf(table, 'the value').values)).toEqual(data.map(([, b]) => b + 0))
      }),
    )
  })
  test('takes NA and nothing as missing, and an empty text in quotes as text', () => {
    const table = readCsv('a,b\nNA,x\n,NA\n3,""\n\n4,y\n')
    expect(Array.from(columnOf(table, 'a').values)).toEqual([NaN, NaN, 3, 4])
    expect(columnOf(table, 'b').categories).toEqual(['', 'x', 'y'])
    expect(Array.from(columnOf(table, 'b').missing)).toEqual([0, 2, 0, 0])
  })
  test('refuses a line with too many fields and a quote that stays open, saying where', () => {
    expect(() => readCsv('a,b\n1,2\n1,2,3')).toThrow('readCsv requires 2 fields on a line, got 3 on line 3')
    expect(() => readCsv('a\n"1')).toThrow('every quote to be closed')
    expect(() => readCsv('')).toThrow('a first line with names')
  })
  test('orders categories by the alphabet unless told otherwise', () => {
    expect(columnOf(readCsv('g\nb\na\nC'), 'g').categories).toEqual(['a', 'b', 'C'])
    expect(columnOf(readCsv('g\nb\na', { g: ['b', 'a'] }), 'g').categories).toEqual(['b', 'a'])
  })
})
