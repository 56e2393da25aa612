/** Frequencies of one variable in one questionnaire: counted as its values come by, and what of it may be shown. */

export interface Tally {
  readonly codes: Map<number, number>
  /** By place of the reason. */
  readonly missing: number[]
  n: number
  mean: number
  /** Sum of squared distances from the mean. */
  squares: number
  min: number
  max: number
  /** How many have the smallest and the largest value. */
  atMin: number
  atMax: number
}

export function newTally(): Tally {
  return {
    codes: new Map(),
    missing: [],
    n: 0,
    mean: 0,
    squares: 0,
    min: Infinity,
    max: -Infinity,
    atMin: 0,
    atMax: 0,
  }
}

/** By Welford's recursion, which keeps its digits when values are large and close together. */
export function addValue(tally: Tally, value: number, isCode: boolean): void {
  tally.n += 1
  if (isCode) {
    tally.codes.set(value, (tally.codes.get(value) ?? 0) + 1)
    return
  }
  const before = value - tally.mean
  tally.mean += before / tally.n
  tally.squares += before * (value - tally.mean)
  if (value < tally.min) Object.assign(tally, { min: value, atMin: 0 })
  if (value > tally.max) Object.assign(tally, { max: value, atMax: 0 })
  if (value === tally.min) tally.atMin += 1
  if (value === tally.max) tally.atMax += 1
}

export function addMissing(tally: Tally, reason: number): void {
  tally.missing[reason] = (tally.missing[reason] ?? 0) + 1
}

/** Null: withheld, because it is about too few. Counts are of questionnaires, unweighted. */
export interface Frequencies {
  /** Questionnaires that were handed in. */
  readonly total: number
  /** With a value. */
  readonly n: number | null
  /** In the order of the codes. */
  readonly codes: readonly (number | null)[]
  /** In the order of the reasons. */
  readonly missing: readonly (number | null)[]
  /** Of a variable that is a number. */
  readonly numbers: {
    readonly mean: number | null
    readonly sd: number | null
    readonly min: number | null
    readonly max: number | null
  } | null
}

/**
 * @param codes the numbers of all codes, also of those that nobody chose
 * @param reasons how many reasons for a missing value there are
 * @param minimum what a count must be at least to be shown, unless it is zero
 * @example
 * const tally = newTally()
 * for (let i = 0; i < 40; i++) addValue(tally, i < 37 ? 1 : 2, true)
 * frequencies(tally, { codes: [1, 2, 3], reasons: 0, kind: 'code', minimum: 10 }).codes // => [null, null, 0]
 */
export function frequencies(
  tally: Tally,
  {
    codes,
    reasons,
    kind,
    minimum,
  }: {
    readonly codes: readonly number[]
    readonly reasons: number
    readonly kind: 'code' | 'number' | 'other'
    readonly minimum: number
  },
): Frequencies {
  const counted = codes.map((code) => tally.codes.get(code) ?? 0)
  const missing = Array.from({ length: reasons }, (_, reason) => tally.missing[reason] ?? 0)
  const total = tally.n + missing.reduce((sum, count) => sum + count, 0)
  const values = kind === 'code' ? counted : [tally.n]
  const hidden = withheld([...values, ...missing], minimum)
  const shown = [...values, ...missing].map((count, at) => (hidden.has(at) ? null : count))
  const shownMissing = shown.slice(values.length)
  const hidesMissing = shownMissing.includes(null)
  const enough = tally.n >= minimum
  return {
    total,
    n: kind === 'code' ? (hidesMissing || (tally.n > 0 && !enough) ? null : tally.n) : shown[0]!,
    codes: kind === 'code' ? shown.slice(0, values.length) : [],
    missing: shownMissing,
    numbers:
      kind === 'number'
        ? {
            mean: enough ? tally.mean : null,
            sd: enough && tally.n > 1 ? Math.sqrt(tally.squares / (tally.n - 1)) : null,
            min: tally.atMin >= minimum ? tally.min : null,
            max: tally.atMax >= minimum ? tally.max : null,
          }
        : null,
  }
}

/** Places of the counts that are not shown: the small ones, and as many others as it takes to keep these apart. */
function withheld(counts: readonly number[], minimum: number): ReadonlySet<number> {
  const order = counts.map((_, at) => at).filter((at) => counts[at]! > 0)
  order.sort((a, b) => counts[a]! - counts[b]! || a - b)
  const small = order.filter((at) => counts[at]! < minimum).length
  if (small === 0) return new Set()
  let hidden = small
  const sum = () => order.slice(0, hidden).reduce((total, at) => total + counts[at]!, 0)
  while (hidden < order.length && (hidden < 2 || sum() < minimum)) hidden += 1
  return new Set(order.slice(0, hidden))
}
