import type { StudyDesign, Text } from '../../surveys/design.ts'
import { type Column, columnOf, filterRows } from '../columns.ts'
import { type Profiles, profilesOf, type View } from '../disclosure/profiles.ts'
import { type Basis, tally } from '../disclosure/tally.ts'
import { groupsOf } from '../effect-table/effect-table.ts'
import { weightOf } from '../effect-table/planned-model.ts'
import { proportion } from '../estimators/description/proportion.ts'
import { weightedMean } from '../estimators/description/weighted-mean.ts'
import { clustersOf } from '../estimators/inference/clusters.ts'
import type { Inference } from '../estimators/inference/inference.ts'
import type { UnnamedPanel } from '../panel-file/record.ts'
import type { WeightSet } from '../weighting/weigh-panel.ts'
import type { PublishedFigures } from './published.ts'

/** What every table of a report is made from. */
export interface ReportBase {
  readonly design: StudyDesign
  readonly published: PublishedFigures
  readonly panel: UnnamedPanel
  readonly groups: readonly string[]
  readonly weight: string | null
  readonly weightSets: readonly WeightSet[]
  readonly profiles: Profiles
  /** Members that are looked at, by row of the wide panel file. */
  readonly member: (row: number) => boolean
  /** The class that they are; everyone when there is none. */
  readonly view?: View
}

/** What a base is made from: nothing but data, so that another thread can make the same. */
export interface BaseParts {
  readonly design: StudyDesign
  readonly published: PublishedFigures
  readonly panel: UnnamedPanel
  readonly sets: readonly WeightSet[]
}

export function baseOf({ design, published, panel, sets }: BaseParts): ReportBase {
  return {
    design,
    published,
    panel,
    groups: groupsOf(columnOf(panel.long, design.plan.group)),
    weight: weightOf(panel.long),
    weightSets: sets,
    profiles: profilesOf(design, panel.wide),
    member: () => true,
  }
}

/** The rows of one class: the weights stay those of the whole panel. */
export function viewedBase(base: ReportBase, view: View | undefined): ReportBase {
  if (view === undefined) return base
  const { values, categories } = columnOf(base.panel.wide, view.variable)
  const code = categories === undefined ? Number(view.value) : categories.indexOf(view.value)
  const member = (row: number) => values[row] === code
  const { long, memberOfRow } = base.panel
  const rows = filterRows(long, (row) => member(memberOfRow[row]!))
  const panel = { ...base.panel, long: rows, memberOfRow: Int32Array.from(columnOf(rows, 'member').values) }
  // What may be shown of it was settled with that of everyone: its members need not be told apart.
  const profiles = {
    filters: base.profiles.filters,
    count: 1,
    of: new Uint16Array(base.profiles.of.length),
    classOf: [],
  }
  return { ...base, panel, member, view, profiles }
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
  const { values } = column
  return (row) => values[row] === place
}

/** A number of a table, and who it rests on. */
export interface Summary {
  readonly inference: Inference
  readonly basis: Basis
}

/**
 * Counts the members of rows: those of every group that a row is in, by its bits; 0: the row does not count.
 *
 * @param members per row; null: each member is a row
 */
export function basisOf(
  { panel, profiles }: Pick<ReportBase, 'panel' | 'profiles'>,
  members: ArrayLike<number> | null,
  bitsOf: (row: number) => number,
  groups: number,
): Basis {
  const flags = new Uint8Array(panel.wide.rows)
  if (members === null) for (let row = 0; row < flags.length; row++) flags[row] = bitsOf(row)
  else for (let row = 0; row < members.length; row++) flags[members[row]!]! |= bitsOf(row)
  return tally(profiles, flags, groups)
}

/** Share or mean of a column over the rows of the long file that `keep` accepts, clustered on the member. */
export function summarise(
  base: ReportBase,
  kind: 'share' | 'mean',
  values: Float64Array,
  keep: (row: number) => boolean,
): Summary {
  const { panel, weight } = base
  const chosen = values.map((value, row) => (keep(row) ? value : NaN))
  const member = columnOf(panel.long, 'member').values
  const weights = weight === null ? null : columnOf(panel.long, weight).values
  const clusters = clustersOf(member)
  const inference = (kind === 'share' ? proportion : weightedMean)({ values: chosen, weights, clusters })
  const bits = (row: number) =>
    Number.isNaN(chosen[row]!) ? 0 : kind === 'share' && chosen[row] === 0 ? 2 : 1
  return { inference, basis: basisOf(base, member, bits, kind === 'share' ? 2 : 1) }
}
