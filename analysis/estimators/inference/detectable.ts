import { normalQuantile } from '../../distributions.ts'

/**
 * The smallest effect that a test would find with a given chance, were it there: (z_{1−α/2} + z_{power}) · standard error.
 *
 * Null without a standard error. Source: Bloom (1995), Evaluation Review 19.
 *
 * @param alpha two-sided level of the test
 * @throws RangeError when alpha or power is not between 0 and 1
 * @example
 * minimumDetectableEffect(1, 0.05) // => 2.8015852181129683
 * minimumDetectableEffect(null, 0.05) // => null
 */
export function minimumDetectableEffect(
  standardError: number | null,
  alpha: number,
  power = 0.8,
): number | null {
  const factor = normalQuantile(1 - alpha / 2) + normalQuantile(power)
  return standardError === null ? null : factor * standardError
}
