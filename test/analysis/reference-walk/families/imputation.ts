import { columnOf, filterRows, poolEstimates } from '../../../../analysis/index.ts'
import { coefficientsOf, errorsOf, inferenceOf, namedIn } from '../shapes.ts'
import { CLOSED, type Family, GIVEN, SEARCHED, type Step } from '../walk.ts'

/** Least squares, or a logit when the outcome is of 0 and 1. */
const modelOf = ({ reference, data }: Step): string => {
  const outcome = data.columns.get(reference.r_formula.split('~')[0]!.trim())
  const binary = outcome?.values.every((value) => value === 0 || value === 1 || Number.isNaN(value)) ?? false
  return binary ? 'logit' : 'ols'
}

function compareImputed(step: Step): void {
  const { results, data, run, see, seeMatrix } = step
  const model = modelOf(step)
  const slopes: readonly string[] = results.wald_D1_all_slopes?.terms ?? []
  const result = run(model, {
    imputation: '.imp',
    contrast: slopes.length === 0 ? [] : [slopes.map((term) => `${term} = 0`).join('; ')],
  })
  const costs = result.tables[0]!
  const [, ubar, b, t, r, lambda, fmi, old] = costs.columns
  const cost = (name: string | undefined) => namedIn(costs, name!)
  const { stat: t_stat, df_satterthwaite: df, ...block } = inferenceOf(result) as Record<string, never>
  see(
    {
      ...block,
      estimate: coefficientsOf(result),
      t_stat,
      df_barnard_rubin: df,
      ubar: cost(ubar),
      b: cost(b),
      t: cost(t),
      r: cost(r),
      lambda: cost(lambda),
      fmi: cost(fmi),
      df_rubin_old: cost(old),
    },
    'pooled',
  )
  seeMatrix(result, 'total_vcov')
  const { fit } = result
  see(
    {
      F: fit.waldF,
      df1: fit.waldDf1,
      df2_reiter_none_li_raghunathan_rubin: fit.waldDf2,
      p: fit.waldP,
      r1: fit.waldIncrease,
    },
    'wald_D1_all_slopes',
  )
  const copies = columnOf(data, '.imp').values
  const each = [...new Set(copies)].filter((copy) => copy > 0)
  see(each.length, 'm')
  const fits = each.map((copy) => run(model, { data: filterRows(data, (row) => copies[row] === copy) }))
  const terms: readonly string[] = results.estimates.cols ?? results.estimates.rows
  const across = terms === results.estimates.cols
  const tableOfAll = (of: typeof coefficientsOf) =>
    across
      ? fits.map((own) => terms.map((term) => of(own)[term]))
      : terms.map((term) => fits.map((own) => of(own)[term]))
  see(tableOfAll(coefficientsOf), 'estimates', 'values')
  see(tableOfAll(errorsOf), 'se', 'values')
  see(fits[0]!.n - fits[0]!.coefficients.length, 'dfcom')
}

function compareScalar({ results, see }: Step): void {
  for (const [name, { estimates, se, dfcom }] of Object.entries<{
    readonly estimates: number[]
    readonly se: number[]
    readonly dfcom: number | 'Inf'
  }>(results)) {
    const df = dfcom === 'Inf' ? null : dfcom
    const variances = se.map((error) => error ** 2)
    const own = poolEstimates(estimates, variances, { df, n: 1, method: '' })
    see(
      {
        m: estimates.length,
        qbar: own.estimate,
        ubar: own.within,
        b: own.between,
        t: own.total,
        se_pooled: own.standardError,
        r_relative_increase: own.increase,
        lambda: own.lambda,
        fmi: own.missingInformation,
        df_rubin_old: own.dfLarge,
        df_barnard_rubin: own.df,
        t_stat: own.statistic,
        p: own.p,
        ci_low: own.low,
        ci_high: own.high,
      },
      name,
    )
    if (own.between === 0) continue
    const { total: t, df: free, increase: r, missingInformation: fmi } = own
    see({ t, df: free, r, fmi }, name, 'mice_pool_scalar')
  }
}

export const imputations: readonly Family[] = [
  {
    estimator: /^8 multiple imputation/,
    bound: (_, { r_call }) => (/glm\(/.test(r_call.join()) ? SEARCHED : CLOSED),
    compare: compareImputed,
  },
  {
    estimator: /^8 Rubin pooling/,
    bound: () => CLOSED,
    compare: compareScalar,
    left: [
      [/\/ (estimates|se|dfcom)( \/|$)/, GIVEN],
      [/mice_pool_scalar/, 'a share of missing information of 0 counts as 0.0001 there'],
    ],
  },
]
