import { columnOf } from '../columns.ts'
import { averageMarginalEffects } from '../estimators/regression/average-marginal-effects.ts'
import { CORRELATIONS, type GeeInput, gee } from '../estimators/regression/gee.ts'
import { modelFrame } from '../formula/model-frame.ts'
import { take } from '../linear-algebra/take.ts'
import { coefficientTable } from './coefficients.ts'
import { waldMeasures } from './joint-tests.ts'
import type { Model, ModelOptions } from './model.ts'
import { rowNotes } from './regression.ts'

const FAMILIES: Readonly<Record<string, GeeInput['family']>> = {
  gaussian: 'ols',
  logit: 'logit',
  binomial: 'logit',
  poisson: 'poisson',
}

/** `CR0`: robust, without a factor (R's geepack); `CR_G`: times G/(G − 1); `classical`: as if the correlation were true. */
const ERRORS = ['CR0', 'CR_G', 'classical']

/** Generalised estimating equations, with robust standard errors. */
export const geeModel: Model = {
  name: 'gee',
  about: 'generalised estimating equations: --family gaussian, logit or poisson, --correlation within units',
  options: ['unit', 'time', 'family', 'correlation', 'se', 'offset', 'contrast', 'ame'],
  required: ['unit'],
  run: (table, options) => {
    const { unit, time, level, se = 'CR0' } = options
    const family = familyOf(options)
    const correlation = CORRELATIONS.find((name) => name === (options.correlation ?? 'exchangeable'))
    if (correlation === undefined)
      throw new RangeError(
        `The correlation '${options.correlation}' is not known. Kinds: ${CORRELATIONS.join(', ')}.`,
      )
    if (!ERRORS.includes(se))
      throw new RangeError(`The standard error '${se}' is not known. Kinds: ${ERRORS.join(', ')}.`)
    const frame = modelFrame(table, options.formula, { ...options, cluster: unit })
    const clusters = frame.clusters!
    if (clusters.count < 2)
      throw new RangeError(`The model gee requires at least two units, got ${clusters.count}.`)
    const times = time === undefined ? null : take(columnOf(table, time).values, frame.rows)
    if (times?.some((value) => Number.isNaN(value)))
      throw new RangeError(`The time '${time}' is missing on some row.`)
    const { columns, y, offset, n } = frame
    const found = gee({ family, columns, y, clusters, times, offset, correlation })
    const factor = se === 'CR_G' ? clusters.count / (clusters.count - 1) : 1
    const variance = se === 'classical' ? found.naive : found.robust.map((value) => value * factor)
    const method = `GEE, ${options.family ?? 'gaussian'}, ${correlation}, ${se}`
    const terms = frame.recipes.map(({ term }) => term)
    const { kept, dropped, coefficients } = found.fit
    const estimated = { terms, kept, coefficients, variance, df: null, n, method, level }
    return {
      method,
      n,
      dropped: frame.dropped,
      clusters: clusters.count,
      ...coefficientTable(estimated, options.contrast),
      marginalEffects:
        options.ame === true
          ? averageMarginalEffects(frame, found.fit, variance, { method, level: level ?? 0.95, df: null })
          : null,
      fit: {
        workingCorrelation: found.alpha,
        scale: found.scale,
        ...waldMeasures(estimated, frame.formula.intercept ? 0 : null),
        iterations: found.iterations,
      },
      notes: [
        ...rowNotes(frame),
        ...(dropped.length > 0
          ? [`Not estimated, because a sum of terms before it: ${dropped.map((j) => terms[j]).join(', ')}.`]
          : []),
        ...(found.converged ? [] : ['The estimates did not converge.']),
      ],
    }
  },
}

function familyOf({ family = 'gaussian' }: ModelOptions): GeeInput['family'] {
  const own = FAMILIES[family]
  if (own === undefined)
    throw new RangeError(
      `The family '${family}' is not known. Families: ${Object.keys(FAMILIES).join(', ')}.`,
    )
  return own
}
