import type { StudyDesign, WeightingDesign } from '../../surveys/design.ts'
import { columnOf, makeTable, numberColumn, type Table } from '../columns.ts'
import { groupsOf } from '../effect-table/effect-table.ts'
import { type WeightDiagnostics, weightDiagnostics } from '../estimators/weights/diagnostics.ts'
import {
  afterWave,
  calibrated,
  type LongitudinalStep,
  type LongitudinalWeights,
} from '../estimators/weights/longitudinal.ts'
import type { Margin } from '../estimators/weights/margin.ts'
import { rowsWhere, take } from '../linear-algebra/take.ts'
import type { Panel } from '../panel-file/record.ts'
import { sharedNumbers } from '../panel-file/shared.ts'
import { answeredOf, predictorsOf } from './predictors.ts'
import { weightName } from './weight-name.ts'

/** The weights of one group and one pattern of periods, and what they did. */
export interface WeightSet {
  readonly group: string
  readonly periods: readonly string[]
  readonly steps: readonly LongitudinalStep[]
  readonly diagnostics: WeightDiagnostics
  /** What could not be done as planned. */
  readonly notes: readonly string[]
}

export interface WeighedPanel {
  readonly panel: Panel
  /** Empty when the plan has no weighting. */
  readonly sets: readonly WeightSet[]
}

/** A margin needs so many who answered in each level, a group so many in all; else it is left as it is. */
const PER_LEVEL = 5
const PER_GROUP = 50

/**
 * Adds the final weights to a panel file: per pattern of periods the base weight over the chance to answer each period given
 * what was known before it, raked to the margins of the plan and trimmed; per group apart.
 *
 * `long` gets `weight`, that of the row's own period; `wide` gets `weight.PERIOD` and `weight.PERIOD+PERIOD`, zero for who did
 * not answer. Weights of a group add up to the base weights of its members in the target group.
 *
 * @throws RangeError when the plan names a column that is not there
 */
export function weighPanel(panel: Panel, design: StudyDesign): WeighedPanel {
  return withWeights(
    panel,
    design,
    weighedGroups(panel, design).map((group) => weighGroup(panel, design, group)),
  )
}

/** The groups that are weighed, each by itself; none when the plan has no weighting. */
export function weighedGroups({ wide }: Panel, { plan }: StudyDesign): readonly string[] {
  return plan.weighting === undefined ? [] : groupsOf(columnOf(wide, plan.group))
}

/** The weights of one group: per pattern of periods a number per member of it. */
export interface GroupWeights {
  /** Rows of the wide panel file. */
  readonly members: Int32Array
  readonly sets: readonly { readonly set: WeightSet; readonly weights: Float64Array }[]
}

/** See `weighPanel`. */
export function weighGroup({ wide }: Pick<Panel, 'wide'>, design: StudyDesign, group: string): GroupWeights {
  const { weighting, periods, group: variable } = design.plan
  const column = columnOf(wide, variable)
  const place = groupsOf(column).indexOf(group)
  const base = baseWeights(wide, weighting!)
  const members = rowsWhere(column.values.length, (m) => column.values[m] === place && base[m]! > 0)
  const known = new Map<string, LongitudinalWeights>()
  return {
    members,
    sets: patternsOf(periods).flatMap(
      (pattern) => weigh({ design, wide, members, base, pattern, group, known }) ?? [],
    ),
  }
}

/** A panel file with the weights of its groups. */
export function withWeights(
  panel: Panel,
  { plan }: StudyDesign,
  groups: readonly GroupWeights[],
): WeighedPanel {
  if (plan.weighting === undefined) return { panel, sets: [] }
  const { wide, long, memberOfRow } = panel
  const { periods } = plan
  const columns = new Map(
    patternsOf(periods).map((pattern) => [weightName(pattern), sharedNumbers(wide.rows)]),
  )
  for (const { members, sets } of groups)
    for (const { set, weights } of sets) {
      const column = columns.get(weightName(set.periods))!
      members.forEach((member, i) => {
        column[member] = weights[i]!
      })
    }
  const own = sharedNumbers(long.rows)
  const period = columnOf(long, 'period').values
  for (let row = 0; row < long.rows; row++)
    own[row] = columns.get(weightName([periods[period[row]!]!]))![memberOfRow[row]!]!
  return {
    panel: {
      ...panel,
      long: withColumn(long, 'weight', own),
      wide: [...columns].reduce((table, [name, values]) => withColumn(table, name, values), wide),
    },
    sets: groups.flatMap(({ sets }) => sets.map(({ set }) => set)),
  }
}

interface Task {
  readonly design: StudyDesign
  readonly wide: Table
  readonly members: Int32Array
  readonly base: Float64Array
  readonly pattern: readonly string[]
  readonly group: string
  /** Weights before raking, of the beginnings of patterns. */
  readonly known: Map<string, LongitudinalWeights>
}

function weigh(task: Task) {
  const { design, wide, members, base, pattern, group } = task
  const weighting = design.plan.weighting!
  const own = take(base, members)
  const answered = pattern.map((period) => answeredOf(wide, period, members))
  const all = own.map((_, i) => (answered.every((wave) => wave[i] === 1) ? 1 : 0))
  const count = all.reduce((sum, value) => sum + value, 0)
  if (count === 0) return null
  const notes: string[] = []
  const margins = marginsOf(wide, weighting, members, own, all, notes)
  const enough = count >= PER_GROUP
  if (!enough) notes.push(`fewer than ${PER_GROUP} members: base weights`)
  const open = afterPattern(task, own, pattern, enough)
  let found: LongitudinalWeights
  try {
    found = calibrated(open, enough ? margins : [], weighting.trimAbove)
  } catch (error) {
    // Few answers may have no weights that meet all margins: the report stands without them, and says so.
    if (!(error instanceof RangeError) || !enough || margins.length === 0) throw error
    notes.push(`not raked: ${error.message}`)
    found = calibrated(open, [], weighting.trimAbove)
  }
  const { weights, steps } = found
  const total = own.reduce((sum, weight) => sum + weight, 0)
  const sum = weights.reduce((all, weight) => all + weight, 0)
  const scaled = weights.map((weight) => (weight * total) / sum)
  const before = own.map((weight, i) => weight * all[i]!)
  const chosen = rowsWhere(all.length, (i) => all[i] === 1)
  const pick = (column: Float64Array) => take(column, chosen)
  const seen = margins.map((margin) => ({ ...margin, codes: pick(margin.codes) }))
  const diagnostics = weightDiagnostics(pick(scaled), pick(before), seen)!
  return { weights: scaled, set: { group, periods: pattern, steps, diagnostics, notes } satisfies WeightSet }
}

/** Weights before raking: patterns that begin with the same periods share these steps. */
function afterPattern(
  task: Task,
  base: Float64Array,
  pattern: readonly string[],
  enough: boolean,
): LongitudinalWeights {
  const period = pattern.at(-1)
  if (period === undefined) return { weights: base, steps: [] }
  const key = `${enough} ${pattern.join('+')}`
  let found = task.known.get(key)
  if (found === undefined) {
    const { design, wide, members } = task
    const before = afterPattern(task, base, pattern.slice(0, -1), enough)
    const predictors = enough
      ? predictorsOf(design, wide, members, period)
      : [new Float64Array(members.length).fill(1)]
    found = afterWave(before, { name: period, answered: answeredOf(wide, period, members), predictors })
    task.known.set(key, found)
  }
  return found
}

/** Base weights of who belongs to the target group, by member; 0 for others. */
function baseWeights(wide: Table, { base }: WeightingDesign): Float64Array {
  const inTarget = [...wide.columns.values()].find(({ name }) => name.startsWith('responded.'))!.values
  const weights = base === undefined ? null : columnOf(wide, base).values
  return inTarget.map((value, member) => {
    if (Number.isNaN(value)) return 0
    const weight = weights === null ? 1 : weights[member]!
    return weight > 0 ? weight : 0
  })
}

function marginsOf(
  wide: Table,
  weighting: WeightingDesign,
  members: Int32Array,
  base: Float64Array,
  answered: Float64Array,
  notes: string[],
): Margin[] {
  return Object.entries(weighting.margins).flatMap(([name, population]): Margin[] => {
    const column = columnOf(wide, name)
    const levels = groupsOf(column)
    const codes = take(column.values, members)
    const targets = new Float64Array(levels.length)
    const counts = new Float64Array(levels.length)
    codes.forEach((code, i) => {
      if (Number.isNaN(code)) return
      targets[code]! += population === 'sample' ? base[i]! : 0
      counts[code]! += answered[i]!
    })
    if (population !== 'sample')
      levels.forEach((level, code) => {
        targets[code] = population[level] ?? 0
      })
    if (codes.some(Number.isNaN) || counts.some((count) => count < PER_LEVEL)) {
      notes.push(`not raked to '${name}': a level has fewer than ${PER_LEVEL} answers, or a value is missing`)
      return []
    }
    const sum = targets.reduce((all, target) => all + target, 0)
    const total = base.reduce((all, weight) => all + weight, 0)
    return [{ name, levels, codes, targets: targets.map((target) => (target * total) / sum) }]
  })
}

/** All patterns of periods, the single ones first. */
function patternsOf(periods: readonly string[]): string[][] {
  const all: string[][] = []
  for (let chosen = 1; chosen < 2 ** periods.length; chosen++)
    all.push(periods.filter((_, place) => (chosen >> place) % 2 === 1))
  return all.sort((a, b) => a.length - b.length)
}

function withColumn(table: Table, name: string, values: Float64Array): Table {
  const others = [...table.columns.values()].filter((column) => column.name !== name)
  return makeTable([...others, numberColumn(name, values)], table.rows)
}
