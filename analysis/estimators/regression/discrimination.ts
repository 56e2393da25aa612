import { onePerPattern, type Patterns, patternsOf, sumByPattern } from '../../linear-algebra/patterns.ts'

/**
 * The area under the ROC curve: the chance that of a row with and a row without the outcome the first has the higher
 * prediction, ties counting half.
 *
 * Source: Hanley & McNeil (1982), Radiology 143.
 *
 * @param predictions n numbers
 * @param y n numbers of 0 and 1
 * @returns null when all outcomes are equal
 * @example
 * areaUnderCurve(Float64Array.of(0.2, 0.4, 0.6, 0.8), Float64Array.of(0, 1, 0, 1)) // => 0.75
 */
export function areaUnderCurve(predictions: Float64Array, y: Float64Array): number | null {
  const patterns = patternsOf([predictions])
  if (patterns !== null) return byPattern(patterns, predictions, y)
  const having = predictions.filter((_, i) => y[i] === 1).sort()
  const lacking = predictions.filter((_, i) => y[i] === 0).sort()
  if (having.length === 0 || lacking.length === 0) return null
  let below = 0
  let upTo = 0
  let pairs = 0
  for (const value of having) {
    while (below < lacking.length && lacking[below]! < value) below++
    while (upTo < lacking.length && lacking[upTo]! <= value) upTo++
    pairs += (below + upTo) / 2
  }
  return pairs / (having.length * lacking.length)
}

/** The same from the counts of each distinct prediction: only these are sorted. */
function byPattern(patterns: Patterns, predictions: Float64Array, y: Float64Array): number | null {
  const value = onePerPattern(patterns, [predictions])[0]!
  const all = sumByPattern(patterns, null)
  const having = sumByPattern(patterns, y)
  let below = 0
  let pairs = 0
  let ones = 0
  for (const pattern of Int32Array.from(value.keys()).sort((a, b) => value[a]! - value[b]!)) {
    const lacking = all[pattern]! - having[pattern]!
    pairs += having[pattern]! * (below + lacking / 2)
    below += lacking
    ones += having[pattern]!
  }
  return ones > 0 && below > 0 ? pairs / (ones * below) : null
}

/**
 * Tjur's coefficient: the mean prediction of rows with the outcome less that of rows without.
 *
 * Source: Tjur (2009), The American Statistician 63.
 *
 * @param weights n positive numbers, or null
 * @returns null when all outcomes are equal
 * @example
 * tjur(Float64Array.of(0.2, 0.4, 0.6, 0.8), Float64Array.of(0, 0, 1, 1), null) // => 0.4
 */
export function tjur(
  predictions: Float64Array,
  y: Float64Array,
  weights: Float64Array | null,
): number | null {
  const sums = [0, 0]
  const totals = [0, 0]
  for (let i = 0; i < y.length; i++) {
    const weight = weights === null ? 1 : weights[i]!
    sums[y[i]!]! += weight * predictions[i]!
    totals[y[i]!]! += weight
  }
  return totals[0]! > 0 && totals[1]! > 0 ? sums[1]! / totals[1]! - sums[0]! / totals[0]! : null
}
