import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  categoryColumn,
  cohenKappa,
  doubleEntry,
  fleissKappa,
  krippendorffAlpha,
  makeTable,
  numberColumn,
} from '../../analysis/index.ts'

describe('agreement', () => {
  const table = fc.integer({ min: 2, max: 4 }).chain((k) =>
    fc.array(fc.array(fc.integer({ min: 1, max: 30 }), { minLength: k, maxLength: k }), {
      minLength: k,
      maxLength: k,
    }),
  )
  test('does not depend on who is called first, and weights do not matter with two categories', () => {
    fc.assert(
      fc.property(table, (counts) => {
        const turned = counts.map((_, i) => counts.map((row) => row[i]!))
        const [own, other] = [cohenKappa(counts, 'quadratic'), cohenKappa(turned, 'quadratic')]
        expect(own.kappa).toBeCloseTo(other.kappa!, 12)
        expect(own.standardError).toBeCloseTo(other.standardError!, 12)
        if (counts.length === 2) expect(cohenKappa(counts).kappa).toBeCloseTo(own.kappa!, 12)
      }),
    )
  })
  test('is one when all agree, and not known when there is nothing to agree on', () => {
    expect(
      cohenKappa([
        [5, 0],
        [0, 3],
      ]).kappa,
    ).toBe(1)
    expect(
      cohenKappa([
        [5, 0],
        [0, 0],
      ]).kappa,
    ).toBeNull()
    expect(krippendorffAlpha([Float64Array.of(1, 1), Float64Array.of(1, 1)], 'nominal').alpha).toBeNull()
    expect(krippendorffAlpha([Float64Array.of(1, NaN), Float64Array.of(NaN, 1)], 'nominal').alpha).toBeNull()
    expect(
      fleissKappa([
        [2, 0],
        [2, 0],
      ]).kappa,
    ).toBeNull()
  })
  test('refuses tables that are not square, empty ones, and uneven raters', () => {
    expect(() =>
      cohenKappa([
        [1, 2, 3],
        [1, 2, 3],
      ]),
    ).toThrow('a square table of two categories or more')
    expect(() =>
      cohenKappa([
        [0, 0],
        [0, 0],
      ]),
    ).toThrow('requires counts, got none')
    expect(() =>
      fleissKappa([
        [2, 1],
        [1, 1],
      ]),
    ).toThrow('3 raters for each subject, got 2 for subject 2')
    expect(() => krippendorffAlpha([Float64Array.of(1)], 'nominal')).toThrow('at least two raters, got 1')
  })
  test('double entry names the rows that differ, a value against a gap among them', () => {
    const entry = (ages: number[], forms: (string | null)[]) =>
      makeTable([numberColumn('age', ages), categoryColumn('form', forms, ['a', 'b'])])
    const first = entry([30, 41, NaN, 52, NaN], ['a', 'b', null, 'a', 'b'])
    const second = entry([30, 14, 60, 52, NaN], ['a', 'b', null, 'b', 'b'])
    const [age, form] = doubleEntry(first, second)
    expect(age).toMatchObject({ name: 'age', compared: 4, differing: [1, 2], agreement: 0.5 })
    expect(form).toMatchObject({ name: 'form', compared: 4, differing: [3], agreement: 0.75 })
    expect(form!.kappa!.kappa).toBeCloseTo(0.5, 12)
    expect(() => doubleEntry(first, makeTable([numberColumn('age', [1])]))).toThrow('got 5 and 1 rows')
  })
})
