import { fUpper } from '../distributions.ts'
import { covariance } from '../estimators/inference/covariance.ts'
import { type Demeaned, demean } from '../estimators/panel/demean.ts'
import { correlation, type UnitMeasures, unitMeasures } from '../estimators/panel/unit-measures.ts'
import { variation } from '../estimators/panel/variation.ts'
import type { WithinFit } from '../estimators/panel/within.ts'
import type { FitMeasures } from '../estimators/regression/goodness-of-fit.ts'
import type { OlsFit } from '../estimators/regression/ols.ts'
import { addProduct } from '../linear-algebra/gram.ts'
import { coefficientTable } from './coefficients.ts'
import type { ModelOptions, ModelResult, ResultTable } from './model.ts'
import type { PanelFrame } from './panel-frame.ts'
import { askedDf, toldBy } from './standard-errors.ts'
import { droppedNotes } from './term-notes.ts'

/** What a linear panel model adds to the result that all share. */
export interface PanelParts {
  /** All terms of the model; `fit.kept` are places in it. */
  readonly terms: readonly string[]
  readonly label: string
  /** Terms left out for another reason than being a sum of terms before them. */
  readonly fixed?: readonly number[]
  readonly clusters?: PanelFrame['clusters']
  readonly measures: FitMeasures
  readonly tables?: readonly ResultTable[]
  readonly notes?: readonly string[]
}

/**
 * Coefficients, covariance, contrasts and notes of a linear panel model. t has the residual degrees of freedom unless
 * `df` asks for others.
 */
export function panelResult(
  { frame, kind, clusters, notes }: PanelFrame,
  fit: OlsFit,
  options: ModelOptions,
  parts: PanelParts,
): ModelResult & { readonly variance: Float64Array | null } {
  const { terms, label, fixed = [] } = parts
  const method = `${label}, ${kind}${options.weights === undefined ? '' : ', weighted'}`
  const own = parts.clusters === undefined ? clusters : parts.clusters
  const variance = covariance(fit, kind, own)
  const { kept, coefficients, n } = fit
  const asked = askedDf(options, fit.df, own?.count ?? null)
  const { df, notes: untold } = toldBy(fit, kind, variance, asked === undefined ? fit.df : asked)
  const { level } = options
  const all = [...notes, ...droppedNotes(terms, { fixed, dropped: fit.dropped }, 'units')]
  if (fit.perfect) all.push('The fit is perfect: standard errors are rounding only.')
  if (variance === null)
    all.push(`The ${kind} standard errors cannot be estimated: no degrees of freedom are left.`)
  return {
    method,
    n,
    dropped: frame.dropped,
    clusters: own?.count ?? null,
    ...coefficientTable({ terms, kept, coefficients, variance, df, n, method, level }, options.contrast),
    variance,
    fit: parts.measures,
    tables: parts.tables ?? [],
    notes: [...all, ...untold, ...(parts.notes ?? [])],
  }
}

/**
 * R², σ and the F test of the slopes, of transformed columns.
 *
 * R² is the squared correlation of the transformed outcome with its prediction, as plm has it; for random effects on an
 * unbalanced panel that counts how θ differs between units as well.
 */
export function transformedMeasures(fit: OlsFit, rSquared = correlationSquared(fit)): FitMeasures {
  const { n, rss, df, total } = fit
  const free = df ?? 0
  const slopes = fit.columns.length - (fit.intercept ? 1 : 0)
  const f = free > 0 && slopes > 0 && rss > 0 ? Math.max(0, (total - rss) / slopes / (rss / free)) : null
  return {
    rSquared,
    adjustedRSquared: rSquared === null || free <= 0 ? null : 1 - ((1 - rSquared) * (n - 1)) / free,
    sigma: free > 0 ? Math.sqrt(rss / free) : null,
    rss,
    dfResidual: free,
    f,
    fDf1: slopes,
    fDf2: free,
    fP: f === null ? null : fUpper(f, slopes, free),
  }
}

function correlationSquared({ n, columns, coefficients, residuals }: OlsFit): number | null {
  const predicted = addProduct(columns, coefficients, new Float64Array(n))
  const r = correlation(
    predicted,
    predicted.map((value, i) => value + residuals[i]!),
  )
  return r === null ? null : r * r
}

/** How many units there are and how many rows they have. */
export function sizeMeasures({ rows: { units, sizes }, frame }: PanelFrame): FitMeasures {
  let fewest = Infinity
  let most = 0
  for (const size of sizes) {
    fewest = Math.min(fewest, size)
    most = Math.max(most, size)
  }
  return { units: units.count, rowsMin: fewest, rowsMean: frame.n / units.count, rowsMax: most }
}

/** R² within, between and overall, and what the unit effects look like, for slopes from any estimator. */
export function slopeMeasures(
  { frame, rows, slopes }: PanelFrame,
  kept: readonly number[],
  coefficients: ArrayLike<number>,
): UnitMeasures {
  const columns = kept.map((j) => slopes[j]!)
  const predicted = addProduct(columns, coefficients, new Float64Array(frame.n))
  const totals = Float64Array.from(rows.sizes)
  const parts = (column: Float64Array) => demean(column, rows.units, null, totals)
  return unitMeasures(parts(frame.y), parts(predicted), rows.sizes)
}

/** Between and within variation of the outcome and of every regressor. */
export function variationTable(
  { frame, rows, terms, slopes }: PanelFrame,
  parts: WithinFit['parts'] = null,
): ResultTable {
  const row = (name: string, column: Float64Array, part: Demeaned | undefined) => {
    const { mean, overall, between, within, shareWithin } = variation(column, rows.units, rows.sizes, part)
    return [name, mean, overall, between, within, shareWithin]
  }
  return {
    title: 'Variation',
    columns: ['variable', 'mean', 'sd overall', 'sd between', 'sd within', 'share within'],
    rows: [
      row(frame.outcome, frame.y, parts?.y),
      ...terms.map((term, j) => row(term, slopes[j]!, parts?.columns[j])),
    ],
  }
}
