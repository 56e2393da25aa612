import type { Table } from '../columns.ts'
import { degreesOfFreedom, type SurveyDesign } from '../estimators/survey/design.ts'
import { type Linearised, together } from '../estimators/survey/linearised.ts'
import { surveyMean, surveyTotal } from '../estimators/survey/mean.ts'
import { SHARE_INTERVALS, surveyProportion } from '../estimators/survey/proportion.ts'
import { surveyRatio } from '../estimators/survey/ratio.ts'
import { designEffect, surveyVariance } from '../estimators/survey/spread.ts'
import { totalVariance } from '../estimators/survey/total-variance.ts'
import { deparse } from '../formula/expression.ts'
import { FormulaError } from '../formula/parse.ts'
import { parseSides, type Terms, termsOf } from '../formula/sides.ts'
import { coefficientTable } from './coefficients.ts'
import type { CoefficientRow, Model, ModelOptions, ModelResult, ResultTable } from './model.ts'
import {
  DESIGN_OPTIONS,
  type Domain,
  designMeasures,
  domainsOf,
  missingRows,
  type SurveyFrame,
  surveyFrame,
  type Variable,
  variablesOf,
} from './survey-frame.ts'

/** An estimate of one or more columns within a domain. */
export type Estimator = (
  design: SurveyDesign,
  columns: readonly Float64Array[],
  domain: Uint8Array | null,
) => Linearised

/** What is asked of a sample: which columns, in which parts of it, and how. */
export interface Asked {
  readonly label: string
  readonly names: readonly string[]
  /** Which of the columns are shares of a level. */
  readonly shares: readonly boolean[]
  readonly columns: readonly Float64Array[]
  readonly domains: readonly Domain[]
  readonly estimator: Estimator
  readonly dropped: number
  readonly tables?: () => readonly ResultTable[]
}

export const surveyMeanModel: Model = {
  name: 'survey-mean',
  about: 'means and shares of a sample: ~ a + b, or a ~ group by domain',
  options: [...DESIGN_OPTIONS, 'df', 'interval', 'contrast'],
  run: (table, options) => described(table, options, 'survey mean', surveyMean),
}

export const surveyTotalModel: Model = {
  name: 'survey-total',
  about: 'totals and counts of the population: ~ a + b, or a ~ group',
  options: [...DESIGN_OPTIONS, 'df', 'contrast'],
  run: (table, options) => described(table, options, 'survey total', surveyTotal),
}

export const surveyVarianceModel: Model = {
  name: 'survey-variance',
  about: 'variances of variables in the population: ~ a + b, or a ~ group',
  options: [...DESIGN_OPTIONS, 'df', 'contrast'],
  run: (table, options) =>
    described(table, options, 'survey variance', (design, columns, domain) =>
      together(columns.map((column) => surveyVariance(design, column, domain))),
    ),
}

export const surveyRatioModel: Model = {
  name: 'survey-ratio',
  about: 'a total per total: a ~ b, or ratio(a, b) ~ group by domain',
  options: [...DESIGN_OPTIONS, 'df', 'contrast'],
  run(table, options) {
    const frame = surveyFrame(table, options)
    const sides = parseSides(options.formula)
    const given = sides.left ?? sides.right[0]?.[0] ?? null
    const call = given?.kind === 'call' && given.name === 'ratio' ? given : null
    const parts: Terms =
      call === null
        ? [...(sides.left === null ? [] : [[sides.left]]), ...sides.right]
        : call.arguments.map(({ value }) => [value])
    const variables = variablesOf(frame, parts)
    if (parts.length !== 2 || variables.length !== 2)
      throw new FormulaError(
        `The formula '${options.formula}' should have a ratio of two numbers: 'a ~ b' or 'ratio(a, b) ~ group'.`,
      )
    const { domains, ungrouped } = domainsOf(frame, call === null || sides.left === null ? [] : sides.right)
    const columns = variables.map(({ values }) => values)
    return answered(frame, options, {
      label: 'survey ratio',
      names: [parts.map((part) => deparse(part[0]!)).join('/')],
      shares: [false],
      columns,
      domains,
      estimator: (design, [a, b], domain) => surveyRatio(design, a!, b!, domain),
      dropped: missingRows(columns, ungrouped),
    })
  },
}

function described(table: Table, options: ModelOptions, label: string, estimator: Estimator): ModelResult {
  const frame = surveyFrame(table, options)
  const { variables, groups } = askedOf(options.formula, frame)
  const { domains, ungrouped } = domainsOf(frame, groups)
  const columns = variables.map(({ values }) => values)
  return answered(frame, options, {
    label,
    names: variables.map(({ recipe }) => recipe.term),
    shares: variables.map(({ recipe }) => recipe.parts.every(({ kind }) => kind === 'level')),
    columns,
    domains,
    estimator,
    dropped: missingRows(columns, ungrouped),
    tables: () => (estimator === surveyMean ? [effectsOf(frame.design, variables, domains)] : []),
  })
}

/** The variables before and the groups behind the `~`; with nothing before it, the variables stand behind it. */
export function askedOf(formula: string, frame: SurveyFrame): { variables: Variable[]; groups: Terms } {
  const { left, right } = parseSides(formula)
  const variables = variablesOf(frame, left === null ? right : termsOf(left, formula))
  if (variables.length === 0)
    throw new FormulaError(`The formula '${formula}' names no variable to describe.`)
  return { variables, groups: left === null ? [] : right }
}

/** The estimates per domain as a result, with one covariance. */
export function answered(
  { design, weightless, notes }: SurveyFrame,
  options: ModelOptions,
  asked: Asked,
): ModelResult {
  const { label, names, domains, dropped } = asked
  const normal = isNormal(options)
  const parts = domains.map((domain) => asked.estimator(design, asked.columns, domain.rows))
  const all = together(parts)
  const { estimates, influence, n } = all
  if (n === 0) throw new RangeError(`The formula '${options.formula}' has no row without missing values.`)
  const variance = totalVariance(design, influence)
  const method = `${label}, linearised${domains[0]!.name === null ? '' : ', by domain'}`
  const k = names.length
  const terms = domains.flatMap(({ name }) => names.map((own) => (name === null ? own : `${name}:${own}`)))
  const known = terms.flatMap((_, j) => (Number.isFinite(estimates[j]!) ? [j] : []))
  const table = coefficientTable(
    {
      terms,
      kept: known,
      coefficients: known.map((j) => estimates[j]!),
      variance: variance === null ? null : part(variance, known, terms.length),
      // A sum over several domains has the units of all of them.
      df: (factors) => {
        if (normal) return null
        const own = new Set(known.flatMap((j, i) => (factors[i] === 0 ? [] : [Math.floor(j / k)])))
        return own.size === 1 ? parts[[...own][0]!]!.df : degreesOfFreedom(design)
      },
      n,
      method,
      level: options.level,
    },
    options.contrast,
  )
  const coefficients = table.coefficients.map((row, j) => ({ ...row, n: parts[Math.floor(j / k)]!.n }))
  return {
    method,
    n,
    dropped: weightless + dropped,
    ...table,
    coefficients: withIntervals(coefficients, asked, parts, variance, options),
    fit: designMeasures(design),
    tables: asked.tables?.() ?? [],
    notes: [
      ...notes,
      ...(dropped > 0 ? [`${dropped} rows stand outside because a value is missing.`] : []),
      ...(variance === null
        ? ['The standard errors cannot be estimated: at some stage every stratum has one unit.']
        : []),
    ],
  }
}

/** Whether the normal distribution is asked for instead of t with the degrees of freedom of the design. */
function isNormal({ df = 'design', interval = 'mean' }: ModelOptions): boolean {
  if (df === 'design') return false
  if (df !== 'normal')
    throw new RangeError(`The degrees of freedom '${df}' are not known. Kinds: design, normal.`)
  if (interval !== 'mean')
    throw new RangeError(`The interval ${interval} of shares has the degrees of freedom of the design.`)
  return true
}

/** Rows and columns of a square matrix. */
function part(matrix: Float64Array, places: readonly number[], size: number): Float64Array {
  return Float64Array.from(places.flatMap((i) => places.map((j) => matrix[i * size + j]!)))
}

/** Shares with the interval that is asked for. */
function withIntervals(
  rows: readonly CoefficientRow[],
  { shares }: Asked,
  parts: readonly Linearised[],
  variance: Float64Array | null,
  { interval = 'mean', level }: ModelOptions,
): CoefficientRow[] {
  const kind = SHARE_INTERVALS.find((known) => known === interval)
  if (kind === undefined)
    throw new RangeError(`The interval '${interval}' is not known. Intervals: ${SHARE_INTERVALS.join(', ')}.`)
  const k = shares.length
  return rows.map((row, j) => {
    if (kind === 'mean' || shares[j % k] !== true || row.estimate === null || variance === null) return row
    const { df, n } = parts[Math.floor(j / k)]!
    const own = variance[j * rows.length + j]!
    const input = { share: row.estimate, variance: own, df, n, method: row.method }
    return { ...row, ...surveyProportion(level === undefined ? input : { ...input, level }, kind) }
  })
}

/** Design effects of means, each column with its own missing values. */
function effectsOf(
  design: SurveyDesign,
  variables: readonly Variable[],
  domains: readonly Domain[],
): ResultTable {
  return {
    title: 'Means one by one, with their design effects',
    columns: ['variable', 'n', 'estimate', 'standardError', 'cv', 'deff', 'deffReplace'],
    rows: domains.flatMap(({ name, rows }) =>
      variables.map(({ recipe, values }) => {
        const term = name === null ? recipe.term : `${name}:${recipe.term}`
        const mean = surveyMean(design, [values], rows)
        const estimate = mean.estimates[0]!
        if (mean.n === 0) return [term, 0, null, null, null, null, null]
        const variance = totalVariance(design, mean.influence)?.[0] ?? null
        if (variance === null) return [term, mean.n, estimate, null, null, null, null]
        const error = Math.sqrt(variance)
        return [
          term,
          mean.n,
          estimate,
          error,
          estimate === 0 ? null : error / Math.abs(estimate),
          designEffect(design, values, variance, false, rows),
          designEffect(design, values, variance, true, rows),
        ]
      }),
    ),
  }
}
