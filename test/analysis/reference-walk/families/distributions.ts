import { negbinDensity, poissonDensity } from '../../../../analysis/estimators/regression/count-densities.ts'
import {
  betaLower,
  betaQuantile,
  chiSquareUpper,
  digamma,
  fUpper,
  logFactorial,
  normalQuantile,
  normalUpper,
  tQuantile,
  trigamma,
  tTwoSided,
} from '../../../../analysis/index.ts'
import { type Family, GIVEN, type Step } from '../walk.ts'

const free = (df: number | 'Inf'): number | null => (df === 'Inf' ? null : df)

function compareDistributions({ results, see }: Step): void {
  const each = (block: string, from: readonly string[], into: string, f: (...given: never[]) => number) => {
    const columns = from.map((name) => results[block]?.[name] as readonly never[] | undefined)
    if (columns[0] === undefined) return
    see(
      columns[0].map((_, i) => f(...columns.map((column) => column![i]!))),
      block,
      into,
    )
  }
  each('normal', ['x'], 'upper', (x: number) => normalUpper(x))
  each('normal', ['x'], 'cdf', (x: number) => normalUpper(-x))
  each('quantiles_normal_logistic', ['p'], 'normal', normalQuantile)
  each('quantiles_normal_logistic', ['p'], 'logistic', (p: number) => Math.log(p) - Math.log1p(-p))
  each('t', ['t', 'df'], 'two_sided_p', (t: number, df: number) => tTwoSided(t, free(df)))
  each('t', ['t', 'df'], 'cdf', (t: number, df: number) => {
    const half = tTwoSided(t, free(df)) / 2
    return t > 0 ? 1 - half : half
  })
  each('t_quantile', ['p', 'df'], 'q', (p: number, df: number) => (p === 0.5 ? 0 : tQuantile(p, free(df))))
  each('chisq', ['x', 'df'], 'upper', chiSquareUpper)
  each('F', ['x', 'df1', 'df2'], 'upper', (x: number, df1: number, df2: number) => fUpper(x, df1, free(df2)))
  each('beta', ['x', 'a', 'b'], 'cdf', betaLower)
  each('beta_quantile', ['p', 'a', 'b'], 'q', betaQuantile)
  each('gamma_functions', ['x'], 'lgamma', (x: number) => logFactorial(x - 1))
  each('gamma_functions', ['x'], 'digamma', digamma)
  each('gamma_functions', ['x'], 'trigamma', trigamma)
  const out = { value: 0, first: new Float64Array(2), second: new Float64Array(4) }
  each('poisson', ['k', 'mu'], 'pmf', (k: number, mu: number) => {
    poissonDensity.at(k, Float64Array.of(Math.log(mu)), 0, out)
    return Math.exp(out.value)
  })
  // P(X ≤ k) of Poisson is the upper tail of chi-square.
  each('poisson', ['k', 'mu'], 'cdf', (k: number, mu: number) => chiSquareUpper(2 * mu, 2 * (k + 1)))
  each('negbin', ['k', 'mu', 'theta'], 'log_pmf', (k: number, mu: number, theta: number) => {
    const density = negbinDensity(40)
    density.prepare?.(Math.log(theta))
    density.at(k, Float64Array.of(Math.log(mu), Math.log(theta)), 0, out)
    return out.value
  })
}

export const distributions: readonly Family[] = [
  {
    estimator: /^distribution functions/,
    bound: () => 1e-11,
    compare: compareDistributions,
    left: [
      [/\/ (x|t|df|df1|df2|p|a|b|k|mu|theta|shape|groups) \/ \d+$/, GIVEN],
      [/^normal \/ (pdf|log_cdf)|^tukey|^chisq_quantile|^F_quantile/, 'a function that no estimator needs'],
      [/^(chisq|gamma_cdf_rate1) \/ cdf/, 'lower tails that no estimator needs'],
      [/^tukey \/ q/, GIVEN],
    ],
  },
]
