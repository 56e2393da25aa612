import type { Table } from '../columns.ts'
import { degreesOfFreedom, type SurveyDesign } from '../estimators/survey/design.ts'
import { surveyInference } from '../estimators/survey/linearised.ts'
import { surveyMean, surveyTotal } from '../estimators/survey/mean.ts'
import { weightDiagnostics } from '../estimators/weights/diagnostics.ts'
import type { Margin } from '../estimators/weights/margin.ts'
import { type Adjusted, poststratify } from '../estimators/weights/poststratify.ts'
import { type Raked, rake } from '../estimators/weights/rake.ts'
import { deparse, type Expression } from '../formula/expression.ts'
import { FormulaError } from '../formula/parse.ts'
import { parseSides, termsOf } from '../formula/sides.ts'
import { marginsOf, readMargins } from './margins.ts'
import type { Model, ModelOptions, ModelResult, OptionName, ResultTable } from './model.ts'
import { DESIGN_OPTIONS, missingRows, surveyFrame, type Variable, variablesOf } from './survey-frame.ts'
import { answered } from './survey-mean.ts'

const OPTIONS: readonly OptionName[] = [...DESIGN_OPTIONS, 'margins', 'contrast']

export const rakeModel: Model = {
  name: 'rake',
  about: 'weights raked to margins: ~ a + b, or y ~ a + b for means with them',
  options: OPTIONS,
  required: ['margins'],
  run: (table, options) => weighted(table, options, 'rake', rake),
}

export const poststratifyModel: Model = {
  name: 'poststratify',
  about: 'weights by the counts of cells: ~ a, ~ a + b for their cross, or y ~ a + b',
  options: OPTIONS,
  required: ['margins'],
  run: (table, options) =>
    weighted(table, options, 'poststratify', (weights, [cells]) => poststratify(weights, cells!)),
}

function weighted(
  whole: Table,
  options: ModelOptions,
  name: 'rake' | 'poststratify',
  adjust: (weights: Float64Array, margins: readonly Margin[]) => Adjusted | Raked,
): ModelResult {
  const { left, right } = parseSides(options.formula)
  const terms = name === 'rake' ? right : [distinct(right.flat())]
  if (right.length === 0) throw new FormulaError(`The formula '${options.formula}' names no margin.`)
  const counts = readMargins(options.margins ?? '')
  const { table, margins, dropped } = marginsOf(whole, terms, counts, name, options)
  const frame = surveyFrame(table, options)
  const base = frame.design
  const found = adjust(base.weights, margins)
  const design: SurveyDesign = { ...base, weights: found.weights, calibrations: [found.calibrate] }
  const diagnostics = weightDiagnostics(found.weights, base.weights, margins)!
  const { n, sum, min, max, ratio, cv, deff, effective } = diagnostics
  const fit = { n, sum, min, max, ratio, cv, kishDeff: deff, effectiveN: effective }
  const own: readonly ResultTable[] = [
    {
      title: 'Margins',
      columns: ['variable', 'level', 'n', 'before', 'after', 'target'],
      rows: diagnostics.margins.map((row) => [
        row.variable,
        row.level,
        row.n,
        row.before,
        row.after,
        row.target,
      ]),
    },
    {
      title: 'Weights',
      columns: ['row', 'before', 'weight'],
      rows: Array.from(found.weights, (weight, i) => [
        dropped.places?.[i] ?? i + 1,
        base.weights[i]!,
        weight,
      ]),
      long: true,
    },
  ]
  const outcomes = left === null ? [] : variablesOf({ ...frame, design }, termsOf(left, options.formula))
  const label = name === 'rake' ? `raked in ${(found as Raked).rounds} rounds` : 'post-stratified'
  const more = { fit: { ...fit, degreesOfFreedom: degreesOfFreedom(base) }, tables: own }
  if (outcomes.length === 0)
    return {
      method: label,
      n,
      dropped: dropped.count,
      coefficients: [],
      covariance: null,
      ...more,
      notes: [...dropped.notes, ...frame.notes],
    }
  const result = answered({ ...frame, design }, options, {
    label: `survey mean, ${label}`,
    names: outcomes.map(({ recipe }) => recipe.term),
    shares: outcomes.map(() => false),
    columns: outcomes.map(({ values }) => values),
    domains: [{ name: null, rows: null }],
    estimator: surveyMean,
    dropped: missingRows(
      outcomes.map(({ values }) => values),
      new Uint8Array(design.rows),
    ),
  })
  return {
    ...result,
    dropped: result.dropped + dropped.count,
    ...more,
    tables: [totals(design, outcomes, options), ...own],
    notes: [...dropped.notes, ...(result.notes ?? [])],
  }
}

function distinct(expressions: readonly Expression[]): Expression[] {
  return [...new Map(expressions.map((own) => [deparse(own), own])).values()]
}

/** Means and totals of each variable by itself, each over the rows on which it is known. */
function totals(design: SurveyDesign, variables: readonly Variable[], { level }: ModelOptions): ResultTable {
  return {
    title: 'Means and totals one by one',
    columns: ['variable', 'mean', 'se of mean', 'total', 'se of total'],
    rows: variables.map(({ recipe, values }) => {
      const [mean] = surveyInference(design, surveyMean(design, [values]), '', level)
      const [total] = surveyInference(design, surveyTotal(design, [values]), '', level)
      return [recipe.term, mean!.estimate, mean!.standardError, total!.estimate, total!.standardError]
    }),
  }
}
