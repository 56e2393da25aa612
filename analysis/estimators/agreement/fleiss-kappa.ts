import { type Counts, requireCounts } from '../description/chi-square-test.ts'

export interface FleissKappa {
  readonly kappa: number | null
  /** Mean agreement of pairs of raters, and that expected by chance. */
  readonly observed: number
  readonly expected: number
  readonly subjects: number
  readonly raters: number
}

/**
 * Fleiss' kappa of several raters: per subject a row with how many raters chose each category.
 *
 * Source: Fleiss (1971), Psychological Bulletin 76.
 *
 * @throws RangeError when subjects differ in their number of raters, or have fewer than two
 * @example
 * fleissKappa([[3, 0], [0, 3]]).kappa // => 1
 */
export function fleissKappa(counts: Counts): FleissKappa {
  requireCounts('fleissKappa', counts)
  const subjects = counts.length
  const raters = (counts[0] ?? []).reduce((sum, count) => sum + count, 0)
  if (raters < 2) throw new RangeError(`fleissKappa requires at least two raters, got ${raters}`)
  let observed = 0
  const totals = counts[0]!.map(() => 0)
  counts.forEach((row, i) => {
    const sum = row.reduce((all, count) => all + count, 0)
    if (sum !== raters)
      throw new RangeError(
        `fleissKappa requires ${raters} raters for each subject, got ${sum} for subject ${i + 1}`,
      )
    observed +=
      (row.reduce((all, count) => all + count * count, 0) - raters) / (raters * (raters - 1)) / subjects
    row.forEach((count, j) => {
      totals[j]! += count
    })
  })
  const expected = totals.reduce((sum, total) => sum + (total / (subjects * raters)) ** 2, 0)
  return {
    kappa: 1 - expected < 1e-12 ? null : (observed - expected) / (1 - expected),
    observed,
    expected,
    subjects,
    raters,
  }
}
