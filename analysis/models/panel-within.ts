import type { Table } from '../columns.ts'
import { effectsTest } from '../estimators/panel/panel-tests.ts'
import { residualSquares } from '../estimators/panel/residual-squares.ts'
import { unitMeasures } from '../estimators/panel/unit-measures.ts'
import { type WithinFit, within } from '../estimators/panel/within.ts'
import type { FitMeasures } from '../estimators/regression/goodness-of-fit.ts'
import { addProduct } from '../linear-algebra/gram.ts'
import type { Model, ModelOptions, ModelResult } from './model.ts'
import { type PanelFrame, panelFrame, periodsOf } from './panel-frame.ts'
import { panelResult, sizeMeasures, transformedMeasures, variationTable } from './panel-result.ts'

export const withinModel: Model = {
  name: 'within',
  about: 'fixed effects of the units of a panel (--effects unit, time or two-way)',
  options: ['unit', 'time', 'effects', 'se', 'cluster', 'df', 'weights', 'contrast'],
  required: ['unit'],
  run: runWithin,
}

const EFFECTS = ['unit', 'time', 'two-way']

function runWithin(table: Table, options: ModelOptions): ModelResult {
  const { effects = 'unit' } = options
  if (!EFFECTS.includes(effects))
    throw new RangeError(`The effects '${effects}' are not known. Effects: ${EFFECTS.join(', ')}.`)
  if (effects !== 'unit' && options.time === undefined)
    throw new RangeError(`The effects ${effects} require --time.`)
  const panel = panelFrame(table, options)
  const { frame, rows, terms, slopes } = panel
  const groups =
    effects === 'unit' ? [rows.units] : effects === 'time' ? [periodsOf(rows)] : [rows.units, periodsOf(rows)]
  const fit = within(slopes, frame.y, groups, frame.weights)
  const { n, rss, absorbed } = fit
  const test = effectsTest(pooled(panel), fit)
  const label =
    effects === 'unit' ? 'within units' : effects === 'time' ? 'within periods' : 'within, two-way'
  const { variance: _, ...result } = panelResult(panel, fit, options, {
    terms,
    label,
    fixed: fit.fixed,
    measures: {
      // Deviations have mean zero, so that this is their squared correlation.
      ...transformedMeasures(fit, 1 - rss / fit.total),
      // The likelihood of the regression with a dummy for each effect.
      logLikelihood:
        rss > 0 && frame.weights === null ? (-n / 2) * (Math.log(2 * Math.PI) + 1 + Math.log(rss / n)) : null,
      absorbed,
      ...(effects === 'unit' && frame.weights === null ? unitEffects(panel, fit) : {}),
      effectsF: test?.f ?? null,
      effectsDf1: test?.df1 ?? null,
      effectsDf2: test?.df2 ?? null,
      effectsP: test?.p ?? null,
      ...sizeMeasures(panel),
    },
    tables: [variationTable(panel, effects === 'unit' && frame.weights === null ? fit.parts : null)],
    notes: notesOf(panel, effects),
  })
  return result
}

/** Least squares without effects, with an intercept whatever the formula says: the effects hold it. */
function pooled({ frame, slopes }: PanelFrame): { rss: number; df: number | null } {
  const one = new Float64Array(frame.n).fill(1)
  return residualSquares([one, ...slopes], frame.y, frame.weights)
}

/** What the unit effects look like, from the means and deviations that the fit has made already. */
function unitEffects({ rows }: PanelFrame, fit: WithinFit): FitMeasures {
  const { y, columns } = fit.parts!
  const means = addProduct(
    fit.kept.map((j) => columns[j]!.means),
    fit.coefficients,
    new Float64Array(rows.units.count),
  )
  const deviations = y.deviations.map((value, i) => value - fit.residuals[i]!)
  const { rSquaredBetween, rSquaredOverall, constant, sigmaUnit, correlation } = unitMeasures(
    y,
    { means, deviations },
    rows.sizes,
  )
  const own = fit.dispersion
  const common = sigmaUnit === null ? null : sigmaUnit ** 2
  return {
    rSquaredBetween,
    rSquaredOverall,
    constant,
    sigmaUnit,
    rho: own === null || common === null || own + common === 0 ? null : common / (own + common),
    correlationEffects: correlation,
  }
}

function notesOf({ rows: { sizes }, kind }: PanelFrame, effects: string): string[] {
  const notes: string[] = []
  const single = sizes.reduce((count, size) => count + (size === 1 ? 1 : 0), 0)
  if (single > 0 && effects !== 'time')
    notes.push(`${single} units have one row, which tells nothing of change within them.`)
  if (kind.startsWith('HC') && sizes.some((size) => size > 2))
    notes.push(`With effects and more than two periods ${kind} is not consistent; CR1 is.`)
  return notes
}
