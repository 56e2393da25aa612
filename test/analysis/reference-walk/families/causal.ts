import {
  columnOf,
  eValue,
  eValueOfInterval,
  modelFrame,
  propensity,
  propensityWeights,
} from '../../../../analysis/index.ts'
import { namedIn, tableOf } from '../shapes.ts'
import { CLOSED, type Family, GIVEN, SEARCHED, type Step } from '../walk.ts'

const SMD: Readonly<Record<string, string>> = {
  before: 'before',
  after_ate: 'after ate',
  after_att: 'after att',
  variance_ratio_before: 'variance ratio before',
  variance_ratio_after_ate: 'variance ratio after ate',
}

function compareEffects({ reference, results, data, run, see }: Step): void {
  const { treatment, outcome, r_formula } = reference
  const part = (pattern: RegExp) => pattern.exec(r_formula)?.[1]?.trim() ?? ''
  const scored = part(/ps: *[^~]+~([^;]*)/)
  const modelled = part(/outcome[^:]*:[^~]*~(.*)$/)
  const formula = `${outcome} ~ ${treatment} + ${modelled}${scored === modelled ? '' : ` | ${scored}`}`
  const result = run('ate', { formula })
  const means = tableOf(result, 'Mean outcome')
  for (const row of result.coefficients)
    see(
      {
        estimate: row.estimate,
        se: row.standardError,
        se_influence: row.standardError,
        ci_low: row.low,
        ci_high: row.high,
        mean_treated: namedIn(means, 'treated')[row.term],
        mean_control: namedIn(means, 'untreated')[row.term],
      },
      row.term,
    )
  see({ n: result.n, n_treated: result.fit.treated })
  for (const key of Object.keys(results).filter((name) => name.startsWith('aipw_ps_clipped_'))) {
    const clipped = run('ate', { formula, clip: key.split('_')[3] })
    const [own] = clipped.coefficients
    const { estimate, standardError: se, low: ci_low, high: ci_high } = own!
    see({ n_clipped: clipped.fit.clipped, estimate, se, ci_low, ci_high }, key)
  }
  const models = tableOf(result, 'Coefficients of the models')
  see(namedIn(models, 'propensity'), 'ps_coef')
  see(
    {
      coef_outcome_treated: namedIn(models, 'outcome, treated'),
      coef_outcome_control: namedIn(models, 'outcome, untreated'),
    },
    'g_computation',
  )
  const sizes = tableOf(result, 'Effective number')
  const [treated, control, all] = ['treated', 'untreated', 'all'].map((name) => namedIn(sizes, name))
  see(
    {
      ess_treated_ate: treated!.ate,
      ess_control_ate: control!.ate,
      ess_all_ate: all!.ate,
      ess_control_att: control!.att,
      max_ate: namedIn(sizes, 'largest weight').ate,
    },
    'weights',
  )
  see({ ess_treated: treated!.overlap, ess_control: control!.overlap }, 'overlap_weights')
  const balance = tableOf(result, 'Standardised mean')
  for (const [theirs, own] of Object.entries(SMD)) see(namedIn(balance, own), 'smd', theirs)
  if (results.risk_ratio_aipw) {
    const ratios = tableOf(result, 'Ratios')
    const cell = (name: string) => namedIn(ratios, name)['risk ratio']
    see(
      {
        rr: cell('estimate'),
        se_log: cell('se of log'),
        ci_low: cell('low'),
        ci_high: cell('high'),
        e_value_point: cell('E-value'),
        e_value_ci_limit: cell('E-value of limit'),
      },
      'risk_ratio_aipw',
    )
    see(namedIn(ratios, 'estimate')['odds ratio'], 'odds_ratio_aipw')
  }
  // The propensities themselves, and the first weights of each kind.
  const frame = modelFrame(data, `${treatment} ~ ${scored}`)
  const { values } = propensity(frame.columns, frame.y)
  const arm = (one: number) => [...values].filter((_, i) => frame.y[i] === one)
  const range = (own: readonly number[]) => [Math.min(...own), Math.max(...own)]
  const first = (kind: 'ate' | 'att') => [...propensityWeights(frame.y, values, kind).slice(0, 5)]
  const share = frame.y.reduce((sum, t) => sum + t, 0) / frame.n
  const stabilised = first('ate').map((weight, i) => weight * (frame.y[i] === 1 ? share : 1 - share))
  see({
    ps_first5: [...values.slice(0, 5)],
    ps_range_treated: range(arm(1)),
    ps_range_control: range(arm(0)),
    weights: { ate_first5: first('ate'), att_first5: first('att'), stabilised_first5: stabilised },
  })
  compareWelch({ results, data, see, reference } as Step)
  compareWeighted({ reference, data, run, see } as Step, values)
}

/** The standard error of a plain difference, which arms of unequal variance have. */
function compareWelch({ reference, data, see }: Step): void {
  const y = columnOf(data, reference.outcome!).values
  const t = columnOf(data, reference.treatment!).values
  const parts = [0, 1].map((one) => {
    const own = y.filter((_, i) => t[i] === one)
    const mean = own.reduce((sum, value) => sum + value, 0) / own.length
    return own.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (own.length - 1) / own.length
  })
  see(Math.sqrt(parts[0]! + parts[1]!), 'unadjusted_difference', 'se_welch')
}

/** Weighted least squares on the treatment alone. */
function compareWeighted({ reference, data, run, see }: Step, chances: Float64Array): void {
  const treated = columnOf(data, reference.treatment!)
  const weights = propensityWeights(treated.values, chances, 'ate')
  const table = {
    ...data,
    columns: new Map(data.columns).set('ipw', { ...treated, name: 'ipw', values: weights }),
  }
  const formula = `${reference.outcome} ~ ${reference.treatment}`
  const [, row] = run('ols', { data: table, formula, weights: 'ipw', se: 'HC0' }).coefficients
  see(row!.standardError, 'ipw_hajek_weighted_ls_HC0_se')
}

function compareEValues({ results, see }: Step): void {
  results.forEach(({ rr, low, high }: Record<string, number>, i: number) => {
    see({ e_value: eValue(rr!), e_value_ci: eValueOfInterval(low!, high!) }, i)
  })
}

const searched = (name: string) => (/coef|ps_|weights/.test(name) ? SEARCHED : CLOSED)

export const causal: readonly Family[] = [
  {
    estimator: /^9 IPW/,
    bound: searched,
    compare: compareEffects,
    left: [[/before_binary_with_p1mp/, 'shares divided by n: not offered, all terms divide by n − 1']],
  },
  {
    estimator: /^9 E-value/,
    bound: () => CLOSED,
    compare: compareEValues,
    left: [[/\/ (rr|low|high)$/, GIVEN]],
  },
]
