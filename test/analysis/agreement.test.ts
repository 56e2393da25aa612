import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import {
  type Alpha,
  categoryColumn,
  cohenKappa,
  doubleEntry,
  fleissKappa,
  krippendorffAlpha,
  makeTable,
  numberColumn,
} from '../../analysis/index.ts'
import { readReference, Worst } from './reference-files.ts'

const CLOSED = 1e-8
const summary: string[] = []
afterAll(() => console.log(`worst relative differences with R\n${summary.join('\n')}`))

function say(name: string, worst: Worst): void {
  summary.push(
    `${name.padEnd(44)} ${worst.value.toExponential(1)}  (${worst.compared} numbers; ${worst.place})`,
  )
}

type Numbers = Readonly<Record<string, number>>
type Matrix = { readonly values: number[][] }

const agreement = readReference('agreement').results

describe('agreement agrees with R', () => {
  const kappas = {
    cohen_sexualfun: agreement.cohen_sexualfun,
    double_entry_binary: agreement.double_entry_binary.cohen,
  }
  for (const [name, theirs] of Object.entries<Record<string, Numbers & Matrix>>(kappas))
    test(`Cohen’s kappa: ${name}`, () => {
      const worst = new Worst()
      const counts = theirs.table!.values
      for (const kind of ['unweighted', 'linear', 'quadratic'] as const) {
        const own = cohenKappa(counts, kind)
        const pairs: [string, number | null][] = [
          ['observed', own.observed],
          ['expected', own.expected],
          ['kappa', own.kappa],
          ['ase', own.standardError],
          ['ase_null', own.standardErrorNull],
          ['z_null', own.statistic],
          ['ci_low', own.low],
          ['ci_high', own.high],
        ]
        for (const [key, value] of pairs) worst.see(`${kind} ${key}`, value, theirs[kind]![key]!)
      }
      const plain = cohenKappa(counts)
      worst.see('agreement', plain.agreement, theirs.percent_agreement as unknown as number)
      worst.see('largest', plain.largest, theirs.max_kappa as unknown as number)
      worst.see('adjusted', plain.adjusted, theirs.pabak as unknown as number)
      say(`kappa ${name}`, worst)
      expect(worst.value).toBeLessThan(CLOSED)
    })
  for (const name of ['krippendorff_example', 'double_entry_binary'])
    test(`Krippendorff’s alpha: ${name}`, () => {
      const raters = (agreement[name].raters_by_units as (number | null)[][]).map((row) =>
        Float64Array.from(row, (value) => value ?? NaN),
      )
      const worst = new Worst()
      for (const metric of ['nominal', 'ordinal', 'interval', 'ratio'] as const) {
        const own: Alpha = krippendorffAlpha(raters, metric)
        const theirs = agreement[name][metric]
        worst.see(`${metric} alpha`, own.alpha, theirs.alpha)
        worst.see(`${metric} observed`, own.observed, theirs.Do)
        worst.see(`${metric} expected`, own.expected, theirs.De)
        worst.see(`${metric} pairable`, own.pairable, theirs.n_pairable)
      }
      say(`alpha ${name}`, worst)
      expect(worst.value).toBeLessThan(CLOSED)
    })
  test('Fleiss’ kappa', () => {
    const { fleiss } = agreement
    const own = fleissKappa(fleiss.counts_subject_by_category.values)
    const worst = new Worst()
    worst.see('kappa', own.kappa, fleiss.kappa)
    worst.see('observed', own.observed, fleiss.mean_P)
    worst.see('expected', own.expected, fleiss.Pe)
    say('fleiss', worst)
    expect(worst.value).toBeLessThan(CLOSED)
  })
})

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
