import { addProduct, type Columns, crossProduct } from '../../linear-algebra/gram.ts'
import { take } from '../../linear-algebra/take.ts'
import type { GlmFit } from '../regression/glm.ts'
import { logit } from '../regression/logit.ts'
import { type OlsFit, ols } from '../regression/ols.ts'
import { poisson } from '../regression/poisson.ts'
import { centred, sampleShares, throughCoefficients } from './inverse-weighting.ts'
import type { PotentialMeans } from './potential-means.ts'

export const OUTCOME_FAMILIES = ['gaussian', 'logit', 'poisson'] as const
export type OutcomeFamily = (typeof OUTCOME_FAMILIES)[number]

/** A regression of the outcome in one arm, and what it expects of every row. */
export interface ArmModel {
  readonly fit: OlsFit | GlmFit
  /** Rows of this arm. */
  readonly rows: Int32Array
  /** The kept columns, for all rows. */
  readonly columns: Columns
  readonly expected: Float64Array
  /** Derivative of what is expected in the linear predictor. */
  readonly slope: Float64Array
}

export interface OutcomeModels {
  readonly treated: ArmModel
  readonly control: ArmModel
}

/**
 * A regression of the outcome on the covariates in each arm apart, and what each expects of all rows.
 *
 * Source: Robins (1986), Mathematical Modelling 7; Snowden, Rose & Mortimer (2011), American Journal of Epidemiology 173.
 *
 * @param columns k columns of n numbers, the constant among them
 * @param y n outcomes
 * @param treated n numbers, 1 or 0
 * @param weights n positive numbers, or null
 * @param offset n numbers added to the linear predictor, or null
 * @throws RangeError when an arm is empty, lengths differ, or the family refuses the outcome
 * @example
 * const x = [Float64Array.of(1, 1, 1, 1)]
 * const arms = outcomeModels(x, Float64Array.of(1, 3, 5, 7), Float64Array.of(0, 0, 1, 1), 'gaussian')
 * arms.treated.expected // => [6, 6, 6, 6]
 */
export function outcomeModels(
  columns: Columns,
  y: Float64Array,
  treated: Float64Array,
  family: OutcomeFamily,
  weights: Float64Array | null = null,
  offset: Float64Array | null = null,
): OutcomeModels {
  const arm = (value: 0 | 1): ArmModel => {
    const rows = rowsOf(treated, value)
    if (rows.length === 0)
      throw new RangeError('outcomeModels requires treated and untreated rows, got one kind')
    const pick = (column: Float64Array) => take(column, rows)
    const own = columns.map(pick)
    const fit = fitted(family, own, pick(y), weights && pick(weights), offset && pick(offset))
    const kept = fit.kept.map((j) => columns[j]!)
    const eta = addProduct(kept, fit.coefficients, offset?.slice() ?? new Float64Array(y.length))
    const expected = eta.map(
      family === 'gaussian'
        ? (own) => own
        : family === 'logit'
          ? (own) => 1 / (1 + Math.exp(-own))
          : Math.exp,
    )
    const slope = expected.map(
      family === 'gaussian' ? () => 1 : family === 'logit' ? (mean) => mean * (1 - mean) : (mean) => mean,
    )
    return { fit, rows, columns: kept, expected, slope }
  }
  return { treated: arm(1), control: arm(0) }
}

function rowsOf(treated: Float64Array, arm: 0 | 1): Int32Array {
  const rows = new Int32Array(treated.length)
  let count = 0
  for (let row = 0; row < treated.length; row++) if (treated[row] === arm) rows[count++] = row
  return rows.subarray(0, count)
}

function fitted(
  family: OutcomeFamily,
  columns: Columns,
  y: Float64Array,
  weights: Float64Array | null,
  offset: Float64Array | null,
): OlsFit | GlmFit {
  if (family === 'logit') return logit(columns, y, weights, offset)
  if (family === 'poisson') return poisson(columns, y, weights, offset)
  return ols(columns, offset === null ? y : y.map((value, row) => value - offset[row]!), weights)
}

/**
 * G-computation: the mean over all rows (or the treated) of what each arm's regression expects, with the influence of the
 * estimated coefficients in its standard error.
 *
 * Source: Robins (1986), Mathematical Modelling 7; Stefanski & Boos (2002), The American Statistician 56.
 *
 * @param among 1 per row to average over, or null for all
 * @throws RangeError when lengths differ
 * @example
 * const x = [Float64Array.of(1, 1, 1, 1)]
 * const arms = outcomeModels(x, Float64Array.of(1, 3, 5, 7), Float64Array.of(0, 0, 1, 1), 'gaussian')
 * gComputation(arms).treated // => 6
 */
export function gComputation(
  models: OutcomeModels,
  weights: Float64Array | null = null,
  among: Float64Array | null = null,
): PotentialMeans {
  const n = models.treated.expected.length
  const own = weights ?? new Float64Array(n).fill(1)
  const shares = sampleShares(among === null ? weights : own.map((weight, row) => weight * among[row]!), n)
  const means = centred(models.treated.expected.slice(), models.control.expected.slice(), shares)
  return {
    ...means,
    ofTreated: throughModel(means.ofTreated, models.treated, shares),
    ofControl: throughModel(means.ofControl, models.control, shares),
  }
}

function throughModel(own: Float64Array, model: ArmModel, shares: Float64Array): Float64Array {
  const gradient = crossProduct(
    model.columns,
    model.slope.map((value, row) => value * shares[row]!),
  )
  const { inverse, scores, columns } = model.fit
  const through = throughCoefficients(columns, gradient, inverse, scores)
  const moved = own.slice()
  model.rows.forEach((row, i) => {
    moved[row]! += through[i]!
  })
  return moved
}
