import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  columnOf,
  covariance,
  logit,
  makeTable,
  mark,
  modelFrame,
  numberColumn,
  ols,
  standardisedCoefficients,
  waldTest,
} from '../../analysis/index.ts'
import { difference, type Named, readData, readReference } from './reference-files.ts'

const effect = fc.record({
  estimate: fc.option(fc.double({ min: -5, max: 5, noNaN: true })),
  p: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
})
const effects = fc.array(effect, { minLength: 1, maxLength: 6 })

describe('the mark of several effects', () => {
  test('is ++ or -- only when every outcome goes that way, and ± only when both ways occur', () => {
    fc.assert(
      fc.property(effects, (list) => {
        const { mark: found, positive, negative, of } = mark(list, 0.05)
        expect(of).toBe(list.length)
        expect(found === '++').toBe(positive === of)
        expect(found === '--').toBe(negative === of)
        expect(found === '±').toBe(positive > 0 && negative > 0)
        expect(found === '').toBe(positive === 0 && negative === 0)
        expect(found === '+').toBe(positive > 0 && positive < of && negative === 0)
        expect(found === '-').toBe(negative > 0 && negative < of && positive === 0)
      }),
    )
  })
  test('turns around when every effect does', () => {
    const opposite = { '++': '--', '+': '-', '±': '±', '-': '+', '--': '++', '': '' }
    fc.assert(
      fc.property(effects, (list) => {
        const turned = list.map(({ estimate, p }) => ({ estimate: estimate === null ? null : -estimate, p }))
        expect(mark(turned, 0.05).mark).toBe(opposite[mark(list, 0.05).mark])
      }),
    )
  })
  test('counts an effect only below the level, and one that was not estimated never', () => {
    expect(mark([{ estimate: 1, p: 0.05 }], 0.05).mark).toBe('')
    expect(mark([{ estimate: 1, p: 0.0499 }], 0.05).mark).toBe('++')
    expect(
      mark(
        [
          { estimate: null, p: 0.001 },
          { estimate: 1, p: null },
        ],
        0.05,
      ),
    ).toEqual({
      mark: '',
      positive: 0,
      negative: 0,
      of: 2,
    })
  })
})

describe('what is computed from a fit agrees with R', () => {
  for (const name of ['logit_males_union', 'logit_swisslabor'])
    test(`standardised coefficients, three ways: ${name}`, () => {
      const reference = readReference(name)
      const frame = modelFrame(readData(reference), reference.r_formula)
      const own = standardisedCoefficients(logit(frame.columns, frame.y), frame.y)
      const { standardised } = reference.results
      const pairs = [
        [own.byX, standardised.x_standardised_b_times_sdx],
        [own.latent, standardised.fully_standardised_long_latent],
        [own.menard, standardised.fully_standardised_menard],
      ] as const
      for (const [values, theirs] of pairs)
        frame.recipes.forEach(({ term }, j) => {
          if (term !== '(Intercept)')
            expect(difference(values[j], (theirs as Named)[term]!)).toBeLessThan(1e-8)
        })
    })

  for (const [name, estimator] of [
    ['contrasts_caschools', ols],
    ['contrasts_males_logit', logit],
  ] as const)
    test(`joint Wald tests: ${name}`, () => {
      const reference = readReference(name)
      const frame = modelFrame(readData(reference), reference.r_formula, {
        cluster: reference.cluster_variable!,
      })
      const fitted = estimator(frame.columns, frame.y)
      for (const [kind, block] of Object.entries<{ joint: Joint[] }>(reference.results.by_vcov)) {
        const variance = covariance(fitted, kind as 'CR1', frame.clusters)!
        for (const { terms, chi2, F, p_F, p_chi2 } of block.joint) {
          const places = terms.map((term) => frame.recipes.findIndex((recipe) => recipe.term === term))
          const found = waldTest(fitted.coefficients, variance, places, fitted.df)!
          expect(difference(found.chiSquare, chi2)).toBeLessThan(1e-8)
          expect(difference(found.f, F)).toBeLessThan(1e-8)
          if (p_chi2 > 0) expect(difference(found.pChiSquare, p_chi2)).toBeLessThan(1e-6)
          expect(difference(found.pF, p_F)).toBeLessThan(1e-6)
        }
      }
    })

  test('clusters of one row each give the standard errors of HC1', () => {
    const cars = readData(readReference('edge_cases'))
    const own = numberColumn(
      'row',
      Float64Array.from({ length: cars.rows }, (_, i) => i),
    )
    const table = makeTable([...cars.columns.values(), own])
    const frame = modelFrame(table, 'mpg ~ wt + qsec', { cluster: 'row' })
    const fit = ols(frame.columns, columnOf(table, 'mpg').values)
    const robust = covariance(fit, 'HC1')!
    covariance(fit, 'CR1', frame.clusters)!.forEach((value, i) => {
      expect(difference(value, robust[i]!)).toBeLessThan(1e-11)
    })
  })
})

interface Joint {
  readonly terms: readonly string[]
  readonly chi2: number
  readonly F: number
  readonly p_F: number
  readonly p_chi2: number
}
