import type { Table } from '../columns.ts'
import { type HurdlePart, hurdle, hurdleMean } from '../estimators/regression/hurdle.ts'
import { meanEffects } from '../estimators/regression/marginal-means.ts'
import { columnByRecipe, presentLevels, type Recipe, recipesOf } from '../formula/design.ts'
import { numbers, sourceOf } from '../formula/evaluate.ts'
import { type ModelFrame, modelFrame } from '../formula/model-frame.ts'
import { FormulaError, parseExpression } from '../formula/parse.ts'
import { parseFormula } from '../formula/terms.ts'
import { take } from '../linear-algebra/take.ts'
import type { Model, ModelOptions, ModelResult } from './model.ts'
import { lastError, severalResult } from './several.ts'
import { firstCluster } from './standard-errors.ts'

export const hurdlePoissonModel: Model = hurdleModel('poisson', 'Poisson')
export const hurdleNegbinModel: Model = hurdleModel('negbin', 'negative binomial')

/** A logit of y > 0 beside the distribution of positive counts; `y ~ x | z` gives the logit its own terms. */
function hurdleModel(family: 'poisson' | 'negbin', label: string): Model {
  return {
    name: `hurdle-${family}`,
    about: `logit of a count above 0 and ${label} of positive counts; y ~ x | z for own terms`,
    options: ['se', 'cluster', 'df', 'weights', 'offset', 'contrast', 'ame'],
    run: (table, options) => run(table, options, family, label),
  }
}

function run(table: Table, options: ModelOptions, family: 'poisson' | 'negbin', label: string): ModelResult {
  const [countText, zeroText] = partsOf(options.formula)
  const rest = (text: string) => text.slice(text.indexOf('~') + 1)
  const both = zeroText === countText ? countText : `${countText} + ${rest(zeroText)}`
  const frame = modelFrame(table, both, firstCluster(options))
  const count = designOf(frame, countText, options.offset)
  const zero = designOf(frame, zeroText)
  const fit = hurdle(family, count, zero, frame.y, frame.weights)
  const { shape, n } = fit
  const m = count.recipes.length
  const logLikelihood = fit.count.logLikelihood + fit.zero.logLikelihood
  const parameters = fit.count.kept.length + fit.zero.kept.length + (shape === null ? 0 : 1)
  const offsetOf = fit.count.kept.length
  return severalResult(
    {
      frame,
      label: `hurdle, ${label}`,
      terms: [
        ...count.recipes.map(({ term }) => `count_${term}`),
        ...zero.recipes.map(({ term }) => `zero_${term}`),
      ],
      kept: [...fit.count.kept, ...fit.zero.kept.map((j) => m + j)],
      coefficients: Float64Array.of(...fit.count.coefficients, ...fit.zero.coefficients),
      joint: fit.joint,
      infinite: [...fit.count.separated, ...fit.zero.separated.map((j) => offsetOf + j)],
      converged: fit.converged,
      effects: () =>
        meanEffects(
          [
            {
              recipes: fit.count.kept.map((j) => count.recipes[j]!),
              columns: fit.count.columns,
              coefficients: fit.count.coefficients,
              offset: count.offset,
            },
            {
              recipes: fit.zero.kept.map((j) => zero.recipes[j]!),
              columns: fit.zero.columns,
              coefficients: fit.zero.coefficients,
              offset: zero.offset,
            },
          ],
          hurdleMean(shape),
          sourceOf(table),
          frame,
          frame.weights,
        ),
      measures: (variance) => ({
        positive: fit.positive,
        ...(shape === null ? {} : shapeMeasures(shape, variance)),
        logLikelihood,
        countLogLikelihood: fit.count.logLikelihood,
        zeroLogLikelihood: fit.zero.logLikelihood,
        aic: 2 * parameters - 2 * logLikelihood,
        bic: Math.log(n) * parameters - 2 * logLikelihood,
      }),
      notes:
        shape === Infinity
          ? ['Positive counts spread no more than Poisson’s: θ is infinite and the count part is Poisson.']
          : [],
    },
    options,
  )
}

function shapeMeasures(shape: number, variance: Float64Array | null): Record<string, number | null> {
  if (shape === Infinity) return { theta: null, logTheta: null, logThetaStandardError: null }
  return { theta: Math.exp(shape), logTheta: shape, logThetaStandardError: lastError(variance) }
}

/** `y ~ x | z` as the formula of the counts and that of the zeros; without `|` the same twice. */
function partsOf(formula: string): readonly [string, string] {
  const [count, zero, ...more] = formula.split('|')
  if (more.length > 0)
    throw new FormulaError(`The formula '${formula}' should have one '|', not ${more.length + 1}.`)
  if (zero === undefined) return [formula, formula]
  return [count!, `${count!.slice(0, count!.indexOf('~'))} ~ ${zero}`]
}

/** The columns of a part on the rows that both parts share. */
function designOf(
  frame: ModelFrame,
  text: string,
  offset?: string,
): HurdlePart & { readonly recipes: readonly Recipe[] } {
  const { table, rows, n } = frame
  const formula = parseFormula(text)
  const source = sourceOf(table)
  const recipes = recipesOf(formula, (expression) => presentLevels(table, expression, rows))
  const offsets = [...formula.offsets, ...(offset === undefined ? [] : [parseExpression(offset)])]
  return {
    recipes,
    columns: recipes.map((recipe) => columnByRecipe(recipe, source, rows, n)),
    offset: offsets
      .map((expression) => take(numbers(expression, source, null).values, rows))
      .reduce<Float64Array | null>((sum, v) => (sum === null ? v : sum.map((a, i) => a + v[i]!)), null),
  }
}
