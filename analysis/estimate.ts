import { readCsv } from './csv.ts'
import { chosenRows } from './formula/chosen-rows.ts'
import { models } from './models/index.ts'
import type { EstimateOptions, EstimateResult, Model } from './models/model.ts'

/** Names of the models. */
export const MODELS: readonly string[] = models.map(({ name }) => name)

/** What every model knows. */
const SHARED: readonly string[] = ['data', 'formula', 'model', 'level', 'levels', 'rows', 'progress']

/**
 * Estimates a model on a table, as the command line does: R's formula, robust standard errors, contrasts and average
 * marginal effects. JSON-able; what cannot be estimated is null and said in `notes`.
 *
 * @throws RangeError with a sentence for an option, model, column or formula that is not understood
 * @example
 * const data = 'hours,advice\n2,0\n4,0\n7,1\n9,1'
 * const result = estimate({ data, formula: 'hours ~ advice', model: 'ols', se: 'HC1' })
 * result.coefficients[1]?.estimate // => 5
 */
export function estimate(options: EstimateOptions): EstimateResult {
  const model = modelOf(options)
  const { level = 0.95 } = options
  if (!(level > 0 && level < 1))
    throw new RangeError(`The level of intervals should be between 0 and 1, got ${level}.`)
  const all = typeof options.data === 'string' ? readCsv(options.data, options.levels) : options.data
  const table = chosenRows(all, options.rows ?? [])
  const progress = options.progress ?? (() => {})
  progress(`${model.name} on ${table.rows.toLocaleString('en')} rows`)
  const found = model.run(table, options, progress)
  const { method, n, dropped, coefficients, covariance } = found
  return {
    model: model.name,
    formula: options.formula,
    method,
    n,
    dropped,
    clusters: found.clusters ?? null,
    coefficients,
    covariance,
    contrasts: found.contrasts ?? [],
    marginalEffects: found.marginalEffects ?? null,
    fit: found.fit ?? {},
    tables: found.tables ?? [],
    notes: found.notes ?? [],
  }
}

function modelOf(options: EstimateOptions): Model {
  const model = models.find(({ name }) => name === options.model)
  if (model === undefined)
    throw new RangeError(`The model '${options.model}' is not known. Models: ${MODELS.join(', ')}.`)
  const known = [...SHARED, ...model.options]
  for (const [name, value] of Object.entries(options))
    if (value !== undefined && value !== false && !known.includes(name))
      throw new RangeError(
        `The model ${model.name} has no option '${name}'. Options: ${model.options.join(', ') || 'none'}.`,
      )
  for (const name of model.required ?? [])
    if (options[name] === undefined) throw new RangeError(`The model ${model.name} requires --${name}.`)
  return model
}
