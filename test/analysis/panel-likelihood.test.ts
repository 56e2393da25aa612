import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { estimate, readCsv } from '../../analysis/index.ts'

/** A small panel: unit, time, x and y of 0 and 1 or counts. */
function panelOf(seed: readonly number[], units: number, size: number, top: number): string {
  const rows = Array.from({ length: units * size }, (_, i) => {
    const draw = seed[i % seed.length]!
    return [Math.floor(i / size), i % size, ((draw * 7 + i) % 11) / 2, (draw + ((i * 5) % 3)) % (top + 1)]
  })
  return ['id,t,x,y', ...rows.map((row) => row.join(','))].join('\n')
}
const seeds = fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 17, maxLength: 40 })

describe('logit within units', () => {
  test('of two periods is a logit of the change among those who change', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const data = readCsv(panelOf(seed, 30, 2, 1))
        const own = estimate({ data, formula: 'y ~ x', model: 'conditional-logit', unit: 'id' })
        const x = data.columns.get('x')!.values
        const y = data.columns.get('y')!.values
        const changed = Array.from({ length: 30 }, (_, i) => i).filter((i) => y[2 * i] !== y[2 * i + 1])
        const lines = changed.map((i) => `${y[2 * i + 1]},${x[2 * i + 1]! - x[2 * i]!}`)
        const other = estimate({ data: `y,dx\n${lines.join('\n')}`, formula: 'y ~ dx - 1', model: 'logit' })
        const [a, b] = [own.coefficients[0]!, other.coefficients[0]!]
        if (b.estimate === null) expect(a.estimate).toBeNull()
        else expect(a.estimate).toBeCloseTo(b.estimate, 8)
        if (b.standardError !== null) expect(a.standardError).toBeCloseTo(b.standardError, 8)
      }),
      { numRuns: 30 },
    )
  })
  test('does not change when zeros and ones trade places, but for the sign', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const data = panelOf(seed, 12, 5, 1)
        const turned = data.replace(/,([01])(?=\n|$)/g, (_, y) => `,${1 - Number(y)}`)
        const run = (text: string) =>
          estimate({ data: text, formula: 'y ~ x', model: 'conditional-logit', unit: 'id' }).coefficients[0]!
        const [a, b] = [run(data), run(turned)]
        expect(a.estimate! + b.estimate!).toBeCloseTo(0, 8)
        expect(a.standardError).toBeCloseTo(b.standardError!, 8)
      }),
      { numRuns: 20 },
    )
  })
  test('says which term orders the outcome without error, and gives no number for it', () => {
    const lines = Array.from({ length: 20 }, (_, i) => `${i >> 1},${i % 2},${i % 2},${(i * 7) % 5}`)
    const result = estimate({
      data: `id,y,x,z\n${lines.join('\n')}`,
      formula: 'y ~ x + z',
      model: 'conditional-logit',
      unit: 'id',
    })
    expect(result.coefficients[0]!.estimate).toBeNull()
    expect(result.notes.join(' ')).toContain('ordered without error within strata by x')
  })
  test('clusters of strata give the errors of strata when each is its own cluster', () => {
    const data = panelOf([3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8, 9, 7, 9, 3, 2], 12, 5, 1)
    const base = { data, formula: 'y ~ x', model: 'conditional-logit', unit: 'id', se: 'CR_G' }
    expect(estimate({ ...base, cluster: 'id' }).coefficients).toEqual(estimate(base).coefficients)
  })
  test('refuses what it cannot use, with a sentence', () => {
    const data = 'id,t,x,y\n1,1,0,0\n1,2,1,1\n2,1,1,1\n2,2,0,0\n3,1,2,2'
    const base = { data, model: 'conditional-logit', formula: 'y ~ x' }
    expect(() => estimate(base)).toThrow('requires either --unit or strata() in the formula')
    expect(() => estimate({ ...base, unit: 'id' })).toThrow('requires an outcome of 0 and 1, got 2')
    expect(() => estimate({ ...base, unit: 'id', se: 'HC1' })).toThrow("standard error 'HC1' is not known")
    expect(() => estimate({ ...base, formula: 'I(y - y) ~ x', unit: 'id' })).toThrow(
      'requires an outcome that varies within strata',
    )
    expect(() => estimate({ ...base, formula: 'y ~ x + strata(id)', model: 'ols' })).toThrow(
      'has strata() or cluster(), which this model does not know',
    )
  })
})

describe('Poisson within units', () => {
  test('is Poisson with a dummy for each unit, weights and exposure too', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const rows = panelOf(seed, 8, 4, 6)
          .split('\n')
          .map((line, i) => (i === 0 ? `${line},w,months` : `${line},${1 + (i % 3)},${1 + (i % 5)}`))
        const data = readCsv(rows.join('\n'))
        const base = { data, weights: 'w', offset: 'log(months)' }
        const own = estimate({ ...base, formula: 'y ~ x', model: 'fe-poisson', unit: 'id' })
        const dummies = estimate({ ...base, formula: 'y ~ x + factor(id)', model: 'poisson' })
        const [a, b] = [own.coefficients[0]!, dummies.coefficients[1]!]
        expect(a.estimate).toBeCloseTo(b.estimate!, 8)
        expect(a.standardError).toBeCloseTo(b.standardError!, 8)
      }),
      { numRuns: 20 },
    )
  })
  test('leaves out units without events and says so', () => {
    const data = 'id,x,y\n1,0,1\n1,1,3\n2,0,2\n2,1,2\n3,0,0\n3,1,0'
    const result = estimate({ data, formula: 'y ~ x', model: 'fe-poisson', unit: 'id' })
    expect(result.n).toBe(4)
    expect(result.coefficients[0]!.estimate).toBeCloseTo(Math.log(5 / 3), 12)
    expect(result.notes).toEqual(['1 units, with 2 rows, left out because they have no event at all.'])
  })
  test('says which term predicts zeros without error', () => {
    const data = 'id,x,z,y\n1,0,1,1\n1,1,2,0\n1,0,4,3\n2,0,3,2\n2,1,1,0\n2,0,1,5'
    const result = estimate({ data, formula: 'y ~ x + z', model: 'fe-poisson', unit: 'id' })
    expect(result.coefficients[0]!.estimate).toBeNull()
    expect(result.coefficients[1]!.estimate).not.toBeNull()
    expect(result.notes.join(' ')).toContain('predicted without error by x')
  })
  test('refuses what it cannot use, with a sentence', () => {
    const base = { data: 'id,x,y\n1,0,1\n1,1,3', formula: 'y ~ x', model: 'fe-poisson' }
    expect(() => estimate(base)).toThrow('The model fe-poisson requires --unit.')
    expect(() => estimate({ ...base, unit: 'id', data: 'id,x,y\n1,0,-1\n1,1,3' })).toThrow(
      'fe-poisson requires an outcome of at least 0, got -1',
    )
    expect(() => estimate({ ...base, unit: 'id', data: 'id,x,y\n1,0,0\n1,1,0' })).toThrow(
      'requires a unit with an event',
    )
    expect(() => estimate({ ...base, unit: 'id', se: 'CR0' })).toThrow('at least two clusters')
  })
})
