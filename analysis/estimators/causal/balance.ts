import type { Columns } from '../../linear-algebra/gram.ts'

/** How far two arms are apart in one column. Null where a column has no spread. */
export interface Balance {
  /** (m₁ − m₀) / √((s₁² + s₀²)/2). */
  readonly difference: number | null
  /** Variance of the treated over that of the untreated. */
  readonly varianceRatio: number | null
}

/**
 * Standardised mean differences per column. The standard deviations are those without weights (n − 1), before and after
 * weighting alike, so that only the means move. Variance ratios are weighted, and divide by Σw.
 *
 * Source: Rosenbaum & Rubin (1985), The American Statistician 39; Austin & Stuart (2015), Statistics in Medicine 34.
 *
 * @param columns k columns of n numbers
 * @param treated n numbers, 1 or 0
 * @param weights n numbers of at least 0, or null before weighting
 * @throws RangeError when lengths differ
 * @example
 * standardisedDifferences([Float64Array.of(0, 2, 2, 4)], Float64Array.of(0, 0, 1, 1))[0]?.difference // => 1.414213562373095
 */
export function standardisedDifferences(
  columns: Columns,
  treated: Float64Array,
  weights: Float64Array | null = null,
): Balance[] {
  return columns.map((column) => {
    if (column.length !== treated.length)
      throw new RangeError(`standardisedDifferences requires ${treated.length} numbers, got ${column.length}`)
    const plain = [0, 1].map((arm) => momentsOf(column, treated, arm, null))
    const own = weights === null ? plain : [0, 1].map((arm) => momentsOf(column, treated, arm, weights))
    const spread = Math.sqrt((plain[1]!.sample + plain[0]!.sample) / 2)
    const ratio = own[1]!.variance / own[0]!.variance
    return {
      difference: spread > 0 ? (own[1]!.mean - own[0]!.mean) / spread : null,
      varianceRatio: Number.isFinite(ratio) ? ratio : null,
    }
  })
}

function momentsOf(column: Float64Array, treated: Float64Array, arm: number, weights: Float64Array | null) {
  let total = 0
  let sum = 0
  for (let row = 0; row < column.length; row++) {
    if (treated[row] !== arm) continue
    const weight = weights === null ? 1 : weights[row]!
    total += weight
    sum += weight * column[row]!
  }
  const mean = sum / total
  let squares = 0
  for (let row = 0; row < column.length; row++)
    if (treated[row] === arm) squares += (weights === null ? 1 : weights[row]!) * (column[row]! - mean) ** 2
  return { mean, variance: squares / total, sample: squares / (total - 1) }
}
