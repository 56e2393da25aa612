import normalCdf from '@stdlib/stats-base-dists-normal-cdf'
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64'
import { xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus'
import type { RandomGenerator } from 'pure-rand/types/RandomGenerator'

export type { RandomGenerator }

/** Finaliser of MurmurHash3: each bit of the input moves about half of the bits of the output. */
function scramble(word: number): number {
  let h = word | 0
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return h ^ (h >>> 16)
}

function hashText(text: string): number {
  let h = 0x811c9dc5
  for (let i = 0; i < text.length; i += 1) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193)
  return h
}

/** The stream of one member for one purpose: nothing drawn elsewhere, or in another order, moves it. */
export function stream(seed: number, index: number, purpose: string): RandomGenerator {
  let h = scramble(seed ^ 0x9e3779b9)
  const words: number[] = []
  for (const word of [index, hashText(purpose), 1, 2]) {
    h = scramble(h + word + 0x9e3779b9)
    words.push(h)
  }
  return xoroshiro128plusFromState(words)
}

/** In [0, 1). */
export const uniform = (generator: RandomGenerator): number => uniformFloat64(generator)

export const bernoulli = (generator: RandomGenerator, p: number): boolean => uniform(generator) < p

/** From `low` to `high`, both included. */
export const integer = (generator: RandomGenerator, low: number, high: number): number =>
  low + Math.floor(uniform(generator) * (high - low + 1))

/** Standard normal, by Box and Muller (1958); the second of the pair is not used. */
export function normal(generator: RandomGenerator): number {
  const radius = Math.sqrt(-2 * Math.log(1 - uniform(generator)))
  return radius * Math.cos(2 * Math.PI * uniform(generator))
}

/** Poisson by inversion, in steps of at most 30 so that exp(-mean) does not vanish. */
export function poisson(generator: RandomGenerator, mean: number): number {
  let total = 0
  for (let rest = mean; rest > 0; rest -= 30) {
    const limit = Math.exp(-Math.min(rest, 30))
    for (let product = uniform(generator); product > limit; product *= uniform(generator)) total += 1
  }
  return total
}

/** One of the keys, with chances in proportion to the weights. */
export function pick<K extends string>(
  generator: RandomGenerator,
  weights: readonly (readonly [K, number])[],
): K {
  let rest = uniform(generator) * weights.reduce((sum, [, weight]) => sum + weight, 0)
  for (const [key, weight] of weights) {
    rest -= weight
    if (rest < 0) return key
  }
  return weights.at(-1)![0]
}

/** Standard normal that correlates sqrt(share) with the disposition: exact margins, dependence within a person. */
export const around = (generator: RandomGenerator, disposition: number, share: number): number =>
  Math.sqrt(share) * disposition + Math.sqrt(1 - share) * normal(generator)

/** Standard normal to uniform: the step of the Gaussian copula. */
export const toUniform = (z: number): number => normalCdf(z, 0, 1)

export const logistic = (eta: number): number => 1 / (1 + Math.exp(-eta))

export type Coefficients = Readonly<Record<string, number>>

/** Σ coefficient × value; every coefficient must have its value. */
export function linear(coefficients: Coefficients, values: Readonly<Record<string, number>>): number {
  let sum = 0
  for (const name in coefficients) {
    const value = values[name]
    if (value === undefined) throw new RangeError(`linear requires a value of '${name}'`)
    sum += coefficients[name]! * value
  }
  return sum
}
