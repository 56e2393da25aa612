import type { StudyDesign, Text } from '../../surveys/design.ts'
import { type Column, columnOf, type Table } from '../columns.ts'
import { groupsOf } from '../effect-table/effect-table.ts'
import { weightOf } from '../effect-table/planned-model.ts'
import { proportion } from '../estimators/description/proportion.ts'
import { weightedMean } from '../estimators/description/weighted-mean.ts'
import { clustersOf } from '../estimators/inference/clusters.ts'
import type { Inference } from '../estimators/inference/inference.ts'
import type { Panel } from '../panel-file/record.ts'
import { type WeightSet, weighPanel } from '../weighting/weigh-panel.ts'
import type { PublishedFigures } from './published.ts'

/** What every table of a report is made from. */
export interface ReportBase {
  readonly design: StudyDesign
  readonly published: PublishedFigures
  readonly panel: Panel
  readonly groups: readonly string[]
  readonly weight: string | null
  readonly weightSets: readonly WeightSet[]
}

/** Weighs the panel as the plan says; all tables take that weight. */
export function reportBase(design: StudyDesign, published: PublishedFigures, given: Panel): ReportBase {
  const { panel, sets } = weighPanel(given, design)
  const groups = groupsOf(columnOf(panel.long, design.plan.group))
  return { design, published, panel, groups, weight: weightOf(panel.long), weightSets: sets }
}

/** The label of a variable, fact or group code in both languages; its name when it has none. */
export function labelOf({ design }: ReportBase, name: string): Text {
  const support = design.plan.supports.find(({ variable }) => variable === name)
  const variable = design.variables.find((other) => other.name === name)
  const fact = design.facts.find((other) => other.name === name)
  return support?.label ?? variable?.label ?? fact?.label ?? { nl: name, en: name }
}

/** The label of one level of a variable, behind that of the variable. */
export function levelLabel(base: ReportBase, variable: string, level: string): Text {
  const own = labelOf(base, variable)
  const { design } = base
  const values =
    design.variables.find(({ name }) => name === variable)?.values ??
    design.facts.find(({ name }) => name === variable)?.values
  const yesNo = level === '1' ? { nl: 'ja', en: 'yes' } : { nl: 'nee', en: 'no' }
  const label = values?.find(({ value }) => value === level)?.label ?? yesNo
  return { nl: `${own.nl}: ${label.nl}`, en: `${own.en}: ${label.en}` }
}

export function periodLabel({ design }: ReportBase, period: string): Text {
  return design.waves.find((wave) => wave.id === period)?.title ?? { nl: period, en: period }
}

/** The footnotes of a form of support: those of the concepts that the plan names. */
export function footnotesOf({ design }: ReportBase, variable: string): Text[] {
  const wanted = design.plan.supports.find((support) => support.variable === variable)?.footnotes ?? []
  return wanted.flatMap((id) => design.concepts.find((concept) => concept.id === id)?.footnote ?? [])
}

/** Whether a column has this code or number in a row. */
export function isCode(column: Column, code: string): (row: number) => boolean {
  const place = column.categories === undefined ? Number(code) : column.categories.indexOf(code)
  return (row) => column.values[row] === place
}

/** Share or mean of a column over the rows of the long file that `keep` accepts, clustered on the member. */
export function summarise(
  { panel, weight }: ReportBase,
  kind: 'share' | 'mean',
  values: Float64Array,
  keep: (row: number) => boolean,
  table: Table = panel.long,
): { inference: Inference; persons: number } {
  const chosen = Float64Array.from(values, (value, row) => (keep(row) ? value : NaN))
  const member = table.columns.get('member')
  const clusters = member === undefined ? null : clustersOf(member.values)
  const weights = weight === null ? null : columnOf(table, weight).values
  const inference = (kind === 'share' ? proportion : weightedMean)({ values: chosen, weights, clusters })
  const seen = new Set<number>()
  chosen.forEach((value, row) => {
    if (!Number.isNaN(value)) seen.add(clusters?.of[row] ?? row)
  })
  return { inference, persons: seen.size }
}
