import { addProduct, type Columns } from '../../linear-algebra/gram.ts'
import type { Peak } from '../../linear-algebra/newton.ts'

/** Sums are brought back to size when they pass this. */
const HUGE = 1e140

/**
 * Log-likelihood of one stratum given its number of ones, with its derivatives.
 *
 * B(j) over the rows so far is the sum over subsets of j rows of exp(Σxb); a row with e = exp(xb) makes it
 * B(j) + e B(j − 1), and its derivatives likewise. When more than half are ones, zeros are chosen instead.
 *
 * Source: Gail, Lubin & Rubinstein (1981), Biometrika 68; Howard (1972), Journal of the Royal Statistical Society B 34.
 *
 * @param columns k columns, of which the rows from `start` to `end` are the stratum
 * @example
 * stratumLikelihood([Float64Array.of(1, 0)], Float64Array.of(1, 0), 0, 2, Float64Array.of(0)).gradient // => [0.5]
 */
export function stratumLikelihood(
  columns: Columns,
  y: Float64Array,
  start: number,
  end: number,
  b: Float64Array,
): Peak {
  const k = columns.length
  let ones = 0
  for (let i = start; i < end; i++) ones += y[i]!
  const flip = ones > (end - start) / 2
  const chosen = flip ? end - start - ones : ones
  const sign = flip ? -1 : 1
  const sums = new Float64Array(chosen + 1)
  const firsts = new Float64Array((chosen + 1) * k)
  const seconds = new Float64Array((chosen + 1) * k * k)
  sums[0] = 1
  let scale = 0
  let value = 0
  const gradient = new Float64Array(k)
  const x = new Float64Array(k)
  for (let i = start; i < end; i++) {
    let eta = 0
    for (let a = 0; a < k; a++) {
      x[a] = sign * columns[a]![i]!
      eta += x[a]! * b[a]!
    }
    if ((flip ? 1 - y[i]! : y[i]!) === 1) {
      value += eta
      for (let a = 0; a < k; a++) gradient[a]! += x[a]!
    }
    addRow(sums, firsts, seconds, x, Math.exp(eta), Math.min(chosen, i - start + 1))
    if (anyAbove(sums, HUGE)) {
      for (const array of [sums, firsts, seconds]) for (let m = 0; m < array.length; m++) array[m]! /= HUGE
      scale += Math.log(HUGE)
    }
  }
  const total = sums[chosen]!
  const information = new Float64Array(k * k)
  for (let a = 0; a < k; a++) {
    const meanA = firsts[chosen * k + a]! / total
    gradient[a]! -= meanA
    for (let c = a; c < k; c++) {
      const value = seconds[(chosen * k + a) * k + c]! / total - (meanA * firsts[chosen * k + c]!) / total
      information[a * k + c] = value
      information[c * k + a] = value
    }
  }
  return { value: value - Math.log(total) - scale, gradient, information }
}

function anyAbove(values: Float64Array, limit: number): boolean {
  for (let i = 0; i < values.length; i++) if (values[i]! > limit) return true
  return false
}

/** Adds a row to the sums over subsets of up to `most` rows and to their derivatives. */
function addRow(
  sums: Float64Array,
  firsts: Float64Array,
  seconds: Float64Array,
  x: Float64Array,
  e: number,
  most: number,
): void {
  const k = x.length
  for (let j = most; j >= 1; j--) {
    const before = j - 1
    const sum = sums[before]!
    for (let a = 0; a < k; a++) {
      const own = x[a]!
      const shared = firsts[before * k + a]! + own * sum
      const to = (j * k + a) * k
      const from = (before * k + a) * k
      // The upper half will do.
      for (let c = a; c < k; c++)
        seconds[to + c]! += e * (seconds[from + c]! + own * firsts[before * k + c]! + x[c]! * shared)
    }
    for (let a = 0; a < k; a++) firsts[j * k + a]! += e * (firsts[before * k + a]! + x[a]! * sum)
    sums[j]! += e * sum
  }
}

/**
 * The columns along which a step runs off to infinity, because in every stratum it moves the ones above the zeros; none
 * when it does not.
 *
 * @param starts where each stratum begins, and where the last ends
 * @example
 * separatedIn([Float64Array.of(1, 0)], Float64Array.of(1, 0), Int32Array.of(0, 2), Float64Array.of(1)) // => [0]
 */
export function separatedIn(
  columns: Columns,
  y: Float64Array,
  starts: Int32Array,
  step: Float64Array,
): readonly number[] {
  const move = addProduct(columns, step, new Float64Array(y.length))
  const largest = move.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
  if (!(largest >= 0.25) || largest === Infinity) return []
  const slack = 0.02 * largest
  for (let stratum = 0; stratum + 1 < starts.length; stratum++) {
    let lowestOne = Infinity
    let highestZero = -Infinity
    for (let i = starts[stratum]!; i < starts[stratum + 1]!; i++)
      if (y[i] === 1) lowestOne = Math.min(lowestOne, move[i]!)
      else highestZero = Math.max(highestZero, move[i]!)
    if (lowestOne < highestZero - slack) return []
  }
  return takingPart(columns, step, slack)
}

/**
 * Which columns have part in a move of the linear predictor: those that move some row by more than the slack.
 *
 * @example
 * takingPart([Float64Array.of(1, 0), Float64Array.of(1, 1)], [1, 0.001], 0.02) // => [0]
 */
export function takingPart(columns: Columns, step: ArrayLike<number>, slack: number): number[] {
  return columns.flatMap((column, j) => {
    const size = column.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
    return Math.abs(step[j]!) * size > slack ? [j] : []
  })
}
