import { describe, expect, test } from 'vitest'
import { estimate, modelFrame, parseFormula, parseSides, readCsv } from '../../analysis/index.ts'

const table = readCsv('y,x,g\n1,0.5,a\n2,1.5,b\n3,NA,a\n4,2.5,\n5,3.5,b')
const column = (formula: string) => modelFrame(table, formula)

describe('a comparison in a formula', () => {
  test('is true or false, named as in R, and missing where a side is', () => {
    const frame = column('y ~ I(x >= 1.5) + I(g == "b")')
    expect(frame.recipes.map(({ term }) => term)).toEqual([
      '(Intercept)',
      'I(x >= 1.5)TRUE',
      'I(g == "b")TRUE',
    ])
    expect(frame.columns.slice(1).map((own) => [...own])).toEqual([
      [0, 1, 1],
      [0, 1, 1],
    ])
    expect(frame.dropped).toBe(2)
  })
  test('is an outcome of 0 and 1', () => {
    expect([...column('I(g == "b") ~ 1').y]).toEqual([0, 1, 0, 1])
    expect([...column('I(g != "b") ~ 1').y]).toEqual([1, 0, 1, 0])
    expect([...column('I(x < y - 0.5) ~ 1').y]).toEqual([0, 0, 1, 1])
    expect([...column('I(2 * (x > 1)) ~ 1').y]).toEqual([0, 2, 2, 2])
  })
  test('binds less tightly than arithmetic, and arithmetic as before', () => {
    expect([...column('I(y + 1 > 4) ~ 1').y]).toEqual([0, 0, 0, 1, 1])
    expect([...column('I(-y^2 + 1) ~ 1').y]).toEqual([0, -3, -8, -15, -24])
  })
  test('is refused with a sentence where it has no meaning', () => {
    expect(() => column('y ~ I(g > "a")')).toThrow('only by == or !=')
    expect(() => column('y ~ I(x == "a")')).toThrow('only by == or !=')
    expect(() => column('y ~ I(g == 1)')).toThrow('put text between quotes')
    expect(() => column('y ~ I(1 == 1)')).toThrow('holds no column')
  })
})

describe('a formula without an outcome', () => {
  test('has a right side alone, or several variables on the left', () => {
    expect(parseSides(' ~ a + b:c').right.length).toBe(2)
    expect(parseSides('a + b ~ g').left).not.toBeNull()
    expect(() => parseSides('~ a ~ b')).toThrow("one '~'")
    expect(() => parseSides('a + b')).toThrow("should have a '~'")
    expect(() => parseSides('~ a +')).toThrow('its end')
  })
  test('is refused by models that need one', () => {
    expect(() => parseFormula('~ a')).toThrow('an outcome')
    expect(() => estimate({ data: table, model: 'ols', formula: '~ x' })).toThrow('an outcome')
  })
})
