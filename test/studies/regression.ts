/**
 * Plain regressions for checking the simulation, apart from the estimators under test elsewhere:
 * iteratively reweighted least squares, with errors clustered on `cluster` (CR0).
 */
export type Family = 'ols' | 'logit' | 'poisson'

export interface Fit {
  readonly estimate: Readonly<Record<string, number>>
  readonly standardError: Readonly<Record<string, number>>
  readonly covariance: readonly (readonly number[])[]
  readonly names: readonly string[]
}

/** Inverse of a symmetric positive definite matrix, by Gauss and Jordan. */
function inverse(matrix: readonly (readonly number[])[]): number[][] {
  const size = matrix.length
  const work = matrix.map((row, i) => [...row, ...row.map((_, j) => (i === j ? 1 : 0))])
  for (let k = 0; k < size; k += 1) {
    const pivot = work[k]![k]!
    if (!(Math.abs(pivot) > 1e-10)) throw new RangeError('inverse requires columns that are not collinear')
    for (let j = 0; j < 2 * size; j += 1) work[k]![j]! /= pivot
    for (let i = 0; i < size; i += 1) {
      const factor = work[i]![k]!
      if (i !== k && factor !== 0) for (let j = k; j < 2 * size; j += 1) work[i]![j]! -= factor * work[k]![j]!
    }
  }
  return work.map((row) => row.slice(size))
}

const mean = (family: Family, eta: number): number =>
  family === 'ols' ? eta : family === 'logit' ? 1 / (1 + Math.exp(-eta)) : Math.exp(eta)
const weight = (family: Family, mu: number): number =>
  family === 'ols' ? 1 : family === 'logit' ? mu * (1 - mu) : mu

export function regress(
  family: Family,
  names: readonly string[],
  rows: readonly Float64Array[],
  y: readonly number[],
  cluster: readonly number[],
  offset: readonly number[] = y.map(() => 0),
): Fit {
  const k = names.length
  const beta = new Float64Array(k)
  if (family !== 'ols') {
    const average = y.reduce((sum, value) => sum + value, 0) / y.length
    beta[0] = family === 'logit' ? Math.log(average / (1 - average)) : Math.log(average) - offset[0]!
  }
  const eta = (i: number) => rows[i]!.reduce((sum, x, j) => sum + x * beta[j]!, offset[i]!)
  let bread: number[][] = []
  for (let iteration = 0, change = 1; change > 1e-9; iteration += 1) {
    if (iteration > 50) throw new RangeError('regress did not converge')
    const information = Array.from({ length: k }, () => new Array<number>(k).fill(0))
    const score = new Float64Array(k)
    for (let i = 0; i < y.length; i += 1) {
      const row = rows[i]!
      const mu = mean(family, eta(i))
      const w = weight(family, mu)
      for (let a = 0; a < k; a += 1) {
        if (row[a] === 0) continue
        score[a]! += row[a]! * (y[i]! - mu)
        for (let b = 0; b <= a; b += 1) information[a]![b]! += w * row[a]! * row[b]!
      }
    }
    for (let a = 0; a < k; a += 1) for (let b = 0; b < a; b += 1) information[b]![a] = information[a]![b]!
    bread = inverse(information)
    change = 0
    for (let a = 0; a < k; a += 1) {
      const move = bread[a]!.reduce((sum, value, b) => sum + value * score[b]!, 0)
      beta[a]! += move
      change = Math.max(change, Math.abs(move))
    }
  }
  const sums = new Map<number, Float64Array>()
  for (let i = 0; i < y.length; i += 1) {
    const sum = sums.get(cluster[i]!) ?? new Float64Array(k)
    const rest = y[i]! - mean(family, eta(i))
    for (let a = 0; a < k; a += 1) sum[a]! += rows[i]![a]! * rest
    sums.set(cluster[i]!, sum)
  }
  const meat = Array.from({ length: k }, () => new Array<number>(k).fill(0))
  for (const sum of sums.values())
    for (let a = 0; a < k; a += 1) for (let b = 0; b < k; b += 1) meat[a]![b]! += sum[a]! * sum[b]!
  const product = (left: readonly (readonly number[])[], right: readonly (readonly number[])[]) =>
    left.map((row) => right[0]!.map((_, j) => row.reduce((sum, value, m) => sum + value * right[m]![j]!, 0)))
  const covariance = product(product(bread, meat), bread)
  return {
    names,
    covariance,
    estimate: Object.fromEntries(names.map((name, j) => [name, beta[j]!])),
    standardError: Object.fromEntries(names.map((name, j) => [name, Math.sqrt(covariance[j]![j]!)])),
  }
}
