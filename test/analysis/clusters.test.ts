import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { covariance, cr2, estimate, ols, twoWayCovariance } from '../../analysis/index.ts'

interface Panel {
  readonly x: Float64Array
  readonly of: Int32Array
  readonly count: number
  readonly weights: Float64Array
}

/** Rows in clusters of one to five. */
const panels: fc.Arbitrary<Panel> = fc
  .array(
    fc.array(fc.tuple(fc.integer({ min: -20, max: 20 }), fc.integer({ min: 1, max: 9 })), {
      minLength: 1,
      maxLength: 5,
    }),
    { minLength: 4, maxLength: 8 },
  )
  .map((groups) => ({
    x: Float64Array.from(groups.flatMap((rows) => rows.map(([x], i) => x + i / 7))),
    weights: Float64Array.from(groups.flatMap((rows) => rows.map(([, w]) => w / 3))),
    of: Int32Array.from(groups.flatMap((rows, g) => rows.map(() => g))),
    count: groups.length,
  }))
  .filter(({ x }) => x.length > 7 && new Set(x).size > 3)

/** In how many clusters x differs between rows; a slope that stands in one of them has no spread that CR2 can tell. */
const varying = ({ x, of }: Panel) =>
  new Set(of.filter((own, row) => of.some((other, at) => other === own && x[at] !== x[row]))).size

const ones = (n: number) => new Float64Array(n).fill(1)
const unit = (n: number, at: number) => Float64Array.from({ length: n }, (_, i) => (i === at ? 1 : 0))

/** The expectation of a quadratic function of independent outcomes with variance one. */
function expected(x: Panel, columns: readonly Float64Array[], weights: Float64Array | null): Float64Array {
  const n = x.x.length
  const total = new Float64Array(columns.length ** 2)
  for (let i = 0; i < n; i++)
    cr2(ols(columns, unit(n, i), weights), x).variance.forEach((value, place) => {
      total[place]! += value
    })
  return total
}

describe('CR2', () => {
  test('is right on average when rows are independent, with and without weights', () => {
    fc.assert(
      fc.property(panels, fc.boolean(), (panel, weighted) => {
        const n = panel.x.length
        const columns = [ones(n), panel.x]
        const weights = weighted ? panel.weights : null
        const { inverse } = ols(columns, panel.x, weights)
        const truth = [0, 0, 0, 0]
        for (let i = 0; i < n; i++) {
          const row = [1, panel.x[i]!]
          const own = [0, 1].map(
            (a) => (weights?.[i] ?? 1) * (inverse[a * 2]! * row[0]! + inverse[a * 2 + 1]! * row[1]!),
          )
          for (let a = 0; a < 4; a++) truth[a]! += own[a >> 1]! * own[a & 1]!
        }
        const size = Math.max(...truth.map(Math.abs))
        expected(panel, columns, weights).forEach((value, a) => {
          expect(Math.abs(value - truth[a]!)).toBeLessThan(1e-9 * size)
        })
      }),
      { numRuns: 40 },
    )
  })
  test('is right on average for a slope beside a dummy per cluster', () => {
    fc.assert(
      fc.property(panels, (panel) => {
        const dummies = Array.from({ length: panel.count }, (_, g) =>
          Float64Array.from(panel.of, (own) => Number(own === g)),
        )
        const columns = [panel.x, ...dummies]
        const fit = ols(columns, panel.x)
        fc.pre(fit.dropped.length === 0 && varying(panel) > 1)
        const value = expected(panel, columns, null)[0]!
        expect(Math.abs(value / fit.inverse[0]! - 1)).toBeLessThan(1e-8)
      }),
      { numRuns: 25 },
    )
  })
  test('with every row a cluster of its own is HC2', () => {
    fc.assert(
      fc.property(panels, (panel) => {
        const n = panel.x.length
        const fit = ols([ones(n), panel.x], panel.x.map(Math.cos))
        const own = covariance(fit, 'CR2', { of: Int32Array.from({ length: n }, (_, i) => i), count: n })!
        covariance(fit, 'HC2')!.forEach((value, place) => {
          expect(own[place]).toBeCloseTo(value, 10)
        })
      }),
    )
  })
  test('keeps its digits when columns change their unit', () => {
    fc.assert(
      fc.property(panels, fc.integer({ min: -6, max: 6 }), (panel, power) => {
        const n = panel.x.length
        const y = panel.x.map((value, i) => Math.sin(value) + (i % 3))
        const at = (factor: number) => cr2(ols([ones(n), panel.x.map((v) => v * factor)], y), panel)
        const [plain, scaled] = [at(1), at(10 ** power)]
        expect(scaled.variance[3]! * 100 ** power).toBeCloseTo(plain.variance[3]!, 9)
        expect(scaled.df([0, 1])! / plain.df([0, 1])!).toBeCloseTo(1, 7)
      }),
    )
  })
  test('has fewer degrees of freedom than there are clusters', () => {
    fc.assert(
      fc.property(panels, (panel) => {
        const fit = ols([ones(panel.x.length), panel.x], panel.x.map(Math.cos))
        expect(cr2(fit, panel).df([0, 1])!).toBeLessThanOrEqual(panel.count + 1e-9)
      }),
    )
  })
})

describe('two-way clustering', () => {
  test('by the same clusters twice is one-way', () => {
    fc.assert(
      fc.property(panels, (panel) => {
        const fit = ols([ones(panel.x.length), panel.x], panel.x.map(Math.cos))
        const twice = twoWayCovariance(fit, 'CR0', panel, panel)!
        const once = covariance(fit, 'CR0', panel)!
        twice.variance.forEach((value, place) => {
          expect(value).toBeCloseTo(once[place]!, 10)
        })
      }),
    )
  })
})

describe('a two-way covariance with a negative variance', () => {
  test('is repaired, and the note says so', () => {
    // Scores cancel within both ways, so that only the part of the rows, which is taken off, is left.
    const rows = [0, 1, 2, 3].flatMap((g) =>
      [0, 1, 2, 3].map((h) => `${(g + h) % 2 === 0 ? 1 : -1},${g},${h},${((g * 3 + h * 5) % 7) / 100}`),
    )
    const data = ['y,g,h,x', ...rows].join('\n')
    const result = estimate({ data, formula: 'y ~ 1', model: 'ols', cluster: 'g,h' })
    expect(result.notes.join()).toContain('negative eigenvalues were set to zero')
    for (const row of result.coefficients)
      expect(row.standardError === null || row.standardError >= 0).toBe(true)
  })
})

describe('a coefficient that stands in one cluster only', () => {
  // x differs within the first cluster only, and z within the others, so that its scores add up to zero whatever the outcome is.
  const data =
    'y,x,z,g\n1,0,0,a\n3,1,0,a\n2,2,0,a\n5,3,0,a\n1,0,4,b\n4,0,2,b\n3,0,1,c\n2,0,5,c\n6,0,2,d\n4,0,3,d'
  test.each([
    { model: 'ols', formula: 'y ~ 0 + x + z + g', cluster: 'g' },
    { model: 'ols', formula: 'y ~ 0 + x + z + g', cluster: 'g', se: 'CR2', df: 'clusters' },
    { model: 'poisson', formula: 'y ~ 0 + x + z + g', cluster: 'g' },
    { model: 'within', formula: 'y ~ x + z', unit: 'g', cluster: 'g' },
  ])('has no standard error, and a note says why: %j', (options) => {
    const { coefficients, notes } = estimate({ data, contrast: ['2 * x = 0', 'x = z'], ...options })
    const of = (term: string) => coefficients.find((row) => row.term === term)!
    expect(of('x').estimate).not.toBeNull()
    expect([of('x').standardError, of('x').p]).toEqual([null, null])
    expect(of('z').standardError).toBeGreaterThan(0.01)
    expect(notes.join()).toContain('add up to zero in each cluster')
  })
})

describe('what cannot be clustered is refused with a sentence', () => {
  test('CR2 of very many clusters, where CR1 is as good', () => {
    const n = 60_000
    const x = Array.from({ length: 10 }, (_, j) =>
      Float64Array.from({ length: n }, (__, i) => (i * (j + 2)) % 101),
    )
    const fit = ols(x, x[0]!.map(Math.sin))
    const clusters = { of: Int32Array.from({ length: n }, (_, i) => i), count: n }
    expect(() => cr2(fit, clusters)).toThrow('CR2 with 60000 clusters and 10 coefficients is too large')
  })
  test('CR2 of weighted rows in very large clusters', () => {
    const n = 2500
    const x = [ones(n), Float64Array.from({ length: n }, (_, i) => i % 17)]
    const fit = ols(
      x,
      x[1]!.map(Math.sin),
      x[1]!.map((value) => 1 + value),
    )
    const clusters = { of: Int32Array.from({ length: n }, (_, i) => i % 2), count: 2 }
    expect(() => cr2(fit, clusters)).toThrow('too large for clusters of this size; take CR1')
  })
  const data = 'y,x,g,h,one\n1,1,a,u,k\n2,3,a,v,k\n4,4,b,u,k\n3,6,b,v,k\n6,7,c,u,k\n5,9,c,NA,k'
  const refuse = (options: Record<string, unknown>) => () =>
    estimate({ data, formula: 'y ~ x', model: 'ols', ...options })
  test.each([
    [{ se: 'CR2', cluster: 'one' }, 'requires at least two clusters'],
    [{ cluster: 'g,one' }, 'requires at least two clusters'],
    [{ cluster: 'g,h' }, 'requires an id on every row'],
    [{ cluster: 'g,one,h' }, 'more than two columns'],
    [{ cluster: 'g,x', se: 'CR2' }, 'CR2 knows one way of clustering'],
    [{ cluster: 'g', df: 'few' }, "The degrees of freedom 'few' are not known"],
    [{ df: 'clusters' }, 'The degrees of freedom of clusters need a cluster.'],
    [{ se: 'CR2' }, 'The standard error CR2 needs a cluster.'],
  ])('%j', (options, sentence) => {
    expect(refuse(options)).toThrow(sentence)
  })
})
