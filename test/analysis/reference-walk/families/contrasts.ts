import { benjaminiHochberg, bonferroni, holm } from '../../../../analysis/index.ts'
import { coefficientsOf, namedIn, tableOf } from '../shapes.ts'
import { CLOSED, type Family, GIVEN, type Step } from '../walk.ts'
import { searched } from './regressions.ts'

const isLogit = (calls: readonly string[]) => /^glm/.test(calls[0] ?? '')

/** Single contrasts, and several that hold together, with each covariance. */
function compareContrasts(step: Step): void {
  const { reference, results, run, see } = step
  const model = isLogit(reference.r_call) ? 'logit' : 'ols'
  const cluster = reference.cluster_variable ?? undefined
  const sumOf = (label: string) =>
    Object.entries(results.contrasts[label] as Record<string, number>)
      .map(([term, factor]) => `${factor < 0 ? '-' : '+'} ${Math.abs(factor)}*${term}`)
      .join(' ')
  interface Block {
    readonly single: Readonly<Record<string, { readonly rhs: number }>>
    readonly joint: readonly { readonly terms: readonly string[] }[]
  }
  for (const [se, block] of Object.entries<Block>(results.by_vcov)) {
    const labels = Object.keys(block.single)
    const joint = block.joint.map(({ terms }) => terms.map((term) => `${term} = 0`).join('; '))
    const result = run(model, {
      se,
      cluster: se.startsWith('CR') ? cluster : undefined,
      contrast: [...labels.map((label) => `${sumOf(label)} = ${block.single[label]!.rhs}`), ...joint],
    })
    see(coefficientsOf(result), 'coef')
    result.contrasts.forEach((row, i) => {
      see(
        {
          estimate_of_Lb: row.estimate,
          rhs: row.against,
          se: row.standardError,
          stat: row.statistic,
          df: row.df,
          p: row.p,
          ci_low: row.low,
          ci_high: row.high,
        },
        'by_vcov',
        se,
        'single',
        labels[i]!,
      )
    })
    const table = joint.length === 0 ? null : tableOf(result, 'joint tests')
    joint.forEach((text, i) => {
      const cell = (name: string) => namedIn(table!, name)[text]
      const chi2 = cell('chi-square')
      const own = {
        chi2,
        df: cell('df'),
        p_chi2: cell('p'),
        F: cell('F'),
        df2: cell('df2'),
        p_F: cell('p of F'),
      }
      // With a normal distribution F is the chi-square per restriction, and its p the same.
      const normal = { ...own, F: chi2! / cell('df')!, p_F: own.p_chi2 }
      see(model === 'logit' ? normal : own, 'by_vcov', se, 'joint', i)
    })
  }
  const raw = Object.values<{ p: number }>(results.by_vcov.classical?.single ?? {}).map(({ p }) => p)
  const names = Object.keys(results.by_vcov.classical?.single ?? {})
  for (const [rule, adjust] of Object.entries({
    none: (p: number[]) => p,
    bonferroni,
    holm,
    BH: benjaminiHochberg,
  }))
    adjust(raw).forEach((p, i) => {
      if ((results.glht_adjusted_p?.[rule]?.[names[i]!] ?? 0) > 1e-6)
        see(p, 'glht_adjusted_p', rule, names[i]!)
    })
}

export const contrasts: readonly Family[] = [
  {
    estimator: /^7 linear contrasts/,
    bound: (name, { r_call }) => (isLogit(r_call) ? searched(name) : CLOSED),
    compare: compareContrasts,
    left: [
      [/^contrasts/, GIVEN],
      [/^glht_adjusted_p/, 'one less a chance in the reference, which leaves no digits of a small p'],
    ],
  },
]
