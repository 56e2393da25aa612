/**
 * What the tables say, in sentences that hold back with the estimates: where an interval includes zero, the sentence says
 * that these data do not tell. Nothing here speaks of cause.
 */
import type { TFunction } from 'i18next'
import type { Cell, Report, ReportRow, ReportTable } from '../../analysis/index.ts'
import { inLanguage } from '../shared/i18n.ts'
import { effectGroups } from './report-data.ts'
import { leavesOpen, mayBeChance } from './signs.ts'
import { writeBasis, writeList, writeReason, writeValue } from './values.ts'

export const peopleOf = (t: TFunction, group: string) => t([`people.${group}`, 'people.other'], { group })

const got = (t: TFunction, group: string, support: ReportRow) =>
  t([`got.${support.key}`, 'got.other'], { people: peopleOf(t, group), label: inLanguage(support.label) })

const thing = (t: TFunction, support: ReportRow) =>
  t([`thing.${support.key}`, 'thing.other'], { label: inLanguage(support.label) })

/** Within a sentence; 'WW' and the like stay as they are. */
export const inside = (text: string) =>
  /^\p{Lu}{2}/u.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1)

export const opening = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

/** Behind '20 minder' stands the interval of those 20, without minuses. */
function basisOfSize(t: TFunction, cell: Cell): string {
  const { estimate, low, high } = cell
  const turned = estimate !== null && estimate < 0 && low !== null && high !== null
  return writeBasis(t, turned ? { ...cell, low: -high, high: -low } : cell)
}

/** One form of support and one outcome in one group. */
export function effectSentence(
  t: TFunction,
  group: string,
  support: ReportRow,
  cell: Cell,
  alpha: number,
): string {
  const { estimate, unit } = cell
  if (estimate === null)
    return t(`effect.${unit}.unknown`, { thing: thing(t, support), reason: writeReason(t, cell) })
  if (leavesOpen(cell))
    return t(`effect.${unit}.open`, { thing: thing(t, support), basis: writeBasis(t, cell) })
  const sentence = opening(
    t(`effect.${unit}.${estimate > 0 ? 'up' : 'down'}`, {
      who: got(t, group, support),
      amount: writeValue(Math.abs(estimate), unit),
      basis: basisOfSize(t, cell),
    }),
  )
  return mayBeChance(cell, alpha) ? `${sentence} ${t('effect.chance')}` : sentence
}

/** In which order outcomes are told: hours say most. */
const order: readonly Cell['unit'][] = ['hours', 'points', 'applications per month']

/** Of each form of support the outcome that says most; what stays open or unknown together in one sentence each. */
export function supportSentences(t: TFunction, table: ReportTable, group: string, alpha: number): string[] {
  const columns = effectGroups(table).find((other) => other.group === group)?.outcomes ?? []
  const told: string[] = []
  const open: string[] = []
  const unknown: string[] = []
  for (const row of table.rows) {
    const cells = columns
      .flatMap(({ key }) => row.cells[key] ?? [])
      .sort((a, b) => order.indexOf(a.unit) - order.indexOf(b.unit))
    const clear = cells.find((cell) => !leavesOpen(cell))
    if (clear) told.push(effectSentence(t, group, row, clear, alpha) + alsoSentence(t, cells, clear, alpha))
    else if (cells.some(({ estimate }) => estimate !== null)) open.push(thing(t, row))
    else unknown.push(thing(t, row))
  }
  if (open.length > 0) told.push(t('effects.open', { things: writeList(open, 'disjunction') }))
  if (unknown.length > 0) told.push(t('effects.unknown', { things: writeList(unknown) }))
  return told
}

/** Which other outcomes went along, of those that stand among all tests. */
function alsoSentence(t: TFunction, cells: readonly Cell[], told: Cell, alpha: number): string {
  const others = cells.filter((cell) => cell !== told && !leavesOpen(cell) && !mayBeChance(cell, alpha))
  const parts = others.map(({ unit, estimate }) => t(`also.${unit}.${estimate! > 0 ? 'up' : 'down'}`))
  return parts.length === 0 ? '' : ` ${t('also', { parts: writeList(parts) })}`
}

/** Mean hours of search of a group, period by period. */
export function hoursSentence(t: TFunction, table: ReportTable, group: string): string {
  const parts = table.rows.flatMap(({ label, cells }) => {
    const cell = cells[group]
    return cell === undefined || cell.estimate === null
      ? []
      : t('hours.part', {
          amount: writeValue(cell.estimate, 'hours'),
          period: inside(inLanguage(label)),
          basis: writeBasis(t, cell),
        })
  })
  const people = peopleOf(t, group)
  return parts.length === 0
    ? t('hours.unknown', { people })
    : opening(t('hours', { people, parts: writeList(parts) }))
}

/** All forms of support against one. */
export function contrastSentence(t: TFunction, { label, cells }: ReportRow): string {
  const cell = Object.values(cells)[0]!
  const what = inLanguage(label)
  if (cell.estimate === null) return t('contrast.unknown', { what, reason: writeReason(t, cell) })
  if (leavesOpen(cell)) return t('contrast.open', { what, basis: writeBasis(t, cell) })
  const values = { what, amount: writeValue(Math.abs(cell.estimate), 'hours'), basis: basisOfSize(t, cell) }
  return t(cell.estimate > 0 ? 'contrast.up' : 'contrast.down', values)
}

/** The share with any support over the whole year: the last row of figures 1 and 4. */
export function anySupportSentence(t: TFunction, table: ReportTable, group: string): string {
  const row = table.rows.at(-1)
  const cell = row?.cells.share
  const people = peopleOf(t, group)
  if (cell?.suppressed) return t('anySupport.withheld', { people })
  if (!row || !cell || cell.estimate === null) return t('anySupport.unknown', { people })
  return t('anySupport', {
    people,
    when: inLanguage(row.label),
    amount: writeValue(cell.estimate, 'share'),
    none: writeValue(1 - cell.estimate, 'share'),
    basis: writeBasis(t, cell),
  })
}

/** The two most common forms of support, and the least common one. */
export function formsSentence(t: TFunction, table: ReportTable, group: string): string {
  const shown = table.rows.flatMap((row) => {
    const cell = row.cells.share
    return cell === undefined || cell.estimate === null ? [] : { row, cell, estimate: cell.estimate }
  })
  const people = peopleOf(t, group)
  if (shown.length === 0) return t('forms.unknown', { people })
  const [least, ...more] = [...shown].sort((a, b) => a.estimate - b.estimate)
  const part = ({ row, cell, estimate }: (typeof shown)[number]) =>
    `${thing(t, row)} (${writeValue(estimate, 'share')}; ${writeBasis(t, cell)})`
  const most = more.length < 2 ? shown : more.slice(-2).reverse()
  const sentence = t('forms', { people, parts: writeList(most.map(part)) })
  // One that is not shown may be the least common.
  const told = more.length >= 2 && shown.length === table.rows.length
  return told ? `${sentence} ${t('forms.least', { part: part(least!) })}` : sentence
}

/** Who gets support less or more often in one period, by the characteristics whose interval leaves out zero. */
export function selectionSentence(t: TFunction, table: ReportTable, column: string): string {
  const period = inside(inLanguage(table.columns.find(({ key }) => key === column)!.label))
  const named = (positive: boolean) =>
    table.rows
      .filter(({ key, cells }) => {
        const cell = cells[column]
        // That the relation with age is bent stands in a note under the picture.
        return (
          key !== 'ageSquared' && cell !== undefined && !leavesOpen(cell) && cell.estimate! > 0 === positive
        )
      })
      .map(({ key, label }) => t([`trait.${key}`, 'trait.other'], { label: inLanguage(label) }))
  const [more, less] = [named(true), named(false)]
  const parts = [
    ...(less.length > 0 ? [t('selection.less', { things: writeList(less) })] : []),
    ...(more.length > 0 ? [t('selection.more', { things: writeList(more) })] : []),
  ]
  return parts.length === 0
    ? t('selection.open', { period })
    : t('selection', { period, parts: parts.join('; ') })
}

/** A difference in percentage points, by the texts under `key`: up, down, open, unknown. */
export function differenceSentence(t: TFunction, cell: Cell | undefined, key: string): string {
  if (cell === undefined || cell.estimate === null) return t(`${key}.unknown`)
  if (leavesOpen(cell)) return t(`${key}.open`, { basis: writeBasis(t, cell) })
  const values = { amount: writeValue(Math.abs(cell.estimate), 'points'), basis: basisOfSize(t, cell) }
  return t(cell.estimate > 0 ? `${key}.up` : `${key}.down`, values)
}

/** One share of a table in a sentence, by the text `key`; says so when it is not known. */
export function shareSentence(t: TFunction, cell: Cell | undefined, key: string): string {
  if (cell === undefined || cell.estimate === null) return t(`${key}.unknown`)
  return t(key, { amount: writeValue(cell.estimate, 'share'), basis: writeBasis(t, cell) })
}

/** What one group's part of the report comes down to, by the question that it answers. */
export function summaryParts(
  t: TFunction,
  report: Report,
  group: string,
  first: boolean,
): { readonly question: string; readonly sentences: readonly string[] }[] {
  const chosen = first ? report.figure2 : report.figure5
  return [
    {
      question: t('summary.support'),
      sentences: [
        anySupportSentence(t, first ? report.figure1 : report.figure4, group),
        formsSentence(t, first ? report.figure3 : report.figure6, group),
      ],
    },
    {
      question: t('summary.without'),
      sentences: selectionColumns(chosen).map(({ key }) => selectionSentence(t, chosen, key)),
    },
    {
      question: t('summary.search'),
      sentences: [
        hoursSentence(t, report.hours, group),
        ...supportSentences(t, report.table1, group, report.meta.alpha),
      ],
    },
  ]
}

/** The columns with a standardised association; the others hold the same numbers relative to the largest. */
export const selectionColumns = ({ columns }: ReportTable) =>
  columns.filter(({ key }) => key.endsWith('.standardised'))
