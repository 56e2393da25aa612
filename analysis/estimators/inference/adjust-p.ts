/**
 * p values adjusted for being one of many: the chance that any true null hypothesis is rejected stays under the level.
 *
 * p_(i) · (m − i + 1), made increasing and at most 1. Null stays null and does not count.
 *
 * Source: Holm (1979), Scandinavian Journal of Statistics 6.
 *
 * @throws RangeError when a p value is not between 0 and 1
 * @example
 * holm([0.01, 0.04, null, 0.03]) // => [0.03, 0.06, null, 0.06]
 */
export function holm(values: readonly (number | null)[]): (number | null)[] {
  return adjust('holm', values, (sorted) => {
    let largest = 0
    return sorted.map((p, i) => {
      largest = Math.max(largest, Math.min(1, p * (sorted.length - i)))
      return largest
    })
  })
}

/**
 * p values adjusted so that of the hypotheses rejected a limited part is true (false discovery rate).
 *
 * p_(i) · m / i, made increasing from above and at most 1. Null stays null and does not count.
 *
 * Source: Benjamini & Hochberg (1995), Journal of the Royal Statistical Society B 57.
 *
 * @throws RangeError when a p value is not between 0 and 1
 * @example
 * benjaminiHochberg([0.01, 0.04, null, 0.03]) // => [0.03, 0.04, null, 0.04]
 */
export function benjaminiHochberg(values: readonly (number | null)[]): (number | null)[] {
  return adjust('benjaminiHochberg', values, (sorted) =>
    fromAbove(sorted.map((p, i) => p * (sorted.length / (i + 1)))),
  )
}

/**
 * p values times their number, at most 1. Null stays null and does not count.
 *
 * Source: Dunn (1961), JASA 56.
 *
 * @throws RangeError when a p value is not between 0 and 1
 * @example
 * bonferroni([0.01, null, 0.03]) // => [0.02, null, 0.06]
 */
export function bonferroni(values: readonly (number | null)[]): (number | null)[] {
  return adjust('bonferroni', values, (sorted) => sorted.map((p) => Math.min(1, p * sorted.length)))
}

/**
 * p values adjusted as by Holm, but from the largest down: p_(i) · (m − i + 1), made increasing from above. Valid when the
 * tests do not go against each other.
 *
 * Source: Hochberg (1988), Biometrika 75.
 *
 * @throws RangeError when a p value is not between 0 and 1
 * @example
 * hochberg([0.01, 0.04, 0.03]) // => [0.03, 0.04, 0.04]
 */
export function hochberg(values: readonly (number | null)[]): (number | null)[] {
  return adjust('hochberg', values, (sorted) => fromAbove(sorted.map((p, i) => p * (sorted.length - i))))
}

/**
 * p values adjusted by closed testing with Simes' test: a little smaller than Hochberg's.
 *
 * Source: Hommel (1988), Biometrika 75; Wright (1992), Biometrics 48.
 *
 * @throws RangeError when a p value is not between 0 and 1
 * @example
 * hommel([0.01, 0.02, 0.022]) // => [0.022, 0.022, 0.022]
 */
export function hommel(values: readonly (number | null)[]): (number | null)[] {
  return adjust('hommel', values, (sorted) => {
    const m = sorted.length
    const simes = sorted.reduce((least, p, i) => Math.min(least, (m * p) / (i + 1)), Infinity)
    const adjusted = sorted.map((p) => Math.max(p, simes))
    for (let j = m - 1; j >= 2; j--) {
      let least = Infinity
      for (let i = 2; i <= j; i++) least = Math.min(least, (j * sorted[m - j + i - 1]!) / i)
      for (let i = 0; i < m; i++) {
        const own = i <= m - j ? Math.min(least, j * sorted[i]!) : Math.min(least, j * sorted[m - j]!)
        adjusted[i] = Math.max(adjusted[i]!, own)
      }
    }
    return adjusted
  })
}

/**
 * Benjamini and Hochberg's p values times 1 + ½ + … + 1/m: valid however the tests hang together.
 *
 * Source: Benjamini & Yekutieli (2001), Annals of Statistics 29.
 *
 * @throws RangeError when a p value is not between 0 and 1
 * @example
 * benjaminiYekutieli([0.01, 0.04]) // => [0.03, 0.06]
 */
export function benjaminiYekutieli(values: readonly (number | null)[]): (number | null)[] {
  return adjust('benjaminiYekutieli', values, (sorted) => {
    const sum = sorted.reduce((all, _, i) => all + 1 / (i + 1), 0)
    return fromAbove(sorted.map((p, i) => sum * p * (sorted.length / (i + 1))))
  })
}

/** At most 1 and at most what stands behind it. */
function fromAbove(values: readonly number[]): number[] {
  let smallest = 1
  return [...values]
    .reverse()
    .map((value) => {
      smallest = Math.min(smallest, value)
      return smallest
    })
    .reverse()
}

function adjust(
  caller: string,
  values: readonly (number | null)[],
  rule: (sorted: readonly number[]) => number[],
): (number | null)[] {
  const known = values.flatMap((p, place) => (p === null ? [] : [{ p, place }]))
  const wrong = known.find(({ p }) => !(p >= 0 && p <= 1))
  if (wrong !== undefined) throw new RangeError(`${caller} requires p values between 0 and 1, got ${wrong.p}`)
  known.sort((a, b) => a.p - b.p)
  const adjusted = rule(known.map(({ p }) => p))
  const result: (number | null)[] = values.map(() => null)
  known.forEach(({ place }, i) => {
    result[place] = adjusted[i]!
  })
  return result
}
