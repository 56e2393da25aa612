import { columnOf, filterRows, makeTable, numberColumn, type Table } from '../columns.ts'
import { covariance } from '../estimators/inference/covariance.ts'
import { infer } from '../estimators/inference/inference.ts'
import { ols } from '../estimators/regression/ols.ts'
import { modelFrame, NoRowsError } from '../formula/model-frame.ts'
import { take } from '../linear-algebra/take.ts'
import { basisOf, isCode, type ReportBase, type Summary, summarise } from './base.ts'
import { lastRows } from './persons.ts'
import type { PublishedFigures } from './published.ts'
import {
  type Cell,
  type CellFrame,
  cell,
  emptyCell,
  type PublishedCell,
  publishedNumber,
  type ReportRow,
  type ReportTable,
  text,
} from './table.ts'

const KNOWN: readonly (readonly [keyof PublishedFigures['transfer']['known'], boolean, boolean])[] = [
  ['00', false, false],
  ['10', true, false],
  ['01', false, true],
  ['11', true, true],
]
const yes = { true: text('wel', 'known'), false: text('niet', 'not known') }

/** Transfer between the organisations as their registers know it, and what goes with it. */
export function transfer(base: ReportBase, group: string): ReportTable {
  const { plan } = base.design
  const { long } = base.panel
  const frame: CellFrame = { weight: base.weight, unit: 'share', minimumN: plan.minimumN }
  const cwi = columnOf(long, 'transferCwi')
  const uwv = columnOf(long, 'transferUwv')
  const [isCwi, isUwv] = [isCode(cwi, 'yes'), isCode(uwv, 'yes')]
  const inGroup = isCode(columnOf(long, plan.group), group)
  const holds = columnOf(long, 'onBenefit6').values
  const known = (row: number) => !Number.isNaN(cwi.values[row]!) && !Number.isNaN(uwv.values[row]!)
  const inBase = (row: number) => inGroup(row) && holds[row] === 1 && known(row)
  const isLast = lastRow(base)
  const { published } = base
  const rows = KNOWN.map(([key, atCwi, atUwv]): ReportRow => {
    const values = indicator(long.rows, (row) => isCwi(row) === atCwi && isUwv(row) === atUwv)
    const { inference, basis } = summarise(base, 'share', values, (row) => isLast(row) && inBase(row))
    const [own, other] = [yes[`${atCwi}`], yes[`${atUwv}`]]
    return {
      key: `known.${key}`,
      label: text(`CWI ${own.nl}, UWV ${other.nl} bekend`, `CWI ${own.en}, UWV ${other.en}`),
      footnotes: [],
      cells: { share: cell(inference, basis, frame, publishedNumber(published.transfer.known[key])) },
    }
  })
  const secondPeriod = isCode(columnOf(long, 'period'), plan.periods.at(-1)!)
  const support = columnOf(long, 'supportAny').values
  for (const atUwv of [false, true]) {
    const chosen = (row: number) => inBase(row) && secondPeriod(row) && isUwv(row) === atUwv
    const { inference, basis } = summarise(base, 'share', support, chosen)
    rows.push({
      key: `support.${atUwv ? 'known' : 'unknown'}`,
      label: text(
        `steun in het tweede halfjaar, bij UWV ${yes[`${atUwv}`].nl} bekend`,
        `support in the second half-year, at UWV ${yes[`${atUwv}`].en}`,
      ),
      footnotes: [],
      cells: {
        share: cell(
          inference,
          basis,
          frame,
          atUwv ? undefined : publishedNumber(published.transfer.supportWithoutUwv),
        ),
      },
    })
  }
  rows.push(
    slopeRow(
      base,
      'supportDifference',
      text('verschil in steun: niet min wel bekend', 'difference in support: not known minus known'),
      {
        y: support,
        x: indicator(long.rows, (row) => !isUwv(row)),
        keep: (row) => inBase(row) && secondPeriod(row),
        published: { sign: published.transfer.supportDifference },
      },
    ),
  )
  const distance = columnOf(long, 'distance')
  const missing = indicator(long.rows, (row) => !isCwi(row) || !isUwv(row))
  for (const [place, code] of (distance.categories ?? []).entries()) {
    const chosen = (row: number) => isLast(row) && inBase(row) && distance.values[row] === place
    const { inference, basis } = summarise(base, 'share', missing, chosen)
    const level = base.design.variables.find(({ name }) => name === 'distance')?.values?.[place]?.label
    rows.push({
      key: `missing.${code}`,
      label: text(
        `niet bekend bij CWI of UWV, ${level?.nl ?? code}`,
        `not known at CWI or UWV, ${level?.en ?? code}`,
      ),
      footnotes: [],
      cells: { share: cell(inference, basis, frame) },
    })
  }
  rows.push(
    slopeRow(base, 'distance', text('niet bekend: per stap afstand', 'not known: per step of distance'), {
      y: missing,
      x: distance.values,
      keep: (row) => isLast(row) && inBase(row),
      published: { sign: published.transfer.distance },
    }),
  )
  return {
    title: text(`Overdracht van CWI aan UWV: ${group}`, `Transfer from CWI to UWV: ${group}`),
    note: [
      text(
        'Mensen die langer dan 6 maanden een uitkering hadden. Bekend volgens de registers van CWI en UWV.',
        'People who were on benefit for more than 6 months. Known according to the registers of CWI and UWV.',
      ),
    ],
    columns: [{ key: 'share', label: text('aandeel', 'share'), unit: 'share' }],
    rows,
  }
}

/** The duty to apply as people feel it beside what the register says, and searching with and without it. */
export function duty(base: ReportBase, group: string): ReportTable {
  const { plan } = base.design
  const { long } = base.panel
  const frame: CellFrame = { weight: base.weight, unit: 'share', minimumN: plan.minimumN }
  const inGroup = isCode(columnOf(long, plan.group), group)
  const feels = columnOf(long, 'duty').values
  const searching = columnOf(long, 'searching').values
  const exempt = columnOf(long, 'exempt')
  const isExempt = isCode(exempt, 'yes')
  const isLast = lastRow(base)
  const row = (key: string, nl: string, en: string, own: Summary, published?: PublishedCell): ReportRow => ({
    key,
    label: text(nl, en),
    footnotes: [],
    cells: { share: cell(own.inference, own.basis, frame, published) },
  })
  const without = feels.map((value) => 1 - value)
  const exempted = Float64Array.from(exempt.values, (value, i) =>
    Number.isNaN(value) ? NaN : Number(isExempt(i)),
  )
  const { published } = base
  return {
    title: text(`Sollicitatieplicht: ${group}`, `Duty to apply: ${group}`),
    note: [
      text(
        'Wat mensen zeggen (elk halfjaar gevraagd) en wat het register zegt over dezelfde mensen, naast elkaar.',
        'What people say (asked every half-year) and what the register says about the same people, side by side.',
      ),
    ],
    columns: [{ key: 'share', label: text('aandeel', 'share'), unit: 'share' }],
    rows: [
      row(
        'withoutDuty',
        'zegt geen plicht te hebben (vragenlijst)',
        'says to have no duty (questionnaire)',
        summarise(base, 'share', without, inGroup),
        publishedNumber(published.duty.withoutDuty),
      ),
      row(
        'exempt',
        'vrijgesteld (register)',
        'exempt (register)',
        summarise(base, 'share', exempted, (i) => inGroup(i) && isLast(i)),
        publishedNumber(published.duty.exempt),
      ),
      row(
        'searching.duty',
        'zoekt werk, ervaart plicht',
        'searches, feels the duty',
        summarise(base, 'share', searching, (i) => inGroup(i) && feels[i] === 1),
      ),
      row(
        'searching.noDuty',
        'zoekt werk, ervaart geen plicht',
        'searches, feels no duty',
        summarise(base, 'share', searching, (i) => inGroup(i) && feels[i] === 0),
      ),
      slopeRow(
        base,
        'searching',
        text('verschil in zoeken: wel min geen plicht', 'difference in searching: duty minus no duty'),
        {
          y: searching,
          x: feels,
          keep: inGroup,
          published: { sign: published.duty.searching },
        },
      ),
    ],
  }
}

/** Whether a row of the long file is the last of its member. */
function lastRow({ panel }: ReportBase): (row: number) => boolean {
  const last = lastRows(panel)
  return (row) => last[panel.memberOfRow[row]!] === row
}

const indicator = (rows: number, is: (row: number) => boolean): Float64Array =>
  Float64Array.from({ length: rows }, (_, row) => Number(is(row)))

interface Slope {
  readonly y: Float64Array
  readonly x: Float64Array
  readonly keep: (row: number) => boolean
  readonly published: PublishedCell
}

/** A difference in shares, or its change per step: the slope of a line, clustered on the member. */
function slopeRow(
  base: ReportBase,
  key: string,
  label: ReportRow['label'],
  { y, x, keep, published }: Slope,
): ReportRow {
  const { long } = base.panel
  const frame: CellFrame = { weight: base.weight, unit: 'points', minimumN: base.design.plan.minimumN }
  const columns = [columnOf(long, 'member'), numberColumn('y', y), numberColumn('x', x)]
  if (base.weight !== null) columns.push(columnOf(long, base.weight))
  const table: Table = filterRows(makeTable(columns, long.rows), keep)
  const method = 'OLS, CR1'
  let own: Cell
  try {
    const model = modelFrame(table, 'y ~ x', { cluster: 'member', weights: base.weight ?? undefined })
    const fit = ols(model.columns, model.y, model.weights)
    const place = fit.kept.indexOf(1)
    const variance = model.clusters!.count > 1 ? covariance(fit, 'CR1', model.clusters) : null
    const inference =
      place < 0
        ? infer(null, null, { df: fit.df, n: fit.n, method })
        : infer(
            fit.coefficients[place]!,
            variance === null ? null : variance[place * fit.columns.length + place]!,
            {
              df: fit.df,
              n: fit.n,
              method,
            },
          )
    const [, slope = new Float64Array(0)] = model.columns
    const binary = slope.every((value) => value === 0 || value === 1)
    const members = take(columnOf(table, 'member').values, model.rows)
    const bits = (i: number) => (binary && slope[i] === 0 ? 2 : 1)
    own = cell(inference, basisOf(base, members, bits, binary ? 2 : 1), frame, published)
  } catch (error) {
    if (!(error instanceof NoRowsError)) throw error
    own = emptyCell(frame, 'not estimable', published)
  }
  return { key, label, footnotes: [], cells: { share: own } }
}
