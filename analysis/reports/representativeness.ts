import type { Inference } from '../estimators/inference/inference.ts'
import { representativeness as find, type Representativeness } from '../weighting/representativeness.ts'
import { labelOf, levelLabel, periodLabel, type ReportBase } from './base.ts'
import { type Cell, type CellFrame, cell, type ReportRow, type ReportTable, text } from './table.ts'

/** How alike those who took part are to everyone who was asked: R-indicators, whole and per characteristic. */
export function representativeness(base: ReportBase): ReportTable {
  const found = find(base.panel, base.design)
  const { minimumN } = base.design.plan
  const frame: CellFrame = { weight: null, unit: 'relative', minimumN }
  const keyOf = ({ group, period }: Representativeness) => `${group}.${period}`
  const rowOf = (
    key: string,
    label: ReportRow['label'],
    pick: (own: Representativeness) => { inference: Inference; n: number } | undefined,
  ): ReportRow => {
    const cells: Record<string, Cell> = {}
    for (const own of found) {
      const picked = pick(own)
      if (picked !== undefined) cells[keyOf(own)] = cell(picked.inference, picked.n, frame)
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
          rowOf('R', text('R-indicator', 'R-indicator'), ({ indicator, asked }) => ({
            inference: indicator.r,
            n: asked,
          })),
          ...names.flatMap((variable) => [
            rowOf(variable, labelOf(base, variable), ({ partial, asked }) => {
              const own = partial.find((other) => other.variable === variable)
              return own && { inference: own.unconditional, n: asked }
            }),
            ...levels(variable).map((level) =>
              rowOf(`${variable}.${level}`, levelLabel(base, variable, level), ({ partial }) => {
                const classes = partial.find((other) => other.variable === variable)?.classes
                const own = classes?.find((other) => other.level === level)
                return own && { inference: own.unconditional, n: own.n }
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
