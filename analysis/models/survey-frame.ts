import { columnOf, type Table } from '../columns.ts'
import {
  degreesOfFreedom,
  LONELY_RULES,
  type SurveyDesign,
  surveyDesign,
} from '../estimators/survey/design.ts'
import { kish } from '../estimators/weights/kish.ts'
import { columnByRecipe, presentLevels, type Recipe, recipesOf } from '../formula/design.ts'
import { evaluate, sourceOf } from '../formula/evaluate.ts'
import { deparse, type Expression } from '../formula/expression.ts'
import type { Terms } from '../formula/sides.ts'
import { rowsWhere, take } from '../linear-algebra/take.ts'
import type { ModelOptions, OptionName } from './model.ts'

/** The options that say how a sample was drawn. */
export const DESIGN_OPTIONS: readonly OptionName[] = ['weights', 'strata', 'psu', 'fpc', 'lonely']

/** A table as a sample: its design, and the rows of the table that are in it (null: all). */
export interface SurveyFrame {
  readonly table: Table
  readonly design: SurveyDesign
  readonly rows: Int32Array | null
  /** Rows without a weight. */
  readonly weightless: number
  readonly notes: readonly string[]
}

/**
 * The design that the options describe; rows without a weight are left out of it.
 *
 * @throws RangeError for a column that is not there, a missing stratum, unit or size, or a lonely rule that is not known
 */
export function surveyFrame(table: Table, options: ModelOptions): SurveyFrame {
  const { lonely = 'fail' } = options
  const rule = LONELY_RULES.find((known) => known === lonely)
  if (rule === undefined)
    throw new RangeError(
      `The rule '${lonely}' for lonely units is not known. Rules: ${LONELY_RULES.join(', ')}.`,
    )
  const weights = options.weights === undefined ? null : columnOf(table, options.weights).values
  const rows = weights === null || !weights.some(Number.isNaN) ? null : knownRows(weights)
  const strata = namesOf(options.strata)
  const columns = (option: OptionName, names: readonly string[]) =>
    names.map((name) => {
      const values = take(columnOf(table, name).values, rows)
      const missing = values.findIndex(Number.isNaN)
      if (missing >= 0)
        throw new RangeError(
          `The column '${name}' of --${option} is missing on row ${(rows?.[missing] ?? missing) + 1}.`,
        )
      return values
    })
  const psu = namesOf(options.psu)
  const design = surveyDesign({
    rows: rows?.length ?? table.rows,
    weights: weights === null ? null : take(weights, rows),
    strata: columns('strata', strata),
    psu: columns('psu', psu),
    fpc: columns('fpc', namesOf(options.fpc)),
    lonely: rule,
    nameOf: (row) => nameOf(table, strata, rows?.[row] ?? row),
  })
  const weightless = table.rows - design.rows
  const notes: string[] = []
  if (weightless > 0) notes.push(`${weightless} rows left out because they have no weight.`)
  if (weights === null && options.fpc === undefined)
    notes.push('Without weights and sizes every row counts the same.')
  if (strata.length > 0 && psu.length > 0 && unitsCross(design, table, psu[0]!, rows))
    notes.push(`Units of '${psu[0]}' in different strata count as different units.`)
  return { table, design, rows, weightless, notes }
}

function knownRows(weights: Float64Array): Int32Array {
  return rowsWhere(weights.length, (row) => !Number.isNaN(weights[row]!))
}

export const namesOf = (list: string | undefined): string[] =>
  list === undefined ? [] : list.split(',').map((name) => name.trim())

function nameOf(table: Table, strata: readonly string[], row: number): string {
  const names = strata.slice(0, 1).map((name) => {
    const { values, categories } = columnOf(table, name)
    return `'${categories?.[values[row]!] ?? values[row]}'`
  })
  return names.length === 0 ? `of row ${row + 1}` : names.join('')
}

function unitsCross(design: SurveyDesign, table: Table, psu: string, rows: Int32Array | null): boolean {
  return new Set(take(columnOf(table, psu).values, rows)).size < design.stages[0]!.units
}

/** A variable as columns: itself, or one of 0 and 1 per level, by R's names. */
export interface Variable {
  readonly recipe: Recipe
  readonly values: Float64Array
}

/**
 * The columns of terms, each level of a category in full.
 *
 * @throws RangeError for a number that is not finite
 */
export function variablesOf({ table, rows, design }: SurveyFrame, terms: Terms): Variable[] {
  const source = sourceOf(table)
  const variables = terms.flatMap((term) =>
    recipesOf({ terms: [term], intercept: false }, (expression) =>
      presentLevels(table, expression, rows),
    ).map((recipe) => ({ recipe, values: columnByRecipe(recipe, source, rows, design.rows) })),
  )
  for (const { recipe, values } of variables) {
    const endless = values.findIndex((value) => Math.abs(value) === Infinity)
    if (endless >= 0)
      throw new RangeError(
        `'${recipe.term}' is not a finite number on row ${(rows?.[endless] ?? endless) + 1}.`,
      )
  }
  return variables
}

/** A part of the rows, by its name in R's notation; null for all. */
export interface Domain {
  readonly name: string | null
  readonly rows: Uint8Array | null
}

/** The groups that terms make together, those of the first term next to each other; and rows without a group. */
export function domainsOf(
  { table, rows, design }: SurveyFrame,
  terms: Terms,
): { domains: Domain[]; ungrouped: Uint8Array } {
  const ungrouped = new Uint8Array(design.rows)
  const factors = new Map(terms.flat().map((expression) => [deparse(expression), expression]))
  let domains: Domain[] = [{ name: null, rows: null }]
  for (const [text, expression] of factors) {
    const value = evaluate(asFactor(expression), sourceOf(table))
    if (value.kind !== 'levels') continue
    const codes = take(value.values, rows)
    for (let row = 0; row < codes.length; row++) if (Number.isNaN(codes[row]!)) ungrouped[row] = 1
    domains = value.levels.flatMap((level, code) =>
      domains.map((before) => ({
        name: before.name === null ? `${text}${level}` : `${before.name}:${text}${level}`,
        rows: Uint8Array.from(codes, (own, row) => (own === code && before.rows?.[row] !== 0 ? 1 : 0)),
      })),
    )
  }
  return { domains: domains.filter((domain) => domain.rows?.includes(1) ?? true), ungrouped }
}

function asFactor(expression: Expression): Expression {
  return { kind: 'call', name: 'factor', arguments: [{ name: null, value: expression }] }
}

/** Rows on which a column is missing. */
export function missingRows(columns: readonly Float64Array[], more: Uint8Array): number {
  let count = 0
  for (let row = 0; row < more.length; row++)
    if (more[row] === 1 || columns.some((column) => Number.isNaN(column[row]!))) count++
  return count
}

/** What weights and design come to, as measures of fit. */
export function designMeasures(design: SurveyDesign): Record<string, number | null> {
  const unequal = kish(design.weights)
  const positive = design.weights.filter((weight) => weight > 0)
  const overMean = (weight: number) => (unequal === null ? null : (weight * unequal.n) / unequal.sum)
  return {
    degreesOfFreedom: degreesOfFreedom(design),
    weights: unequal?.sum ?? null,
    kishDeff: unequal?.deff ?? null,
    effectiveN: unequal?.effective ?? null,
    // As parts of the mean weight.
    smallestWeight: overMean(positive.reduce((least, weight) => Math.min(least, weight), Infinity)),
    largestWeight: overMean(positive.reduce((most, weight) => Math.max(most, weight), 0)),
  }
}
