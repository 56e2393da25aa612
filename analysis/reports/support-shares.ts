import type { Text } from '../../surveys/design.ts'
import { columnOf } from '../columns.ts'
import { footnotesOf, isCode, labelOf, type ReportBase, summarise } from './base.ts'
import type { PublishedFigures } from './published.ts'
import { type CellFrame, cell, publishedNumber, type ReportRow, type ReportTable, text } from './table.ts'
import { shareInYear } from './year.ts'

interface Group {
  readonly key: keyof PublishedFigures['anySupport']
  /** Place in the plan's periods; null: the whole year. */
  readonly period: number | null
  readonly condition: string
  readonly label: Text
}

/** The four groups of figures 1 and 4. */
export const GROUPS: readonly Group[] = [
  {
    key: 'firstHalf3',
    period: 0,
    condition: 'onBenefit3',
    label: text(
      'eerste halfjaar, langer dan 3 maanden een uitkering',
      'first half-year, more than 3 months on benefit',
    ),
  },
  {
    key: 'secondHalf6',
    period: 1,
    condition: 'onBenefit6',
    label: text(
      'tweede halfjaar, na 6 maanden nog een uitkering',
      'second half-year, still on benefit after 6 months',
    ),
  },
  {
    key: 'secondHalf12',
    period: 1,
    condition: 'onBenefit12',
    label: text(
      'tweede halfjaar, na 12 maanden nog een uitkering',
      'second half-year, still on benefit after 12 months',
    ),
  },
  {
    key: 'year6',
    period: null,
    condition: 'onBenefit6',
    label: text('hele jaar, langer dan 6 maanden een uitkering', 'whole year, more than 6 months on benefit'),
  },
]

/** Figures 1 and 4: the share with any support in four groups. */
export function anySupport(base: ReportBase, group: string): ReportTable {
  const { plan } = base.design
  const { long } = base.panel
  const frame: CellFrame = { weight: base.weight, unit: 'share', minimumN: plan.minimumN }
  const inGroup = isCode(columnOf(long, plan.group), group)
  const period = columnOf(long, 'period')
  const values = columnOf(long, 'supportAny').values
  const rows = GROUPS.map(({ key, period: place, condition, label }): ReportRow => {
    const holds = columnOf(long, condition).values
    const { inference, basis } =
      place === null
        ? shareInYear(base, group, 'supportAny', condition)
        : summarise(
            base,
            'share',
            values,
            (row) => inGroup(row) && period.values[row] === place && holds[row] === 1,
          )
    const published = publishedNumber(base.published.anySupport[key][group])
    return { key, label, footnotes: [], cells: { share: cell(inference, basis, frame, published) } }
  })
  return {
    title: text(`Kreeg ondersteuning: ${group}`, `Received support: ${group}`),
    note: [
      text(
        'Ondersteuning is elk van de vormen in dat halfjaar, zoals mensen het zelf zeggen. Het hele jaar: wie beide vragenlijsten invulde.',
        'Support is any of the forms in that half-year, as people say themselves. The whole year: those who completed both questionnaires.',
      ),
    ],
    columns: [{ key: 'share', label: text('kreeg ondersteuning', 'received support'), unit: 'share' }],
    rows,
  }
}

/** A form that was asked about only where another variable is 1. */
export const AMONG: Readonly<Record<string, string>> = { nonWork: 'problems' }

/** Figures 3 and 6: the share that received each form over the whole year, among those more than 6 months on benefit. */
export function forms(base: ReportBase, group: string): ReportTable {
  const { plan } = base.design
  const frame: CellFrame = { weight: base.weight, unit: 'share', minimumN: plan.minimumN }
  const rows = plan.supports.map(({ variable }): ReportRow => {
    const { inference, basis } = shareInYear(base, group, variable, 'onBenefit6', AMONG[variable])
    const published = publishedNumber(base.published.forms[group]?.[variable])
    return {
      key: variable,
      label: labelOf(base, variable),
      footnotes: footnotesOf(base, variable),
      cells: { share: cell(inference, basis, frame, published) },
    }
  })
  rows.sort((a, b) => (b.cells.share?.estimate ?? -1) - (a.cells.share?.estimate ?? -1))
  return {
    title: text(
      `Vormen van ondersteuning in het eerste jaar: ${group}`,
      `Forms of support in the first year: ${group}`,
    ),
    note: [
      text(
        'Mensen die langer dan 6 maanden een uitkering hadden en beide vragenlijsten invulden.',
        'People who were on benefit for more than 6 months and completed both questionnaires.',
      ),
      text(
        'Bij hulp bij andere problemen is het aandeel dat van de mensen die zulke problemen hebben.',
        'For help with non-work problems the share is of people who have such problems.',
      ),
    ],
    columns: [{ key: 'share', label: text('kreeg deze vorm', 'received this form'), unit: 'share' }],
    rows,
  }
}
