import type { Columns } from '../../linear-algebra/gram.ts'
import type { Margin } from './margin.ts'
import { nonresponseWeights, responsePropensities } from './nonresponse.ts'
import { rake } from './rake.ts'
import { trimWeights } from './trim.ts'

/** A wave of a panel: who answered it, and what may predict that. */
export interface PanelWave {
  readonly name: string
  /** 1 for who answered, 0 for who did not, one per member. */
  readonly answered: Float64Array
  /** Columns known for everyone who answered the waves before it in the pattern, the constant among them. */
  readonly predictors: Columns
}

/** What weights of a pattern of waves are made of. */
export interface LongitudinalInput {
  /** Weights of at least 0 from the sample, one per member. */
  readonly base: Float64Array
  /** The waves of the pattern, in order. */
  readonly waves: readonly PanelWave[]
  /** Adjust within so many classes of the chance to answer; null: each member by its own chance. */
  readonly classes?: number | null
  /** Counts of the population that the weights shall add up to; codes of members outside the pattern are not read. */
  readonly margins?: readonly Margin[]
  /** No weight above so many times the mean weight. */
  readonly trimAbove?: number
}

/** How one wave was lost and made up for. */
export interface LongitudinalStep {
  readonly wave: string
  readonly asked: number
  readonly answered: number
  readonly lowest: number | null
  readonly highest: number | null
}

export interface LongitudinalWeights {
  /** One per member; 0 for who did not answer all waves of the pattern. */
  readonly weights: Float64Array
  readonly steps: readonly LongitudinalStep[]
}

/**
 * Weights of the members who answered every wave of a pattern, such as {1, 2} or {1, 2, 3}: the base weight over the chance
 * to answer each wave given the ones before, d / Π_t p_t, then raked to the population and trimmed if asked.
 *
 * Each chance comes from a logit among those who answered the waves before. Trimming comes last, so that margins may be off
 * by what it took.
 *
 * Source: Lynn (ed.), Methodology of Longitudinal Surveys (2009), ch. 10; Little & Vartivarian (2003), Statistics in Medicine 22.
 *
 * @throws RangeError when lengths differ, nobody answered a wave, or raking or trimming is refused
 * @example
 * const one = Float64Array.of(1, 1, 1, 1)
 * const first = { name: '1', answered: Float64Array.of(1, 1, 1, 0), predictors: [one] }
 * const second = { name: '2', answered: Float64Array.of(1, 1, 0, 0), predictors: [one] }
 * longitudinalWeights({ base: one, waves: [first, second] }).weights // => [2, 2, 0, 0]
 */
export function longitudinalWeights(input: LongitudinalInput): LongitudinalWeights {
  const { base, waves, classes = null, margins = [], trimAbove } = input
  const n = base.length
  const weights = base.slice()
  const steps: LongitudinalStep[] = []
  for (const { name, answered, predictors } of waves) {
    for (const column of [answered, ...predictors])
      if (column.length !== n)
        throw new RangeError(
          `longitudinalWeights requires ${n} numbers for wave ${name}, got ${column.length}`,
        )
    const asked = Int32Array.from(weights.keys()).filter((member) => weights[member]! > 0)
    const pick = (column: Float64Array) => Float64Array.from(asked, (member) => column[member]!)
    const own = pick(answered)
    const count = own.reduce((sum, value) => sum + (value === 1 ? 1 : 0), 0)
    if (count === 0)
      throw new RangeError(`longitudinalWeights requires somebody who answered wave ${name}, got none`)
    const before = pick(weights)
    const values =
      count === asked.length
        ? new Float64Array(count).fill(1)
        : responsePropensities(predictors.map(pick), own, before).values
    const after = nonresponseWeights(before, own, values, classes)
    weights.fill(0)
    asked.forEach((member, i) => {
      weights[member] = after[i]!
    })
    const chances = values.filter((_, i) => own[i] === 1)
    steps.push({
      wave: name,
      asked: asked.length,
      answered: count,
      lowest: chances.reduce((low, value) => Math.min(low, value), 1),
      highest: chances.reduce((high, value) => Math.max(high, value), 0),
    })
  }
  const left = Int32Array.from(weights.keys()).filter((member) => weights[member]! > 0)
  if (left.length === 0) throw new RangeError('longitudinalWeights requires a positive weight, got none')
  let final = Float64Array.from(left, (member) => weights[member]!)
  if (margins.length > 0) {
    const taken = margins.map((margin) => ({
      ...margin,
      codes: Float64Array.from(left, (member) => margin.codes[member]!),
    }))
    final = rake(final, taken).weights.slice()
  }
  if (trimAbove !== undefined) {
    const mean = final.reduce((sum, weight) => sum + weight, 0) / final.length
    final = trimWeights(final, { upper: trimAbove * mean }).slice()
  }
  left.forEach((member, i) => {
    weights[member] = final[i]!
  })
  return { weights, steps }
}
