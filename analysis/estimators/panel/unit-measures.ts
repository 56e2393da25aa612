import type { Demeaned } from './demean.ts'

/** What slopes say of y between and within units. */
export interface UnitMeasures {
  /** Squared correlations of Xb and y: deviations from unit means, unit means, and rows. */
  readonly rSquaredWithin: number | null
  readonly rSquaredBetween: number | null
  readonly rSquaredOverall: number | null
  /** The mean of y less that of Xb: the mean of the unit effects over rows. */
  readonly constant: number
  /** Standard deviation of the unit effects, each once. */
  readonly sigmaUnit: number | null
  /** Correlation over rows of the unit effects with Xb. */
  readonly correlation: number | null
  /** The mean of y less that of Xb, per unit. */
  readonly effects: Float64Array
}

/**
 * The effects of units that go with slopes, and how much of y the slopes explain within units, between them and overall.
 *
 * Source: the measures of Stata's xtreg; Wooldridge, Econometric Analysis of Cross Section and Panel Data (2010), §10.5.3.
 *
 * @param y the outcome's means and deviations by unit
 * @param fitted those of Xb, without intercept
 * @param sizes rows per unit
 * @example
 * const units = { of: Int32Array.of(0, 0, 1, 1), count: 2 }
 * const partsOf = (...values) => demean(Float64Array.from(values), units, null, totalsOf(units, null))
 * unitMeasures(partsOf(5, 7, 1, 5), partsOf(0, 2, 8, 12), [2, 2]).effects // => [5, -7]
 */
export function unitMeasures(
  y: Pick<Demeaned, 'means' | 'deviations'>,
  fitted: Pick<Demeaned, 'means' | 'deviations'>,
  sizes: ArrayLike<number>,
): UnitMeasures {
  const count = sizes.length
  const inside = moments(fitted.deviations, y.deviations, null, false)
  const effects = y.means.map((mean, unit) => mean - fitted.means[unit]!)
  const across = moments(fitted.means, y.means, sizes)
  const once = moments(effects, effects, null)
  const square = (r: number | null) => (r === null ? null : r * r)
  const withRows = moments(effects, fitted.means, sizes)
  return {
    rSquaredWithin: square(correlationOf(inside)),
    rSquaredBetween: square(correlation(fitted.means, y.means)),
    rSquaredOverall: square(
      correlationOf({ aa: inside.aa + across.aa, ab: inside.ab + across.ab, bb: inside.bb + across.bb }),
    ),
    constant: withRows.meanA,
    sigmaUnit: count > 1 ? Math.sqrt(once.aa / (count - 1)) : null,
    correlation: correlationOf({ ...withRows, bb: withRows.bb + inside.aa }),
    effects,
  }
}

/**
 * Pearson's correlation; null when one of the two does not vary.
 *
 * @example
 * correlation(Float64Array.of(1, 2, 3), Float64Array.of(2, 4, 6)) // => 1
 */
export function correlation(a: Float64Array, b: Float64Array): number | null {
  return correlationOf(moments(a, b, null))
}

interface Moments {
  readonly aa: number
  readonly ab: number
  readonly bb: number
}

function correlationOf({ aa, ab, bb }: Moments): number | null {
  return aa > 0 && bb > 0 ? ab / Math.sqrt(aa * bb) : null
}

/** Sums of squares and products around the means, or around zero. */
function moments(
  a: Float64Array,
  b: Float64Array,
  weights: ArrayLike<number> | null,
  centred = true,
): Moments & { readonly meanA: number } {
  const n = a.length
  let meanA = 0
  let meanB = 0
  if (centred) {
    let total = 0
    for (let i = 0; i < n; i++) {
      const weight = weights === null ? 1 : weights[i]!
      meanA += weight * a[i]!
      meanB += weight * b[i]!
      total += weight
    }
    meanA /= total
    meanB /= total
  }
  let aa = 0
  let ab = 0
  let bb = 0
  for (let i = 0; i < n; i++) {
    const weight = weights === null ? 1 : weights[i]!
    const p = a[i]! - meanA
    const q = b[i]! - meanB
    aa += weight * p * p
    ab += weight * p * q
    bb += weight * q * q
  }
  return { aa, ab, bb, meanA }
}
