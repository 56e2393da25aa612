import { meanEffects } from '../estimators/regression/marginal-means.ts'
import { tobit, tobitMean } from '../estimators/regression/tobit.ts'
import { sourceOf } from '../formula/evaluate.ts'
import { modelFrame } from '../formula/model-frame.ts'
import type { Model, ModelOptions } from './model.ts'
import { lastError, severalResult } from './several.ts'
import { firstCluster } from './standard-errors.ts'

/** Tobit: coefficients on the outcome before censoring; marginal effects on the outcome as seen. */
export const tobitModel: Model = {
  name: 'tobit',
  about: 'normal outcome that is not seen below a limit (0 unless said otherwise)',
  options: ['se', 'cluster', 'df', 'weights', 'contrast', 'ame', 'left'],
  run: (table, options) => {
    const frame = modelFrame(table, options.formula, firstCluster(options))
    if (frame.offset !== null)
      throw new RangeError('The model tobit has no offset; subtract it from the outcome with I().')
    const limit = limitOf(options)
    const { columns, y, weights, n } = frame
    const fit = tobit(columns, y, weights, limit)
    const { kept, coefficients, logSigma, censored, joint } = fit
    const empty = frame.formula.intercept ? tobit([new Float64Array(n).fill(1)], y, weights, limit) : null
    return severalResult(
      {
        frame,
        label: 'tobit',
        terms: frame.recipes.map(({ term }) => term),
        kept,
        coefficients,
        joint,
        infinite: fit.separated,
        converged: fit.converged,
        effects: () =>
          meanEffects(
            [
              {
                recipes: kept.map((j) => frame.recipes[j]!),
                columns: fit.columns,
                coefficients,
                offset: null,
              },
            ],
            tobitMean(limit, logSigma),
            sourceOf(table),
            frame,
            weights,
          ),
        measures: (variance) => ({
          sigma: Math.exp(logSigma),
          logSigma,
          logSigmaStandardError: lastError(variance),
          censored,
          uncensored: n - censored,
          logLikelihood: fit.logLikelihood,
          nullLogLikelihood: empty?.logLikelihood ?? null,
          aic: 2 * (kept.length + 1) - 2 * fit.logLikelihood,
          bic: Math.log(n) * (kept.length + 1) - 2 * fit.logLikelihood,
          iterations: fit.iterations,
        }),
        notes: censored === 0 ? ['No row is at the limit: this is least squares by maximum likelihood.'] : [],
      },
      options,
    )
  },
}

function limitOf({ left }: ModelOptions): number {
  if (left === undefined) return 0
  const limit = Number(left)
  if (left.trim() === '' || !Number.isFinite(limit))
    throw new RangeError(`The limit '${left}' is not a number.`)
  return limit
}
