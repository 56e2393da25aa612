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
  return adjust('benjaminiHochberg', values, (sorted) => {
    let smallest = 1
    return sorted
      .map((p, i) => p * (sorted.length / (i + 1)))
      .reverse()
      .map((p) => {
        smallest = Math.min(smallest, p)
        return smallest
      })
      .reverse()
  })
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
