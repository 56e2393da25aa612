import { columnOf, type Table } from '../columns.ts'
import { between } from '../estimators/panel/between.ts'
import { firstDifferences } from '../estimators/panel/first-difference.ts'
import { ols } from '../estimators/regression/ols.ts'
import type { Model, ModelOptions, ModelResult } from './model.ts'
import { PANEL_ERRORS, panelFrame, requireNumbers } from './panel-frame.ts'
import { panelResult, sizeMeasures, transformedMeasures, variationTable } from './panel-result.ts'

export const firstDifferenceModel: Model = {
  name: 'first-difference',
  about: 'change on change within units, from one row to the next',
  options: ['unit', 'time', 'steps', 'se', 'cluster', 'df', 'contrast'],
  required: ['unit', 'time'],
  run: runFirstDifference,
}

const STEPS = ['adjacent', 'consecutive']

function runFirstDifference(table: Table, options: ModelOptions): ModelResult {
  const { steps = 'adjacent' } = options
  if (!STEPS.includes(steps))
    throw new RangeError(`The steps '${steps}' are not known. Steps: ${STEPS.join(', ')}.`)
  // From one row to the next needs an order only, which categories have.
  if (steps === 'consecutive') requireNumbers(table, options.time!)
  const panel = panelFrame(table, options)
  const { frame, rows, terms, slopes, clusters } = panel
  const consecutive = steps === 'consecutive'
  const changes = firstDifferences(slopes, frame.y, rows, consecutive)
  const intercept = frame.formula.intercept
  const one = intercept ? [new Float64Array(changes.y.length).fill(1)] : []
  const fit = ols([...one, ...changes.columns], changes.y)
  const notes: string[] = []
  const periods = columnOf(table, options.time!).categories
  if (periods !== undefined)
    notes.push(
      `The order of '${options.time}' is that of its categories, from ${periods[0]} to ${periods.at(-1)}.`,
    )
  if (changes.gaps > 0)
    notes.push(
      consecutive
        ? `${changes.gaps} steps of more than one period (${changes.period}) left out.`
        : `${changes.gaps} steps are of more than one period (${changes.period}) and count as one; --steps consecutive leaves them out.`,
    )
  const of = Int32Array.from(changes.rows, (row) => clusters?.of[row] ?? 0)
  const { variance: _, ...result } = panelResult(panel, fit, options, {
    terms: [...(intercept ? ['(Intercept)'] : []), ...terms],
    label: `first differences${consecutive ? ' of consecutive periods' : ''}`,
    clusters: clusters === null ? null : renumbered(of),
    measures: {
      ...transformedMeasures(fit),
      rowsUsed: frame.n,
      gaps: changes.gaps,
      period: changes.period,
      ...sizeMeasures(panel),
    },
    tables: [variationTable(panel)],
    notes,
  })
  return result
}

/** Clusters that occur, without those of units with one row. */
function renumbered(of: Int32Array): { of: Int32Array; count: number } {
  const numbers = new Map<number, number>()
  const own = of.map((cluster) => {
    const number = numbers.get(cluster) ?? numbers.size
    numbers.set(cluster, number)
    return number
  })
  return { of: own, count: numbers.size }
}

export const betweenModel: Model = {
  name: 'between',
  about: 'least squares on the means of units',
  options: ['unit', 'time', 'se', 'df', 'contrast'],
  required: ['unit'],
  run: (table, options) => {
    const panel = panelFrame(
      table,
      options,
      PANEL_ERRORS.filter((kind) => !kind.startsWith('CR')),
    )
    const { frame, rows } = panel
    const fit = between(frame.columns, frame.y, rows.units)
    const { variance: _, ...result } = panelResult(panel, fit, options, {
      terms: frame.recipes.map(({ term }) => term),
      label: 'between units',
      measures: { ...transformedMeasures(fit), rowsUsed: frame.n, ...sizeMeasures(panel) },
      tables: [variationTable(panel)],
    })
    return result
  },
}
