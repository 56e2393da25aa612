import type { Table } from '../columns.ts'
import { waldTest } from '../estimators/inference/linear-contrast.ts'
import { unitMeans } from '../estimators/panel/mundlak.ts'
import { randomEffects, varianceComponents } from '../estimators/panel/random.ts'
import { ols } from '../estimators/regression/ols.ts'
import type { Model, ModelOptions, ModelResult } from './model.ts'
import { panelFrame } from './panel-frame.ts'
import { componentNotes, randomMeasures, thetaTable } from './panel-random.ts'
import { panelResult, sizeMeasures, transformedMeasures, variationTable } from './panel-result.ts'

export const mundlakModel: Model = {
  name: 'mundlak',
  about: 'random effects with the means of units beside the regressors (--effects unit or pooled)',
  options: ['unit', 'time', 'effects', 'se', 'cluster', 'df', 'contrast'],
  required: ['unit'],
  run: runMundlak,
}

const KINDS = ['unit', 'pooled']

function runMundlak(table: Table, options: ModelOptions): ModelResult {
  const { effects = 'unit' } = options
  if (!KINDS.includes(effects))
    throw new RangeError(`The effects '${effects}' are not known. Effects: ${KINDS.join(', ')}.`)
  const panel = panelFrame(table, options)
  const { frame, rows } = panel
  const means = unitMeans(frame.columns, rows.units)
  const columns = [...frame.columns, ...means.map(({ values }) => values)]
  const components = effects === 'pooled' ? null : varianceComponents(frame.columns, frame.y, rows.units)
  const fit =
    components === null
      ? ols(columns, frame.y)
      : randomEffects(columns, frame.y, rows.units, components.theta)
  const own = frame.recipes.map(({ term }) => term)
  const terms = [...own, ...means.map(({ of }) => `mean_${own[of]}`)]
  const { variance, ...result } = panelResult(panel, fit, options, {
    terms,
    label: components === null ? 'least squares with unit means' : 'correlated random effects',
    measures: {},
    tables: [...(components === null ? [] : [thetaTable(panel, components)]), variationTable(panel)],
    notes: components === null ? [] : componentNotes(components),
  })
  const places = fit.kept.flatMap((j, place) => (j >= own.length ? [place] : []))
  const wald =
    variance === null || places.length === 0 ? null : waldTest(fit.coefficients, variance, places, null)
  return {
    ...result,
    fit: {
      ...(components === null ? transformedMeasures(fit) : randomMeasures(panel, fit, components)),
      meansChiSquare: wald?.chiSquare ?? null,
      meansDf: places.length,
      meansP: wald?.pChiSquare ?? null,
      ...sizeMeasures(panel),
    },
  }
}
