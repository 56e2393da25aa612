import type { Table } from '../columns.ts'
import { clustersOf } from '../estimators/inference/clusters.ts'
import { covariance } from '../estimators/inference/covariance.ts'
import {
  type FixedEffectsPoissonFit,
  fixedEffectsPoisson,
} from '../estimators/panel/fixed-effects-poisson.ts'
import { poissonConstant } from '../estimators/regression/goodness-of-fit.ts'
import { type ModelFrame, modelFrame } from '../formula/model-frame.ts'
import { take } from '../linear-algebra/take.ts'
import { coefficientTable } from './coefficients.ts'
import type { Model, ModelOptions, ModelResult } from './model.ts'
import { PANEL_ERRORS, rowsOf } from './panel-frame.ts'
import { rowNotes } from './regression.ts'
import { standardErrorOf } from './standard-errors.ts'
import { droppedNotes } from './term-notes.ts'

export const fixedEffectsPoissonModel: Model = {
  name: 'fe-poisson',
  about: 'Poisson with fixed effects of units, with exposure as offset',
  options: ['unit', 'time', 'se', 'cluster', 'weights', 'offset', 'contrast'],
  required: ['unit'],
  run,
}

function run(table: Table, options: ModelOptions): ModelResult {
  const unit = options.unit!
  const cluster = options.cluster ?? (options.se?.startsWith('CR') ? unit : undefined)
  const kind = standardErrorOf({ ...options, cluster }, 'CR_G', PANEL_ERRORS)
  const frame = modelFrame(table, options.formula, { ...options, cluster })
  const { units } = rowsOf(table, frame, unit, options.time)
  const events = new Float64Array(units.count)
  for (let i = 0; i < frame.n; i++) {
    if (frame.y[i]! < 0)
      throw new RangeError(`fe-poisson requires an outcome of at least 0, got ${frame.y[i]}`)
    events[units.of[i]!]! += frame.y[i]!
  }
  const rows = Int32Array.from({ length: frame.n }, (_, i) => i).filter((i) => events[units.of[i]!]! > 0)
  if (rows.length === 0) throw new RangeError('fe-poisson requires a unit with an event, got none')
  const kept = (column: Float64Array) => take(column, rows.length === frame.n ? null : rows)
  const numbered = (of: Int32Array) => clustersOf(Float64Array.from(rows, (i) => of[i]!))
  const places = frame.recipes.flatMap(({ parts }, j) => (parts.length === 0 ? [] : [j]))
  const own = numbered(units.of)
  const weights = frame.weights === null ? null : kept(frame.weights)
  const y = kept(frame.y)
  const fit = fixedEffectsPoisson(
    places.map((j) => kept(frame.columns[j]!)),
    y,
    own,
    weights,
    frame.offset === null ? null : kept(frame.offset),
  )
  const clusters = frame.clusters === null ? null : numbered(frame.clusters.of)
  const terms = places.map((j) => frame.recipes[j]!.term)
  const method = `Poisson within units, ${kind}${weights === null ? '' : ', weighted'}`
  const variance = fit.separated.length === fit.kept.length ? null : covariance(fit, kind, clusters)
  const { n, coefficients, separated } = fit
  const k = fit.kept.length
  const logLikelihood = fit.logLikelihood - poissonConstant(y, weights)
  return {
    method,
    n,
    dropped: frame.dropped,
    clusters: clusters?.count ?? null,
    ...coefficientTable(
      {
        terms,
        kept: fit.kept,
        coefficients,
        variance,
        df: null,
        n,
        method,
        level: options.level,
        infinite: separated,
      },
      options.contrast,
    ),
    fit: {
      logLikelihood,
      aic: 2 * (k + own.count) - 2 * logLikelihood,
      units: own.count,
      rowsUsed: n,
      iterations: fit.iterations,
    },
    notes: notesOf(frame, fit, terms, units.count - own.count),
  }
}

function notesOf(
  frame: ModelFrame,
  fit: FixedEffectsPoissonFit,
  terms: readonly string[],
  silent: number,
): string[] {
  const notes = rowNotes(frame)
  if (silent > 0)
    notes.push(`${silent} units, with ${frame.n - fit.n} rows, left out because they have no event at all.`)
  notes.push(...droppedNotes(terms, fit, 'units'))
  if (fit.separated.length > 0)
    notes.push(
      `No finite estimate: the outcome is predicted without error by ${fit.separated.map((j) => terms[fit.kept[j]!]).join(', ')}.`,
    )
  if (!fit.converged) notes.push('The estimates did not converge.')
  return notes
}
