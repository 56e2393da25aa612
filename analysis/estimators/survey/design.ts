import type { Columns } from '../../linear-algebra/gram.ts'
import { type Clusters, clustersOf } from '../inference/clusters.ts'

/**
 * What to do with a stratum of which one unit was drawn, so that it says nothing of its own spread: refuse; count its
 * spread as zero (`certainty`, `remove`); around zero instead of its mean (`adjust`); as the mean of the other strata
 * (`average`).
 */
export const LONELY_RULES = ['fail', 'certainty', 'remove', 'adjust', 'average'] as const
export type LonelyRule = (typeof LONELY_RULES)[number]

/** One stage of drawing: the unit of each row, and the stratum of each unit. */
export interface Stage {
  readonly unitOf: Int32Array
  readonly units: number
  readonly stratumOf: Int32Array
  readonly strata: number
  /** A row of each stratum, to name it by. */
  readonly rowOf: Int32Array
  /** Unit of the stage before that each stratum lies in; 0 at the first. */
  readonly parentOf: Int32Array
  /** Units drawn per stratum, and how many the population has (Infinity: drawn with replacement). */
  readonly sampled: Float64Array
  readonly population: Float64Array
  /** Product of the shares drawn at the stages before, per stratum. */
  readonly share: Float64Array
}

/** How the rows were drawn, and what their weights were made to agree with. */
export interface SurveyDesign {
  readonly rows: number
  readonly weights: Float64Array
  /** Stages that add to the variance; the first alone when it was drawn with replacement. */
  readonly stages: readonly Stage[]
  readonly lonely: LonelyRule
  /** Takes out of influence values what known totals explain; in the order in which weights were adjusted. */
  readonly calibrations: readonly ((influence: Columns) => Columns)[]
  readonly nameOf: (row: number) => string
}

/** Columns per stage, the first stage first. */
export interface DesignInput {
  readonly rows: number
  /** Weights of at least 0; without them the inverse shares drawn, or one. */
  readonly weights?: Float64Array | null
  readonly strata?: Columns
  /** Units drawn at each stage; none: each row is one. A unit lies within its stratum. */
  readonly psu?: Columns
  /** Sizes of the population per stratum in units of that stage, or shares drawn when none is above one. */
  readonly fpc?: Columns
  readonly lonely?: LonelyRule
  /** What to call the stratum of a row in a sentence. */
  readonly nameOf?: (row: number) => string
}

/**
 * The design of a sample: strata, units in one or several stages, and finite populations.
 *
 * Units and later strata count within the unit or stratum they lie in, so that ids may start anew in each. A stage
 * without sizes counts as drawn with replacement, and the stages after the first such stage add nothing.
 *
 * Source: Särndal, Swensson & Wretman, Model Assisted Survey Sampling (1992), §4.3.
 *
 * @throws RangeError when lengths differ, an id or size is missing, a weight is negative, sizes and shares are mixed, or
 * more units are drawn than there are
 * @example
 * const design = surveyDesign({ rows: 4, psu: [Float64Array.of(1, 1, 2, 2)], fpc: [Float64Array.of(8, 8, 8, 8)] })
 * design.stages[0]?.units // => 2
 * design.weights // => [4, 4, 4, 4]
 */
export function surveyDesign(input: DesignInput): SurveyDesign {
  const { rows, strata = [], psu = [], fpc = [] } = input
  for (const column of [...strata, ...psu, ...fpc])
    if (column.length !== rows)
      throw new RangeError(`surveyDesign requires columns of ${rows} rows, got ${column.length}`)
  if (rows === 0) throw new RangeError('surveyDesign requires at least one row, got none')
  const shares = fpcAreShares(fpc)
  const stages: Stage[] = []
  for (let stage = 0; stage < Math.max(1, psu.length); stage++)
    stages.push(stageOf(rows, stages[stage - 1], strata[stage], psu[stage], fpc[stage], shares, stage + 1))
  const end = stages.findIndex(({ population }) => population.every((size) => size === Infinity))
  return {
    rows,
    weights: checkedWeights(input.weights ?? null, stages, rows),
    stages: end < 0 ? stages : stages.slice(0, end + 1),
    lonely: input.lonely ?? 'fail',
    calibrations: [],
    nameOf: input.nameOf ?? ((row) => `of row ${row + 1}`),
  }
}

/** PSUs minus strata, counting those that have a row of positive weight (among `mask`, if given). */
export function degreesOfFreedom(design: SurveyDesign, mask: Uint8Array | null = null): number {
  const { unitOf, units, stratumOf, strata } = design.stages[0]!
  const unitSeen = new Uint8Array(units)
  for (let row = 0; row < design.rows; row++)
    if (design.weights[row]! !== 0 && (mask === null || mask[row] === 1)) unitSeen[unitOf[row]!] = 1
  const stratumSeen = new Uint8Array(strata)
  let df = 0
  for (let unit = 0; unit < units; unit++) {
    if (unitSeen[unit] === 0) continue
    df++
    if (stratumSeen[stratumOf[unit]!] === 0) df--
    stratumSeen[stratumOf[unit]!] = 1
  }
  return df
}

/** Ids that differ when either differs. */
function pair(a: Clusters, b: Clusters): Clusters {
  const ids = new Float64Array(a.of.length)
  for (let i = 0; i < ids.length; i++) ids[i] = a.of[i]! * b.count + b.of[i]!
  return clustersOf(ids)
}

function stageOf(
  rows: number,
  before: Stage | undefined,
  strata: Float64Array | undefined,
  psu: Float64Array | undefined,
  fpc: Float64Array | undefined,
  shares: boolean,
  number: number,
): Stage {
  const parent: Clusters =
    before === undefined ? { of: new Int32Array(rows), count: 1 } : { of: before.unitOf, count: before.units }
  const groups = strata === undefined ? parent : pair(parent, clustersOf(strata))
  const units =
    psu === undefined
      ? { of: Int32Array.from({ length: rows }, (_, row) => row), count: rows }
      : pair(groups, clustersOf(psu))
  const stratumOf = new Int32Array(units.count).fill(-1)
  const sampled = new Float64Array(groups.count)
  const rowOf = new Int32Array(groups.count).fill(-1)
  const parentOf = new Int32Array(groups.count)
  for (let row = 0; row < rows; row++) {
    const unit = units.of[row]!
    const group = groups.of[row]!
    if (stratumOf[unit] === -1) {
      stratumOf[unit] = group
      sampled[group]!++
    }
    if (rowOf[group] === -1) {
      rowOf[group] = row
      parentOf[group] = parent.of[row]!
    }
  }
  const population = new Float64Array(groups.count).fill(Infinity)
  const share = new Float64Array(groups.count).fill(1)
  for (let group = 0; group < groups.count; group++) {
    if (before !== undefined) {
      const stratum = before.stratumOf[parentOf[group]!]!
      share[group] = (before.share[stratum]! * before.sampled[stratum]!) / before.population[stratum]!
    }
    if (fpc === undefined) continue
    const size = fpc[rowOf[group]!]!
    if (!(size > 0))
      throw new RangeError(
        `surveyDesign requires a positive fpc, got ${size} on row ${rowOf[group]! + 1} at stage ${number}`,
      )
    population[group] = shares ? sampled[group]! / size : size
    if (population[group]! < sampled[group]! * (1 - 1e-12))
      throw new RangeError(
        `surveyDesign requires a population of at least the ${sampled[group]} units drawn, got ${population[group]} on row ${rowOf[group]! + 1} at stage ${number}`,
      )
  }
  if (fpc !== undefined)
    for (let row = 0; row < rows; row++)
      if (fpc[row] !== fpc[rowOf[groups.of[row]!]!])
        throw new RangeError(
          `surveyDesign requires one fpc per stratum, got ${fpc[row]} on row ${row + 1} beside ${fpc[rowOf[groups.of[row]!]!]} at stage ${number}`,
        )
  const { of: unitOf, count } = units
  return {
    unitOf,
    units: count,
    stratumOf,
    strata: groups.count,
    rowOf,
    parentOf,
    sampled,
    population,
    share,
  }
}

/** Whether the sizes are shares drawn: none above one. A mixture is refused. */
function fpcAreShares(fpc: Columns): boolean {
  let above = false
  let under = false
  for (const column of fpc)
    for (const value of column) {
      if (Number.isNaN(value)) throw new RangeError('surveyDesign requires an fpc on every row, got none')
      if (value > 1) above = true
      if (value < 1) under = true
    }
  if (above && under)
    throw new RangeError('surveyDesign requires an fpc of sizes or of shares drawn, got both')
  return !above && fpc.length > 0
}

function checkedWeights(given: Float64Array | null, stages: readonly Stage[], rows: number): Float64Array {
  const weights = given ?? new Float64Array(rows).fill(1)
  if (weights.length !== rows)
    throw new RangeError(`surveyDesign requires ${rows} weights, got ${weights.length}`)
  let total = 0
  for (const weight of weights) {
    if (!(weight >= 0 && weight < Infinity))
      throw new RangeError(`surveyDesign requires weights of at least 0, got ${weight}`)
    total += weight
  }
  if (total === 0) throw new RangeError('surveyDesign requires a positive weight, got none')
  if (given !== null) return given
  for (const { unitOf, stratumOf, sampled, population } of stages)
    for (let row = 0; row < rows; row++) {
      const stratum = stratumOf[unitOf[row]!]!
      if (population[stratum]! < Infinity) weights[row]! *= population[stratum]! / sampled[stratum]!
    }
  return weights
}
