import { chiSquareUpper } from '../distributions.ts'
import { COVARIANCES } from '../estimators/inference/covariance.ts'
import { averageMarginalEffects } from '../estimators/regression/average-marginal-effects.ts'
import type { FitMeasures } from '../estimators/regression/goodness-of-fit.ts'
import { type NegbinFit, negbin } from '../estimators/regression/negbin.ts'
import { modelFrame } from '../formula/model-frame.ts'
import { coefficientTable } from './coefficients.ts'
import { waldMeasures } from './joint-tests.ts'
import type { Model, ModelResult } from './model.ts'
import { notesOf } from './regression.ts'
import { firstCluster, type Spread, spreadOf, standardErrorOf } from './standard-errors.ts'

/** `classical`: expected information with θ taken as known (R's MASS); `observed`: jointly with θ (Stata). */
const KINDS = [...COVARIANCES, 'observed'] as const

/** Negative binomial regression (NB2); robust and clustered standard errors take θ as known. */
export const negbinModel: Model = {
  name: 'negbin',
  about: 'negative binomial regression (NB2) of counts; --se observed: jointly with theta',
  options: ['se', 'cluster', 'df', 'weights', 'offset', 'contrast', 'ame'],
  run: (table, options): ModelResult => {
    const se = standardErrorOf<(typeof KINDS)[number]>(options, 'CR_G', KINDS)
    const frame = modelFrame(table, options.formula, firstCluster(options))
    const fit = negbin(frame.columns, frame.y, frame.weights, frame.offset)
    const { kept, coefficients, separated, n } = fit
    const { level } = options
    const whole = separated.length === coefficients.length
    const { variance, df, clusters, notes }: Spread =
      whole || (se === 'observed' && fit.joint !== null)
        ? { variance: whole ? null : jointVariance(fit), df: null, clusters: null, notes: [] }
        : spreadOf(fit, se === 'observed' ? 'classical' : se, frame, options)
    const method = `negative binomial, ${se}${options.weights === undefined ? '' : ', weighted'}`
    const terms = frame.recipes.map(({ term }) => term)
    const estimated = { terms, kept, coefficients, variance, df, n, method, level, infinite: separated }
    const intercept = frame.formula.intercept ? 0 : null
    return {
      method,
      n,
      dropped: frame.dropped,
      clusters,
      ...coefficientTable(estimated, options.contrast),
      marginalEffects:
        options.ame === true
          ? averageMarginalEffects(frame, fit, variance, { method, level: level ?? 0.95, df })
          : null,
      fit: { ...measures(fit), ...waldMeasures(estimated, intercept) },
      notes: [
        ...notesOf(frame, fit, terms, variance, se),
        ...(fit.theta === Infinity
          ? ['The counts spread no more than Poisson’s: θ is infinite and the fit is that of Poisson.']
          : []),
        ...notes,
      ],
    }
  },
}

/** The part of the coefficients in the inverse of the joint information. */
function jointVariance({ joint, coefficients }: NegbinFit): Float64Array {
  const k = coefficients.length
  const { inverse } = joint!
  return Float64Array.from(
    { length: k * k },
    (_, place) => inverse[Math.floor(place / k) * (k + 1) + (place % k)]!,
  )
}

function measures({
  theta,
  joint,
  logLikelihood,
  poissonLogLikelihood,
  n,
  coefficients,
  iterations,
}: NegbinFit): FitMeasures {
  const finite = theta !== Infinity
  const own = joint?.inverse[joint.inverse.length - 1] ?? Number.NaN
  const error = own > 0 ? Math.sqrt(own) : null
  const parameters = coefficients.length + (finite ? 1 : 0)
  const ratio = Math.max(0, 2 * (logLikelihood - poissonLogLikelihood))
  return {
    theta: finite ? theta : null,
    thetaStandardError: error === null ? null : theta * error,
    alpha: finite ? 1 / theta : 0,
    logAlphaStandardError: error,
    logLikelihood,
    poissonLogLikelihood,
    likelihoodRatio: ratio,
    // Half a point at zero: 1/θ cannot be negative.
    likelihoodRatioP: ratio > 0 ? chiSquareUpper(ratio, 1) / 2 : 1,
    aic: 2 * parameters - 2 * logLikelihood,
    bic: Math.log(n) * parameters - 2 * logLikelihood,
    iterations,
  }
}
