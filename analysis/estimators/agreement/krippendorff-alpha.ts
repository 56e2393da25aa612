/** What differences between values mean. */
export type AlphaMetric = 'nominal' | 'ordinal' | 'interval' | 'ratio'

export interface Alpha {
  /** 1 − disagreement seen/expected; null when all values are equal. */
  readonly alpha: number | null
  readonly observed: number
  readonly expected: number
  /** Values in units that at least two raters valued. */
  readonly pairable: number
}

/**
 * Krippendorff's alpha: agreement of any number of raters, with gaps, for values of any metric.
 *
 * From the coincidences o_ck of values within units: D_o = Σ o δ²/n and D_e = Σ n_c n_k δ²/(n(n − 1)).
 *
 * Source: Krippendorff, Content Analysis (2019), ch. 12.
 *
 * @param raters one column per rater, with a value per unit; NaN: not valued
 * @throws RangeError when there are fewer than two raters, or columns differ in length
 * @example
 * krippendorffAlpha([Float64Array.of(1, 1, 0), Float64Array.of(1, 1, 0)], 'nominal').alpha // => 1
 */
export function krippendorffAlpha(raters: readonly Float64Array[], metric: AlphaMetric): Alpha {
  const units = raters[0]?.length ?? 0
  if (raters.length < 2)
    throw new RangeError(`krippendorffAlpha requires at least two raters, got ${raters.length}`)
  for (const { length } of raters)
    if (length !== units)
      throw new RangeError(`krippendorffAlpha requires columns of equal length, got ${units} and ${length}`)
  const values = [...new Set(raters.flatMap((column) => [...column]))]
    .filter((value) => !Number.isNaN(value))
    .sort((a, b) => a - b)
  const k = values.length
  const place = new Map(values.map((value, i) => [value, i]))
  const coincidences = new Float64Array(k * k)
  const totals = new Float64Array(k)
  let pairable = 0
  for (let unit = 0; unit < units; unit++) {
    const given = raters.flatMap((column) => {
      const own = place.get(column[unit]!)
      return own === undefined ? [] : [own]
    })
    const m = given.length
    if (m < 2) continue
    pairable += m
    given.forEach((c, i) => {
      totals[c]! += 1
      given.forEach((d, j) => {
        if (i !== j) coincidences[c * k + d]! += 1 / (m - 1)
      })
    })
  }
  const distance = distanceOf(metric, values, totals)
  let observed = 0
  let expected = 0
  for (let c = 0; c < k; c++)
    for (let d = 0; d < k; d++) {
      observed += (coincidences[c * k + d]! * distance(c, d)) / pairable
      expected += (totals[c]! * totals[d]! * distance(c, d)) / (pairable * (pairable - 1))
    }
  if (pairable === 0) return { alpha: null, observed: 0, expected: 0, pairable }
  return { alpha: expected > 0 ? 1 - observed / expected : null, observed, expected, pairable }
}

/** Squared differences between the c-th and d-th value. */
function distanceOf(
  metric: AlphaMetric,
  values: readonly number[],
  totals: Float64Array,
): (c: number, d: number) => number {
  switch (metric) {
    case 'nominal':
      return (c, d) => Number(c !== d)
    case 'ordinal':
      return (c, d) => {
        let between = 0
        for (let g = Math.min(c, d); g <= Math.max(c, d); g++) between += totals[g]!
        return c === d ? 0 : (between - (totals[c]! + totals[d]!) / 2) ** 2
      }
    case 'interval':
      return (c, d) => (values[c]! - values[d]!) ** 2
    case 'ratio':
      return (c, d) => {
        const sum = values[c]! + values[d]!
        return sum === 0 ? 0 : ((values[c]! - values[d]!) / sum) ** 2
      }
  }
}
