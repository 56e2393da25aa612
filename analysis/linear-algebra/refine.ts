import type { Columns } from './gram.ts'
import { type Qr, solveTransposed, solveUpper } from './householder.ts'

/** Residuals are taken in twice the usual digits; more steps than this never helped. */
const STEPS = 6

/**
 * Improves a least squares solution in place until it has the digits that the doubles of X and y allow.
 *
 * Solves the augmented system r + Xb = y, X'r = 0 again for what is left of it, with what is left computed in
 * twice the working precision. Plain QR loses digits to large residuals (NIST Wampler5); this does not.
 *
 * Source: Björck, Numerical Methods for Least Squares Problems (1996), §2.9.2; the two exact operations are
 * Dekker's and Knuth's (Ogita, Rump & Oishi 2005, algorithms 3.1 and 3.3).
 *
 * @param columns the kept columns, already times the roots of the weights
 * @param y likewise
 */
export function refine(
  columns: Columns,
  y: Float64Array,
  qr: Qr,
  coefficients: Float64Array,
  residuals: Float64Array,
): void {
  const n = y.length
  const k = columns.length
  const low = new Float64Array(k)
  let previous = Infinity
  for (let step = 0; step < STEPS; step++) {
    const f = new Float64Array(n)
    for (let i = 0; i < n; i++) f[i] = leftOfRow(columns, y[i]!, coefficients, low, residuals[i]!, i)
    const g = new Float64Array(k)
    for (let j = 0; j < k; j++) g[j] = -exactDot(columns[j]!, residuals)
    const h = solveTransposed(qr.r, k, g)
    const d = qr.transpose(f)
    const change = solveUpper(
      qr.r,
      k,
      h.map((value, j) => d[j]! - value),
    )
    let size = 0
    for (let j = 0; j < k; j++) {
      const sum = coefficients[j]! + low[j]!
      if (change[j] !== 0) size = Math.max(size, Math.abs(change[j]! / (sum === 0 ? change[j]! : sum)))
    }
    if (!(size < previous)) return
    previous = size
    for (let j = 0; j < k; j++) {
      const tail = low[j]! + change[j]!
      const head = coefficients[j]! + tail
      low[j] = tail - (head - coefficients[j]!)
      coefficients[j] = head
    }
    d.set(h)
    qr.apply(d)
    for (let i = 0; i < n; i++) residuals[i]! += d[i]!
    if (size < 1e-17) return
  }
}

/** y − r − Σ x b of one row, in twice the working precision, rounded once. */
function leftOfRow(
  columns: Columns,
  y: number,
  high: Float64Array,
  low: Float64Array,
  r: number,
  row: number,
): number {
  let sum = y - r
  const virtual = sum - y
  let error = y - (sum - virtual) + (-r - virtual)
  for (let j = 0; j < high.length; j++) {
    const x = columns[j]![row]!
    const b = -high[j]!
    const product = x * b
    error += productError(x, b, product) - x * low[j]!
    const next = sum + product
    const part = next - sum
    error += sum - (next - part) + (product - part)
    sum = next
  }
  return sum + error
}

function exactDot(a: Float64Array, b: Float64Array): number {
  let sum = 0
  let error = 0
  for (let i = 0; i < a.length; i++) {
    const product = a[i]! * b[i]!
    error += productError(a[i]!, b[i]!, product)
    const next = sum + product
    const part = next - sum
    error += sum - (next - part) + (product - part)
    sum = next
  }
  return sum + error
}

const SPLIT = 2 ** 27 + 1

/** a·b − fl(a·b), exactly (while nothing overflows). */
function productError(a: number, b: number, product: number): number {
  const aBig = SPLIT * a
  const aHigh = aBig - (aBig - a)
  const aLow = a - aHigh
  const bBig = SPLIT * b
  const bHigh = bBig - (bBig - b)
  const bLow = b - bHigh
  return aLow * bLow - (product - aHigh * bHigh - aLow * bHigh - aHigh * bLow)
}
