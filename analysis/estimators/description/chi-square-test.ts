import { chiSquareUpper } from '../../distributions.ts'

/** Counts in rows of columns. */
export type Counts = readonly (readonly number[])[]

export interface ChiSquareTest {
  readonly chiSquare: number
  readonly df: number
  readonly p: number
  readonly n: number
  readonly expected: number[][]
  /** (observed − expected)/standard error: beyond ±2 a cell stands out. */
  readonly standardisedResiduals: number[][]
  readonly likelihoodRatio: number
  /** √(χ²/(n·(min(rows, columns) − 1))), from 0 to 1. */
  readonly cramersV: number
  readonly smallestExpected: number
  /** With Yates' correction; null unless 2×2. */
  readonly corrected: { readonly chiSquare: number; readonly p: number } | null
}

/**
 * Pearson's chi-square test that rows and columns of a table of counts have nothing to do with each other. Rows and
 * columns without any count are left out.
 *
 * Source: Agresti, Categorical Data Analysis (2013), §3.2 and §3.3.1.
 *
 * @returns null when fewer than two rows or columns have counts
 * @throws RangeError when a count is negative or rows differ in length
 * @example
 * chiSquareTest([[3, 1], [1, 3]])?.chiSquare // => 2
 */
export function chiSquareTest(counts: Counts): ChiSquareTest | null {
  const table = withoutEmpty(requireCounts('chiSquareTest', counts))
  const rows = table.map((row) => row.reduce((sum, value) => sum + value, 0))
  const columns = (table[0] ?? []).map((_, j) => table.reduce((sum, row) => sum + row[j]!, 0))
  const n = rows.reduce((sum, value) => sum + value, 0)
  if (rows.length < 2 || columns.length < 2) return null
  const expected = rows.map((row) => columns.map((column) => (row * column) / n))
  let chiSquare = 0
  let corrected = 0
  let ratio = 0
  let smallest = Infinity
  const square = rows.length === 2 && columns.length === 2
  const half = square ? Math.min(0.5, Math.abs(table[0]![0]! - expected[0]![0]!)) : 0
  const residuals = table.map((row, i) =>
    row.map((count, j) => {
      const own = expected[i]![j]!
      const apart = Math.abs(count - own)
      chiSquare += apart ** 2 / own
      corrected += (apart - half) ** 2 / own
      if (count > 0) ratio += 2 * count * Math.log(count / own)
      smallest = Math.min(smallest, own)
      return (count - own) / Math.sqrt(own * (1 - rows[i]! / n) * (1 - columns[j]! / n))
    }),
  )
  const df = (rows.length - 1) * (columns.length - 1)
  return {
    chiSquare,
    df,
    p: chiSquareUpper(chiSquare, df),
    n,
    expected,
    standardisedResiduals: residuals,
    likelihoodRatio: ratio,
    cramersV: Math.sqrt(chiSquare / n / (Math.min(rows.length, columns.length) - 1)),
    smallestExpected: smallest,
    corrected: square ? { chiSquare: corrected, p: chiSquareUpper(corrected, 1) } : null,
  }
}

/**
 * Chi-square test that counts come from a distribution given beforehand.
 *
 * @param shares what is expected, adding up to 1
 * @throws RangeError when lengths differ, a share is not positive, or they do not add up to 1
 * @example
 * goodnessOfFit([20, 30, 25, 25], [0.3, 0.3, 0.2, 0.2]).chiSquare // => 5.83333333333333
 */
export function goodnessOfFit(
  counts: readonly number[],
  shares: readonly number[],
): Pick<ChiSquareTest, 'chiSquare' | 'df' | 'p'> {
  requireCounts('goodnessOfFit', [counts])
  if (shares.length !== counts.length || counts.length < 2)
    throw new RangeError(
      `goodnessOfFit requires a share per count, got ${shares.length} and ${counts.length}`,
    )
  const total = shares.reduce((sum, share) => sum + share, 0)
  if (shares.some((share) => !(share > 0)) || Math.abs(total - 1) > 1e-9)
    throw new RangeError(`goodnessOfFit requires positive shares that add up to 1, got ${shares.join(', ')}`)
  const n = counts.reduce((sum, count) => sum + count, 0)
  if (n === 0) throw new RangeError('goodnessOfFit requires counts, got none')
  const chiSquare = counts.reduce(
    (sum, count, i) => sum + (count - n * shares[i]!) ** 2 / (n * shares[i]!),
    0,
  )
  return { chiSquare, df: counts.length - 1, p: chiSquareUpper(chiSquare, counts.length - 1) }
}

/**
 * McNemar's test that two answers of the same members have the same shares, from the 2×2 table of both.
 *
 * Source: McNemar (1947), Psychometrika 12; with a correction for continuity unless both off-diagonal cells are equal.
 *
 * @throws RangeError when the table is not 2×2, or a count is negative
 * @example
 * mcNemar([[10, 6], [2, 10]]).chiSquare // => 2
 */
export function mcNemar(counts: Counts): {
  readonly chiSquare: number
  readonly p: number
  readonly corrected: { readonly chiSquare: number; readonly p: number }
} {
  const [b, c] = offDiagonal(counts)
  const sum = b + c
  const apart = Math.abs(b - c)
  const plain = sum === 0 ? 0 : apart ** 2 / sum
  const corrected = apart === 0 ? 0 : (apart - 1) ** 2 / sum
  return {
    chiSquare: plain,
    p: chiSquareUpper(plain, 1),
    corrected: { chiSquare: corrected, p: chiSquareUpper(corrected, 1) },
  }
}

function offDiagonal(counts: Counts): readonly [number, number] {
  const table = requireCounts('mcNemar', counts)
  if (table.length !== 2 || table[0]!.length !== 2)
    throw new RangeError(
      `mcNemar requires a table of 2 by 2, got ${table.length} by ${table[0]?.length ?? 0}`,
    )
  return [table[0]![1]!, table[1]![0]!]
}

/** A table of counts as it came; throws when it is none. */
export function requireCounts(caller: string, counts: Counts): Counts {
  for (const row of counts) {
    if (row.length !== counts[0]!.length)
      throw new RangeError(`${caller} requires rows of ${counts[0]!.length} counts, got one of ${row.length}`)
    for (const count of row)
      if (!(count >= 0 && count < Infinity))
        throw new RangeError(`${caller} requires counts of at least 0, got ${count}`)
  }
  return counts
}

function withoutEmpty(counts: Counts): Counts {
  const filled = (counts[0] ?? []).map((_, j) => counts.some((row) => row[j]! > 0))
  return counts.filter((row) => row.some((count) => count > 0)).map((row) => row.filter((_, j) => filled[j]))
}
