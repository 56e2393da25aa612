import type { Table } from '../columns.ts'
import { OUTCOME_FAMILIES, type OutcomeFamily } from '../estimators/causal/outcome-models.ts'
import type { Recipe } from '../formula/design.ts'
import { deparse, type Expression } from '../formula/expression.ts'
import { type ModelFrame, modelFrame } from '../formula/model-frame.ts'
import { FormulaError, parseExpression } from '../formula/parse.ts'
import { parseFormula } from '../formula/terms.ts'
import { familyNamed } from './families.ts'
import type { ModelOptions } from './model.ts'

/** The rows of an effect: outcome, treatment, and the covariates of both models. */
export interface CausalFrame {
  readonly frame: ModelFrame
  readonly treated: Float64Array
  readonly outcomeColumns: readonly Float64Array[]
  readonly propensityColumns: readonly Float64Array[]
  readonly names: { readonly outcome: readonly string[]; readonly propensity: readonly string[] }
  readonly family: OutcomeFamily
  readonly estimand: 'ate' | 'att'
  readonly clip: number
  /** Terms with the treatment in them that each arm's own model replaces. */
  readonly interactions: readonly string[]
}

/**
 * Reads `outcome ~ treatment + covariates | covariates of the propensity`.
 *
 * @throws FormulaError when it is not understood; RangeError when the treatment is not one of two values, all rows have the
 * same, or an option is not known
 */
export function causalFrame(table: Table, options: ModelOptions): CausalFrame {
  const bar = options.formula.indexOf('|')
  const main = bar < 0 ? options.formula : options.formula.slice(0, bar)
  const formula = parseFormula(main)
  if (!formula.intercept) throw new FormulaError(`The formula '${main}' should keep its intercept.`)
  const first = formula.terms[0]
  const treatment = options.treatment ?? (first === undefined ? '' : keyOf(first))
  if (treatment === '') throw new FormulaError(`The formula '${main}' names no treatment.`)
  const treatmentKey = keyOf([parseExpression(treatment)])
  const interactions = formula.terms.filter(
    (term) => term.length > 1 && term.some((part) => deparse(part) === treatmentKey),
  )
  const gone = new Set([treatmentKey, ...interactions.map(keyOf)])
  const own = formula.terms.filter((term) => !gone.has(keyOf(term)))
  const second = bar < 0 ? own : parseFormula(`y ~ ${options.formula.slice(bar + 1)}`).terms
  const terms = [...new Set([treatment, ...own.map(written), ...second.map(written)])]
  const frame = modelFrame(
    table,
    [
      `${deparse(formula.outcome)} ~ ${terms.join(' + ')}`,
      ...formula.offsets.map((part) => `offset(${deparse(part)})`),
    ].join(' + '),
    options,
  )
  const columnsOf = (wanted: readonly (readonly Expression[])[]) => {
    const keys = new Set(['', ...wanted.map(keyOf)])
    return frame.recipes.flatMap((recipe, j) => (keys.has(recipeKey(recipe)) ? [j] : []))
  }
  const outcome = columnsOf(own)
  const chance = columnsOf(second)
  return {
    frame,
    treated: treatmentOf(frame, treatmentKey, treatment),
    outcomeColumns: outcome.map((j) => frame.columns[j]!),
    propensityColumns: chance.map((j) => frame.columns[j]!),
    names: {
      outcome: outcome.map((j) => frame.recipes[j]!.term),
      propensity: chance.map((j) => frame.recipes[j]!.term),
    },
    family: familyOf(options.family, frame.y),
    estimand: estimandOf(options.estimand),
    clip: clipOf(options.clip),
    interactions: interactions.map(written),
  }
}

const written = (term: readonly Expression[]): string => term.map(deparse).join(':')

const keyOf = (term: readonly Expression[]): string => term.map(deparse).sort().join('\n')

const recipeKey = ({ parts }: Recipe): string =>
  parts
    .map(({ expression }) => deparse(expression))
    .sort()
    .join('\n')

function treatmentOf(frame: ModelFrame, key: string, name: string): Float64Array {
  const places = frame.recipes.flatMap((recipe, j) => (recipeKey(recipe) === key ? [j] : []))
  const column = frame.columns[places[0] ?? -1]
  if (places.length > 1)
    throw new RangeError(`The treatment '${name}' has more than two values; make two groups of them.`)
  const ones = column?.reduce((sum, value) => sum + value, 0) ?? 0
  const wrong = column?.find((value) => value !== 0 && value !== 1)
  if (wrong !== undefined) throw new RangeError(`The treatment '${name}' should be 0 or 1, got ${wrong}.`)
  if (column === undefined || ones === 0 || ones === column.length)
    throw new RangeError(`The treatment '${name}' is the same on every row: there is nothing to compare.`)
  return column
}

function familyOf(given: string | undefined, y: Float64Array): OutcomeFamily {
  if (given !== undefined) return familyNamed(given, OUTCOME_FAMILIES)
  return y.every((value) => value === 0 || value === 1) ? 'logit' : 'gaussian'
}

function estimandOf(given = 'ate'): 'ate' | 'att' {
  if (given === 'ate' || given === 'att') return given
  throw new RangeError(`The estimand '${given}' is not known. Estimands: ate, att.`)
}

function clipOf(given: string | undefined): number {
  if (given === undefined) return 0
  const clip = Number(given)
  if (given.trim() !== '' && clip >= 0 && clip < 0.5) return clip
  throw new RangeError(`--clip requires a number of at least 0 and below 0.5, got '${given}'.`)
}
