import { checkMargin, checkWeights, fitMargin, type Margin, marginOf } from './margin.ts'
import type { Adjusted } from './poststratify.ts'

export interface Raked extends Adjusted {
  /** Rounds over all margins. */
  readonly rounds: number
}

/** A margin is met when no level is further off than this part of it. */
const TOLERANCE = 1e-12
/** Sums of very many rows cannot be met more closely than they are rounded: good enough once rounds no longer help. */
const ROUNDING = 1e-10
const ROUNDS = 5000
/** Rounds of the sweep that takes margins out of influence values, as in R's survey package. */
const SWEEPS = 10

/**
 * Raking: weights are made to add up to the counts of one variable after the other, round after round, until all are met
 * to one part in 10¹².
 *
 * Variances are those of what is left of each value after its unweighted means by margin, swept out ten times, as in R's
 * survey package (4.1).
 *
 * Source: Deming & Stephan (1940), Annals of Mathematical Statistics 11; Deville, Särndal & Sautory (1993), Journal of the
 * American Statistical Association 88.
 *
 * @param weights n positive numbers
 * @throws RangeError when a weight is not positive, a row has no level, a level no row, a count is not positive, margins
 * have different totals, or no weights meet them all
 * @example
 * const a = { name: 'a', levels: ['x', 'y'], codes: Float64Array.of(0, 0, 1, 1), targets: Float64Array.of(6, 2) }
 * const b = { name: 'b', levels: ['p', 'q'], codes: Float64Array.of(0, 1, 0, 1), targets: Float64Array.of(4, 4) }
 * rake(Float64Array.of(1, 1, 1, 1), [a, b]).weights // => [3, 3, 1, 1]
 */
export function rake(weights: Float64Array, margins: readonly Margin[]): Raked {
  checkWeights('rake', weights)
  if (margins.length === 0) throw new RangeError('rake requires at least one margin, got none')
  for (const margin of margins) checkMargin('rake', margin, weights.length)
  const totals = margins.map(({ targets }) => targets.reduce((sum, count) => sum + count, 0))
  totals.forEach((total, i) => {
    if (Math.abs(total - totals[0]!) > 1e-9 * totals[0]!)
      throw new RangeError(
        `rake requires margins of one total, got ${totals[0]} for '${margins[0]!.name}' and ${total} for '${margins[i]!.name}'`,
      )
  })
  const equal = margins.map((margin, i) => ({
    ...margin,
    targets: margin.targets.map((count) => (count * totals[0]!) / totals[i]!),
  }))
  const adjusted = weights.slice()
  let previous = Infinity
  for (let rounds = 1; rounds <= ROUNDS; rounds++) {
    for (const margin of equal) fitMargin(margin, adjusted)
    const worst = equal.reduce((most, margin) => Math.max(most, missOf(margin, adjusted).miss), 0)
    const enough = worst <= TOLERANCE || (worst <= ROUNDING && worst >= previous)
    previous = worst
    if (enough) return { weights: adjusted, rounds, calibrate: sweep(margins, adjusted) }
  }
  const worst = equal
    .map((margin) => ({ name: margin.name, ...missOf(margin, adjusted) }))
    .reduce((a, b) => (b.miss > a.miss ? b : a))
  throw new RangeError(
    `rake did not converge in ${ROUNDS} rounds: '${worst.level}' of '${worst.name}' stays off by ${(100 * worst.miss).toPrecision(2)} %. Some combination of levels has no rows, or too few`,
  )
}

function missOf(margin: Margin, weights: Float64Array): { miss: number; level: string } {
  const sums = marginOf(margin, weights)
  let miss = 0
  let level = margin.levels[0]!
  for (let code = 0; code < sums.length; code++) {
    const own = Math.abs(sums[code]! / margin.targets[code]! - 1)
    if (own > miss) {
      miss = own
      level = margin.levels[code]!
    }
  }
  return { miss, level }
}

function sweep(margins: readonly Margin[], weights: Float64Array): Raked['calibrate'] {
  const counts = margins.map((margin) => marginOf(margin, new Float64Array(weights.length).fill(1)))
  return (influence) =>
    influence.map((column) => {
      const values = column.map((value, row) => value / weights[row]!)
      for (let round = 0; round < SWEEPS; round++)
        margins.forEach(({ codes }, m) => {
          const means = new Float64Array(counts[m]!.length)
          for (let row = 0; row < values.length; row++) means[codes[row]!]! += values[row]!
          for (let code = 0; code < means.length; code++) means[code]! /= counts[m]![code]!
          for (let row = 0; row < values.length; row++) values[row]! -= means[codes[row]!]!
        })
      return values.map((value, row) => value * weights[row]!)
    })
}
