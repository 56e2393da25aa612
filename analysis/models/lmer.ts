import { columnOf, type Table } from '../columns.ts'
import { mixedModel } from '../estimators/mixed/mixed-model.ts'
import { columnByRecipe, presentLevels, recipesOf } from '../formula/design.ts'
import { sourceOf } from '../formula/evaluate.ts'
import { type ModelFrame, modelFrame } from '../formula/model-frame.ts'
import { FormulaError } from '../formula/parse.ts'
import { parseFormula } from '../formula/terms.ts'
import { coefficientTable } from './coefficients.ts'
import type { Model, ModelOptions, ModelResult, ResultTable } from './model.ts'
import { rowNotes } from './regression.ts'

/** Groups beyond which their random coefficients are not listed. */
const LISTED = 1000

/** Linear mixed model in the notation of R's lme4: `y ~ x + (1 | group)` or `y ~ x + (x | group)`. */
export const lmerModel: Model = {
  name: 'lmer',
  about: 'linear mixed model with one grouping: y ~ x + (x | group)',
  options: ['likelihood', 'contrast'],
  run: (table, options) => {
    const { fixedText, randomText, group } = partsOf(options.formula)
    const restricted = restrictedOf(options)
    const outcome = fixedText.slice(0, fixedText.indexOf('~'))
    const frame = modelFrame(table, `${fixedText} + ${randomText}`, { cluster: group })
    if (frame.offset !== null)
      throw new RangeError('The model lmer has no offset; subtract it from the outcome with I().')
    const fixed = designOf(frame, fixedText)
    const random = designOf(frame, `${outcome} ~ ${randomText}`)
    const groups = frame.clusters!
    const fit = mixedModel(fixed.columns, random.columns, frame.y, groups, restricted)
    const { kept, coefficients, variance, n, residualVariance, randomCovariance, logLikelihood } = fit
    const q = random.terms.length
    const parameters = kept.length + (q * (q + 1)) / 2 + 1
    const own = randomCovariance[0]!
    const method = `linear mixed model, ${restricted ? 'REML' : 'ML'}`
    return {
      method,
      n,
      dropped: frame.dropped,
      clusters: groups.count,
      ...withTables(
        coefficientTable(
          { terms: fixed.terms, kept, coefficients, variance, df: null, n, method, level: options.level },
          options.contrast,
        ),
        [
          components(group, random.terms, randomCovariance, residualVariance),
          ...(groups.count <= LISTED ? [effects(table, group, frame, random.terms, fit.random)] : []),
        ],
      ),
      fit: {
        residualVariance,
        ...(q === 1 && random.terms[0] === '(Intercept)'
          ? { randomVariance: own, intraclassCorrelation: own / (own + residualVariance) }
          : {}),
        logLikelihood,
        aic: 2 * parameters - 2 * logLikelihood,
        bic: Math.log(n) * parameters - 2 * logLikelihood,
        iterations: fit.iterations,
      },
      notes: [
        ...rowNotes(frame),
        ...(fit.dropped.length > 0
          ? [
              `Not estimated, because a sum of terms before it: ${fit.dropped.map((j) => fixed.terms[j]).join(', ')}.`,
            ]
          : []),
        ...(fit.converged ? [] : ['The estimates did not converge.']),
        ...(fit.singular
          ? [
              'The fit is singular: a random variance is zero, or random coefficients go together without error.',
            ]
          : []),
        ...(groups.count < 30
          ? ['p values use the normal distribution; with few groups they are too small.']
          : []),
      ],
    }
  },
}

function restrictedOf({ likelihood = 'reml' }: ModelOptions): boolean {
  if (likelihood !== 'reml' && likelihood !== 'ml')
    throw new RangeError(`The likelihood '${likelihood}' is not known. Kinds: reml, ml.`)
  return likelihood === 'reml'
}

/** Takes `(terms | group)` out of a formula. */
function partsOf(formula: string): { fixedText: string; randomText: string; group: string } {
  const found = [...formula.matchAll(/\(([^()|]*(?:\([^()]*\)[^()|]*)*)\|\s*([^()|]+?)\s*\)/g)]
  const [one] = found
  if (found.length !== 1 || one === undefined || formula.replace(one[0], '').includes('|'))
    throw new FormulaError(
      `The formula '${formula}' should have one random part such as (1 | group), got ${found.length || 'none'}.`,
    )
  const rest = formula
    .replace(one[0], '')
    .replace(/\+\s*(?=\+|$)/, '')
    .replace(/~\s*\+/, '~')
    .trim()
  const [, randomText, group] = one
  return { fixedText: rest.endsWith('~') ? `${rest} 1` : rest, randomText: randomText!.trim(), group: group! }
}

function designOf(frame: ModelFrame, text: string) {
  const { table, rows, n } = frame
  const formula = parseFormula(text)
  const recipes = recipesOf(formula, (expression) => presentLevels(table, expression, rows))
  if (recipes.length === 0) throw new FormulaError(`The formula '${text}' has no term.`)
  return {
    terms: recipes.map(({ term }) => term),
    columns: recipes.map((recipe) => columnByRecipe(recipe, sourceOf(table), rows, n)),
  }
}

function withTables<Found extends { readonly tables: readonly ResultTable[] }>(
  found: Found,
  tables: readonly ResultTable[],
): Found & Pick<ModelResult, 'tables'> {
  return { ...found, tables: [...tables, ...found.tables] }
}

/** Variances and covariances as R prints them: variances first, then each pair, the residual last. */
function components(
  group: string,
  terms: readonly string[],
  covariance: Float64Array,
  residual: number,
): ResultTable {
  const q = terms.length
  const at = (i: number, j: number) => covariance[i * q + j]!
  const correlation = (i: number, j: number) =>
    at(i, i) > 0 && at(j, j) > 0 ? at(i, j) / Math.sqrt(at(i, i) * at(j, j)) : null
  return {
    title: 'variance components',
    columns: ['group', 'term', 'with', 'covariance', 'sd or correlation'],
    rows: [
      ...terms.map((term, i) => [group, term, '', at(i, i), Math.sqrt(at(i, i))]),
      ...terms.flatMap((term, i) =>
        terms
          .slice(i + 1)
          .map((other, j) => [group, term, other, at(i, i + 1 + j), correlation(i, i + 1 + j)]),
      ),
      ['residual', '', '', residual, Math.sqrt(residual)],
    ],
  }
}

/** The random coefficients of each group, in the order of its categories or numbers. */
function effects(
  table: Table,
  group: string,
  { rows, clusters }: ModelFrame,
  terms: readonly string[],
  random: readonly Float64Array[],
): ResultTable {
  const { values, categories } = columnOf(table, group)
  const codes = new Float64Array(random.length)
  clusters!.of.forEach((own, i) => {
    codes[own] = values[rows === null ? i : rows[i]!]!
  })
  const order = random.map((_, g) => g).sort((a, b) => codes[a]! - codes[b]!)
  const nameOf = (code: number) => (categories === undefined ? String(code) : categories[code]!)
  return {
    title: 'random coefficients',
    columns: [group, ...terms],
    rows: order.map((g) => [nameOf(codes[g]!), ...random[g]!]),
  }
}
