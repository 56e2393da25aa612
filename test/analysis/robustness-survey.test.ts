import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type EstimateOptions, estimate, renderEstimate } from '../../analysis/index.ts'

const HEADER = 'y,b,c,t,x,g,h,w,s,u'
const row = fc.tuple(
  fc.constantFrom('1', '2.5', '3', 'NA', '-4', '7'),
  fc.constantFrom('0', '1'),
  fc.constantFrom('0', '1', '5'),
  fc.constantFrom('0', '1'),
  fc.constantFrom('0', '1', '2', '3.5'),
  fc.constantFrom('a', 'b', 'c'),
  fc.constantFrom('p', 'q'),
  fc.constantFrom('1', '2', '3', 'NA'),
  fc.constantFrom('1', '2'),
  fc.constantFrom('1', '2', '3'),
)
const data = fc
  .array(row, { minLength: 1, maxLength: 30 })
  .map((rows) => [HEADER, ...rows.map((own) => own.join(','))].join('\n'))

const margins = 'variable,level,count\ng,a,16\ng,b,16\ng,c,16\nh,p,24\nh,q,24'
const design = fc.record(
  {
    weights: fc.constant('w'),
    strata: fc.constant('s'),
    psu: fc.constantFrom('u', 'u,x'),
    lonely: fc.constantFrom('adjust', 'certainty', 'average', 'remove'),
  },
  { requiredKeys: ['lonely'] },
)
const causal = fc.record(
  {
    weights: fc.constant('w'),
    cluster: fc.constant('u'),
    clip: fc.constant('0.1'),
    estimand: fc.constantFrom('ate', 'att'),
  },
  { requiredKeys: [] },
)
const ask = (model: string, formulas: readonly string[], options: object = {}) =>
  fc.record({ model: fc.constant(model), formula: fc.constantFrom(...formulas), ...options })

const questions = fc.oneof(
  fc.tuple(ask('survey-mean', ['~ y + g', 'b + y ~ g + h']), design),
  fc.tuple(ask('survey-total', ['~ y + g', 'y ~ g']), design),
  fc.tuple(ask('survey-ratio', ['y ~ x', 'ratio(y, b) ~ g']), design),
  fc.tuple(ask('survey-variance', ['y + x ~ h']), design),
  fc.tuple(ask('survey-quantile', ['y ~ g'], { rule: fc.constantFrom('math', 'hf3', 'hf4', 'hf7') }), design),
  fc.tuple(ask('survey-regression', ['y ~ x * h']), design),
  fc.tuple(ask('survey-regression', ['b ~ x + g'], { family: fc.constant('logit') }), design),
  fc.tuple(ask('survey-regression', ['c ~ x + h'], { family: fc.constant('poisson') }), design),
  fc.tuple(ask('survey-chisq', ['~ g + h']), design),
  fc.tuple(ask('rake', ['~ g + h', 'y ~ g + h'], { margins: fc.constant(margins) }), design),
  fc.tuple(ask('poststratify', ['y + x ~ g'], { margins: fc.constant(margins) }), design),
  fc.tuple(ask('representativeness', ['b ~ g + h + x']), fc.constant({})),
  fc.tuple(ask('ate', ['y ~ t + x + g', 'b ~ t + x + h', 'c ~ t + x | g']), causal),
)

test('on any small table, models of samples, weights and effects give numbers, null or a sentence', () => {
  fc.assert(
    fc.property(data, questions, (text, [question, more]) => {
      const options = { data: text, ...question, ...more } as EstimateOptions
      try {
        const result = estimate(options)
        // JSON turns NaN and Infinity into null, so that equality says there are none.
        expect(JSON.parse(JSON.stringify(result))).toEqual(result)
        expect(renderEstimate(result)).not.toMatch(/NaN|Infinity|undefined/)
      } catch (error) {
        expect(error).toBeInstanceOf(RangeError)
        expect((error as Error).message).toMatch(/^[\w-]+ .* /)
      }
    }),
    { numRuns: 600 },
  )
})
