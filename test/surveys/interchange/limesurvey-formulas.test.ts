/** A formula of LimeSurvey asks the same here, or is not there at all. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseExpression } from '../../../surveys/instrument/index.ts'
import { elements } from './elements.ts'
import { limeSurvey } from './files.ts'

describe('a formula of LimeSurvey', () => {
  it('asks the same as LimeSurvey for every comparison of an answer with a code', () => {
    const signs = {
      '==': '=',
      '!=': '<>',
      '<': '<',
      '<=': '<=',
      '>': '>',
      '>=': '>=',
      eq: '=',
      ne: '<>',
      lt: '<',
      ge: '>=',
    } as const
    fc.assert(
      fc.property(
        fc.constantFrom(...(Object.keys(signs) as (keyof typeof signs)[])),
        fc.integer({ min: 0, max: 99 }),
        fc.integer({ min: 0, max: 99 }),
        fc.boolean(),
        (sign, asked, given, turnedRound) => {
          const relevance = turnedRound ? `!(n.NAOK ${sign} ${asked})` : `n.NAOK ${sign} ${asked}`
          const { all } = elements(
            'x.lss',
            limeSurvey([
              { id: 1, code: 'n', type: 'N' },
              { id: 2, code: 'q', type: 'S', rest: { relevance } },
            ]),
          )
          const holds = {
            '=': given === asked,
            '<>': given !== asked,
            '<': given < asked,
            '<=': given <= asked,
            '>': given > asked,
            '>=': given >= asked,
          }[signs[sign]]
          expect(parseExpression(String(all[1]!.visibleIf)).evaluate(() => given)).toBe(holds !== turnedRound)
        },
      ),
      { numRuns: 60 },
    )
  })

  it('keeps a code as it is, with one quote in it at most: more are refused', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z'"$@ ]{1,8}$/), (code) => {
        const quoted = `"${code.replace(/["]/g, '\\"')}"`
        const { all } = elements(
          'x.lss',
          limeSurvey([
            { id: 1, code: 'n', type: 'L', answers: [['a', 'A']] },
            { id: 2, code: 'q', type: 'S', rest: { relevance: `n == ${quoted}` } },
          ]),
        )
        if ((code.match(/["']/g) ?? []).length > 1) {
          expect(all[1]).not.toHaveProperty('visibleIf')
          return
        }
        const condition = parseExpression(String(all[1]!.visibleIf))
        expect([code, condition.evaluate(() => code), condition.evaluate(() => `${code}x`)]).toEqual([
          code,
          true,
          false,
        ])
      }),
      { numRuns: 40 },
    )
  })
})
