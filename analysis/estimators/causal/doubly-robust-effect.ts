import { rowsWhere, take } from '../../linear-algebra/take.ts'
import { type Clusters, clustersOf } from '../inference/clusters.ts'
import { type Inference, infer } from '../inference/inference.ts'
import { doublyRobust } from './doubly-robust.ts'
import type { OutcomeFamily } from './outcome-models.ts'
import { meanDifference } from './potential-means.ts'
import { propensity } from './propensity.ts'

/** Rows whose chance to get a form is nearer to 0 or 1 than this could as good as not be otherwise: they are left out. */
const EDGE = 0.01
/** A chance is compared only when each outcome was seen so often with the form and without it. */
const SEEN = 5

export interface TreatedRows {
  /** All columns, the constant and the treatment among them. */
  readonly columns: readonly Float64Array[]
  readonly y: Float64Array
  readonly weights: Float64Array | null
  readonly clusters: Clusters
}

/**
 * The average effect of a treatment by augmented inverse probability weighting, among those who might get it and might not: rows
 * whose chance is below 0.01 or above 0.99 are left out. One outcome model for both arms; clustered.
 *
 * Source: Bang & Robins (2005), Biometrics 61; Crump, Hotz, Imbens & Mitnik (2009), Biometrika 96, for the edges.
 *
 * @param place the treatment among the columns, 0 and 1
 * @returns undefined when a comparison has too little to go on: all or none have it, or with an outcome of 0 and 1 a combination
 * of outcome and treatment is seen fewer than five times
 */
export function doublyRobustEffect(
  { columns, y, weights, clusters }: TreatedRows,
  place: number,
  family: OutcomeFamily,
  method: string,
  level = 0.95,
): Inference | undefined {
  const all = columns[place]!
  if (all.every((value) => value === all[0])) return undefined
  const others = columns.filter((_, j) => j !== place)
  const everyone = propensity(others, all, weights).values
  const rows = rowsWhere(everyone.length, (row) => everyone[row]! >= EDGE && everyone[row]! <= 1 - EDGE)
  const pick = (column: Float64Array) => take(column, rows)
  const [treated, outcomes] = [pick(all), pick(y)]
  if (treated.every((value) => value === treated[0])) return undefined
  if (family === 'logit' && seldom(outcomes, treated) < SEEN) return undefined
  const own = weights === null ? null : pick(weights)
  const background = others.map(pick)
  const chance = propensity(background, treated, own, EDGE)
  const means = doublyRobust(background, outcomes, treated, chance, family, own)
  const groups = clustersOf(Float64Array.from(rows, (row) => clusters.of[row]!))
  const effect = meanDifference(means, { clusters: groups, method, level })
  const { estimate, standardError, n, df } = effect
  if (standardError === null) return effect
  // Both models took their coefficients from these rows: the factor that CR1 has for one.
  const factor = ((groups.count / (groups.count - 1)) * (n - 1)) / (n - 2 * columns.length)
  return infer(estimate, factor * standardError ** 2, { df, n, method, level })
}

/** How often the rarest combination of outcome and form was seen. */
function seldom(outcomes: Float64Array, treated: Float64Array): number {
  const counts = new Float64Array(4)
  for (let i = 0; i < outcomes.length; i++) counts[2 * outcomes[i]! + treated[i]!]!++
  return Math.min(...counts)
}
