/** A variable of which the population's counts are known: the level of each row and the count per level. */
export interface Margin {
  readonly name: string
  /** Number of the level of each row, from 0. */
  readonly codes: Float64Array
  readonly levels: readonly string[]
  /** One count per level, in the unit that the weights shall add up to. */
  readonly targets: Float64Array
}

/** Weights to start from: positive and finite, one per row. */
export function checkWeights(caller: string, weights: Float64Array, rows = weights.length): void {
  if (weights.length !== rows)
    throw new RangeError(`${caller} requires ${rows} weights, got ${weights.length}`)
  if (rows === 0) throw new RangeError(`${caller} requires at least one row, got none`)
  weights.forEach((weight, row) => {
    if (!(weight > 0 && weight < Infinity))
      throw new RangeError(`${caller} requires positive weights, got ${weight} on row ${row + 1}`)
  })
}

/**
 * Refuses a margin that cannot be met: a row without a level, a level without rows, or a count that is not positive.
 *
 * @throws RangeError with a sentence that names variable and level
 */
export function checkMargin(caller: string, margin: Margin, rows: number): void {
  const { name, codes, levels, targets } = margin
  if (codes.length !== rows || targets.length !== levels.length)
    throw new RangeError(
      `${caller} requires a level for each of ${rows} rows and a count for each of ${levels.length} levels of '${name}', got ${codes.length} and ${targets.length}`,
    )
  const seen = new Uint8Array(levels.length)
  codes.forEach((code, row) => {
    if (!(code >= 0 && code < levels.length))
      throw new RangeError(`${caller} requires a level of '${name}' on every row, got none on row ${row + 1}`)
    seen[code] = 1
  })
  levels.forEach((level, code) => {
    if (!(targets[code]! > 0 && targets[code]! < Infinity))
      throw new RangeError(
        `${caller} requires positive counts, got ${targets[code]} for '${level}' of '${name}'`,
      )
    if (seen[code] === 0)
      throw new RangeError(`${caller} requires rows for every level, got none with '${level}' of '${name}'`)
  })
}

/** Sum of weights per level. */
export function marginOf(
  { codes, levels }: Pick<Margin, 'codes' | 'levels'>,
  weights: Float64Array,
): Float64Array {
  const sums = new Float64Array(levels.length)
  for (let row = 0; row < codes.length; row++) sums[codes[row]!]! += weights[row]!
  return sums
}

/** Multiplies weights in place so that they add up to the counts of one margin. */
export function fitMargin(margin: Margin, weights: Float64Array): void {
  const factors = marginOf(margin, weights)
  for (let code = 0; code < factors.length; code++) factors[code] = margin.targets[code]! / factors[code]!
  for (let row = 0; row < weights.length; row++) weights[row]! *= factors[margin.codes[row]!]!
}
