import { addProduct, type Columns } from '../../linear-algebra/gram.ts'
import { leastSquares } from '../../linear-algebra/least-squares.ts'
import { take } from '../../linear-algebra/take.ts'
import { logit } from '../regression/logit.ts'
import { drawChiSquare, drawCoefficients, drawIndex, drawNormal, type Random } from './draws.ts'

/** A variable with gaps beside the columns that predict it, the intercept first. */
export interface Gaps {
  readonly values: Float64Array
  /** Rows where it was measured, and rows to fill. */
  readonly seen: Int32Array
  readonly wanted: Int32Array
  readonly columns: Columns
}

/** Draws a value for each row of `wanted`. */
export type Draw = (gaps: Gaps, random: Random) => Float64Array

/** Rows from which predictive mean matching takes one. */
const DONORS = 5

const at = (columns: Columns, rows: Int32Array): Float64Array[] => columns.map((column) => take(column, rows))

interface Linear {
  /** Predictions with the estimate, and with drawn coefficients. */
  readonly fitted: Float64Array
  readonly drawn: Float64Array
  readonly sigma: number
}

/** Least squares on the rows seen; σ² drawn as rss/χ², then the coefficients around the estimate. */
function linear({ values, seen, wanted, columns }: Gaps, random: Random): Linear {
  const own = at(columns, seen)
  const fit = leastSquares(own, take(values, seen), null)
  const rss = fit.residuals.reduce((sum, value) => sum + value * value, 0)
  const sigma = Math.sqrt(rss / drawChiSquare(random, Math.max(1, seen.length - fit.kept.length)))
  const spread = fit.inverse.map((value) => value * sigma * sigma)
  const b = drawCoefficients(random, fit.coefficients, spread)
  const predict = (from: Columns, with_: Float64Array, n: number) =>
    addProduct(
      fit.kept.map((j) => from[j]!),
      with_,
      new Float64Array(n),
    )
  return {
    fitted: predict(own, fit.coefficients, seen.length),
    drawn: predict(at(columns, wanted), b, wanted.length),
    sigma,
  }
}

/** Bayesian linear regression with a flat prior. Source: Rubin (1987), Multiple Imputation, example 5.1. */
export const drawLinear: Draw = (gaps, random) => {
  const { drawn, sigma } = linear(gaps, random)
  return drawn.map((value) => value + sigma * drawNormal(random))
}

/**
 * Predictive mean matching: the measured value of one of the rows whose prediction is nearest.
 *
 * Source: Little (1988), Journal of Business & Economic Statistics 6; van Buuren, Flexible Imputation of Missing Data
 * (2018), §3.4.
 */
export const drawMatched: Draw = (gaps, random) => {
  const { fitted, drawn } = linear(gaps, random)
  const order = Int32Array.from(fitted, (_, i) => i).sort((a, b) => fitted[a]! - fitted[b]!)
  const m = order.length
  return drawn.map((target) => {
    let low = 0
    let high = m
    while (low < high) {
      const middle = (low + high) >> 1
      if (fitted[order[middle]!]! < target) low = middle + 1
      else high = middle
    }
    let left = low
    let right = low
    while (right - left < Math.min(DONORS, m)) {
      const below = left > 0 ? target - fitted[order[left - 1]!]! : Infinity
      const above = right < m ? fitted[order[right]!]! - target : Infinity
      if (below <= above) left--
      else right++
    }
    return gaps.values[gaps.seen[order[left + drawIndex(random, right - left)]!]!]!
  })
}

/**
 * Logistic regression with coefficients drawn from their large-sample distribution. A few rows of little weight on
 * both sides of every mean keep the estimate finite when a column separates the outcome.
 *
 * Source: Rubin (1987), Multiple Imputation, example 5.4; White, Daniel & Royston (2010), Computational Statistics &
 * Data Analysis 54.
 */
export const drawBinary: Draw = ({ values, seen, wanted, columns }, random) => {
  const own = at(columns, seen)
  const n = seen.length
  const k = columns.length
  const extra = 4 * (k - 1)
  const weights = new Float64Array(n + extra).fill(1)
  weights.fill(extra > 0 ? k / extra : 1, n)
  const y = new Float64Array(n + extra)
  for (let i = 0; i < n; i++) y[i] = values[seen[i]!]!
  const widened = own.map((column, j) => {
    const mean = column.reduce((sum, value) => sum + value, 0) / n
    const sd = Math.sqrt(column.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, n - 1))
    const longer = new Float64Array(n + extra)
    longer.set(column)
    longer.fill(mean, n)
    for (let r = 0; j > 0 && r < 4; r++) longer[n + 4 * (j - 1) + r] = mean + (r < 2 ? sd : -sd) / 2
    return longer
  })
  for (let r = 0; r < extra; r++) y[n + r] = r % 2
  const fit = logit(widened, y, weights)
  const b = drawCoefficients(random, fit.coefficients, fit.inverse)
  const used = fit.kept.map((j) => columns[j]!)
  const eta = addProduct(at(used, wanted), b, new Float64Array(wanted.length))
  return eta.map((value) => Number(random() < 1 / (1 + Math.exp(-value))))
}

/**
 * Categories one after the other: is it the first, and if not the second, and so on; each by `drawBinary`.
 *
 * Source: Raghunathan, Lepkowski, Van Hoewyk & Solenberger (2001), Survey Methodology 27.
 */
export const drawCategory: Draw = ({ values, seen, wanted, columns }, random) => {
  const codes = [...new Set(take(values, seen))].sort((a, b) => a - b)
  const result = new Float64Array(wanted.length).fill(codes.at(-1)!)
  let open = Int32Array.from(wanted, (_, i) => i)
  let left = seen
  for (const code of codes.slice(0, -1)) {
    if (open.length === 0) break
    const is = values.map((value) => Number(value === code))
    const rows = Int32Array.from(open, (i) => wanted[i]!)
    const drawn = drawBinary({ values: is, seen: left, wanted: rows, columns }, random)
    open.forEach((i, place) => {
      if (drawn[place] === 1) result[i] = code
    })
    open = open.filter((_, place) => drawn[place] === 0)
    left = left.filter((row) => values[row] !== code)
  }
  return result
}
