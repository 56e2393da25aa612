import type { Columns } from '../../linear-algebra/gram.ts'
import { take } from '../../linear-algebra/take.ts'
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
  let found: LongitudinalWeights = { weights: base, steps: [] }
  for (const wave of waves) found = afterWave(found, wave, classes)
  return calibrated(found, margins, trimAbove)
}

/**
 * Weights of who answered one wave more: those before it over the chance to answer it.
 *
 * @throws RangeError when lengths differ, or nobody answered
 */
export function afterWave(
  { weights: before, steps }: LongitudinalWeights,
  { name, answered, predictors }: PanelWave,
  classes: number | null = null,
): LongitudinalWeights {
  const n = before.length
  for (const column of [answered, ...predictors])
    if (column.length !== n)
      throw new RangeError(`longitudinalWeights requires ${n} numbers for wave ${name}, got ${column.length}`)
  const asked = positive(before)
  const own = take(answered, asked)
  const count = own.reduce((sum, value) => sum + (value === 1 ? 1 : 0), 0)
  if (count === 0)
    throw new RangeError(`longitudinalWeights requires somebody who answered wave ${name}, got none`)
  const used = take(before, asked)
  const values =
    count === asked.length
      ? new Float64Array(count).fill(1)
      : responsePropensities(
          predictors.map((column) => take(column, asked)),
          own,
          used,
        ).values
  const after = nonresponseWeights(used, own, values, classes)
  const weights = new Float64Array(n)
  asked.forEach((member, i) => {
    weights[member] = after[i]!
  })
  const chances = values.filter((_, i) => own[i] === 1)
  const step: LongitudinalStep = {
    wave: name,
    asked: asked.length,
    answered: count,
    lowest: chances.reduce((low, value) => Math.min(low, value), 1),
    highest: chances.reduce((high, value) => Math.max(high, value), 0),
  }
  return { weights, steps: [...steps, step] }
}

/**
 * Raked to the population, and trimmed if asked.
 *
 * @throws RangeError when there is no positive weight, or raking or trimming is refused
 */
export function calibrated(
  { weights: before, steps }: LongitudinalWeights,
  margins: readonly Margin[],
  trimAbove?: number,
): LongitudinalWeights {
  const left = positive(before)
  if (left.length === 0) throw new RangeError('longitudinalWeights requires a positive weight, got none')
  let final = take(before, left)
  if (margins.length > 0)
    final = rake(
      final,
      margins.map((margin) => ({ ...margin, codes: take(margin.codes, left) })),
    ).weights.slice()
  if (trimAbove !== undefined) {
    const mean = final.reduce((sum, weight) => sum + weight, 0) / final.length
    final = trimWeights(final, { upper: trimAbove * mean }).slice()
  }
  const weights = new Float64Array(before.length)
  left.forEach((member, i) => {
    weights[member] = final[i]!
  })
  return { weights, steps }
}

/** Who has a weight. */
function positive(weights: Float64Array): Int32Array {
  const members = new Int32Array(weights.length)
  let count = 0
  for (let member = 0; member < weights.length; member++) if (weights[member]! > 0) members[count++] = member
  return members.slice(0, count)
}
