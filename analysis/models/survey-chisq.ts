import { raoScott } from '../estimators/survey/rao-scott.ts'
import { evaluate, sourceOf } from '../formula/evaluate.ts'
import { deparse } from '../formula/expression.ts'
import { FormulaError } from '../formula/parse.ts'
import { parseSides } from '../formula/sides.ts'
import { take } from '../linear-algebra/take.ts'
import type { Model } from './model.ts'
import { DESIGN_OPTIONS, designMeasures, missingRows, surveyFrame } from './survey-frame.ts'

export const surveyChisqModel: Model = {
  name: 'survey-chisq',
  about: 'Rao-Scott and Wald tests of independence of two variables: ~ a + b',
  options: DESIGN_OPTIONS,
  run(table, options) {
    const frame = surveyFrame(table, options)
    const { design, rows } = frame
    const { left, right } = parseSides(options.formula)
    const expressions = left === null ? right.flat() : [left, ...right.flat()]
    if (expressions.length !== 2)
      throw new FormulaError(`The formula '${options.formula}' should name two variables: '~ a + b'.`)
    const [a, b] = expressions.map((expression) => {
      const call = { kind: 'call', name: 'factor', arguments: [{ name: null, value: expression }] } as const
      const value = evaluate(call, sourceOf(table))
      if (value.kind !== 'levels') throw new FormulaError(`'${deparse(expression)}' has no levels.`)
      return present(take(value.values, rows), value.levels)
    })
    const columns = [a!.codes, b!.codes]
    const found = raoScott(design, a!.codes, b!.codes, a!.levels.length, b!.levels.length)
    const dropped = missingRows(columns, new Uint8Array(design.rows))
    const [f] = found.tests
    return {
      method: 'Rao-Scott tests of independence',
      n: found.n,
      dropped: frame.weightless + dropped,
      coefficients: [],
      covariance: null,
      fit: {
        pearson: found.pearson,
        meanDesignEffect: found.deff,
        f: f?.name === 'F' ? f.statistic : null,
        p: f?.name === 'F' ? f.p : null,
        ...designMeasures(design),
      },
      tables: [
        {
          title: 'Weights per cell',
          columns: [deparse(expressions[0]!), ...b!.levels],
          rows: a!.levels.map((level, i) => [level, ...found.table[i]!]),
        },
        {
          title: 'Tests',
          columns: ['test', 'statistic', 'df', 'denominator df', 'p'],
          rows: found.tests.map((test) => [test.name, test.statistic, test.df, test.denominatorDf, test.p]),
        },
      ],
      notes: [
        ...frame.notes,
        ...(dropped > 0 ? [`${dropped} rows stand outside because a value is missing.`] : []),
        ...(found.tests.length === 0
          ? ['No test can be made: the table or the design has too few parts.']
          : []),
      ],
    }
  },
}

/** Codes of the levels that occur, numbered anew. */
function present(codes: Float64Array, levels: readonly string[]): { codes: Float64Array; levels: string[] } {
  const seen = new Set(codes)
  const kept = levels.flatMap((_, code) => (seen.has(code) ? [code] : []))
  return {
    codes: codes.map((code) => (Number.isNaN(code) ? NaN : kept.indexOf(code))),
    levels: kept.map((code) => levels[code]!),
  }
}
