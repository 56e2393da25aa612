import { addProduct, type Columns, crossProduct } from '../../linear-algebra/gram.ts'
import { logit } from '../regression/logit.ts'
import { ols } from '../regression/ols.ts'
import { poisson } from '../regression/poisson.ts'
import { aipw } from './aipw.ts'
import { sampleShares, throughCoefficients } from './inverse-weighting.ts'
import type { OutcomeFamily } from './outcome-models.ts'
import type { PotentialMeans } from './potential-means.ts'
import type { Propensity } from './propensity.ts'

const ESTIMATORS = { gaussian: ols, logit, poisson }

/** Mean and its derivative at a linear predictor. */
const MEANS: Readonly<Record<OutcomeFamily, readonly [(eta: number) => number, (mean: number) => number]>> = {
  gaussian: [(eta) => eta, () => 1],
  logit: [(eta) => 1 / (1 + Math.exp(-eta)), (mean) => mean * (1 - mean)],
  poisson: [Math.exp, (mean) => mean],
}

/**
 * Augmented inverse probability weighting with one outcome model for both arms, where one of them is small; and influence
 * values in which each row also moves the coefficients of both models, so that standard errors hold when one model is wrong.
 *
 * `aipw` with m₁ and m₀ from one regression of y on the covariates and the treatment; to its influence values come
 * D'A⁻¹u of each model, u its score, A⁻¹ its inverse and D the derivative of the estimate in its coefficients.
 *
 * Source: Bang & Robins (2005), Biometrics 61; Stefanski & Boos (2002), The American Statistician 56 (estimating equations).
 *
 * @param columns k columns of n numbers, the constant among them, without the treatment
 * @param y n outcomes
 * @param treated n numbers, 1 or 0
 * @param chance the chances to be treated, from the same columns and weights
 * @param weights n sampling weights, or null
 * @throws RangeError when lengths differ, or the family refuses the outcome
 * @example
 * const x = [Float64Array.of(1, 1, 1, 1)]
 * const [y, t] = [Float64Array.of(1, 3, 5, 7), Float64Array.of(0, 0, 1, 1)]
 * const means = doublyRobust(x, y, t, propensity(x, t), 'gaussian')
 * means.treated - means.control // => 4
 */
export function doublyRobust(
  columns: Columns,
  y: Float64Array,
  treated: Float64Array,
  chance: Propensity,
  family: OutcomeFamily,
  weights: Float64Array | null = null,
): PotentialMeans {
  const all = [...columns, treated]
  const outcome = ESTIMATORS[family](all, y, weights)
  const arms = ([1, 0] as const).map((arm) => expectedIn(arm, all, outcome, family))
  const [one, zero] = arms as [Arm, Arm]
  const means = aipw(y, treated, chance.values, { treated: one, control: zero }, weights)
  const shares = sampleShares(weights, y.length)
  const through = (arm: 1 | 0): Float64Array => {
    const { expected, slope, columns: own } = arm === 1 ? one : zero
    const byOutcome = new Float64Array(y.length)
    const byChance = new Float64Array(y.length)
    for (let row = 0; row < y.length; row++) {
      const inArm = treated[row] === arm
      const e = arm === 1 ? chance.values[row]! : 1 - chance.values[row]!
      byOutcome[row] = shares[row]! * slope[row]! * (inArm ? 1 - 1 / e : 1)
      if (inArm && chance.clipped[row] === 0)
        byChance[row] = ((arm === 1 ? -1 : 1) * shares[row]! * (y[row]! - expected[row]!) * (1 - e)) / e
    }
    const fromOutcome = throughCoefficients(
      outcome.columns,
      crossProduct(own, byOutcome),
      outcome.inverse,
      outcome.scores,
    )
    const { fit } = chance
    const fromChance = throughCoefficients(
      fit.columns,
      crossProduct(fit.columns, byChance),
      fit.inverse,
      fit.scores,
    )
    return fromOutcome.map((value, row) => value + fromChance[row]!)
  }
  const [ofOne, ofZero] = [through(1), through(0)]
  return {
    ...means,
    ofTreated: means.ofTreated.map((value, row) => value + ofOne[row]!),
    ofControl: means.ofControl.map((value, row) => value + ofZero[row]!),
  }
}

interface Arm {
  readonly expected: Float64Array
  readonly slope: Float64Array
  /** The kept columns of the outcome model with everyone in this arm. */
  readonly columns: Columns
}

function expectedIn(
  arm: 1 | 0,
  all: Columns,
  { kept, coefficients }: { readonly kept: readonly number[]; readonly coefficients: Float64Array },
  family: OutcomeFamily,
): Arm {
  const [mean, derivative] = MEANS[family]
  const columns = kept.map((j) => (j === all.length - 1 ? all[j]!.map(() => arm) : all[j]!))
  const eta = addProduct(columns, coefficients, new Float64Array(all[0]!.length))
  const expected = eta.map(mean)
  return { expected, slope: expected.map(derivative), columns }
}
