import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type EstimateResult,
  estimate,
  longitudinalWeights,
  type Margin,
  nonresponseWeights,
  rake,
  responsePropensities,
  trimWeights,
} from '../../analysis/index.ts'
import type { Named } from './reference-files.ts'

function csvOf(margins: Readonly<Record<string, Named>>): string {
  const lines = Object.entries(margins).flatMap(([variable, levels]) =>
    Object.entries(levels).map(([level, count]) => `"${variable}","${level}",${count}`),
  )
  return ['variable,level,count', ...lines].join('\n')
}

const weightsOf = (result: EstimateResult) =>
  result.tables.find(({ title }) => title === 'Weights')!.rows.map((row) => row[2] as number)

describe('raking and post-stratification', () => {
  const data = 'y,a,b,w\n1,x,p,1\n2,x,q,1\n3,y,p,2\n4,y,q,1\n5,NA,q,1'
  const margins = csvOf({ a: { x: 6, y: 2 }, b: { p: 4, q: 4 } })
  const base = { data, model: 'rake', formula: '~ a + b', margins }
  test('give weights per row that meet the margins, and say what they cost', () => {
    const result = estimate({ ...base, weights: 'w' })
    expect(result.dropped).toBe(1)
    expect(result.tables[1]!.rows.map(([row]) => row)).toEqual([1, 2, 3, 4])
    expect(result.fit.sum).toBeCloseTo(8, 10)
    expect(result.fit.effectiveN).toBeLessThan(4)
    expect(JSON.parse(JSON.stringify(result))).toEqual(result)
  })
  test('take counts of the cross of two variables, joined by a colon or a comma', () => {
    const cells = { 'x:p': 1, 'x:q': 2, 'y:p': 3, 'y:q': 4 }
    const own = estimate({ ...base, model: 'poststratify', margins: csvOf({ 'a:b': cells }) })
    expect(weightsOf(own)).toEqual([1, 2, 3, 4])
    const commas = Object.fromEntries(
      Object.entries(cells).map(([cell, count]) => [cell.replace(':', ','), count]),
    )
    const other = estimate({ ...base, model: 'poststratify', margins: csvOf({ 'a,b': commas }) })
    expect(weightsOf(other)).toEqual([1, 2, 3, 4])
  })
  test('refuse with a sentence that names what is wrong', () => {
    const { margins: _, ...bare } = base
    const asked =
      (own: Readonly<Record<string, Named>>, more: object = {}) =>
      () =>
        estimate({ ...base, margins: csvOf(own), ...more })
    expect(() => estimate(bare)).toThrow('The model rake requires --margins.')
    expect(asked({ a: { x: 6, y: 2 } })).toThrow("The margins have no counts of 'b'. They have: a.")
    expect(asked({ a: { x: 8 }, b: { p: 4, q: 4 } })).toThrow("no count of 'y' of 'a', which is in the data")
    expect(asked({ a: { x: 5, y: 2, z: 1 }, b: { p: 4, q: 4 } })).toThrow("none with 'z' of 'a'")
    expect(asked({ a: { x: 6, y: 2 }, b: { p: 4, q: 5 } })).toThrow("got 8 for 'a' and 9 for 'b'")
    expect(asked({ a: { x: 8, y: 0 }, b: { p: 4, q: 4 } })).toThrow("positive counts, got 0 for 'y' of 'a'")
    expect(asked({ a: { x: 6, y: 2 }, b: { p: 4, q: 4 } }, { model: 'poststratify' })).toThrow('take rake')
    expect(asked({ a: { x: 6, y: 2 }, b: { p: 4, q: 4 } }, { data: 'a,b,w\nx,p,0', weights: 'w' })).toThrow(
      'a positive weight',
    )
    expect(() => estimate({ ...base, margins: 'a,b\n1,2' })).toThrow('the columns variable, level and count')
    expect(() => estimate({ ...base, margins: 'variable,level,count\na,x,many' })).toThrow(
      'no number as count',
    )
    const empty = 'a,b\nx,p\ny,q'
    expect(() => estimate({ ...base, data: empty })).toThrow('did not converge')
  })
  test('give the same weights whatever the order of margins and the scale of weights', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(2), fc.nat(1), fc.double({ min: 0.5, max: 5, noNaN: true })), {
          minLength: 12,
          maxLength: 60,
        }),
        (rows) => {
          // Every combination once, so that margins can be met.
          const all = [...rows, ...[0, 1, 2].flatMap((a) => [0, 1].map((b) => [a, b, 1] as const))]
          const margin = (name: string, at: 0 | 1, targets: readonly number[]): Margin => ({
            name,
            codes: Float64Array.from(all, (row) => row[at]),
            levels: targets.map(String),
            targets: Float64Array.from(targets),
          })
          const a = margin('a', 0, [20, 30, 50])
          const b = margin('b', 1, [40, 60])
          const weights = Float64Array.from(all, (row) => row[2])
          const first = rake(weights, [a, b]).weights
          const second = rake(
            weights.map((weight) => 7 * weight),
            [b, a],
          ).weights
          first.forEach((weight, i) => {
            expect(Math.abs(weight / second[i]! - 1)).toBeLessThan(1e-9)
          })
        },
      ),
      { numRuns: 50 },
    )
  })
})

describe('weights for those who answered', () => {
  const one = new Float64Array(6).fill(1)
  const group = Float64Array.of(0, 0, 0, 1, 1, 1)
  test('are inverse shares of each group when groups predict answering', () => {
    const responded = Float64Array.of(1, 1, 0, 1, 0, 0)
    const { values } = responsePropensities([one, group], responded)
    const weights = nonresponseWeights(one, responded, values)
    expect([...weights].map((weight) => Math.round(weight * 1e9) / 1e9)).toEqual([1.5, 1.5, 0, 3, 0, 0])
    expect([...nonresponseWeights(one, responded, values, 2)]).toEqual([1.5, 1.5, 0, 3, 0, 0])
    expect(() => nonresponseWeights(one, group, values, 6)).toThrow('somebody who answered in each class')
  })
  test('over waves multiply, and keep the population that the margins say', () => {
    const waves = [
      { name: '1', answered: Float64Array.of(1, 1, 1, 1, 1, 0), predictors: [one, group] },
      { name: '2', answered: Float64Array.of(1, 1, 0, 1, 0, 0), predictors: [one, group] },
    ]
    const margins: Margin[] = [
      { name: 'group', codes: group, levels: ['0', '1'], targets: Float64Array.of(30, 70) },
    ]
    const { weights, steps } = longitudinalWeights({ base: one, waves, margins })
    expect([...weights].map((weight) => Math.round(weight * 1e6) / 1e6)).toEqual([15, 15, 0, 70, 0, 0])
    expect(steps.map(({ asked, answered }) => [asked, answered])).toEqual([
      [6, 5],
      [5, 3],
    ])
    expect(() =>
      longitudinalWeights({ base: one, waves: [{ ...waves[0]!, answered: new Float64Array(6) }] }),
    ).toThrow('somebody who answered wave 1')
  })
  test('trimmed keep their sum and their limit', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0.1, max: 100, noNaN: true }), { minLength: 2 }), (list) => {
        const weights = Float64Array.from(list)
        const mean = list.reduce((sum, own) => sum + own, 0) / list.length
        const own = trimWeights(weights, { upper: 2 * mean })
        expect(Math.max(...own)).toBeLessThanOrEqual(2 * mean)
        expect(own.reduce((sum, value) => sum + value, 0) / (mean * list.length)).toBeCloseTo(1, 9)
      }),
    )
    expect(() => trimWeights(Float64Array.of(1, 5), { upper: 2 })).toThrow('around the mean weight 3')
  })
})
