import type { Table } from '../columns.ts'
import { waldTest } from '../estimators/inference/linear-contrast.ts'
import { breuschPagan, hausman } from '../estimators/panel/panel-tests.ts'
import { randomEffects, type VarianceComponents, varianceComponents } from '../estimators/panel/random.ts'
import type { WithinFit } from '../estimators/panel/within.ts'
import type { FitMeasures } from '../estimators/regression/goodness-of-fit.ts'
import { type OlsFit, ols } from '../estimators/regression/ols.ts'
import type { Model, ModelOptions, ModelResult, ResultTable } from './model.ts'
import { type PanelFrame, panelFrame } from './panel-frame.ts'
import {
  panelResult,
  sizeMeasures,
  slopeMeasures,
  transformedMeasures,
  variationTable,
} from './panel-result.ts'

export const randomModel: Model = {
  name: 'random',
  about: 'random effects of units (Swamy-Arora, exact on unbalanced panels)',
  options: ['unit', 'time', 'se', 'cluster', 'df', 'contrast'],
  required: ['unit'],
  run: runRandom,
}

const UNEQUAL =
  'Theta differs between units: rSquared, as in plm, counts that as well; rSquaredOverall does not.'
const INDEFINITE =
  'The covariances of Hausman’s test differ by a matrix that is not positive definite; prefer the test of unit means of the model mundlak.'

function runRandom(table: Table, options: ModelOptions): ModelResult {
  const panel = panelFrame(table, options)
  const { frame, rows } = panel
  const components = varianceComponents(frame.columns, frame.y, rows.units)
  const fit = randomEffects(frame.columns, frame.y, rows.units, components.theta)
  const intercept = frame.columns.length - panel.slopes.length
  const slopes = fit.kept.map((_, place) => place).filter((place) => fit.kept[place]! >= intercept)
  const classical = fit.inverse.map((value) => value * (fit.dispersion ?? NaN))
  const wald = slopes.length === 0 ? null : waldTest(fit.coefficients, classical, slopes, null)
  const measures = slopeMeasures(
    panel,
    slopes.map((place) => fit.kept[place]! - intercept),
    slopes.map((place) => fit.coefficients[place]!),
  )
  const test = hausmanOf(components.within, fit)
  const { rSquaredWithin, rSquaredBetween, rSquaredOverall } = measures
  const { variance: _, ...result } = panelResult(panel, fit, options, {
    terms: frame.recipes.map(({ term }) => term),
    label: 'random effects',
    measures: {
      ...randomMeasures(panel, fit, components),
      rSquaredWithin,
      rSquaredBetween,
      rSquaredOverall,
      waldChiSquare: wald?.chiSquare ?? null,
      waldDf: slopes.length,
      waldP: wald?.pChiSquare ?? null,
      hausman: test?.chiSquare ?? null,
      hausmanDf: test?.df ?? null,
      hausmanP: test?.p ?? null,
      ...lagrangeMeasures(panel),
      ...sizeMeasures(panel),
    },
    tables: [thetaTable(panel, components), variationTable(panel)],
    notes: [
      ...componentNotes(components),
      ...(equalTheta(components) ? [] : [UNEQUAL]),
      ...(test === null || test.definite ? [] : [INDEFINITE]),
    ],
  })
  return result
}

/** R², σ, variance components and θ. */
export function randomMeasures(panel: PanelFrame, fit: OlsFit, components: VarianceComponents): FitMeasures {
  const { idiosyncratic, unit, theta } = components
  // R² of the transformed outcome around its mean, as plm has it: on unbalanced panels that counts how θ differs as well.
  const { rSquared, adjustedRSquared, sigma, rss, dfResidual } = transformedMeasures(fit)
  const same = panel.rows.sizes.every((size) => size === panel.rows.sizes[0])
  return {
    rSquared: rSquared!,
    adjustedRSquared: adjustedRSquared!,
    sigma: sigma!,
    rss: rss!,
    dfResidual: dfResidual!,
    varianceIdiosyncratic: idiosyncratic,
    varianceUnit: unit,
    rho: idiosyncratic + unit > 0 ? unit / (idiosyncratic + unit) : null,
    theta: same ? theta[0]! : null,
    thetaMin: theta.reduce((a, b) => Math.min(a, b), Infinity),
    thetaMax: theta.reduce((a, b) => Math.max(a, b), -Infinity),
  }
}

/** Hausman's test over the slopes that both estimators have, with their classical covariances. */
function hausmanOf(fixed: WithinFit | null, random: OlsFit): ReturnType<typeof hausman> {
  if (fixed === null || fixed.dispersion === null || random.dispersion === null) return null
  const shared = fixed.kept.flatMap((j, place) => {
    const other = random.kept.indexOf(j)
    return other < 0 ? [] : [[place, other] as const]
  })
  const own = fixed.kept.length
  const theirs = random.kept.length
  const difference = shared.map(([a, b]) => fixed.coefficients[a]! - random.coefficients[b]!)
  const variance = shared.flatMap(([a, b]) =>
    shared.map(
      ([c, d]) =>
        fixed.inverse[a * own + c]! * fixed.dispersion! -
        random.inverse[b * theirs + d]! * random.dispersion!,
    ),
  )
  return hausman(difference, variance)
}

/** Breusch and Pagan's test, from pooled least squares. */
function lagrangeMeasures({ frame, rows }: PanelFrame): FitMeasures {
  const test = breuschPagan(ols(frame.columns, frame.y).residuals, rows.units)
  return { breuschPagan: test?.chiSquare ?? null, breuschPaganDf: 1, breuschPaganP: test?.p ?? null }
}

/** θ for every number of rows that units have. */
export function thetaTable({ rows: { sizes } }: PanelFrame, { theta }: VarianceComponents): ResultTable {
  const seen = new Map<number, { count: number; theta: number }>()
  for (let unit = 0; unit < sizes.length; unit++) {
    const found = seen.get(sizes[unit]!)
    if (found === undefined) seen.set(sizes[unit]!, { count: 1, theta: theta[unit]! })
    else found.count++
  }
  return {
    title: 'Theta by number of rows',
    columns: ['rows', 'units', 'theta'],
    rows: [...seen].sort(([a], [b]) => a - b).map(([size, own]) => [size, own.count, own.theta]),
  }
}

const equalTheta = ({ theta }: VarianceComponents): boolean => theta.every((own) => own === theta[0])

/** What a reader should know of the components. */
export function componentNotes({ truncated }: VarianceComponents): string[] {
  return truncated
    ? [
        'The variance of the unit effects came out below zero and is taken as zero: this is pooled least squares.',
      ]
    : []
}
