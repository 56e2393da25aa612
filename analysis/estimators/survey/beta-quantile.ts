import betainc from '@stdlib/math-base-special-betainc'
import gammaln from '@stdlib/math-base-special-gammaln'

/**
 * x with P(X ≤ x) = p for a beta distribution: Newton's steps on the incomplete beta function, kept within a bracket that
 * shrinks by halves when they leave it.
 *
 * Source: Press et al., Numerical Recipes (2007), §9.4.
 *
 * @throws RangeError when p is not between 0 and 1 or a shape is not positive
 * @example
 * betaQuantile(0.5, 2, 2) // => 0.5
 * betaQuantile(0.05, 1, 3) // => 0.01695242750844978
 */
export function betaQuantile(p: number, a: number, b: number): number {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`betaQuantile requires p between 0 and 1, got ${p}`)
  if (!(a > 0 && b > 0)) throw new RangeError(`betaQuantile requires positive shapes, got ${a} and ${b}`)
  if (p === 0 || p === 1) return p
  const constant = gammaln(a + b) - gammaln(a) - gammaln(b)
  let low = 0
  let high = 1
  let x = a / (a + b)
  for (let step = 0; step < 200; step++) {
    const miss = betainc(x, a, b, true, false) - p
    if (miss === 0) return x
    if (miss > 0) high = x
    else low = x
    const density = Math.exp(constant + (a - 1) * Math.log(x) + (b - 1) * Math.log1p(-x))
    const newton = x - miss / density
    const next = newton > low && newton < high ? newton : (low + high) / 2
    if (Math.abs(next - x) <= 1e-16 * x || next === low || next === high) return next
    x = next
  }
  return x
}
