import { columnOf } from '../columns.ts'
import type { Basis } from '../disclosure/tally.ts'
import type { Inference } from '../estimators/inference/inference.ts'
import { representativeness as find, type Representativeness } from '../weighting/representativeness.ts'
import { basisOf, isCode, labelOf, levelLabel, periodLabel, type ReportBase } from './base.ts'
import { type Cell, type CellFrame, cell, type ReportRow, type ReportTable, text } from './table.ts'

/** Who was asked, all or among some of them; those who answered. */
function askedBasis(
  base: ReportBase,
  own: Representativeness,
  among: (row: number) => boolean = () => true,
): Basis {
  const answered = columnOf(base.panel.wide, `responded.${own.period}`).values
  const bits = (i: number) => (among(own.members[i]!) ? (answered[own.members[i]!] === 1 ? 1 : 2) : 0)
  return basisOf(base, own.members, bits, 1)
}

/** How alike those who took part are to everyone who was asked: R-indicators, whole and per characteristic. */
export function representativeness(base: ReportBase): ReportTable {
  const found = find(base.panel, base.design)
  const { minimumN } = base.design.plan
  const frame: CellFrame = { weight: null, unit: 'relative', minimumN }
  const keyOf = ({ group, period }: Representativeness) => `${group}.${period}`
  const rowOf = (
    key: string,
    label: ReportRow['label'],
    pick: (own: Representativeness) => { inference: Inference; among?: (row: number) => boolean } | undefined,
  ): ReportRow => {
    const cells: Record<string, Cell> = {}
    for (const own of found) {
      const picked = pick(own)
      if (picked !== undefined)
        cells[keyOf(own)] = cell(picked.inference, askedBasis(base, own, picked.among), frame)
    }
    return { key, label, footnotes: [], cells }
  }
  const names = Object.keys(base.design.plan.weighting?.margins ?? {})
  const levels = (variable: string) => [
    ...new Set(
      found.flatMap(({ partial }) =>
        partial
          .filter((own) => own.variable === variable)
          .flatMap((own) => own.classes.map(({ level }) => level)),
      ),
    ),
  ]
  const rows =
    found.length === 0
      ? []
      : [
          rowOf('R', text('R-indicator', 'R-indicator'), ({ indicator }) => ({
            inference: indicator.r,
          })),
          ...names.flatMap((variable) => [
            rowOf(variable, labelOf(base, variable), ({ partial }) => {
              const own = partial.find((other) => other.variable === variable)
              return own && { inference: own.unconditional }
            }),
            ...levels(variable).map((level) =>
              rowOf(`${variable}.${level}`, levelLabel(base, variable, level), ({ partial }) => {
                const classes = partial.find((other) => other.variable === variable)?.classes
                const own = classes?.find((other) => other.level === level)
                const among = isCode(columnOf(base.panel.wide, variable), level)
                return own && { inference: own.unconditional, among }
              }),
            ),
          ]),
        ]
  return {
    title: text('Lijken de deelnemers op iedereen?', 'Are those who took part like everyone?'),
    note: [
      text(
        'De R-indicator is 1 als iedereen even vaak meedoet, en kleiner naarmate groepen meer verschillen. Per kenmerk: hoeveel dat kenmerk eraan afdoet. Per klasse: boven 0 deed deze klasse vaker mee dan gemiddeld, onder 0 minder vaak. Zonder weging.',
        'The R-indicator is 1 when all take part as often, and smaller the more groups differ. Per characteristic: how much it takes away. Per class: above 0 this class took part more often than the mean, below 0 less often. Without weights.',
      ),
    ],
    columns: found.map((own) => {
      const when = periodLabel(base, own.period)
      return {
        key: keyOf(own),
        label: text(`${own.group}: ${when.nl.toLowerCase()}`, `${own.group}: ${when.en.toLowerCase()}`),
        unit: 'relative' as const,
      }
    }),
    rows,
  }
}
