import type { Text } from '../../surveys/design.ts'
import { type Column, columnOf, filterRows, makeTable, numberColumn, type Table } from '../columns.ts'
import { smallestOf } from '../disclosure/tally.ts'
import { quoted, usable } from '../effect-table/planned-model.ts'
import { covariance } from '../estimators/inference/covariance.ts'
import type { Inference } from '../estimators/inference/inference.ts'
import { waldTest } from '../estimators/inference/linear-contrast.ts'
import type { GlmFit } from '../estimators/regression/glm.ts'
import { logit } from '../estimators/regression/logit.ts'
import { standardisedByX } from '../estimators/regression/standardised.ts'
import { type ModelFrame, modelFrame, NoRowsError } from '../formula/model-frame.ts'
import { take } from '../linear-algebra/take.ts'
import { basisOf, isCode, labelOf, periodLabel, type ReportBase } from './base.ts'
import { commandOf, equals, levelsOf, type ReportCommand } from './commands/command.ts'
import type { PublishedSign } from './published.ts'
import {
  type Cell,
  type CellFrame,
  cell,
  emptyCell,
  type PublishedCell,
  type ReportRow,
  type ReportTable,
  text,
} from './table.ts'

const SQUARE = 'ageSquared'

const STANDARDISED = text('‘Standardised coefficients’', '‘Standardised coefficients’')

interface Model {
  readonly names: readonly string[]
  readonly frame: ModelFrame
  readonly fit: GlmFit
  readonly variance: Float64Array | null
  readonly byX: readonly Inference[]
}

/** Figures 2 and 5: who gets support more often, per half-year: standardised coefficients of a logit. */
export function selection(base: ReportBase, group: string): ReportTable {
  const { plan } = base.design
  const notes: Text[] = []
  const commands: ReportCommand[] = []
  const rows = new Map<string, OpenRow>()
  for (const period of plan.periods) {
    const found = selectionModel(base, group, period)
    if (found === null) continue
    const command = commandOfModel(base, group, period, found)
    const peak = peakOf(found)
    if (peak !== null) {
      const when = periodLabel(base, period)
      notes.push(
        text(
          `${when.nl}: het verband met leeftijd is niet recht, met de meeste steun rond ${peak.toFixed(0)} jaar.`,
          `${when.en}: the relation with age is not linear, with most support around ${peak.toFixed(0)} years.`,
        ),
      )
    }
    for (const [key, own] of cellsOf(base, group, period, found)) {
      const row = rows.get(key) ?? { label: own.label, cells: {} }
      row.cells[`${period}.standardised`] = own.standardised
      row.cells[`${period}.relative`] = own.relative
      commands.push({ row: key, column: `${period}.standardised`, command, reads: STANDARDISED })
      rows.set(key, row)
    }
  }
  if (rows.size === 0)
    for (const name of plan.selectionCovariates) rows.set(name, { label: labelOf(base, name), cells: {} })
  return {
    title: text(`Wie krijgt vaker ondersteuning: ${group}`, `Who gets support more often: ${group}`),
    note: [
      text(
        'Hoe langer een staaf, hoe sterker het verband. Alle kenmerken staan samen in één model.',
        'The longer a bar, the stronger the relation. All characteristics are in one model together.',
      ),
      ...notes,
    ],
    columns: plan.periods.flatMap((period) => {
      const when = periodLabel(base, period)
      const bar = text(`${when.nl}: vergeleken met het sterkste`, `${when.en}: compared with the strongest`)
      return [
        { key: `${period}.standardised`, label: when, unit: 'relative' as const },
        { key: `${period}.relative`, label: bar, unit: 'relative' as const },
      ]
    }),
    rows: [...rows].map(([key, row]) => complete(base, group, key, row)),
    commands,
  }
}

interface OpenRow {
  readonly label: Text
  readonly cells: Record<string, Cell>
}

/** A row with a cell in every column; where the model has no such term, an empty one. */
function complete(base: ReportBase, group: string, key: string, { label, cells }: OpenRow): ReportRow {
  const { periods, minimumN } = base.design.plan
  const frame: CellFrame = { weight: base.weight, unit: 'relative', minimumN }
  const all: Record<string, Cell> = { ...cells }
  for (const period of periods) {
    const published = publishedOf(base.published.selection[group]?.[period]?.[key])
    all[`${period}.standardised`] ??= emptyCell(frame, 'not measured', published)
    all[`${period}.relative`] ??= emptyCell(frame, 'not measured', published)
  }
  return { key, label, footnotes: [], cells: all }
}

function selectionModel(
  base: ReportBase,
  group: string,
  period: string,
): (Model & { middle: number }) | null {
  const { plan } = base.design
  const { long } = base.panel
  const inGroup = isCode(columnOf(long, plan.group), group)
  const inPeriod = isCode(columnOf(long, 'period'), period)
  const among = plan.selectionAmong?.[period]
  const holds = among === undefined ? null : columnOf(long, among).values
  const inBase = (row: number) => holds === null || holds[row] === 1
  const rows = filterRows(long, (row) => inGroup(row) && inPeriod(row) && inBase(row))
  const asked = [
    'member',
    'supportAny',
    ...plan.selectionCovariates,
    ...(base.weight === null ? [] : [base.weight]),
  ]
  const { table, middle } = withNumbers(rows, asked)
  const names = usable(table, plan.selectionCovariates, plan.group)
  if (names.length === 0) return null
  const square = names.includes('age') ? [SQUARE] : []
  const fitted = fitWith(base, table, [...names, ...square])
  if (fitted === null || square.length === 0) return fitted === null ? null : { ...fitted, middle }
  const place = fitted.fit.kept.findIndex((j) => fitted.frame.recipes[j]!.term === SQUARE)
  const test =
    place < 0 || fitted.variance === null
      ? null
      : waldTest(fitted.fit.coefficients, fitted.variance, [place], null)
  if (test !== null && test.pChiSquare < plan.alpha) return { ...fitted, middle }
  const without = fitWith(base, table, names)
  return without === null ? null : { ...without, middle }
}

function commandOfModel(
  base: ReportBase,
  group: string,
  period: string,
  { names, middle }: Model & { middle: number },
): string {
  const { plan } = base.design
  const { long } = base.panel
  const among = plan.selectionAmong?.[period]
  const variables = names.filter((name) => name !== SQUARE)
  const terms = names.map((name) => (name === SQUARE ? `I(((age - ${middle}) / 10)^2)` : quoted(name)))
  return commandOf(base, {
    model: 'logit',
    formula: `supportAny ~ ${terms.join(' + ')}`,
    rows: [
      equals(long, plan.group, group),
      equals(long, 'period', period),
      ...(among === undefined ? [] : [`${quoted(among)} == 1`]),
    ],
    options: ['--cluster member', '--standardised', ...levelsOf(long, variables)],
  })
}

function fitWith(base: ReportBase, table: Table, names: readonly string[]): Model | null {
  const formula = `supportAny ~ ${names.map(quoted).join(' + ')}`
  try {
    const frame = modelFrame(table, formula, { weights: base.weight ?? undefined, cluster: 'member' })
    const fit = logit(frame.columns, frame.y, frame.weights, frame.offset)
    const whole = fit.separated.length === fit.columns.length
    const variance = whole ? null : covariance(fit, 'CR_G', frame.clusters)
    return {
      names,
      frame,
      fit,
      variance,
      byX: standardisedByX(fit, frame.y, variance, { method: 'logit, standardised, CR_G' }),
    }
  } catch (error) {
    if (error instanceof NoRowsError) return null
    throw error
  }
}

/** Steps of a category of numbers become those numbers; the square of age, from about its mean, stands beside it. */
function withNumbers(table: Table, names: readonly string[]): { table: Table; middle: number } {
  const columns = [...new Set(names)].map((name): Column => {
    const column = columnOf(table, name)
    const numbers = column.categories?.map(Number)
    if (numbers === undefined || numbers.some(Number.isNaN)) return column
    const values = column.values.map((code) => (Number.isNaN(code) ? NaN : numbers[code]!))
    return { name: column.name, label: column.label, values, missing: column.missing }
  })
  const age = table.columns.get('age')?.values
  if (age === undefined) return { table: makeTable(columns, table.rows), middle: NaN }
  const known = age.filter((value) => !Number.isNaN(value))
  const middle = Math.round(known.reduce((sum, value) => sum + value, 0) / known.length)
  const squared = age.map((value) => ((value - middle) / 10) ** 2)
  return { table: makeTable([...columns, numberColumn(SQUARE, squared)], table.rows), middle }
}

/** The age with most support, when the relation bends down. */
function peakOf({ frame, fit, middle }: Model & { middle: number }): number | null {
  const of = (term: string) => {
    const place = fit.kept.findIndex((j) => frame.recipes[j]!.term === term)
    return place < 0 ? null : fit.coefficients[place]!
  }
  const linear = of('age')
  const square = of(SQUARE)
  return linear === null || square === null || square >= 0 ? null : middle - (50 * linear) / square
}

interface Bar {
  readonly label: Text
  readonly standardised: Cell
  readonly relative: Cell
}

function cellsOf(base: ReportBase, group: string, period: string, model: Model): Map<string, Bar> {
  const { frame, fit, byX } = model
  const { minimumN } = base.design.plan
  const frameOf: CellFrame = { weight: base.weight, unit: 'relative', minimumN }
  const members = take(columnOf(frame.table, 'member').values, frame.rows)
  const bars = fit.kept.flatMap((j, place) => {
    const { term } = frame.recipes[j]!
    if (term === '(Intercept)') return []
    const column = fit.columns[place]!
    const isBinary = column.every((value) => value === 0 || value === 1)
    const bits = (i: number) => (frame.y[i] === 1 ? 1 : 2) | (isBinary ? (column[i] === 1 ? 4 : 8) : 0)
    return [{ term, inference: byX[place]!, basis: basisOf(base, members, bits, isBinary ? 4 : 2) }]
  })
  const longest = Math.max(
    0,
    ...bars.map(({ inference, basis }) =>
      smallestOf(basis) < minimumN ? 0 : Math.abs(inference.estimate ?? 0),
    ),
  )
  const found = new Map<string, Bar>()
  for (const { term, inference, basis } of bars) {
    const published = publishedOf(base.published.selection[group]?.[period]?.[term])
    const standardised = cell(inference, basis, frameOf, published)
    const relative: Cell =
      standardised.estimate === null || longest === 0
        ? { ...emptyCell(frameOf, standardised.reason ?? 'not estimable', published), basis }
        : { ...standardised, estimate: standardised.estimate / longest, low: null, high: null }
    found.set(term, { label: termLabel(base, term), standardised, relative })
  }
  return found
}

function publishedOf(sign: PublishedSign | undefined): PublishedCell | undefined {
  if (sign === undefined) return undefined
  return sign.peak === undefined ? { sign: sign.sign } : { sign: sign.sign, words: sign.peak }
}

export function termLabel(base: ReportBase, term: string): Text {
  if (term === SQUARE) return text('leeftijd, in het kwadraat', 'age, squared')
  for (const variable of base.design.variables) {
    const level = variable.values?.find(({ value }) => `${variable.name}${value}` === term)
    if (level !== undefined)
      return text(`${variable.label.nl}: ${level.label.nl}`, `${variable.label.en}: ${level.label.en}`)
  }
  return labelOf(base, term)
}
