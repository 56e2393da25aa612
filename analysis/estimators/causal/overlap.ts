/** Where the chances of treated and untreated lie. */
export interface Overlap {
  /** Bins of equal width from 0 to 1, with rows per arm. */
  readonly bins: readonly {
    readonly from: number
    readonly to: number
    readonly treated: number
    readonly control: number
  }[]
  /** Lowest and highest chance that occur in both arms. */
  readonly low: number
  readonly high: number
  /** Share of each arm with a chance outside these. */
  readonly outsideTreated: number
  readonly outsideControl: number
}

/**
 * The picture of overlap: how many of each arm have which chance to be treated, and which share lies where the other arm has
 * nobody.
 *
 * Source: Dehejia & Wahba (1999), Journal of the American Statistical Association 94; Crump et al. (2009), Biometrika 96.
 *
 * @throws RangeError when lengths differ or an arm is empty
 * @example
 * overlap(Float64Array.of(0, 0, 1, 1), Float64Array.of(0.1, 0.5, 0.4, 0.9), 2).outsideTreated // => 0.5
 */
export function overlap(treated: Float64Array, chances: Float64Array, count = 20): Overlap {
  if (chances.length !== treated.length)
    throw new RangeError(`overlap requires ${treated.length} chances, got ${chances.length}`)
  const bins = Array.from({ length: count }, (_, bin) => ({
    from: bin / count,
    to: (bin + 1) / count,
    treated: 0,
    control: 0,
  }))
  const low = [Infinity, Infinity]
  const high = [-Infinity, -Infinity]
  const size = [0, 0]
  for (let row = 0; row < treated.length; row++) {
    const arm = treated[row]!
    const chance = chances[row]!
    const bin = bins[Math.min(count - 1, Math.max(0, Math.floor(chance * count)))]!
    if (arm === 1) bin.treated++
    else bin.control++
    low[arm] = Math.min(low[arm]!, chance)
    high[arm] = Math.max(high[arm]!, chance)
    size[arm]!++
  }
  if (size[0] === 0 || size[1] === 0)
    throw new RangeError('overlap requires treated and untreated rows, got one kind')
  const both = [Math.max(low[0]!, low[1]!), Math.min(high[0]!, high[1]!)] as const
  const outside = [0, 0]
  for (let row = 0; row < treated.length; row++)
    if (chances[row]! < both[0] || chances[row]! > both[1]) outside[treated[row]!]!++
  return {
    bins,
    low: both[0],
    high: both[1],
    outsideTreated: outside[1]! / size[1]!,
    outsideControl: outside[0]! / size[0]!,
  }
}
