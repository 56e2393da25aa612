import fc from 'fast-check'
import { ExpressionRunner } from 'survey-core'
import { describe, expect, it } from 'vitest'
import { compileExpression } from '../../surveys/instrument/index.ts'

const evaluate = (text: string, values: Record<string, unknown>) =>
  compileExpression(text)((name) => values[name])

/** Both throw on some sums of a list and a text. What has no value is null to the one and undefined to the other. */
function attempt(work: () => unknown): unknown {
  try {
    return work() ?? null
  } catch {
    return 'thrown'
  }
}

describe('a formula', () => {
  it.each(['', '{a} +', 'today()', 'currentYear()', 'age({a})', 'year({a})', 'getComment("a")', 'nosuch(1)'])(
    'is refused when it is none, reads the clock or needs a model: %s',
    (text) => {
      expect(() => compileExpression(text)).toThrow()
    },
  )

  it.each<[string, Record<string, unknown>, unknown]>([
    ["iif({searching} = 'yes', {searchHours}, 0)", { searching: 'no' }, 0],
    [
      "dateDiff({period.from}, {period.to}, 'days') / 30.4375",
      { 'period.from': '2006-01-01', 'period.to': '2006-07-01' },
      181 / 30.4375,
    ],
    ["{problems.length} > 0 and {problems} noneof ['none', 'refused']", { problems: ['debts'] }, true],
    ["{problems} contains 'debts' or {health} >= 4", { health: 5 }, true],
    ['{facts.birthYear} + 1', { 'facts.birthYear': 1967 }, 1968],
    ['{missing} > 3', {}, false],
    ['{list.length}', {}, 0],
    [
      'getYear({events.application}) - {facts.birthYear}',
      { 'events.application': '2006-03-02', 'facts.birthYear': '1967' },
      39,
    ],
  ])('%s', (text, values, result) => {
    expect(evaluate(text, values)).toEqual(result)
  })

  it('gives what survey-core gives on any values', () => {
    const value = fc.oneof(
      fc.integer({ min: -5, max: 50 }),
      fc.constantFrom('1', 'x', '', '2006-03-01', 'true', '0x1F', '3,5', null, undefined, true, false),
      fc.array(fc.constantFrom('x', 'y', 1), { maxLength: 3 }),
    )
    const operator = fc.constantFrom(
      '=',
      '!=',
      '<',
      '>=',
      'contains',
      'notcontains',
      'anyof',
      'allof',
      'and',
      'or',
      '+',
      '-',
      '*',
    )
    const side = fc.constantFrom(
      '{a}',
      '{b}',
      "'x'",
      '1',
      "['x', 'y']",
      '{a.length}',
      'sum({a}, 2)',
      "iif({b} notempty, {a}, 'z')",
    )
    fc.assert(
      fc.property(side, operator, side, value, value, (left, sign, right, a, b) => {
        const text = `${left} ${sign} ${right}`
        const values = { a, b }
        const ours = attempt(() => compileExpression(text)((name) => values[name as 'a' | 'b']))
        const theirs = attempt(() => new ExpressionRunner(text).runValues(values))
        expect(ours).toEqual(theirs)
      }),
      { numRuns: 3000, seed: 1 },
    )
  })

  it('can be evaluated within another', () => {
    const inner = compileExpression('{x} * 2')
    const outer = compileExpression('{y} + {x}')
    expect(outer((name) => (name === 'y' ? inner(() => 4) : 1))).toBe(9)
  })
})
