import { columnByRecipe, type Recipe, slopeByRecipe } from '../../formula/design.ts'
import { evaluate, type Source, sourceOf } from '../../formula/evaluate.ts'
import { deparse, type Expression, namesIn } from '../../formula/expression.ts'
import type { ModelFrame } from '../../formula/model-frame.ts'
import { addProduct } from '../../linear-algebra/gram.ts'
import { type Inference, infer } from '../inference/inference.ts'
import { quadraticForm } from '../inference/linear-contrast.ts'
import type { Fit } from './fit.ts'

/** The average over the rows of what one variable does to the expected outcome. */
export interface MarginalEffect extends Inference {
  readonly term: string
  /** `change`: from 0 to 1, or from the first level to this one. `derivative`: per unit, at the margin. */
  readonly kind: 'change' | 'derivative'
}

/** Which effects to compute, and with which inference. */
export interface MarginalOptions {
  readonly method: string
  readonly level?: number
  /** Degrees of freedom, perhaps per sum of coefficients; those of the fit unless said otherwise. */
  readonly df?: number | null | ((factors: ArrayLike<number>) => number | null)
  /** Only these variables; all that the formula reads unless said otherwise. */
  readonly variables?: readonly string[]
}

interface Mean {
  readonly at: (eta: number) => number
  readonly slope: (eta: number) => number
  readonly curve: (eta: number) => number
}

const MEANS: Readonly<Record<Fit['model'], Mean>> = {
  ols: { at: (eta) => eta, slope: () => 1, curve: () => 0 },
  logit: {
    at: (eta) => 1 / (1 + Math.exp(-eta)),
    slope: (eta) => logistic(eta) * logistic(-eta),
    curve: (eta) => logistic(eta) * logistic(-eta) * (logistic(-eta) - logistic(eta)),
  },
  poisson: { at: Math.exp, slope: Math.exp, curve: Math.exp },
}

function logistic(eta: number): number {
  return 1 / (1 + Math.exp(-eta))
}

/**
 * Average marginal effects with standard errors by the delta method.
 *
 * A variable of 0 and 1, or of categories, is changed for every row with all else as observed (squares and
 * interactions follow); any other gets the mean derivative. The unit is that of the outcome: a share for a logit; for a
 * Poisson model with an offset a rate, e.g. applications per month. Averages are weighted when the model is; the rows
 * are taken as given. Null where the variance or a coefficient cannot be estimated.
 *
 * Source: Greene, Econometric Analysis (2018), §17.3.2; Cameron & Trivedi, Microeconometrics (2005), §10.6 and §14.3.6.
 *
 * @param variance covariance of the kept coefficients, row by row, or null
 * @throws RangeError when the covariance is not k×k
 * @example
 * const frame = modelFrame(readCsv('y,x\n1,1\n0,1\n0,0\n1,0\n0,0\n0,0'), 'y ~ x')
 * const fit = logit(frame.columns, frame.y)
 * averageMarginalEffects(frame, fit, covariance(fit, 'classical'), { method: 'logit' })[0]?.estimate // => 0.25
 */
export function averageMarginalEffects(
  frame: ModelFrame,
  fit: Fit,
  variance: Float64Array | null,
  options: MarginalOptions,
): MarginalEffect[] {
  const k = fit.columns.length
  if (variance !== null && variance.length !== k * k)
    throw new RangeError(
      `averageMarginalEffects requires a covariance of ${k * k} numbers, got ${variance.length}`,
    )
  const recipes = fit.kept.map((j) => frame.recipes[j]!)
  const context: Context = { frame, fit, recipes, source: sourceOf(frame.table), mean: MEANS[fit.model] }
  const df = options.df === undefined ? fit.df : options.df
  const gone = new Set(fit.separated.map((j) => recipes[j]!.term))
  return variablesOf(frame)
    .filter(
      ({ names }) => options.variables === undefined || names.some((v) => options.variables!.includes(v)),
    )
    .flatMap((variable) => effectsOf(context, variable))
    .map(({ term, kind, estimate, gradient, touches }) => {
      const lost = touches.some((j) => gone.has(recipes[j]!.term))
      const spread = variance === null ? null : quadraticForm(variance, gradient)
      return {
        term,
        kind,
        ...infer(lost ? null : estimate, lost ? null : spread, {
          df: typeof df === 'function' ? df(gradient) : df,
          n: fit.n,
          method: options.method,
          ...(options.level === undefined ? {} : { level: options.level }),
        }),
      }
    })
}

interface Context {
  readonly frame: ModelFrame
  readonly fit: Fit
  readonly recipes: readonly Recipe[]
  readonly source: Source
  readonly mean: Mean
}

interface Variable {
  readonly text: string
  readonly expression: Expression
  readonly names: readonly string[]
}

/** What varies: plain columns within numbers, and expressions that make levels. */
function variablesOf(frame: ModelFrame): Variable[] {
  const found = new Map<string, Variable>()
  for (const part of frame.recipes.flatMap((recipe) => recipe.parts)) {
    if (part.kind === 'level') {
      const text = deparse(part.expression)
      found.set(text, { text, expression: part.expression, names: [text, ...namesIn(part.expression)] })
    } else
      for (const name of namesIn(part.expression))
        if (!found.has(name))
          found.set(name, { text: name, expression: { kind: 'name', name }, names: [name] })
  }
  return [...found.values()]
}

interface Effect {
  readonly term: string
  readonly kind: MarginalEffect['kind']
  readonly estimate: number
  readonly gradient: Float64Array
  readonly touches: readonly number[]
}

function effectsOf(context: Context, variable: Variable): Effect[] {
  const { frame, recipes, source } = context
  const levelParts = recipes.flatMap((recipe) =>
    recipe.parts.filter((part) => part.kind === 'level' && deparse(part.expression) === variable.text),
  )
  const value = evaluate(variable.expression, source)
  if (value.kind === 'levels' || levelParts.length > 0) {
    const touches = recipes.flatMap(({ parts }, j) =>
      parts.some((part) => part.kind === 'level' && deparse(part.expression) === variable.text) ? [j] : [],
    )
    const reference = levelParts[0]?.kind === 'level' ? levelParts[0].reference : ''
    const levels = [...new Set(levelParts.flatMap((part) => (part.kind === 'level' ? [part.level] : [])))]
    return levels
      .filter((level) => level !== reference)
      .map((level) => {
        const at = (chosen: string) =>
          touches.map((j) => columnAtLevel(recipes[j]!, context, variable.text, chosen))
        return change(context, `${variable.text}${level}`, touches, at(reference), at(level))
      })
  }
  const touches = recipes.flatMap(({ parts }, j) =>
    parts.some((part) => part.kind === 'numbers' && namesIn(part.expression).has(variable.text)) ? [j] : [],
  )
  if (isBinary(value.values, frame.rows)) {
    const at = (fixed: number) => {
      const own = source(variable.text)
      const replaced: Source = (name) =>
        name === variable.text
          ? { ...own, values: new Float64Array(own.values.length).fill(fixed) }
          : source(name)
      return touches.map((j) => columnByRecipe(recipes[j]!, replaced, frame.rows, frame.n))
    }
    return [change(context, variable.text, touches, at(0), at(1))]
  }
  return [derivative(context, variable.text, touches)]
}

function columnAtLevel(
  recipe: Recipe,
  { frame, source }: Context,
  text: string,
  chosen: string,
): Float64Array {
  const inside = recipe.parts.filter((part) => part.kind === 'level' && deparse(part.expression) === text)
  const on = inside.every((part) => part.kind === 'level' && part.level === chosen)
  if (!on) return new Float64Array(frame.n)
  const others = { ...recipe, parts: recipe.parts.filter((part) => !inside.includes(part)) }
  return columnByRecipe(others, source, frame.rows, frame.n)
}

function isBinary(values: Float64Array, rows: Int32Array | null): boolean {
  const count = rows?.length ?? values.length
  for (let i = 0; i < count; i++) {
    const value = values[rows === null ? i : rows[i]!]!
    if (value !== 0 && value !== 1) return false
  }
  return true
}

/** Mean of m(η at 1) − m(η at 0), and its gradient in the coefficients. */
function change(
  { frame, fit, mean }: Context,
  term: string,
  touches: readonly number[],
  from: readonly Float64Array[],
  to: readonly Float64Array[],
): Effect {
  const n = frame.n
  const eta = linearPredictor(frame, fit)
  const low = eta.slice()
  const high = eta.slice()
  touches.forEach((j, t) => {
    const b = fit.coefficients[j]!
    const own = fit.columns[j]!
    for (let i = 0; i < n; i++) {
      low[i]! += b * (from[t]![i]! - own[i]!)
      high[i]! += b * (to[t]![i]! - own[i]!)
    }
  })
  const share = shares(frame)
  const lowSlope = low.map((value, i) => share(i) * mean.slope(value))
  const highSlope = high.map((value, i) => share(i) * mean.slope(value))
  let estimate = 0
  for (let i = 0; i < n; i++) estimate += share(i) * (mean.at(high[i]!) - mean.at(low[i]!))
  const gradient = new Float64Array(fit.columns.length)
  fit.columns.forEach((column, j) => {
    const t = touches.indexOf(j)
    const lower = t < 0 ? column : from[t]!
    const upper = t < 0 ? column : to[t]!
    let sum = 0
    for (let i = 0; i < n; i++) sum += highSlope[i]! * upper[i]! - lowSlope[i]! * lower[i]!
    gradient[j] = sum
  })
  return { term, kind: 'change', estimate, gradient, touches }
}

/** Mean of m'(η) dη/dx, and its gradient in the coefficients. */
function derivative(
  { frame, fit, mean, recipes, source }: Context,
  name: string,
  touches: readonly number[],
): Effect {
  const n = frame.n
  const eta = linearPredictor(frame, fit)
  const slopes = touches.map(
    (j) => slopeByRecipe(recipes[j]!, source, frame.rows, name) ?? new Float64Array(n),
  )
  const total = addProduct(
    slopes,
    touches.map((j) => fit.coefficients[j]!),
    new Float64Array(n),
  )
  const share = shares(frame)
  const first = eta.map((value, i) => share(i) * mean.slope(value))
  const second = eta.map((value, i) => share(i) * mean.curve(value) * total[i]!)
  let estimate = 0
  for (let i = 0; i < n; i++) estimate += first[i]! * total[i]!
  const gradient = new Float64Array(fit.columns.length)
  fit.columns.forEach((column, j) => {
    const slope = slopes[touches.indexOf(j)]
    let sum = 0
    for (let i = 0; i < n; i++)
      sum += second[i]! * column[i]! + (slope === undefined ? 0 : first[i]! * slope[i]!)
    gradient[j] = sum
  })
  return { term: name, kind: 'derivative', estimate, gradient, touches }
}

/** Of a count: without the offset, so that effects are per unit of exposure. */
function linearPredictor(frame: ModelFrame, fit: Fit): Float64Array {
  const start = fit.model === 'poisson' ? undefined : frame.offset?.slice()
  return addProduct(fit.columns, fit.coefficients, start ?? new Float64Array(frame.n))
}

function shares(frame: ModelFrame): (row: number) => number {
  const { weights, n } = frame
  if (weights === null) return () => 1 / n
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  return (row) => weights[row]! / total
}
