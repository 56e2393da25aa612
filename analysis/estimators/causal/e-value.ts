/**
 * How strong an unmeasured cause would have to be, as a risk ratio with treatment and with outcome, to explain a risk ratio
 * away: RR + √(RR(RR − 1)), of 1/RR below one.
 *
 * Source: VanderWeele & Ding (2017), Annals of Internal Medicine 167.
 *
 * @throws RangeError when the ratio is not positive
 * @example
 * eValue(2) // => 3.414213562373095
 * eValue(0.5) // => 3.414213562373095
 */
export function eValue(ratio: number): number {
  if (!(ratio > 0 && ratio < Infinity)) throw new RangeError(`eValue requires a positive ratio, got ${ratio}`)
  const above = ratio < 1 ? 1 / ratio : ratio
  return above + Math.sqrt(above * (above - 1))
}

/**
 * The E-value of the limit of an interval that is nearest to one; 1 when the interval holds one.
 *
 * Source: VanderWeele & Ding (2017), Annals of Internal Medicine 167.
 *
 * @throws RangeError when the limits are not positive and in order
 * @example
 * eValueOfInterval(1.8, 8.7) // => 3
 */
export function eValueOfInterval(low: number, high: number): number {
  if (!(low > 0 && high >= low))
    throw new RangeError(`eValueOfInterval requires positive limits in order, got ${low} and ${high}`)
  return low <= 1 && high >= 1 ? 1 : eValue(low > 1 ? low : high)
}

/**
 * A difference of means in standard deviations as an approximate risk ratio, exp(0.91 d); its limits are
 * exp(0.91 d ∓ 1.78 se), for 95 %.
 *
 * Source: VanderWeele & Ding (2017), Annals of Internal Medicine 167, table 2.
 *
 * @throws RangeError when the standard error is negative
 * @example
 * ratioOfDifference(0.5, 0.1).ratio // => 1.57617338303
 */
export function ratioOfDifference(
  difference: number,
  standardError: number,
): { readonly ratio: number; readonly low: number; readonly high: number } {
  if (!(standardError >= 0))
    throw new RangeError(`ratioOfDifference requires a standard error of at least 0, got ${standardError}`)
  return {
    ratio: Math.exp(0.91 * difference),
    low: Math.exp(0.91 * difference - 1.78 * standardError),
    high: Math.exp(0.91 * difference + 1.78 * standardError),
  }
}
