import { columnOf, type Table } from '../columns.ts'
import { type Clusters, clustersOf } from '../estimators/inference/clusters.ts'
import { COVARIANCES, type CovarianceKind } from '../estimators/inference/covariance.ts'
import { type PanelRows, panelRows } from '../estimators/panel/panel-rows.ts'
import { type ModelFrame, modelFrame } from '../formula/model-frame.ts'
import { take } from '../linear-algebra/take.ts'
import type { ModelOptions } from './model.ts'
import { rowNotes } from './regression.ts'
import { standardErrorOf } from './standard-errors.ts'

/** The kinds of standard errors of panel models: CR0 is Arellano's without a factor, CR1 what plm calls sss. */
export const PANEL_ERRORS: readonly CovarianceKind[] = COVARIANCES.filter((kind) =>
  ['classical', 'HC0', 'HC1', 'HC2', 'HC3', 'CR0', 'CR_G', 'CR1'].includes(kind),
)

/** What every panel model starts from: the complete rows, their units, and the columns without the intercept. */
export interface PanelFrame {
  readonly frame: ModelFrame
  readonly rows: PanelRows
  readonly kind: CovarianceKind
  readonly clusters: Clusters | null
  /** Terms and columns without the intercept. */
  readonly terms: readonly string[]
  readonly slopes: readonly Float64Array[]
  readonly notes: string[]
}

/**
 * Reads the rows of a panel model. Clustered standard errors are by unit unless another cluster is named.
 *
 * @throws RangeError when a unit or time is missing on a row that is used, or a unit has two rows at one time
 */
export function panelFrame(table: Table, options: ModelOptions, known = PANEL_ERRORS): PanelFrame {
  const unit = options.unit!
  const cluster = options.cluster ?? (options.se?.startsWith('CR') ? unit : undefined)
  const kind = standardErrorOf({ ...options, cluster }, 'CR1', known)
  const byUnit = cluster === unit
  const frame = modelFrame(table, options.formula, { ...options, cluster: byUnit ? undefined : cluster })
  if (frame.offset !== null)
    throw new RangeError('A linear panel model has no offset; subtract it from the outcome with I().')
  const rows = rowsOf(table, frame, unit, options.time)
  const places = frame.recipes.flatMap(({ parts }, j) => (parts.length === 0 ? [] : [j]))
  return {
    frame,
    rows,
    kind,
    clusters: byUnit ? rows.units : frame.clusters,
    terms: places.map((j) => frame.recipes[j]!.term),
    slopes: places.map((j) => frame.columns[j]!),
    notes: rowNotes(frame),
  }
}

/** The units and times of the rows of a frame. */
export function rowsOf(
  table: Table,
  frame: Pick<ModelFrame, 'rows'>,
  unit: string,
  time: string | undefined,
): PanelRows {
  const ids = present(table, frame, unit)
  const times = time === undefined ? null : present(table, frame, time)
  const nameOf = (row: number) =>
    `${unit} ${valueName(table, unit, ids[row]!)}, ${time} ${valueName(table, time ?? unit, times?.[row] ?? NaN)}`
  return panelRows(ids, times, nameOf)
}

function present(table: Table, frame: Pick<ModelFrame, 'rows'>, name: string): Float64Array {
  const values = take(columnOf(table, name).values, frame.rows)
  const missing = values.findIndex(Number.isNaN)
  if (missing >= 0)
    throw new RangeError(
      `The column '${name}' requires a value on every row that is used, got none on row ${(frame.rows?.[missing] ?? missing) + 1}.`,
    )
  return values
}

function valueName(table: Table, name: string, value: number): string {
  return columnOf(table, name).categories?.[value] ?? String(value)
}

/** Times as numbers, whose differences mean something. */
export function requireNumbers(table: Table, time: string): void {
  if (columnOf(table, time).categories !== undefined)
    throw new RangeError(`The time '${time}' holds categories; differences in time require numbers.`)
}

/** The period of each row, numbered. */
export const periodsOf = ({ times }: PanelRows): Clusters => clustersOf(times!)
