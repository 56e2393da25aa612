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
    const plain = momentsOf(column, treated, null)
    const own = weights === null ? plain : momentsOf(column, treated, weights)
    const spread = Math.sqrt((plain[1]!.sample + plain[0]!.sample) / 2)
    const ratio = own[1]!.variance / own[0]!.variance
    return {
      difference: spread > 0 ? (own[1]!.mean - own[0]!.mean) / spread : null,
      varianceRatio: Number.isFinite(ratio) ? ratio : null,
    }
  })
}

interface Moments {
  readonly mean: number
  /** Dividing by Σw, and by n − 1. */
  readonly variance: number
  readonly sample: number
}

/** Of the untreated, and of the treated. */
function momentsOf(
  column: Float64Array,
  treated: Float64Array,
  weights: Float64Array | null,
): readonly Moments[] {
  const total = new Float64Array(2)
  const mean = new Float64Array(2)
  const squares = new Float64Array(2)
  for (let row = 0; row < column.length; row++) {
    const weight = weights === null ? 1 : weights[row]!
    const arm = treated[row]!
    total[arm]! += weight
    mean[arm]! += weight * column[row]!
  }
  for (const arm of [0, 1]) mean[arm]! /= total[arm]!
  for (let row = 0; row < column.length; row++) {
    const arm = treated[row]!
    squares[arm]! += (weights === null ? 1 : weights[row]!) * (column[row]! - mean[arm]!) ** 2
  }
  return [0, 1].map((arm) => ({
    mean: mean[arm]!,
    variance: squares[arm]! / total[arm]!,
    sample: squares[arm]! / (total[arm]! - 1),
  }))
}
