import type { Columns } from '../../linear-algebra/gram.ts'
import {
  onePerPattern,
  type Patterns,
  patternsOf,
  spread,
  sumByPattern,
} from '../../linear-algebra/patterns.ts'
import type { Family } from './family.ts'
import type { Fit } from './fit.ts'
import { newton, type Problem } from './newton.ts'

export interface GlmFit extends Fit {
  readonly model: 'logit' | 'poisson'
  readonly logLikelihood: number
  readonly mean: Float64Array
  readonly linearPredictor: Float64Array
  readonly iterations: number
  readonly converged: boolean
  readonly weights: Float64Array | null
}

/** From so many rows on, every so many-th row gives the first guess. */
const LARGE = 200_000
const SAMPLE = 32

/**
 * Maximum likelihood of a generalised linear model with its canonical link, by Newton's method (which is then
 * iteratively reweighted least squares) with halving of steps that lose likelihood.
 *
 * Converged when the residuals stand at right angles to every column: |X_j'u| ≤ 1e-12 ‖X_j‖‖u‖. A column that
 * separates the outcome has no finite coefficient and is listed in `separated`.
 *
 * With a canonical link rows with equal regressors enter through their number and the sum of their outcomes only: many rows
 * with few patterns cost hardly more than the patterns. Many rows that all differ start from the estimate on a part of them,
 * so that few steps have to look at all.
 *
 * Source: McCullagh & Nelder, Generalized Linear Models (1989), §2.5.
 */
export function fitGlm(
  family: Family,
  allColumns: Columns,
  y: Float64Array,
  weights: Float64Array | null,
  offset: Float64Array | null,
): GlmFit {
  const n = y.length
  const patterns = patternsOf(offset === null ? allColumns : [...allColumns, offset])
  const rows: Problem = { columns: allColumns, y, weights, offset }
  const found =
    patterns === null
      ? newton(family, rows, startOf(family, rows))
      : newton(family, collapse(rows, patterns), null)
  const { kept, coefficients, inverse, separated, logLikelihood, iterations, converged } = found
  const mean = patterns === null ? found.mean : spread(patterns, found.mean)
  const shared = {
    model: family.name,
    n,
    kept,
    dropped: allColumns.map((_, j) => j).filter((j) => !kept.includes(j)),
    columns: kept.map((j) => allColumns[j]!),
    coefficients,
    inverse,
    dispersion: 1,
    df: null,
    separated,
    logLikelihood,
    mean,
    iterations,
    converged: converged || separated.length > 0,
    weights,
  }
  if (patterns === null) {
    const { working, scores, eta } = found
    const slope = weights === null ? working : working.map((value, i) => value / weights[i]!)
    return { ...shared, working, slope, scores, linearPredictor: eta }
  }
  const total = sumByPattern(patterns, weights)
  const slope = spread(
    patterns,
    found.working.map((value, p) => value / total[p]!),
  )
  const times = (values: Float64Array) =>
    weights === null ? values : values.map((value, i) => value * weights[i]!)
  const scores = times(mean.map((value, i) => y[i]! - value))
  return { ...shared, working: times(slope), slope, scores, linearPredictor: spread(patterns, found.eta) }
}

function collapse({ columns, y, weights, offset }: Problem, patterns: Patterns): Problem {
  const total = sumByPattern(patterns, weights)
  const outcomes = sumByPattern(patterns, weights === null ? y : y.map((value, i) => value * weights[i]!))
  return {
    columns: onePerPattern(patterns, columns),
    y: outcomes.map((sum, p) => sum / total[p]!),
    weights: total,
    offset: offset === null ? null : onePerPattern(patterns, [offset])[0]!,
  }
}

/** The estimate on a part of many rows, when it has all coefficients; it is near that on all of them. */
function startOf(family: Family, { columns, y, weights, offset }: Problem): Float64Array | null {
  if (y.length < LARGE) return null
  const length = Math.floor(y.length / SAMPLE)
  const part = (values: Float64Array) => Float64Array.from({ length }, (_, i) => values[i * SAMPLE]!)
  const sample: Problem = {
    columns: columns.map(part),
    y: part(y),
    weights: weights === null ? null : part(weights),
    offset: offset === null ? null : part(offset),
  }
  const { kept, separated, converged, coefficients } = newton(family, sample, null)
  return kept.length === columns.length && separated.length === 0 && converged ? coefficients : null
}
