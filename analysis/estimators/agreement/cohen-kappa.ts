import { normalQuantile } from '../../distributions.ts'
import { type Counts, requireCounts } from '../description/chi-square-test.ts'

/** How bad it is to differ by some categories: not at all graded, by steps, or by squared steps. */
export type KappaWeights = 'unweighted' | 'linear' | 'quadratic'

export interface Kappa {
  readonly n: number
  /** Weighted agreement, seen and expected by chance. */
  readonly observed: number
  readonly expected: number
  /** (observed − expected)/(1 − expected); null when chance alone would agree always. */
  readonly kappa: number | null
  readonly standardError: number | null
  readonly low: number | null
  readonly high: number | null
  /** Standard error and statistic under no agreement beyond chance. */
  readonly standardErrorNull: number | null
  readonly statistic: number | null
  readonly level: number
  /** Share of exact agreement. */
  readonly agreement: number
  /** The largest kappa that the margins allow, and kappa adjusted for prevalence and bias; unweighted. */
  readonly largest: number | null
  readonly adjusted: number
}

/**
 * Cohen's kappa of a square table of two raters, with large-sample standard errors.
 *
 * Source: Cohen (1960), Educational and Psychological Measurement 20; Cohen (1968) and Fleiss, Cohen & Everitt (1969),
 * Psychological Bulletin 70 and 72; Byrt, Bishop & Carlin (1993), Journal of Clinical Epidemiology 46.
 *
 * @param counts k×k: first rater in rows, second in columns
 * @throws RangeError when the table is not square, has fewer than two categories, or is empty
 * @example
 * cohenKappa([[4, 1], [1, 6]]).kappa // => 0.657142857142857
 */
export function cohenKappa(counts: Counts, weights: KappaWeights = 'unweighted', level = 0.95): Kappa {
  requireCounts('cohenKappa', counts)
  const k = counts.length
  if (k < 2 || counts[0]!.length !== k)
    throw new RangeError(
      `cohenKappa requires a square table of two categories or more, got ${k} by ${counts[0]?.length ?? 0}`,
    )
  const n = counts.flat().reduce((sum, count) => sum + count, 0)
  if (n === 0) throw new RangeError('cohenKappa requires counts, got none')
  const weight = (i: number, j: number) => {
    const step = Math.abs(i - j) / (k - 1)
    return weights === 'unweighted' ? Number(i === j) : weights === 'linear' ? 1 - step : 1 - step ** 2
  }
  const p = counts.map((row) => row.map((count) => count / n))
  const rows = p.map((row) => row.reduce((sum, value) => sum + value, 0))
  const columns = rows.map((_, j) => p.reduce((sum, row) => sum + row[j]!, 0))
  const over = (f: (i: number, j: number) => number) => {
    let sum = 0
    for (let i = 0; i < k; i++) for (let j = 0; j < k; j++) sum += f(i, j)
    return sum
  }
  const observed = over((i, j) => weight(i, j) * p[i]![j]!)
  const expected = over((i, j) => weight(i, j) * rows[i]! * columns[j]!)
  const agreement = p.reduce((sum, row, i) => sum + row[i]!, 0)
  const adjusted = (k * agreement - 1) / (k - 1)
  const shared = { n, observed, expected, level, agreement, adjusted }
  if (1 - expected < 1e-12)
    return {
      ...shared,
      kappa: null,
      standardError: null,
      low: null,
      high: null,
      standardErrorNull: null,
      statistic: null,
      largest: null,
    }
  const kappa = (observed - expected) / (1 - expected)
  const byRow = rows.map((_, i) => columns.reduce((sum, share, j) => sum + weight(i, j) * share, 0))
  const byColumn = columns.map((_, j) => rows.reduce((sum, share, i) => sum + weight(i, j) * share, 0))
  const own = (i: number, j: number, factor: number) =>
    (weight(i, j) - (byRow[i]! + byColumn[j]!) * factor) ** 2
  const divisor = n * (1 - expected) ** 2
  const variance =
    (over((i, j) => p[i]![j]! * own(i, j, 1 - kappa)) - (kappa - expected * (1 - kappa)) ** 2) / divisor
  const varianceNull = (over((i, j) => rows[i]! * columns[j]! * own(i, j, 1)) - expected ** 2) / divisor
  const standardError = Math.sqrt(Math.max(0, variance))
  const standardErrorNull = Math.sqrt(Math.max(0, varianceNull))
  const half = normalQuantile(0.5 + level / 2) * standardError
  const chance = rows.reduce((sum, share, i) => sum + share * columns[i]!, 0)
  const most = rows.reduce((sum, share, i) => sum + Math.min(share, columns[i]!), 0)
  return {
    ...shared,
    kappa,
    standardError,
    low: kappa - half,
    high: kappa + half,
    standardErrorNull,
    statistic: standardErrorNull > 0 ? kappa / standardErrorNull : null,
    largest: chance < 1 ? (most - chance) / (1 - chance) : null,
  }
}
