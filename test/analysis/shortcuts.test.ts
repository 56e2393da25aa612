/** What is found by a shorter way is what the plain way finds. */
import fc from 'fast-check'
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'
import { describe, expect, it } from 'vitest'
import { gram } from '../../analysis/linear-algebra/gram.ts'
import { gramOf } from '../../analysis/linear-algebra/gram-of.ts'
import { householder } from '../../analysis/linear-algebra/householder.ts'
import { independent } from '../../analysis/linear-algebra/independent.ts'

function uniform(seed: number): () => number {
  const generator = xoroshiro128plus(seed)
  return () => uniformFloat64(generator)
}

/** Answers as columns: the constant, numbers, and classes of which few are one. */
function answers(seed: number, n: number, numbers: number, classes: number): Float64Array[] {
  const random = uniform(seed)
  const column = (draw: () => number) => new Float64Array(n).map(draw)
  return [
    column(() => 1),
    ...Array.from({ length: numbers }, () => column(() => Math.floor(60 * random()))),
    ...Array.from({ length: classes }, (_, j) => column(() => (random() < 0.1 + (j % 9) / 10 ? 1 : 0))),
  ]
}

describe('the Gram matrix of answers', () => {
  it('is refused for columns of different lengths', () => {
    expect(() => gramOf([new Float64Array(2), new Float64Array(3)])(null)).toThrow(RangeError)
    const [long, short] = [new Float64Array(5000), new Float64Array(4999)]
    expect(() => gramOf([...Array.from({ length: 20 }, () => long), short])(null)).toThrow(RangeError)
    const products = gramOf(answers(1, 5_000, 1, 20))
    expect(() => products(new Float64Array(4_999))).toThrow(RangeError)
  })

  it('is the same by rows that are one as by all products, with weights and without', () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.integer({ min: 0, max: 3 }),
        fc.integer({ min: 12, max: 30 }),
        (seed, numbers, classes) => {
          const columns = answers(seed, 5_000, numbers, classes)
          const random = uniform(seed + 1)
          const products = gramOf(columns)
          for (const weights of [null, new Float64Array(5_000).map(random)]) {
            const plain = gram(columns, weights)
            products(weights).forEach((value, at) => {
              expect(Math.abs(value - plain[at]!)).toBeLessThanOrEqual(1e-12 * Math.abs(plain[at]!))
            })
          }
        },
      ),
      { numRuns: 20, seed: 1 },
    )
  })
})

describe('columns that are sums of others', () => {
  it('are those that QR drops: copies, classes that add up, columns of zeros, and nearly none', () => {
    const near = (column: Float64Array, by: number) => column.map((value, i) => value + (i % 7) * by)
    fc.assert(
      fc.property(fc.integer(), fc.array(fc.nat({ max: 5 }), { maxLength: 5 }), (seed, extras) => {
        const columns = answers(seed, 300, 2, 6)
        for (const [place, kind] of extras.entries()) {
          const [own, other] = [columns[1 + place]!, columns[2 + place]!]
          columns.push(
            [
              own,
              own.map((value, i) => 2 * value - other[i]!),
              own.map((value) => 1 - value),
              new Float64Array(300),
              near(own, 1e-3),
              near(own, 1e-11),
            ][kind]!,
          )
        }
        expect(independent(columns)).toEqual(householder(columns, null).kept)
      }),
      { numRuns: 200, seed: 1 },
    )
  })
})
