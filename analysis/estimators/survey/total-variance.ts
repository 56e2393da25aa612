import { type Columns, gram } from '../../linear-algebra/gram.ts'
import type { Stage, SurveyDesign } from './design.ts'

/** A share drawn above this counts as everything, which has no variance. */
const ALL = 1e-7

/**
 * The covariance of totals Σz of k columns under a design, k×k row by row; of estimates, when z are their influence
 * values with the weight in them. Null when a rule for single units leaves nothing to estimate it from.
 *
 * At each stage Σ_h f (1 − n/N) n/(n−1) Σ_u (t_u − t̄_h)(t_u − t̄_h)' over its strata h, with t_u the sum of z over a
 * unit and f the share drawn at the stages before. Known totals of the population are taken out of z first.
 *
 * Source: Särndal, Swensson & Wretman, Model Assisted Survey Sampling (1992), results 4.3.1 and 5.5.1; Binder (1983),
 * International Statistical Review 51.
 *
 * @param influence k columns of as many numbers as the design has rows
 * @throws RangeError when lengths differ, or a stratum has one unit and the design says `fail`
 * @example
 * totalVariance(surveyDesign({ rows: 3 }), [Float64Array.of(1, 2, 3)]) // => [3]
 */
export function totalVariance(design: SurveyDesign, influence: Columns): Float64Array | null {
  for (const column of influence)
    if (column.length !== design.rows)
      throw new RangeError(`totalVariance requires columns of ${design.rows} rows, got ${column.length}`)
  const columns = design.calibrations.reduce<Columns>((left, calibrate) => calibrate(left), influence)
  const total = new Float64Array(columns.length ** 2)
  for (const [index, stage] of design.stages.entries()) {
    const scale = scalesOf(design, stage, index + 1)
    if (scale === null) return null
    const sums = columns.map((column) => centredSums(column, stage, design.lonely))
    const own = gram(sums, scale)
    for (let i = 0; i < total.length; i++) total[i]! += own[i]!
  }
  return total
}

/** Sums of a column per unit, minus the mean of their stratum. */
function centredSums(column: Float64Array, stage: Stage, lonely: SurveyDesign['lonely']): Float64Array {
  const { unitOf, units, stratumOf, strata, sampled } = stage
  const sums = new Float64Array(units)
  for (let row = 0; row < column.length; row++) sums[unitOf[row]!]! += column[row]!
  const means = new Float64Array(strata)
  for (let unit = 0; unit < units; unit++) means[stratumOf[unit]!]! += sums[unit]!
  for (let stratum = 0; stratum < strata; stratum++)
    means[stratum] = sampled[stratum] === 1 && lonely === 'adjust' ? 0 : means[stratum]! / sampled[stratum]!
  for (let unit = 0; unit < units; unit++) sums[unit]! -= means[stratumOf[unit]!]!
  return sums
}

/** What the squared distance of each unit counts for. */
function scalesOf(design: SurveyDesign, stage: Stage, number: number): Float64Array | null {
  const { stratumOf, strata, sampled, population, share, parentOf, rowOf } = stage
  const own = new Float64Array(strata)
  const missing = new Map<number, number>()
  const present = new Map<number, number>()
  for (let stratum = 0; stratum < strata; stratum++) {
    const n = sampled[stratum]!
    const size = population[stratum]!
    const left = size === Infinity ? 1 : (size - n) / size
    const parent = parentOf[stratum]!
    present.set(parent, (present.get(parent) ?? 0) + 1)
    if (left < ALL) continue
    own[stratum] = share[stratum]! * left * (n > 1 ? n / (n - 1) : 1)
    if (n > 1) continue
    if (design.lonely === 'fail')
      throw new RangeError(
        `The stratum ${design.nameOf(rowOf[stratum]!)} has one unit at stage ${number}, so that its variance is not known. Choose a rule: --lonely certainty, adjust, average or remove.`,
      )
    if (design.lonely === 'average') missing.set(parent, (missing.get(parent) ?? 0) + 1)
  }
  for (const [parent, count] of missing) if (present.get(parent) === count) return null
  return Float64Array.from(stratumOf, (stratum) => {
    const all = present.get(parentOf[stratum]!)!
    return (own[stratum]! * all) / (all - (missing.get(parentOf[stratum]!) ?? 0))
  })
}
