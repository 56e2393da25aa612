import type { Inference } from '../estimators/inference/inference.ts'
import { logit } from '../estimators/regression/logit.ts'
import { type Classes, partialIndicators } from '../estimators/representativeness/partial-indicators.ts'
import { rIndicator } from '../estimators/representativeness/r-indicator.ts'
import { evaluate, sourceOf } from '../formula/evaluate.ts'
import { deparse, type Expression } from '../formula/expression.ts'
import { type ModelFrame, modelFrame } from '../formula/model-frame.ts'
import { take } from '../linear-algebra/take.ts'
import type { Model } from './model.ts'
import { rowNotes } from './regression.ts'

/** A number with more values than this makes no classes. */
const CLASSES = 20

const PARTIAL = ['unconditional', 'se', 'low', 'high', 'conditional', 'se', 'low', 'high']

const told = ({ estimate, standardError, low, high }: Inference) => [estimate, standardError, low, high]

export const representativenessModel: Model = {
  name: 'representativeness',
  about: 'R-indicators of a response: answered ~ a + b, of what is known of all',
  options: ['weights'],
  run(table, options) {
    const frame = modelFrame(table, options.formula, options)
    const { columns, y, weights, n } = frame
    const fit = logit(columns, y, weights)
    const { level } = options
    const found = rIndicator(fit, level === undefined ? {} : { level })
    const { classes, left } = classesOf(frame)
    const partial = partialIndicators(fit, classes, level === undefined ? {} : { level })
    const notes = rowNotes(frame)
    if (left.length > 0)
      notes.push(`Without partial indicators, because of more than ${CLASSES} values: ${left.join(', ')}.`)
    if (fit.separated.length > 0)
      notes.push('Some answer always or never: without standard errors, and not adjusted for bias.')
    else if (!fit.converged) notes.push('The chances to answer did not converge.')
    if (found.deviation === 0) notes.push('Chances to answer differ by no more than chance: R is 1.')
    return {
      method: found.r.method,
      n,
      dropped: frame.dropped,
      coefficients: [
        { term: 'R', ...found.r },
        { term: 'CV', ...found.cv },
      ],
      covariance: null,
      fit: { rate: found.rate, deviation: found.deviation, unadjustedR: 1 - 2 * found.unadjusted },
      tables: [
        {
          title: 'Partial R-indicators by variable',
          columns: ['variable', ...PARTIAL],
          rows: partial.map(({ variable, unconditional, conditional }) => [
            variable,
            ...told(unconditional),
            ...told(conditional),
          ]),
        },
        {
          title: 'Partial R-indicators by class',
          columns: ['variable', 'class', 'n', 'rate', ...PARTIAL],
          rows: partial.flatMap(({ variable, classes: own }) =>
            own.map(({ level: name, n: count, rate, unconditional, conditional }) => [
              variable,
              name,
              count,
              rate,
              ...told(unconditional),
              ...told(conditional),
            ]),
          ),
        },
      ],
      notes,
    }
  },
}

/** Variables of the formula in classes, and the names of those with too many values. */
function classesOf({ formula, table, rows }: ModelFrame): { classes: Classes[]; left: string[] } {
  const expressions = new Map(formula.terms.flat().map((expression) => [deparse(expression), expression]))
  const classes: Classes[] = []
  const left: string[] = []
  for (const [name, expression] of expressions) {
    const call: Expression = { kind: 'call', name: 'factor', arguments: [{ name: null, value: expression }] }
    const value = evaluate(call, sourceOf(table))
    if (value.kind !== 'levels') continue
    const codes = take(value.values, rows)
    const seen = [...new Set(codes)].sort((a, b) => a - b)
    const place = new Map(seen.map((code, i) => [code, i]))
    if (seen.length > CLASSES) left.push(name)
    else
      classes.push({
        name,
        codes: codes.map((code) => place.get(code)!),
        levels: seen.map((code) => value.levels[code]!),
      })
  }
  return { classes, left }
}
