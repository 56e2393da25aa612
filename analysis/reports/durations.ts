import type { DurationsDesign, Text } from '../../surveys/design.ts'
import { columnOf } from '../columns.ts'
import { survivalAt } from '../estimators/duration/curve-summaries.ts'
import { logRank } from '../estimators/duration/log-rank.ts'
import { DAYS_PER_MONTH } from '../estimators/duration/spell-times.ts'
import { infer } from '../estimators/inference/inference.ts'
import { basisOf, isCode, type ReportBase } from './base.ts'
import { countCell, lastingCell, outCell, reasonCell } from './duration-cells.ts'
import { type DurationTimes, daysIn, durationTimes, followedUntil, reasonsOf } from './duration-times.ts'
import {
  type Cell,
  type CellFrame,
  cell,
  emptyCell,
  type ReportCurve,
  type ReportRow,
  type ReportTable,
  text,
} from './table.ts'

/** Column of what compares the groups. */
const BETWEEN = 'between'

/** Most points of a curve: one a week in a year. */
const POINTS = 60

interface Group {
  readonly name: string
  readonly times: DurationTimes
}

/** How long people of each group stayed: who is out and why, who came back, and who stayed out; with the curve. */
export function durations(base: ReportBase): ReportTable {
  const plan = base.design.plan.durations
  if (plan === undefined) return { title: text('Hoe lang', 'How long'), note: [], columns: [], rows: [] }
  const group = columnOf(base.panel.wide, base.design.plan.group)
  const groups = base.groups.map((name) => ({
    name,
    times: durationTimes(base.panel, plan, both(isCode(group, name), base.member)),
  }))
  return {
    title: plan.title,
    note: notes(base, plan),
    columns: [
      ...groups.map(({ name }) => ({ key: name, label: text(name, name), unit: 'share' as const })),
      { key: BETWEEN, label: text('tussen de groepen', 'between the groups'), unit: 'relative' },
    ],
    rows: rowsOf(base, plan, groups),
    curves: groups.map((own) => curveOf(base, plan, own)),
  }
}

const both = (one: (row: number) => boolean, other: (row: number) => boolean) => (row: number) =>
  one(row) && other(row)

function rowsOf(base: ReportBase, plan: DurationsDesign, groups: readonly Group[]): ReportRow[] {
  const { minimumN } = base.design.plan
  const { words, at, lasting, backWithin } = plan
  const shares: CellFrame = { weight: null, unit: 'share', minimumN }
  const row = (key: string, label: Text, cellOf: (times: DurationTimes) => Cell): ReportRow => ({
    key,
    label,
    footnotes: [],
    cells: Object.fromEntries(groups.map(({ name, times }) => [name, cellOf(times)])),
  })
  const within = (months: number) =>
    text(`${words.out.nl} binnen ${months} maanden`, `${words.out.en} within ${months} months`)
  const after = (word: Text, months: number) =>
    text(`${word.nl} na ${months} maanden`, `${word.en} after ${months} months`)
  const reasons = plan.reason === undefined ? [] : reasonsOf(base.panel, plan)
  return [
    ...at.map((months) =>
      row(`out.${months}`, within(months), ({ out }) => outCell(base, out, daysIn(months), shares)),
    ),
    ...at.map((months) => {
      const label = after(words.inside, months)
      return row(
        `inside.${months}`,
        text(`${label.nl}: aantal gevolgd`, `${label.en}: number followed`),
        ({ out }) => countCell(base, out, daysIn(months)),
      )
    }),
    ...reasons.flatMap((code, place) =>
      at.map((months) => {
        const [label, why] = [within(months), reasonLabel(base, plan, code)]
        return row(
          `out.${months}.${code ?? 'unknown'}`,
          text(`${label.nl}: ${why.nl}`, `${label.en}: ${why.en}`),
          ({ out }) => reasonCell(base, out, place + 1, daysIn(months), shares),
        )
      }),
    ),
    logRankRow(base, groups),
    ...(backWithin === undefined
      ? []
      : [
          row(
            `back.${backWithin}`,
            text(
              `${words.back.nl} binnen ${backWithin} maanden na het einde`,
              `${words.back.en} within ${backWithin} months after the end`,
            ),
            ({ back }) => outCell(base, back, daysIn(backWithin), shares),
          ),
        ]),
    ...(lasting?.months ?? []).map((months) => {
      const label = after(words.out, lasting!.after)
      return row(
        `lasting.${lasting!.after}.${months}`,
        text(
          `${label.nl}, en ${months} maanden later nog steeds`,
          `${label.en}, and still so ${months} months later`,
        ),
        (times) => lastingCell(base, times, daysIn(lasting!.after), daysIn(months), shares),
      )
    }),
  ]
}

function reasonLabel(base: ReportBase, { reason }: DurationsDesign, code: string | null): Text {
  const values = base.design.variables.find(({ name }) => name === reason)?.values
  const known = values?.find(({ value }) => value === code)?.label
  return known ?? text('reden onbekend', 'reason not known')
}

/** Whether the groups have one curve: chi-square of the log-rank test. */
function logRankRow(base: ReportBase, groups: readonly Group[]): ReportRow {
  const { minimumN } = base.design.plan
  const frame: CellFrame = { weight: null, unit: 'relative', minimumN }
  const method = 'log-rank'
  const sizes = groups.map(({ times }) => times.out.stop.length)
  const n = sizes.reduce((sum, size) => sum + size, 0)
  const nothing = infer(null, null, { df: null, n, method })
  const members = Float64Array.from(groups.flatMap(({ times }) => [...times.out.member]))
  const places = groups.flatMap((_, place) => new Array<number>(sizes[place]!).fill(place))
  const basis = basisOf(base, members, (i) => 1 << places[i]!, groups.length)
  let own = cell(nothing, basis, frame)
  if (!own.suppressed && groups.length > 1) {
    const stop = Float64Array.from(groups.flatMap(({ times }) => [...times.out.stop]))
    const event = groups.flatMap(({ times }) => [...times.out.event])
    const of = Int32Array.from(places)
    const { chiSquare, p } = logRank(stop, event, { of, count: groups.length }, null, 0)
    own =
      chiSquare === null
        ? emptyCell(frame, 'not estimable')
        : cell({ ...nothing, estimate: chiSquare, p }, basis, frame)
  }
  const label = text('even snel? (log-rank, chi-kwadraat)', 'equally fast? (log-rank, chi-square)')
  return { key: 'logRank', label, footnotes: [], cells: { [BETWEEN]: own } }
}

/** The share still inside on evenly spread days, as long as enough persons are followed and since the last point enough have gone. */
function curveOf(base: ReportBase, plan: DurationsDesign, { name, times: { out } }: Group): ReportCurve {
  const last = daysIn(plan.followed)
  const step = Math.max(1, Math.ceil(last / (POINTS - 2)))
  const days = Array.from({ length: Math.ceil(last / step) }, (_, i) => i * step)
  const label = text(name, name)
  const { curve } = out
  if (curve === null) return { key: name, label, points: [] }
  const { minimumN } = base.design.plan
  let before = Infinity
  const points = [...days, last].flatMap((day) => {
    const { atRisk } = followedUntil(out, day)
    const changed = before - atRisk
    if (atRisk < Math.max(1, minimumN) || (changed > 0 && changed < minimumN)) return []
    before = atRisk
    const { share, low, high } = survivalAt(curve, day, 'log-log')
    return [{ months: day / DAYS_PER_MONTH, share, low, high, atRisk }]
  })
  return { key: name, label, points }
}

function notes(base: ReportBase, plan: DurationsDesign): Text[] {
  const begins =
    base.design.events.find(({ name }) => name === plan.begins)?.label ?? text(plan.begins, plan.begins)
  const { followed, lasting } = plan
  const tooLong = (lasting?.months ?? []).filter((months) => lasting!.after + months > followed)
  return [
    text(
      `Iedereen in de doelgroep telt mee, ook wie geen vragenlijst invulde: de dagen komen uit het register. Daarom is er niet gewogen. Maanden tellen vanaf de ${begins.nl}. Iedereen is gevolgd tot ${followed} maanden daarna, of zo lang als er gegevens zijn. Wie terugkwam, telt bij de eerste keer mee als vertrokken.`,
      `Everyone in the target group counts, also those who completed no questionnaire: the days come from the register. Therefore nothing is weighted. Months count from the ${begins.en}. Everyone is followed for ${followed} months from then, or for as long as there are data. Who came back counts as having left the first time.`,
    ),
    ...(plan.reason === undefined
      ? []
      : [
          text(
            'De reden komt uit de vragenlijst. Wie geen reden vertelde, staat bij ‘reden onbekend’. De andere redenen komen dus vaker voor dan hier staat, of even vaak.',
            'The reason comes from the questionnaire. Who told none is under ‘reason not known’. So the other reasons are as common as shown here, or more common.',
          ),
        ]),
    ...tooLong.map((months) =>
      text(
        `Wie ${months} maanden later nog weg is, is niet te schatten: daarvoor moeten mensen ${lasting!.after + months} maanden gevolgd zijn.`,
        `Who is still out ${months} months later cannot be estimated: for that, people must be followed for ${lasting!.after + months} months.`,
      ),
    ),
  ]
}
