import {
  agrestiCoull,
  benjaminiHochberg,
  benjaminiYekutieli,
  binomialTest,
  bonferroni,
  chiSquareTest,
  clopperPearson,
  cohenKappa,
  fisherTest,
  fleissKappa,
  goodnessOfFit,
  hochberg,
  holm,
  hommel,
  jeffreys,
  krippendorffAlpha,
  mcNemar,
  oddsRatio,
  riskDifference,
  wald,
  wilson,
  wilsonCorrected,
} from '../../../../analysis/index.ts'
import type { Own } from '../ledger.ts'
import { CLOSED, type Family, GIVEN, type Step } from '../walk.ts'

type Counts = readonly (readonly number[])[]

function kappasOf(counts: Counts): Own {
  const plain = cohenKappa(counts)
  const kind = (weights: 'unweighted' | 'linear' | 'quadratic') => {
    const own = cohenKappa(counts, weights)
    return {
      observed: own.observed,
      expected: own.expected,
      kappa: own.kappa,
      ase: own.standardError,
      ase_null: own.standardErrorNull,
      z_null: own.statistic,
      ci_low: own.low,
      ci_high: own.high,
    }
  }
  return {
    unweighted: kind('unweighted'),
    linear: kind('linear'),
    quadratic: kind('quadratic'),
    percent_agreement: plain.agreement,
    max_kappa: plain.largest,
    pabak: plain.adjusted,
  }
}

/** Each block by what it holds: a table of two raters, ratings of several, or counts per subject. */
function compareAgreement({ results, see }: Step): void {
  for (const [name, block] of Object.entries<Record<string, never>>(results)) {
    if (block.table) see(kappasOf((block.table as { values: Counts }).values), name)
    if (block.cohen) see(kappasOf((block.cohen as { table: { values: Counts } }).table.values), name, 'cohen')
    if (block.raters_by_units) {
      const raters = (block.raters_by_units as (number | null)[][]).map((row) =>
        Float64Array.from(row, (value) => value ?? NaN),
      )
      for (const metric of ['nominal', 'ordinal', 'interval', 'ratio'] as const) {
        const { alpha, observed: Do, expected: De, pairable: n_pairable } = krippendorffAlpha(raters, metric)
        see({ alpha, Do, De, n_pairable }, name, metric)
      }
    }
    if (block.counts_subject_by_category) {
      const own = fleissKappa((block.counts_subject_by_category as { values: number[][] }).values)
      see({ kappa: own.kappa, mean_P: own.observed, Pe: own.expected }, name)
    }
  }
}

function compareTables({ results, see }: Step): void {
  for (const [name, block] of Object.entries<Record<string, never>>(results)) {
    if (!block.table) {
      const own = goodnessOfFit(block.observed!, block.p0!)
      see({ chi2: own.chiSquare, df: own.df, p: own.p }, name)
      continue
    }
    const counts = (block.table as { values: number[][] }).values
    const own = chiSquareTest(counts)!
    see(
      {
        pearson: { chi2: own.chiSquare, df: own.df, p: own.p },
        expected: { values: own.expected },
        standardised_residuals: { values: own.standardisedResiduals },
        cramers_v: own.cramersV,
        LR_G2: own.likelihoodRatio,
        min_expected: own.smallestExpected,
        yates: { chi2: own.corrected?.chiSquare, p: own.corrected?.p },
      },
      name,
    )
    if (counts.length !== 2 || counts[0]!.length !== 2) continue
    const exact = fisherTest(counts)
    const paired = mcNemar(counts)
    const difference = riskDifference(counts)
    see(
      {
        fisher: { p: exact.p, conditional_or: exact.oddsRatio, low: exact.low, high: exact.high },
        odds_ratio: oddsRatio(counts),
        mcnemar_if_paired: { corrected: paired.corrected.p, uncorrected_chi2: paired.chiSquare },
        risk_difference: {
          estimate: difference?.estimate,
          wald_low: difference?.low,
          wald_high: difference?.high,
        },
      },
      name,
    )
  }
}

function compareShares({ results, see, ledger }: Step): void {
  const kinds = {
    wilson: (x: number, n: number) => wilson(x / n, n),
    wilson_continuity_corrected: wilsonCorrected,
    clopper_pearson: clopperPearson,
    agresti_coull_unclipped: agrestiCoull,
    wald,
    jeffreys,
  }
  results.forEach(({ x, n }: { x: number; n: number }, i: number) => {
    for (const [kind, interval] of Object.entries(kinds)) {
      const { low, high } = interval(x, n)
      // The reference leaves rounding of 1e-17 where a bound is 0.
      ledger.see([low, high], [i, kind], () => 1e-7)
    }
    see({ p: x / n, exact_p_vs_half: binomialTest(x, n, 0.5) }, i)
  })
}

function compareAdjusted({ results, see }: Step): void {
  const rules = {
    none: (p: readonly (number | null)[]) => p,
    bonferroni,
    holm,
    hochberg,
    hommel,
    BH: benjaminiHochberg,
    BY: benjaminiYekutieli,
  }
  for (const [name, { p }] of Object.entries<{ p: readonly (number | null)[] }>(results)) {
    if (p.some((value) => value !== null && value > 1)) continue
    for (const [rule, adjust] of Object.entries(rules)) see(adjust(p), name, rule)
    // Of twenty tests of which the others found nothing at all.
    const known = p.filter((value) => value !== null).length
    const more = [...p, ...Array.from({ length: Math.max(0, 20 - known) }, () => 1)]
    if (known <= 20) see(holm(more).slice(0, p.length), name, 'holm_n20')
  }
}

/** R searches Fisher's odds ratio and its bounds with a tolerance that leaves two digits of a large one. */
const ofTables = (name: string) => (/fisher \/ (cond|low|high)/.test(name) ? 1e-2 : CLOSED)

export const descriptions: readonly Family[] = [
  {
    estimator: /^10 agreement/,
    bound: () => CLOSED,
    compare: compareAgreement,
    left: [[/table|raters_by_units|counts_subject/, GIVEN]],
  },
  {
    estimator: /^10 chi-square/,
    bound: ofTables,
    compare: compareTables,
    left: [[/\/ (table|observed|p0) \//, GIVEN]],
  },
  {
    estimator: /^10 proportion intervals/,
    bound: () => CLOSED,
    compare: compareShares,
    left: [[/\/ [xn]$/, GIVEN]],
  },
  {
    estimator: /^7 p.adjust/,
    bound: () => CLOSED,
    compare: compareAdjusted,
    left: [
      [/\/ p \//, GIVEN],
      [/^many/, 'p values above 1, which the product refuses'],
    ],
  },
]
