import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import {
  agrestiCoull,
  binomialTest,
  chiSquareTest,
  clopperPearson,
  fisherTest,
  goodnessOfFit,
  jeffreys,
  mcNemar,
  oddsRatio,
  riskDifference,
  wald,
  wilson,
  wilsonCorrected,
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

describe('intervals for shares agree with R', () => {
  type Case = { x: number; n: number; exact_p_vs_half: number } & Record<string, [number, number]>
  const kinds = {
    wilson: (x: number, n: number) => wilson(x / n, n),
    wilson_continuity_corrected: wilsonCorrected,
    clopper_pearson: clopperPearson,
    agresti_coull_unclipped: agrestiCoull,
    wald,
    jeffreys,
  }
  for (const [kind, interval] of Object.entries(kinds))
    test(kind, () => {
      const worst = new Worst()
      for (const theirs of readReference('proportions').results as Case[]) {
        const { x, n } = theirs
        const own = interval(x, n)
        const [low, high] = theirs[kind]!
        // R leaves rounding of 1e-17 where the bound is 0.
        if (Math.abs(low) > 1e-15) worst.see(`low of ${x}/${n}`, own.low, low)
        else expect(own.low).toBeCloseTo(0, 15)
        if (high !== 0) worst.see(`high of ${x}/${n}`, own.high, high)
      }
      say(`proportions ${kind}`, worst)
      expect(worst.value).toBeLessThan(CLOSED)
    })
  test('exact p values', () => {
    const worst = new Worst()
    for (const { x, n, exact_p_vs_half: p } of readReference('proportions').results as Case[])
      worst.see(`${x}/${n}`, binomialTest(x, n, 0.5), p)
    say('proportions exact p', worst)
    expect(worst.value).toBeLessThan(CLOSED)
  })
  test('mirror each other when what is counted is turned round', () => {
    const cases = fc
      .integer({ min: 1, max: 200 })
      .chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)))
    fc.assert(
      fc.property(cases, ([x, n]) => {
        for (const interval of Object.values(kinds)) {
          const [own, other] = [interval(x, n), interval(n - x, n)]
          expect(own.low).toBeCloseTo(1 - other.high, 12)
        }
        const exact = clopperPearson(x, n)
        const { low, high } = wilson(x / n, n)
        expect(exact.low).toBeLessThanOrEqual(low + 0.02)
        expect(exact.high).toBeGreaterThanOrEqual(high - 0.02)
      }),
    )
  })
  test('refuse what is not a count of cases', () => {
    expect(() => clopperPearson(11, 10)).toThrow(
      'clopperPearson requires a whole number x from 0 to 10, got 11',
    )
    expect(() => jeffreys(0, 0)).toThrow('a whole number n above 0')
    expect(() => binomialTest(1, 2, 1)).toThrow('a share between 0 and 1')
  })
})

describe('tests of tables agree with R', () => {
  const { goodness_of_fit: fit, ...tables } = readReference('chisq').results
  for (const [name, theirs] of Object.entries<Record<string, Numbers & Matrix & number>>(tables))
    test(name, () => {
      const counts = theirs.table!.values
      const own = chiSquareTest(counts)!
      const worst = new Worst()
      worst.see('chi-square', own.chiSquare, theirs.pearson!.chi2!)
      worst.see('df', own.df, theirs.pearson!.df!)
      worst.see('p', own.p, theirs.pearson!.p!)
      worst.see('V', own.cramersV, theirs.cramers_v!)
      worst.see('G²', own.likelihoodRatio, theirs.LR_G2!)
      worst.see('smallest expected', own.smallestExpected, theirs.min_expected!)
      counts.forEach((row, i) => {
        row.forEach((_, j) => {
          worst.see(`expected ${i},${j}`, own.expected[i]![j], theirs.expected!.values[i]![j]!)
          const residual = theirs.standardised_residuals!.values[i]![j]!
          worst.see(`residual ${i},${j}`, own.standardisedResiduals[i]![j], residual)
        })
      })
      if (theirs.yates) {
        worst.see('corrected', own.corrected!.chiSquare, theirs.yates.chi2!)
        worst.see('its p', own.corrected!.p, theirs.yates.p!)
        const paired = mcNemar(counts)
        const { corrected, uncorrected_chi2 } = theirs.mcnemar_if_paired!
        worst.see('McNemar', paired.chiSquare, uncorrected_chi2!)
        worst.see('McNemar corrected', paired.corrected.p, corrected!)
        worst.see('odds ratio', oddsRatio(counts), theirs.odds_ratio!)
        const { estimate, wald_low, wald_high } = theirs.risk_difference!
        const difference = riskDifference(counts)!
        worst.see('difference', difference.estimate, estimate!)
        worst.see('its low', difference.low, wald_low!)
        worst.see('its high', difference.high, wald_high!)
        worst.see('Fisher’s p', fisherTest(counts).p, theirs.fisher!.p!)
        // R searches these three with uniroot, whose tolerance leaves two digits of a large bound.
        const found = new Worst()
        const exact = fisherTest(counts)
        found.see('conditional odds ratio', exact.oddsRatio, theirs.fisher!.conditional_or!)
        found.see('its low', exact.low, theirs.fisher!.low!)
        found.see('its high', exact.high, theirs.fisher!.high!)
        say(`chisq ${name} Fisher’s interval`, found)
        expect(found.value).toBeLessThan(1e-2)
      }
      say(`chisq ${name}`, worst)
      expect(worst.value).toBeLessThan(CLOSED)
    })
  test('goodness of fit', () => {
    const own = goodnessOfFit(fit.observed, fit.p0)
    const worst = new Worst()
    worst.see('chi-square', own.chiSquare, fit.chi2)
    worst.see('df', own.df, fit.df)
    worst.see('p', own.p, fit.p)
    say('chisq goodness of fit', worst)
    expect(worst.value).toBeLessThan(CLOSED)
  })
  test('Fisher’s interval is where its tails are, and open at the edges', () => {
    // The chances of a first cell of 0 to 4 are as 1 : 16ω : 36ω² : 16ω³ : ω⁴.
    const { low, high } = fisherTest([
      [3, 1],
      [1, 3],
    ])
    const share = (w: number, from: number, to: number) => {
      const parts = [1, 16 * w, 36 * w ** 2, 16 * w ** 3, w ** 4]
      const sum = (some: number[]) => some.reduce((all, part) => all + part, 0)
      return sum(parts.slice(from, to)) / sum(parts)
    }
    expect(share(high!, 0, 4)).toBeCloseTo(0.025, 12)
    expect(share(low, 3, 5)).toBeCloseTo(0.025, 12)
    expect(
      fisherTest([
        [0, 3],
        [4, 2],
      ]),
    ).toMatchObject({ oddsRatio: 0, low: 0 })
    expect(
      fisherTest([
        [3, 0],
        [2, 4],
      ]),
    ).toMatchObject({ oddsRatio: null, high: null })
    const [own, turned] = [
      fisherTest([
        [7, 2],
        [3, 9],
      ]),
      fisherTest([
        [3, 9],
        [7, 2],
      ]),
    ]
    expect(own.oddsRatio! * turned.oddsRatio!).toBeCloseTo(1, 10)
    expect(own.low * turned.high!).toBeCloseTo(1, 10)
    expect(own.p).toBeCloseTo(turned.p, 12)
  })
  test('an empty row or column does not count, and one row alone has no test', () => {
    const plain = chiSquareTest([
      [5, 9],
      [8, 2],
    ])!
    expect(
      chiSquareTest([
        [5, 0, 9],
        [0, 0, 0],
        [8, 0, 2],
      ])!.p,
    ).toBe(plain.p)
    expect(
      chiSquareTest([
        [5, 9],
        [0, 0],
      ]),
    ).toBeNull()
    expect(chiSquareTest([])).toBeNull()
    expect(() =>
      chiSquareTest([
        [5, -1],
        [1, 1],
      ]),
    ).toThrow('counts of at least 0, got -1')
    expect(() => chiSquareTest([[5, 1], [1]])).toThrow('rows of 2 counts, got one of 1')
  })
})
